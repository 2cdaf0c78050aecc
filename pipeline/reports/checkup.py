"""Renderer of a checkup: its diagnostics in the form that is asked for, and whether there are errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.diagnostics import has_errors
from pipeline.reports.command_result import CommandResult
from pipeline.reports.forms import REPORTS

if TYPE_CHECKING:
    from pipeline.build.rechecking import CheckFindings
    from pipeline.validation.check import Checkup


def render_checkup(checkup: Checkup | CheckFindings, report: str) -> CommandResult:
    """The diagnostics as one of the `REPORTS`, by its name."""
    diagnostics = checkup.diagnostics
    text = REPORTS[report](diagnostics, checkup.sources, checkup.allowed).rstrip("\n")
    return CommandResult(text or None, failed=has_errors(diagnostics))


def judge_checkup(checkup: Checkup) -> tuple[str | None, bool]:
    """For commands that are about something else: the diagnostics as text, where there are errors, and whether there
    are any."""
    result = render_checkup(checkup, "text")
    return (result.text, True) if result.failed else (None, False)
