"""Renderer of where everything stands, in the form that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.desk.status.edition_status import StatusOverview
from pipeline.model.diagnostics import has_errors
from pipeline.reports.command_result import CommandResult
from pipeline.reports.review_calendar import render_review_calendar
from pipeline.reports.status_data import render_status_data
from pipeline.reports.status_text import render_status_text
from pipeline.validation.check import Checkup

STATUS_REPORTS: Mapping[str, Callable[[StatusOverview], str]] = {
    "text": render_status_text,
    "json": render_status_data,
    "ics": render_review_calendar,
}
"""The forms by the name that `--report` takes."""


def render_status(overview: StatusOverview, checkup: Checkup, report: str) -> CommandResult:
    """Where everything stands; the content has failed where a check finds errors in it."""
    text = STATUS_REPORTS[report](overview).removesuffix("\n")  # which printing adds
    return CommandResult(text, failed=has_errors(checkup.diagnostics))
