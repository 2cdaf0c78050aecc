"""Findings as workflow commands, which GitHub Actions shows beside the lines of a change.

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

    GitHub takes columns only where a finding stands on one line, so one over several lines has none.
    """
    return "".join(_command(found) + "\n" for found in diagnostics)


def _command(found: Diagnostic) -> str:
    span = found.span
    places = {"file": span.path, "line": span.line, "col": span.column}
    places |= {"endLine": span.end_line, "endColumn": span.end_column}
    if span.end_line != span.line:
        del places["col"], places["endColumn"]
    rule = RULES.get(found.code)
    properties = {**places, "title": f"{found.code} {rule.title}" if rule else found.code}
    said = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    command = f"::{_COMMANDS[found.severity]} {said}::{_data(_message(found))}"
    return command.encode("utf-8", "replace").decode("utf-8")  # a byte of a file's name that is no UTF-8


def _message(found: Diagnostic) -> str:
    return f"{found.message}\nHint: {found.hint}" if found.hint else found.message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
