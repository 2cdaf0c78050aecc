"""A release that is much harder to read than the one before: who is stopped, who is warned, and who allows it."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model.diagnostics import Diagnostic
from tests.releases import make_entry, write_entries
from tests.workspace import SETTINGS, Workspace

FILE = "releases.yaml"
DAY = date(2026, 11, 29)
WORDS = "You take your medicine with water every morning, and you write down how you feel in the evening. " * 12
ALLOW = "allow: [{rule: GOV170, because: The new words are needed., by: A B, until: 2027-06-30}]\n"


@pytest.fixture
def harder(workspace: Workspace) -> Workspace:
    """The example with enough words to measure, after a version that was much easier."""
    workspace.add_words(f"## Your medicine {{#medicine}}\n\n{WORDS}\n")
    workspace.write(FILE, write_entries(make_entry("0.0.9", reading={"fkgl": 1.0})))
    return workspace


def find(workspace: Workspace, *, release: bool = False, today: date | None = None) -> list[Diagnostic]:
    checkup = workspace.check(release=release, today=today)
    return [one for one in checkup.diagnostics if one.code in ("GOV170", "GOV110")]


def test_a_release_is_stopped_and_a_published_leaflet_is_warned_of(harder: Workspace) -> None:
    (note,) = find(harder)
    assert (note.severity, note.span.path, note.span.line) == ("info", "source/muscle/en.md", 2)
    assert "than version 0.0.9: Flesch-Kincaid grade" in note.message and note.message.endswith(", after 1.0")
    assert "en.md:" in note.hint and "`allow`" in note.hint
    assert [one.severity for one in find(harder, release=True)] == ["error"]
    harder.edit(SETTINGS, "status: draft", "status: published")
    assert [one.severity for one in find(harder)] == ["warning"]
    assert [one.severity for one in find(harder, release=True)] == ["error"]


def test_what_somebody_allows_is_allowed_for_a_release_too(harder: Workspace) -> None:
    harder.append(SETTINGS, ALLOW)
    for release in (False, True):
        assert find(harder, release=release, today=DAY) == []
    harder.write(FILE, write_entries(make_entry("0.0.9", reading={"fkgl": 12.0})))
    (unused,) = find(harder, today=DAY)
    assert (unused.code, unused.severity) == ("GOV110", "error")


def test_after_its_release_a_version_keeps_its_waiver(harder: Workspace) -> None:
    harder.append(SETTINGS, ALLOW)
    first = make_entry("0.0.9", reading={"fkgl": 1.0})
    second = make_entry("0.1.0", [first["digest"]], reading={"fkgl": 6.0})
    harder.write(FILE, write_entries(first, second))
    assert find(harder, release=True, today=DAY) == []


def test_a_first_release_and_an_easier_one_are_fine(harder: Workspace) -> None:
    harder.write(FILE, write_entries(make_entry("0.1.0", reading={"fkgl": 1.0})))
    assert find(harder, release=True) == []
    harder.write(FILE, write_entries(make_entry("0.0.9", reading={"fkgl": 12.0})))
    assert find(harder, release=True) == []
    harder.remove(FILE)
    assert find(harder, release=True) == []
