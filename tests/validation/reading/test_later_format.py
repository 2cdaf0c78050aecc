"""The version of the source format: one that we do not know is all that is said."""

from __future__ import annotations

import pytest

from tests.workspace import PUBLISHER, SETTINGS, Workspace


def test_a_source_without_a_format_is_of_the_first(workspace: Workspace) -> None:
    before = workspace.diagnostics()
    workspace.append(PUBLISHER, "format: 1\n")
    assert workspace.diagnostics() == before


@pytest.mark.parametrize("number", ["2", "99", "1000000"])
def test_a_later_format_is_all_that_is_said(number: str, workspace: Workspace) -> None:
    workspace.duplicate("other")
    workspace.append(PUBLISHER, f"format: {number}\nnew-key: 1\nlanguages: none\n")
    workspace.append(SETTINGS, "something: new\n")
    workspace.add_words("::: new-block\n")
    workspace.write("glossary.yaml", "new: [\n")
    checkup = workspace.check()
    (error,) = checkup.diagnostics
    assert (error.code, error.span.line, error.span.column) == ("SRC110", 7, 9)
    assert error.message == f"this source is of format {number}, and this Plainleaf reads format 1"
    assert checkup.failed == ("muscle", "other")


WRONG = {
    "0": "write 1",
    "-1": "write 1",
    '"1"': "without quotes",
    "one": "without quotes",
    "1.5": "digits",
    "[2]": "write digits",
}


@pytest.mark.parametrize("written", WRONG)
def test_what_is_no_version_is_a_wrong_value_like_any_other(written: str, workspace: Workspace) -> None:
    workspace.append(PUBLISHER, f"format: {written}\nnew-key: 1\n")
    errors = workspace.errors()
    assert [one.code for one in errors] == ["SRC104", "SRC103"]
    assert WRONG[written] in errors[0].hint


def test_nothing_is_built_of_a_later_format(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "format: 2\n")
    outcome = workspace.build()
    assert [one.code for one in outcome.diagnostics] == ["SRC110"]
    assert outcome.failed and not workspace.outputs.exists()
