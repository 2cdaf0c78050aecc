"""Headings as they are typed: those that a line of dashes makes out of a paragraph (setext headings), which are no part
of the source format, and those that lack an id."""

from __future__ import annotations

import re
import unicodedata

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.source import Source, Span

_HASHES = re.compile(r"[\s>*+\-\d.)]*#{1,6}(?:\s|$)")
_RULE = re.compile(r"[\s>]*(?:-+|=+)\s*$")


def is_underlined(source: Source, here: Span) -> bool:
    """Whether a heading is one only because of the line of dashes below it."""
    return not _HASHES.match(source.line(here.line))


def report_underlined(source: Source, here: Span, diagnostics: Diagnostics) -> None:
    """Report the dashes that make a heading."""
    if is_underlined(source, here):
        lines = range(here.line + 1, here.end_line + 2)
        rule = next((line for line in lines if _RULE.match(source.line(line))), here.line)
        signs = "equals signs" if "=" in source.line(rule) else "dashes"
        hint = f"take the {signs} out; a heading is written `## Heading {{#its-id}}`"
        message = f"these {signs} make the paragraph above them a heading"
        diagnostics.append(codes.READ_OTHERWISE.at(source.span(rule), message, hint, "error"))


def write_with_id(source: Source, here: Span) -> str:
    """The heading at a place as it would be with an id, made of its words in small Latin letters."""
    words = source.line(here.line).strip().strip("#").strip()
    letters = (one for one in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(one))
    name = "-".join(re.findall(r"[a-z][a-z0-9]*", "".join(letters))[:4])
    return f"## {words} {{#{name or 'its-id'}}}"
