"""Attributes in braces, `{#id .class key="value"}`: read by ourselves, because pandoc keeps no places for them, lets a
doubled one stand and drops a whole line without a word when one of them is malformed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source, Span

_PART = re.compile(
    r"""\s*(?: \#(?P<id>[^\s{}#.="]+) | \.(?P<class>[^\s{}#.="]+)
             | (?P<key>[A-Za-z_][\w-]*)=(?: "(?P<quoted>[^"]*)" | (?P<bare>[^\s"'{}<>=`]+) ) )""",
    re.VERBOSE,
)
BRACES = re.compile(r'\{(?:[^{}"]|"[^"]*")*\}')


@dataclass(frozen=True)
class Attributes:
    """What stands in the braces, each with its place. `doubled` names what stands there twice."""

    span: Span
    id: str = ""
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    doubled: tuple[tuple[str, Span], ...] = ()

    def at(self, key: str) -> Span:
        """The place of an attribute (`#` for the id, `.name` for a class), or of the braces."""
        return self.spans.get(key, self.span)


def extra(tree: Any) -> tuple[str, list[str], dict[str, str]]:
    """The id, classes and pairs that the author wrote, out of pandoc's attributes, without those of pandoc's own."""
    pairs = {key: value for key, value in tree[2] if key not in ("data-pos", "wrapper")}
    return tree[0], list(tree[1]), pairs


def attributes_of(source: Source, span: Span) -> Attributes:
    """The attributes of what pandoc says stands at `span`: in braces that end it, or that follow it at once. Where
    there are none on one line, only the span."""
    for line in (span.end_line, span.line):
        text = source.line(line)
        for match in BRACES.finditer(text):
            follows = line == span.end_line and match.start() + 1 == span.end_column
            ends = match.end() == len(text.rstrip()) or (line == span.end_line and match.end() + 1 == span.end_column)
            if (follows or ends) and not match.group().startswith("{{"):
                found = read_attributes(source, line, match.start(), match.end())
                return Attributes(span) if isinstance(found, int) else replace(found, span=span)
    return Attributes(span)


def check_attributes(
    source: Source, tree: Any, span: Span, what: str, takes: Collection[str] | None, hint: str
) -> tuple[Attributes, list[Diagnostic]]:
    """The attributes of `what` stands at `span`, and a finding for each that it does not take and each that is doubled.
    `tree` is pandoc's, which knows them all; `takes` names them as `Attributes.at` does, and is None for any."""
    written = attributes_of(source, span)
    name, classes, pairs = extra(tree)
    there = [*(["#"] if name else []), *(f".{value}" for value in classes), *pairs]
    refused = [key for key in there if takes is not None and key not in takes]
    found = [codes.ATTRIBUTE.at(written.at(key), f"{what} has no `{key}`", hint) for key in refused]
    found += [codes.ATTRIBUTE.at(place, f"`{key}` stands twice", "keep one of them") for key, place in written.doubled]
    return written, found


def read_attributes(source: Source, line: int, start: int, end: int) -> Attributes | int:
    """The attributes in the braces that open at index `start` of a line and close before `end`; where they cannot be
    read, the index of the first character that does not fit."""
    text = source.line(line)
    where, last = start + 1, end - 1
    name, classes, values = "", [], {}
    spans: dict[str, Span] = {}
    doubled = []
    while text[where:last].strip():
        found = _PART.match(text, where, last)
        if found is None or (found.end() < last and not text[found.end()].isspace()):
            return where + len(text[where:last]) - len(text[where:last].lstrip())
        inner = found.start() + len(found.group()) - len(found.group().lstrip())
        span = source.span(line, inner + 1, found.end() + 1)
        key = "#" if found["id"] else f".{found['class']}" if found["class"] else found["key"]
        if key in spans:
            doubled.append((key, span))
        elif found["id"]:
            name = found["id"]
        elif found["class"]:
            classes.append(found["class"])
        else:
            values[key] = found["quoted"] if found["quoted"] is not None else found["bare"]
        spans.setdefault(key, span)
        where = found.end()
    whole = source.span(line, start + 1, end + 1)
    return Attributes(whole, name, tuple(classes), values, spans, tuple(doubled))
