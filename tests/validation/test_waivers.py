"""What a leaflet allows: which warnings go, which stay, and what is wrong with an entry."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model.codes import RULES
from tests.workspace import SETTINGS, Workspace

NIGHT = ("day 0 at 10:00", "day 0 at 23:00")
"""A time, and one at which people sleep."""
DAY = date(2026, 11, 29)


def allow(workspace: Workspace, rule: str, until: str = "2027-06-30") -> None:
    workspace.append(SETTINGS, f"allow: [{{rule: {rule}, because: They asked for it., by: A B, until: {until}}}]\n")


@pytest.fixture
def late(workspace: Workspace) -> Workspace:
    """A message comes at night."""
    workspace.append("muscle/en.md", '\n::: {.sms #night about=call-now send="day 1 at 23:00"}\n')
    workspace.append("muscle/en.md", "Muscle wasting: call {{emergency-line}} now if you cannot breathe.\n:::\n")
    assert [one.code for one in workspace.diagnostics() if one.severity == "warning"] == ["MSG119"]
    return workspace


@pytest.mark.parametrize("rule", ["MSG119", "quiet-hours"])
def test_what_is_allowed_is_counted_and_not_shown(late: Workspace, rule: str) -> None:
    allow(late, rule)
    checkup = late.check()
    assert [one for one in checkup.diagnostics if one.severity != "info"] == []
    assert [one.code for one in checkup.waived] == ["MSG119"]
    done = late.plainleaf("check", "--today", "2026-11-29")
    assert done.returncode == 0
    assert done.stdout.rstrip().endswith(", 1 allowed")
    assert "MSG119" not in done.stdout
    assert ", 1 allowed" in late.plainleaf("build", "--format", "messages", "--verbose").stderr


def test_an_entry_that_has_ended_allows_nothing_and_is_said_by_check_alone(late: Workspace) -> None:
    allow(late, "MSG119", until="2026-11-28")
    warnings = [one for one in late.check(today=DAY).diagnostics if one.severity == "warning"]
    assert sorted((one.code, one.message) for one in warnings) == [
        ("GOV110", "`MSG119` was allowed until 2026-11-28"),
        ("MSG119", "23:00 is in the quiet hours, 20:00 to 08:00"),
    ]
    assert [one for one in late.check(today=date(2026, 11, 28)).diagnostics if one.severity == "warning"] == []
    assert [one for one in late.check().diagnostics if one.severity == "warning"] == []


def test_an_entry_that_allows_nothing_is_a_warning(workspace: Workspace) -> None:
    allow(workspace, "MSG119")
    (finding,) = [one for one in workspace.diagnostics() if one.severity != "info"]
    assert (finding.code, finding.severity) == ("GOV110", "warning")
    assert finding.message == "nothing is found that `MSG119` would allow"


def test_an_unknown_rule_is_an_error(workspace: Workspace) -> None:
    allow(workspace, "MSG999")
    (finding,) = workspace.errors()
    assert (finding.code, finding.message) == ("GOV110", "there is no rule `MSG999`")


@pytest.mark.parametrize("rule", ["MSG112", "MSG113", "FCT109", "SRC104", "GOV101", "MSG111", "MSG101", "GOV110"])
def test_what_can_do_harm_cannot_be_allowed(workspace: Workspace, rule: str) -> None:
    allow(workspace, rule)
    (finding,) = workspace.errors()
    assert finding.code == "GOV110"
    assert finding.message.startswith(f"`{rule}` cannot be allowed")
    assert "MSG119" in finding.hint


def test_no_rule_of_reading_or_of_finished_files_may_be_allowed() -> None:
    may = {code for code, rule in RULES.items() if rule.waivable}
    assert may and not [code for code in may if not code.startswith(("FCT106", "MSG1"))]
