"""What check says of forms on paper without setting a page."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.build.selection import check_leaflets
from pipeline.model.diagnostics import Diagnostic
from tests.workspace import SETTINGS, WORDS, Workspace

SENTENCE = "Give a small drink and wait for ten minutes. "


def add_table(workspace: Workspace, sentences: int) -> int:
    """A table whose second row has so many sentences; the line of that row."""
    table = (
        '::: {.table #doses caption="What to do" headers=row}\n| Age | What to do |\n|---|---|\n| 1 year | Wait. |\n'
    )
    workspace.add_words(f"## Doses {{#doses-here}}\n\n{table}| 2 years | {SENTENCE * sentences}|\n:::\n")
    return next(at for at, line in enumerate(workspace.read().splitlines(), 1) if line.startswith("| 2 years"))


def check(workspace: Workspace) -> list[Diagnostic]:
    """What is said of forms."""
    return list(check_leaflets(workspace.source, workspace.place, forms=True).of_forms)


@pytest.mark.parametrize(("sentences", "form"), [(90, "the print leaflet"), (45, "the leaflet in large print")])
def test_a_row_as_high_as_a_page_is_a_warning_at_its_line(workspace: Workspace, sentences: int, form: str) -> None:
    line = add_table(workspace, sentences)
    (warning,) = check(workspace)
    assert (warning.code, warning.severity, warning.span.line) == ("PDF207", "warning", line)
    assert f"the row “2 years” is as high as a page of {form}" in warning.message
    assert warning.hint.startswith("make two rows")
    assert workspace.plainleaf("check").returncode == 0


def test_a_row_can_be_allowed_whoever_finds_it(workspace: Workspace) -> None:
    add_table(workspace, 45)
    workspace.append(SETTINGS, "allow: [{rule: PDF207, because: It is so., by: A B, until: 2027-06-30}]\n")
    checkup = check_leaflets(workspace.source, workspace.place, forms=True)
    assert (checkup.of_forms, [one.code for one in checkup.allowed]) == ((), ["PDF207"])
    late = check_leaflets(workspace.source, workspace.place, today=date(2027, 7, 1), forms=True)
    assert [one.code for one in late.of_forms] == ["PDF207"]


def test_a_build_says_it_of_each_form(workspace: Workspace) -> None:
    line = add_table(workspace, 90)
    outcome = workspace.build(formats=("pdf", "large-print", "folded"))
    warnings = [one for one in outcome.diagnostics if one.code == "PDF207"]
    assert [one.span.line for one in warnings] == [line, line]
    assert not outcome.failed


def test_rows_that_a_page_holds_are_no_finding(workspace: Workspace) -> None:
    add_table(workspace, 12)
    assert check(workspace) == []


def test_a_form_that_is_turned_off_has_no_findings(workspace: Workspace) -> None:
    add_table(workspace, 45)
    workspace.append(SETTINGS, "formats: {large-print: Nobody asks for it.}\n")
    assert check(workspace) == []


def test_words_with_errors_are_not_laid_out(workspace: Workspace) -> None:
    add_table(workspace, 90)
    workspace.edit(WORDS, "[@plain-language]", "[@nobody]")
    assert check(workspace) == []
