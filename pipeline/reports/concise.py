"""One line a finding, for editors and for grep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source
from pipeline.reports.cells import one_line


def render_concise(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
    """`path:line:column: severity[CODE] message`, a line each. Hints are left out."""
    return "".join(one_line(_line(found)) + "\n" for found in diagnostics)


def _line(found: Diagnostic) -> str:
    span = found.span
    return f"{span.path}:{span.line}:{span.column}: {found.severity}[{found.code}] {found.message}"
