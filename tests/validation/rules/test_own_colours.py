"""A publisher's own colours: what cannot be used is said, with the nearest that can."""

from __future__ import annotations

import re

import pytest

from pipeline.model.diagnostics import Diagnostic
from tests.workspace import PUBLISHER, Workspace


def find(workspace: Workspace) -> list[Diagnostic]:
    return [one for one in workspace.diagnostics() if one.code == "ACC110"]


@pytest.mark.parametrize(
    ("colours", "said"),
    [
        ('{main: "#3A7D44"}', ["the contrast of words with this colour is 4.7, and 7 is needed"]),
        ('{main: "#A1001A"}', ["this colour looks like the red of emergencies, which means nothing else"]),
        (
            '{main: "#0B3D91", accent: "#FF5A4D"}',
            ["this colour looks like the red of emergencies, which means nothing else"],
        ),
        (
            '{main: "#0B3D91", accent: "#3F6FBF"}',
            ["the contrast of this colour with the main colour is 2, and 3 is needed"],
        ),
        ('{main: "#0B3D91", accent: "#ffb81c"}', []),
        ('{main: "#0F4C47", accent: "#F5BE4F"}', []),
    ],
)
def test_a_colour_that_cannot_be_used_is_said_with_the_nearest_that_can(
    workspace: Workspace, colours: str, said: list[str]
) -> None:
    written = workspace.read(PUBLISHER)
    workspace.write(PUBLISHER, f"{written}colours: {colours}\n")
    found = find(workspace)
    assert [one.message for one in found] == said
    assert all(one.severity == "error" and one.span.path.endswith("publisher.yaml") for one in found)
    for one in found:
        nearest = re.findall(r'"(#[0-9A-F]{6})"', one.hint)[0]
        wrong = re.findall(r"#[0-9A-Fa-f]{6}", colours)[-1]
        workspace.write(PUBLISHER, f"{written}colours: {colours.replace(wrong, nearest)}\n")
        assert find(workspace) == [], "what the hint says is taken"


def test_a_colour_of_a_place_is_said_at_the_place(workspace: Workspace) -> None:
    workspace.write("places.yaml", 'riverside:\n  name: {en: Riverside}\n  colours: {main: "#7FB5FF"}\n')
    assert [one.span.path.rpartition("/")[2] for one in find(workspace)] == ["places.yaml"]


@pytest.mark.parametrize("value", ["blue", '"#0B3"', '"#0B3D9"', '"0B3D91"'])
def test_what_is_no_colour_says_how_one_is_written(workspace: Workspace, value: str) -> None:
    workspace.append(PUBLISHER, f'colours: {{main: {value}, accent: "#FFB81C"}}\n')
    assert any("in quotes" in f"{one.message} {one.hint}" for one in workspace.diagnostics() if one.severity == "error")
