"""Renderer of diagnostics: one line each, for editors and for grep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source
from pipeline.reports.terminal_text import put_on_one_line


def render_concise(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
    """`path:line:column: severity[CODE] message`, a line each. Hints are left out."""
    return "".join(put_on_one_line(_render_line(diagnostic)) + "\n" for diagnostic in diagnostics)


def _render_line(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    return f"{span.path}:{span.line}:{span.column}: {diagnostic.severity}[{diagnostic.code}] {diagnostic.message}"
