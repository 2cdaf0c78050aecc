"""Renderer of diagnostics: workflow commands, which GitHub Actions shows beside the lines of a change.

The commands and their escapes are those of the GitHub documentation, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.codes import RULES
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
    """`::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message`, a line each.

    GitHub takes columns only where a diagnostic stands on one line, so one over several lines has none.
    """
    return "".join(_render_command(diagnostic) + "\n" for diagnostic in diagnostics)


def _render_command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    places = {"file": span.path, "line": span.line, "col": span.column}
    places |= {"endLine": span.end_line, "endColumn": span.end_column}
    if span.end_line != span.line:
        del places["col"], places["endColumn"]
    rule = RULES.get(diagnostic.code)
    properties = {**places, "title": f"{diagnostic.code} {rule.title}" if rule else diagnostic.code}
    listed = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items())
    command = f"::{_COMMANDS[diagnostic.severity]} {listed}::{_escape_data(_join_message(diagnostic))}"
    return command.encode("utf-8", "replace").decode("utf-8")  # a byte of a file's name that is no UTF-8


def _join_message(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message}\nHint: {diagnostic.advice}" if diagnostic.advice else diagnostic.message


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
