"""`plainleaf status` on the command line."""

from __future__ import annotations

import json

from tests.workspace import SETTINGS, Workspace


def test_status_takes_the_day_and_prints_each_form(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "dates: {}", "dates: {last_reviewed: 2023-11-29, next_review: 2026-11-20}")
    text = workspace.plainleaf("status", "--today", "2026-11-29")
    assert text.returncode == 0 and "2026-11-20, 9 days ago" in text.stdout and text.stderr == ""
    data = workspace.plainleaf("status", "muscle", "--report", "json", "--today", "2026-08-30", "--language", "en")
    assert [one["days_to_review"] for one in json.loads(data.stdout)["editions"]] == [82]
    calendar = workspace.plainleaf("status", "--report", "ics", "--today", "2026-11-29")
    assert calendar.stdout.count("BEGIN:VEVENT") == 1


def test_wrong_usage_and_errors_have_their_exit_codes(workspace: Workspace) -> None:
    assert workspace.plainleaf("status", "nowhere").returncode == 2
    assert workspace.plainleaf("status", "--place", "nowhere").returncode == 2
    workspace.edit(SETTINGS, "version: 0.1.0", "version: [")
    done = workspace.plainleaf("status")
    assert done.returncode == 1 and "unreadable" in done.stdout
