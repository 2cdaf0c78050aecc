"""Findings as a SARIF log (OASIS Static Analysis Results Interchange Format, version 2.1.0), for code scanning."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from pipeline.model.codes import RULES
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source, Span
from pipeline.reports.json_array import as_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""What relative addresses are relative to: the working folder, wherever that is."""
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_LINK = re.compile(r"\[([^\[\]]*)\]\(")


def render_sarif(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
    """A log with one run: the rules that found something, with the help of their pages, and the findings."""
    codes = sorted({found.code for found in diagnostics})
    prints = _fingerprints(diagnostics, sources)
    run = {
        "tool": {"driver": _driver(codes)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which Plainleaf was run."}}},
        "results": [
            _result(found, codes.index(found.code), mark) for found, mark in zip(diagnostics, prints, strict=True)
        ],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(codes: Sequence[str]) -> dict[str, Any]:
    from importlib.metadata import version  # slow to import, and needed for this report alone

    number = version("plainleaf")
    return {
        "name": "plainleaf",
        "version": number,
        "semanticVersion": number,
        "rules": [_descriptor(code) for code in codes],
    }


def _descriptor(code: str) -> dict[str, Any]:
    """A reportingDescriptor (SARIF 3.49). Its texts take no arguments, and viewers show them as they stand, so braces
    in the examples are not doubled."""
    from pipeline.validation.rules.pages import (
        read_page,  # brings the rules along, which the other reports have no use for
    )

    rule, page = RULES.get(code), read_page(code)
    said: dict[str, Any] = {"id": code}
    if rule is not None:
        said |= {
            "name": rule.name,
            "shortDescription": {"text": f"{rule.title}."},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
    if page is not None:
        said |= {"fullDescription": {"text": page.why}, "help": {"text": page.text, "markdown": page.markdown}}
    return said


def _result(found: Diagnostic, index: int, mark: str) -> dict[str, Any]:
    return {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": _message(found)},
        "locations": [{"physicalLocation": {"artifactLocation": _address(found.span.path), "region": _region(found)}}],
        "partialFingerprints": {"primaryLocationLineHash": mark},
    }


def _message(found: Diagnostic) -> str:
    """Message and hint as sentences. A brace would start a placeholder and is doubled (SARIF 3.11.5); what looks like a
    link is not one (3.11.6)."""
    text = _sentence(found.message) + (f" Hint: {_sentence(found.hint)}" if found.hint else "")
    return _LINK.sub(r"\\[\1\\](", text.replace("{", "{{").replace("}", "}}"))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _address(path: str) -> dict[str, str]:
    """An artifactLocation: an address relative to the working folder, or a `file:` address (RFC 8089)."""
    address = quote(os.fsencode(path))
    return {"uri": f"file://{address}"} if PurePosixPath(path).is_absolute() else {"uri": address, "uriBaseId": ROOT}


def _region(found: Diagnostic) -> dict[str, int]:
    """A text region (SARIF 3.30): columns count from 1, the end is exclusive. A whole file stands at its first line."""
    span = found.span
    if span == Span(span.path):
        return {"startLine": 1}
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fingerprints(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> list[str]:
    """A mark for each finding that stays when lines are added above it: the rule and the words of its lines, and which
    one it is of several alike in a file. A finding about a whole file has its message in the place of the lines."""
    marks = []
    seen: Counter[tuple[str, str]] = Counter()
    for found in diagnostics:
        span, source = found.span, sources.get(found.span.path)
        words = found.message
        if source and span != source.start:
            words = " ".join(" ".join(source.lines[span.line - 1 : span.end_line]).split())
        digest = sha256(f"{found.code}\n{words}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[span.path, digest] += 1
        marks.append(f"{digest}:{seen[span.path, digest]}")
    return marks
