"""Renderer of what `review start` has written."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.desk.sign_off_sheets.starting import StartedSheets
from pipeline.reports.checkup import judge_checkup
from pipeline.reports.command_result import CommandResult
from pipeline.reports.terminal_text import put_on_one_line
from pipeline.validation.check import Checkup


def render_started(started: StartedSheets, checkup: Checkup) -> CommandResult:
    """A line for each file, and for each leaflet of which there is no sheet. The command has failed where errors keep
    one from being made; they are said beside it."""
    text = "\n".join(_render_lines(started)) or None
    return CommandResult(text, judge_checkup(checkup)[0], failed=True) if started.failed else CommandResult(text)


def _render_lines(started: StartedSheets) -> Iterator[str]:
    yield from (f"wrote {put_on_one_line(path)}" for path in started.written)
    yield from (f"no sheet of {put_on_one_line(name)}: {reason}" for name, reason in started.left_out.items())
    if started.written:
        yield "Give the sheets to those who are to sign. Each says which command records a signature."
