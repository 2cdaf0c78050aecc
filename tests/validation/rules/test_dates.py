"""Dates beside the clock: what is still to come, and what is overdue. A build knows nothing of the day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.workspace import SETTINGS, Workspace

DAY = date(2026, 11, 29)


def found(workspace: Workspace, *, today: date | None = DAY, release: bool = False) -> list[tuple[str, str, str]]:
    checkup = workspace.check(today=today, release=release)
    wanted = ("GOV108", "GOV109", "GOV140")
    return [(one.code, one.severity, one.message) for one in checkup.diagnostics if one.code in wanted]


def test_days_that_have_been_are_fine(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "dates: {}", "dates: {first_published: 2026-11-29, last_reviewed: 2026-11-29}")
    assert found(workspace) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("dates: {}", "dates: {last_reviewed: 2062-01-04}", "`last_reviewed` is on 2062-01-04"),
        ("dates: {}", "dates: {first_published: 2026-11-30}", "`first_published` is on 2026-11-30"),
        ("date: 2026-11-22", "date: 2206-11-22", "version 0.1.0 is on 2206-11-22"),
        ("clinical_reviewers: []", "user_testing: [{date: 2027-01-01, people: 5, method: reading, summary: Read.}]\n"
         "clinical_reviewers: []", "a test with readers is on 2027-01-01"),
    ],
)  # fmt: skip
def test_what_has_been_cannot_be_in_the_future(workspace: Workspace, old: str, new: str, what: str) -> None:
    workspace.edit(SETTINGS, old, new)
    ((code, severity, message),) = found(workspace)
    assert (code, severity) == ("GOV108", "warning")
    assert message == f"{what}, which is still to come: today is 2026-11-29"
    assert found(workspace, today=None) == []


def test_an_overdue_review_is_a_warning_and_for_a_release_an_error(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "dates: {}", "dates: {last_reviewed: 2023-11-29, next_review: 2026-11-28}")
    assert found(workspace) == [("GOV109", "warning", "the leaflet was to be reviewed by 2026-11-28")]
    assert found(workspace, release=True)[0][1] == "error"
    assert [code for code, *_ in found(workspace, today=date(2026, 11, 28), release=True)] == ["GOV140"]


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2026, 8, 30), "in 90 days"),
        (date(2026, 11, 26), "in 2 days"),
        (date(2026, 11, 27), "tomorrow"),
        (date(2026, 11, 28), "today"),
    ],
)
def test_a_review_is_called_for_from_ninety_days_before_it(workspace: Workspace, day: date, left: str) -> None:
    workspace.edit(SETTINGS, "dates: {}", "dates: {last_reviewed: 2023-11-29, next_review: 2026-11-28}")
    message = f"the leaflet is to be reviewed by 2026-11-28, which is {left}"
    assert ("GOV140", "warning", message) in found(workspace, today=day)
    assert "GOV140" not in {code for code, *_ in found(workspace, today=date(2026, 8, 29))}
    assert found(workspace, today=None) == []


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2026, 12, 1)])
def test_nobody_reviews_what_has_been_withdrawn(workspace: Workspace, day: date) -> None:
    workspace.edit(SETTINGS, "dates: {}", "dates: {last_reviewed: 2023-11-29, next_review: 2026-11-28}")
    workspace.edit(SETTINGS, "status: draft", "status: withdrawn")
    assert not {"GOV109", "GOV140"} & {code for code, *_ in found(workspace, today=day)}


@pytest.mark.parametrize(
    ("last", "following", "fits"),
    [
        ("2026-11-29", "2029-11-29", True),
        ("2026-11-29", "2029-11-30", False),
        ("2024-02-29", "2027-02-28", True),
        ("2024-02-29", "2027-03-01", False),
        ("2026-11-29", "2026-11-29", False),
    ],
)
def test_at_most_three_years_lie_between_reviews(workspace: Workspace, last: str, following: str, fits: bool) -> None:
    workspace.edit(SETTINGS, "dates: {}", f"dates: {{last_reviewed: {last}, next_review: {following}}}")
    assert ("GOV107" not in workspace.codes()) is fits


def test_check_takes_the_day_from_the_command_line_and_a_build_takes_none(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "dates: {}", "dates: {last_reviewed: 2023-11-29, next_review: 2026-11-20}")
    assert "GOV109" in workspace.plainleaf("check", "--today", "2026-11-21").stdout
    assert "GOV109" not in workspace.plainleaf("check", "--today", "2026-11-20").stdout
    assert not [one for one in workspace.build(formats=("html",)).diagnostics if one.code == "GOV109"]


def test_a_release_that_is_overdue_is_kept_back(workspace: Workspace) -> None:
    workspace.sign_off()
    workspace.edit(
        SETTINGS,
        "last_reviewed: 2026-11-22, next_review: 2028-11-22",
        "last_reviewed: 2019-11-22, next_review: 2020-11-22",
    )
    outcome = workspace.build(formats=("html",), release=True)
    assert "GOV109" in {one.code for one in outcome.diagnostics if one.severity == "error"}
    assert outcome.kept_back and not outcome.written
