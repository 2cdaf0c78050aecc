"""Tables that are too wide for the paper: every form says what the source says, and labels that come again are no more
than that."""

from __future__ import annotations

import pytest

from tests.workspace import SETTINGS, Workspace

pytestmark = pytest.mark.slow

DAYS = ("Time", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Notes")


def write_row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


WIDE = (
    '\n## The week {#week}\n\n::: {.table #plan caption="A plan for the week" headers=both}\n'
    + write_row(*DAYS)
    + write_row(*["---"] * 9)
    + "".join(write_row(time, *["paracetamol"] * 7, "with food") for time in ("Morning", "Midday", "Evening", "Night"))
    + ":::\n"
)


def test_every_form_of_a_wide_table_says_what_the_source_says(workspace: Workspace) -> None:
    workspace.add_words(WIDE)
    workspace.append(SETTINGS, "editions: {folded: [key-points, week], card: [key-points]}\n")
    outcome = workspace.build()
    assert not [one.message for one in outcome.diagnostics if one.severity == "error"]
    assert [one.message for one in workspace.verify().diagnostics if one.severity == "error"] == []
