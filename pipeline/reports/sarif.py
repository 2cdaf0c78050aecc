"""Renderer of diagnostics: a SARIF log (OASIS Static Analysis Results Interchange Format, version 2.1.0)."""

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
from pipeline.model.diagnostics import Allowed, Diagnostic
from pipeline.model.source import Source, Span
from pipeline.reports.json_array import write_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""What relative addresses are relative to: the working folder, wherever that is."""
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_LINK = re.compile(r"\[([^\[\]]*)\]\(")


def render_sarif(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], allowed: Sequence[Allowed] = ()
) -> str:
    """A log with one run: the rules that diagnostic something, with the help of their pages, and the diagnostics. One
    that is allowed is a result like the others, with a suppression (SARIF 3.27.23) that says by whom, why and until
    when."""
    waivers = {one.diagnostic: one for one in allowed}
    if waivers:
        diagnostics = sorted((*diagnostics, *waivers), key=lambda diagnostic: diagnostic.order)
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    prints = _list_fingerprints(diagnostics, sources)
    run = {
        "tool": {"driver": _describe_driver(codes)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which Plainleaf was run."}}},
        "results": [
            _describe_result(diagnostic, codes.index(diagnostic.code), mark) | _suppress(waivers, diagnostic)
            for diagnostic, mark in zip(diagnostics, prints, strict=True)
        ],
    }
    return write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _describe_driver(codes: Sequence[str]) -> dict[str, Any]:
    from importlib.metadata import version  # slow to import, and needed for this report alone

    number = version("plainleaf")
    return {
        "name": "plainleaf",
        "version": number,
        "semanticVersion": number,
        "rules": [_describe_rule(code) for code in codes],
    }


def _describe_rule(code: str) -> dict[str, Any]:
    """A reportingDescriptor (SARIF 3.49). Its texts take no arguments, and viewers show them as they stand, so braces
    in the examples are not doubled."""
    # Imported here, because it brings the rules along, which the other reports have no use for.
    from pipeline.validation.rules.explanations import read_page

    rule, page = RULES.get(code), read_page(code)
    descriptor: dict[str, Any] = {"id": code}
    if rule is not None:
        descriptor |= {
            "name": rule.name,
            "shortDescription": {"text": f"{rule.title}."},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
    if page is not None:
        descriptor |= {"fullDescription": {"text": page.why}, "help": {"text": page.text, "markdown": page.markdown}}
    return descriptor


def _describe_result(diagnostic: Diagnostic, index: int, mark: str) -> dict[str, Any]:
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _join_message(diagnostic)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _locate(diagnostic.span.path),
                    "region": _measure(diagnostic.span),
                }
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": mark},
    } | _describe_fix(diagnostic)


def _describe_fix(diagnostic: Diagnostic) -> dict[str, Any]:
    """The `fixes` of a result (SARIF 3.27.30): what is written in the place of the stretch, where that is known."""
    if not diagnostic.expected:
        return {}
    replacement = {"deletedRegion": _measure(diagnostic.span), "insertedContent": {"text": diagnostic.expected}}
    change = {"artifactLocation": _locate(diagnostic.span.path), "replacements": [replacement]}
    return {"fixes": [{"description": {"text": "Write it so."}, "artifactChanges": [change]}]}


def _suppress(waivers: Mapping[Diagnostic, Allowed], diagnostic: Diagnostic) -> dict[str, Any]:
    """The `suppressions` of a result. Where one has any, all have: an empty list says that there is none."""
    if not waivers:
        return {}
    waiver = waivers.get(diagnostic)
    if waiver is None:
        return {"suppressions": []}
    location = {"physicalLocation": {"artifactLocation": _locate(waiver.place.path), "region": _measure(waiver.place)}}
    why = f"{_end_sentence(waiver.because)} Allowed by {waiver.by} until {waiver.until}."
    kind = "inSource" if waiver.beside else "external"
    return {"suppressions": [{"kind": kind, "status": "accepted", "justification": why, "location": location}]}


def _join_message(diagnostic: Diagnostic) -> str:
    """Message and hint as sentences. A brace would start a placeholder and is doubled (SARIF 3.11.5); what looks like a
    link is not one (3.11.6)."""
    hint = f" Hint: {_end_sentence(diagnostic.advice)}" if diagnostic.advice else ""
    text = _end_sentence(diagnostic.message) + hint
    return _LINK.sub(r"\\[\1\\](", text.replace("{", "{{").replace("}", "}}"))


def _end_sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _locate(path: str) -> dict[str, str]:
    """An artifactLocation: an address relative to the working folder, or a `file:` address (RFC 8089)."""
    address = quote(os.fsencode(path))
    return {"uri": f"file://{address}"} if PurePosixPath(path).is_absolute() else {"uri": address, "uriBaseId": ROOT}


def _measure(span: Span) -> dict[str, int]:
    """A text region (SARIF 3.30): columns count from 1, the end is exclusive. A whole file stands at its first line."""
    if span == Span(span.path):
        return {"startLine": 1}
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _list_fingerprints(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> list[str]:
    """A mark for each diagnostic that stays when lines are added above it: the rule and the words of its lines, and
    which one it is of several alike in a file. One about a whole file has its message in the place of the lines."""
    marks = []
    seen: Counter[tuple[str, str]] = Counter()
    for diagnostic in diagnostics:
        span, source = diagnostic.span, sources.get(diagnostic.span.path)
        words = diagnostic.message
        if source and span != source.start:
            words = " ".join(" ".join(source.lines[span.line - 1 : span.end_line]).split())
        digest = sha256(f"{diagnostic.code}\n{words}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[span.path, digest] += 1
        marks.append(f"{digest}:{seen[span.path, digest]}")
    return marks
