"""A wrong value at the top of a file does not hide what is wrong further down; blanks are no words."""

from __future__ import annotations

import pytest

from tests.workspace import SETTINGS, WORDS, Workspace

WRONG = {
    "a status": (SETTINGS, "status: draft", "status: final", "SRC104"),
    "a country": (SETTINGS, "country: GB", "country: gb", "SRC104"),
    "a language": (SETTINGS, "source_language: en", "source_language: English", "SRC104"),
    "a version": (SETTINGS, "\nversion: 0.1.0", "\nversion: 1", "SRC107"),
    "no version": (SETTINGS, "\nversion: 0.1.0", "\n", "SRC105"),
    "no status": (SETTINGS, "status: draft", "", "SRC105"),
    "no history": (SETTINGS, "history:", "histories:", "SRC10"),
    "dates": (SETTINGS, "dates: {}", "dates: none", "SRC104"),
    "an audience": (SETTINGS, "audience: ", 'audience: " " # ', "SRC104"),
    "a title": (WORDS, "title: ", 'title: "  " # ', "SRC104"),
    "no title": (WORDS, "title: ", "tilte: ", "SRC10"),
    "no summary": (WORDS, "summary: ", "sumary: ", "SRC10"),
}


@pytest.mark.parametrize("name", WRONG)
def test_the_rest_of_the_leaflet_is_judged(name: str, workspace: Workspace) -> None:
    file, old, new, code = WRONG[name]
    workspace.write(file, ("\n" + workspace.read(file)).replace(old, new, 1)[1:])
    workspace.add_words("Take {{nothing}} and ☃.\n")
    errors = [one.code for one in workspace.check().diagnostics if one.severity == "error"]
    assert sorted(one for one in errors if not one.startswith(code)) == ["ACC105", "FCT101"]
    assert any(one.startswith(code) for one in errors)


def test_what_would_stand_in_can_be_as_wrong(workspace: Workspace) -> None:
    """A version that is wrong in the history too has one reading, and an end."""
    workspace.edit(SETTINGS, "0.1.0", "one")
    workspace.add_words("Take {{nothing}}.\n")
    assert sorted(one.code for one in workspace.errors()) == ["FCT101", "SRC104"]


@pytest.mark.parametrize("value", ['" "', '"\\t"', '"\u00a0"'])
def test_blanks_are_no_fact(value: str, workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "facts:", f"facts:\n  spa: {{kind: text, value: {value}}}")
    workspace.add_words("The {{spa}}.\n")
    (error,) = workspace.errors()
    assert (error.code, "is empty" in error.message) == ("SRC104", True)
