"""Dates that contradict each other: which of them are slips, and which are the usual course of things."""

from __future__ import annotations

import pytest

from tests.workspace import SETTINGS, Workspace

HISTORY = "history:\n"


def list_messages(workspace: Workspace, *, release: bool = False) -> list[tuple[str, str, int]]:
    found = [one for one in workspace.diagnostics(release=release) if one.code == "GOV141"]
    return [(one.severity, one.message, one.span.line) for one in found]


def add_version(workspace: Workspace, version: str, day: str) -> None:
    entry = f"  - {{version: {version}, date: {day}, class: content, summary: More.}}\n"
    workspace.edit(SETTINGS, HISTORY, HISTORY + entry)


@pytest.mark.parametrize(
    "dates",
    [
        "{first_published: 2026-11-26, last_reviewed: 2026-11-25, next_review: 2028-11-25}",
        "{first_published: 2019-01-01, last_reviewed: 2026-11-25, next_review: 2028-11-25}",
        "{first_published: 2028-11-25, last_reviewed: 2026-11-25, next_review: 2028-11-25}",
        "{first_published: 1950-01-01}",
        "{}",
    ],
)
def test_the_usual_course_of_things_is_fine(workspace: Workspace, dates: str) -> None:
    workspace.edit(SETTINGS, "dates: {}", f"dates: {dates}")
    add_version(workspace, "0.0.9", "2026-11-22")
    add_version(workspace, "0.1.1", "2026-11-23")
    add_version(workspace, "the first one", "2027-01-01")
    assert list_messages(workspace) == []


@pytest.mark.parametrize(
    ("version", "day", "message"),
    [
        ("0.2.0", "2025-11-22", "version 0.2.0 is on 2025-11-22, before version 0.1.0 (2026-11-22)"),
        ("0.0.9", "2026-11-23", "version 0.1.0 is on 2026-11-22, before version 0.0.9 (2026-11-23)"),
        ("0.10.0", "2026-11-21", "version 0.10.0 is on 2026-11-21, before version 0.1.0 (2026-11-22)"),
        ("0.1.0", "2026-11-23", "version 0.1.0 stands in the history twice, on 2026-11-23 and on 2026-11-22"),
        ("0.0.1", "0202-11-22", "version 0.0.1 is on 0202-11-22, before there was such a leaflet"),
    ],
)
def test_the_history_goes_forward(workspace: Workspace, version: str, day: str, message: str) -> None:
    add_version(workspace, version, day)
    ((severity, said, line),) = list_messages(workspace)
    assert (severity, said) == ("warning", message)
    assert day in workspace.read(SETTINGS).splitlines()[line - 1] or "0.1.0" in message
    assert [severity for severity, *_ in list_messages(workspace, release=True)] == ["error"]


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        (
            "{first_published: 2028-11-26, last_reviewed: 2026-11-25, next_review: 2028-11-25}",
            "the leaflet was first published on 2028-11-26, after its next review (2028-11-25)",
        ),
        ("{first_published: 1206-11-26}", "`first_published` is on 1206-11-26, before there was such a leaflet"),
    ],
)
def test_a_publication_lies_within_its_review(workspace: Workspace, dates: str, message: str) -> None:
    workspace.edit(SETTINGS, "dates: {}", f"dates: {dates}")
    assert [said for _, said, _ in list_messages(workspace)] == [message]
