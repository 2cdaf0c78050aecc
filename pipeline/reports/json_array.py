"""Renderer of diagnostics: one JSON array (RFC 8259), for other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.model.diagnostics import Allowed, Diagnostic
from pipeline.model.source import Source


def render_json(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], allowed: Sequence[Allowed] = ()
) -> str:
    """An array of objects with the keys code, severity, path, line, column, end_line, end_column, message and hint. One
    that is allowed stands among them, in its place, and has the key `allowed` besides: because, by and until.

    Lines and columns count from 1 in Unicode code points, the end is exclusive, and a hint that is not there is empty.
    What to write instead is a part of the hint: the keys are fixed.
    """
    marked = [(one.diagnostic, {"allowed": _describe_waiver(one)}) for one in allowed]
    every = [*((one, {}) for one in diagnostics), *marked]
    if marked:
        every.sort(key=lambda entry: entry[0].order)
    return write_json([_list_members(diagnostic) | mark for diagnostic, mark in every])


def _describe_waiver(allowed: Allowed) -> dict[str, str]:
    return {"because": allowed.because, "by": allowed.by, "until": allowed.until}


def _list_members(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "path": diagnostic.span.path,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "end_line": diagnostic.span.end_line,
        "end_column": diagnostic.span.end_column,
        "message": diagnostic.message,
        "hint": diagnostic.advice,
    }


def write_json(value: Any) -> str:
    """JSON text in UTF-8 (RFC 8259). A byte of a file's name that is no UTF-8 reaches us as a lone surrogate, which
    UTF-8 cannot hold; it is written as JSON's escape for it."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
