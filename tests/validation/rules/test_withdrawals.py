"""What leaflet.yaml says of a withdrawal: what is wrong with it, and where."""

from __future__ import annotations

from datetime import date

import pytest

from tests.second_leaflet import FOOT_CARE, add_foot_care
from tests.workspace import SETTINGS, Workspace

TODAY = date(2026, 11, 29)


def find(workspace: Workspace, entry: str, status: str = "withdrawn") -> list[tuple[str, str, int, int]]:
    """The code, severity, line and column of what is found with `entry` below the status."""
    workspace.edit(SETTINGS, "status: draft\n", f"status: {status}\nwithdrawn: {entry}\n")
    found = workspace.check("muscle", today=TODAY).diagnostics
    return [(one.code, one.severity, one.span.line, one.span.column) for one in found if one.severity != "info"]


GOOD = ["{date: 2026-11-29}", "{date: 2026-11-29, because: {en: A.}}", "{en: {date: 2026-11-28, because: {en: A.}}}"]
BAD = {
    "{date: 2026-11-30}": ("GOV108", "warning", 4, 19),
    "{date: 2026-11-21}": ("GOV160", "error", 4, 19),
    "{date: 2026-11-28, because: {es: Era un error.}}": ("GOV162", "warning", 4, 40),
    "{date: 2026-11-28, instead: nothing}": ("GOV161", "error", 4, 40),
    "{date: 2026-11-28, instead: muscle}": ("GOV161", "error", 4, 40),
    "{fr: {date: 2026-11-28}}": ("GOV160", "error", 4, 13),
    "{because: {en: A.}}": ("SRC105", "error", 4, 1),
    "{en: {because: {en: A.}}}": ("SRC105", "error", 4, 13),
    "{date: 28 November}": ("SRC104", "error", 4, 19),
    "{date: 2026-11-28, reason: {en: A.}}": ("SRC103", "error", 4, 31),
    "{date: 2026-11-28, because: It was wrong.}": ("SRC104", "error", 4, 40),
    "{English: {date: 2026-11-28}}": ("SRC104", "error", 4, 13),
    "yes": ("SRC104", "error", 4, 12),
}


@pytest.mark.parametrize("entry", GOOD)
def test_a_withdrawal_in_order_is_no_finding(workspace: Workspace, entry: str) -> None:
    assert find(workspace, entry) == []


@pytest.mark.parametrize("entry", BAD)
def test_what_is_wrong_is_found_in_its_place(workspace: Workspace, entry: str) -> None:
    assert find(workspace, entry) == [BAD[entry]]


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_a_leaflet_is_withdrawn_by_its_status_alone(workspace: Workspace, status: str) -> None:
    assert find(workspace, "{date: 2026-11-28}", status) == [("GOV160", "error", 4, 1)]


def test_the_source_language_is_withdrawn_with_the_leaflet(workspace: Workspace) -> None:
    assert find(workspace, "{en: {date: 2026-11-28}}", "draft") == [("GOV160", "error", 4, 13)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("status: draft", "status: withdrawn"), "the leaflet `foot-care` has been withdrawn"),
        (("facts:", "formats: {html: Nobody reads it.}\nfacts:"), "the leaflet `foot-care` has no page"),
    ],
)
def test_what_is_to_be_read_instead_can_be_read(workspace: Workspace, change: tuple[str, str], words: str) -> None:
    add_foot_care(workspace)
    assert find(workspace, f"{{date: 2026-11-28, instead: {FOOT_CARE}}}") == []
    workspace.edit(f"{FOOT_CARE}/leaflet.yaml", *change)
    (one,) = [one for one in workspace.diagnostics("muscle") if one.code == "GOV161"]
    assert one.message == words and one.hint
