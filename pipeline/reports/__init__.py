"""Renderers: diagnostics and results as text, for people and for machines. They change nothing and print nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source
from pipeline.reports.concise import render_concise
from pipeline.reports.github import render_github
from pipeline.reports.json_array import render_json
from pipeline.reports.sarif import render_sarif
from pipeline.reports.severity_counts import render_counts
from pipeline.reports.text import render_text

Render = Callable[[Sequence[Diagnostic], Mapping[str, Source]], str]
"""Diagnostics in the order in which they are to be shown, and the texts that they are about by path, as a report. It
ends with a line feed, or is empty where there is nothing to say."""

REPORTS: dict[str, Render] = {
    "text": render_text,
    "concise": render_concise,
    "json": render_json,
    "sarif": render_sarif,
    "github": render_github,
}
"""The reports by the name that `--report` takes."""

__all__ = ["REPORTS", "Render", "render_counts", "render_text"]
