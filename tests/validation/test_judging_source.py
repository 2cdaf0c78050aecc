"""Judging of a source folder: leaflets are handed on as soon as all is known of them, and judged once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.build.checking import check_source
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.validation import judging, judging_source
from pipeline.validation.check import Checkup
from pipeline.validation.folder import find_leaflets
from tests.second_leaflet import add_foot_care
from tests.workspace import PUBLISHER, SETTINGS, Workspace, remember

Judge = Callable[..., object]


def check_and_hand_on(workspace: Workspace) -> tuple[Checkup, list[Checkup]]:
    """What is found, and what was handed on before."""
    handed: list[Checkup] = []
    names = find_leaflets(workspace.source)
    checkup = check_source(workspace.source, workspace.place, names, remember=remember, hand=handed.append)
    return checkup, handed


def test_a_good_leaflet_is_handed_on_as_it_is_found_to_be(workspace: Workspace) -> None:
    add_foot_care(workspace)
    checkup, handed = check_and_hand_on(workspace)
    assert [name for one in handed for name in one.good] == ["foot-care", "muscle"]
    assert {name: leaflet for one in handed for name, leaflet in one.good.items()} == checkup.good
    assert {name for one in handed for name in one.leaflets} == {*checkup.leaflets}


def test_one_with_an_error_is_handed_on_without_what_that_keeps_back(workspace: Workspace) -> None:
    add_foot_care(workspace)
    workspace.edit(SETTINGS, "0.1.0", "one")
    checkup, handed = check_and_hand_on(workspace)
    assert [name for one in handed for name in one.good] == ["foot-care"] == [*checkup.good]


def test_one_that_asks_something_of_others_waits_for_them(workspace: Workspace) -> None:
    add_foot_care(workspace, "See [](leaflet:muscle).")
    checkup, handed = check_and_hand_on(workspace)
    assert [name for one in handed for name in one.good] == ["muscle"]
    assert checkup.good["foot-care"].neighbours.known and not checkup.good["muscle"].neighbours.known


def test_nothing_is_handed_on_where_what_all_share_has_errors(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "colours: none\n")
    assert check_and_hand_on(workspace)[1] == []


@pytest.mark.parametrize("wrong", [False, True])
def test_a_leaflet_is_judged_once_unless_more_is_wrong(
    workspace: Workspace, wrong: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []

    def judge(leaflet: Leaflet, of_reading: object, shared: tuple[Diagnostic, ...], *rest: object) -> object:
        judged.append(", ".join(one.code for one in shared))
        return real(leaflet, of_reading, shared, *rest)

    real: Judge = judging.judge_leaflet
    monkeypatch.setattr(judging_source, "judge_leaflet", judge)
    if wrong:  # which is known when all leaflets are read: what they use decides
        workspace.edit(PUBLISHER, "name: ", "name: ☃ ", 1)
    before = workspace.check().diagnostics
    judged.clear()
    checkup, _ = check_and_hand_on(workspace)
    assert checkup.diagnostics == before
    assert len(judged) == (2 if wrong else 1), judged
