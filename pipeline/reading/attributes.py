"""Attributes in braces, `{#id .class key="value"}`: read by ourselves, because pandoc keeps no places for them, lets a
doubled one stand and drops a whole line without a word when one of them is malformed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.source import Source, Span

_PART = re.compile(
    r"""\s*(?: \#(?P<id>[^\s{}#.="]+) | \.(?P<class>[^\s{}#.="]+)
             | (?P<key>[A-Za-z_][\w-]*)=(?: "(?P<quoted>[^"]*)" | (?P<bare>[^\s"{}]+) ) )""",
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
