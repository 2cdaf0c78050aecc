"""Forms of a report of diagnostics: the table of what `--report` takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from pipeline.model.diagnostics import Allowed, Diagnostic
from pipeline.model.source import Source
from pipeline.reports.concise import render_concise
from pipeline.reports.github import render_github
from pipeline.reports.json_array import render_json
from pipeline.reports.sarif import render_sarif
from pipeline.reports.text import render_text


class Render(Protocol):
    """Diagnostics in the order in which they are to be shown, the texts that they are about by path, and what is
    allowed, as a report. It ends with a line feed, or is empty where there is nothing to say. Reports for people leave
    out what is allowed, or count it; JSON and SARIF have it, marked."""

    def __call__(
        self, diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], allowed: Sequence[Allowed] = ()
    ) -> str:
        """The text of the report."""


def _render_all(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], allowed: Sequence[Allowed] = ()
) -> str:
    return render_text(diagnostics, sources, waived=len(allowed))


def _leave_out(render: Callable[[Sequence[Diagnostic], Mapping[str, Source]], str]) -> Render:
    def render_others(
        diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], allowed: Sequence[Allowed] = ()
    ) -> str:
        return render(diagnostics, sources)

    return render_others


REPORTS: dict[str, Render] = {
    "text": _render_all,
    "concise": _leave_out(render_concise),
    "json": render_json,
    "sarif": render_sarif,
    "github": _leave_out(render_github),
}
"""The reports by the name that `--report` takes."""
