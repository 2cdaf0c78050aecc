"""Reader of attributes in braces, `{#id .class key="value"}`: pandoc keeps no places for them, lets a doubled one stand
and drops a whole line without a word when one of them is malformed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.source import Source, Span
from pipeline.validation.reading.merged_headers import ONE_PLACE, is_merging

_PART = re.compile(
    r"""\s*(?: \#(?P<id>[^\s{}#.="]+) | \.(?P<class>[^\s{}#.="]+)
             | (?P<key>[A-Za-z_][\w-]*)=(?: "(?P<quoted>[^"]*)" | (?P<bare>[^\s"'{}<>=`]+) ) )""",
    re.VERBOSE,
)
ONLY = "only"
"""The attribute that names the places for which something is kept."""
ALLOW = "allow"
"""The attribute that names the rules whose findings are allowed in the block below."""
WAIVER_KEYS = (ALLOW, "because", "by", "until")
"""What a line of `allow` takes."""
ALLOW_BRACES = re.compile(r'(?<![\\{])\{\s*allow\s*=(?:[^{}"]|"[^"]*")*\}?')
"""A waiver, wherever it stands in a line."""
ALLOW_ABOVE = "put it on a line of its own above, in braces, with a blank line above that"
BRACES = re.compile(r'\{(?:[^{}"]|"[^"]*")*\}')
_QUOTED = re.compile(r'"[^"]*"')
_KEY = re.compile(r"[{\s]([A-Za-z][\w-]*)\s*=")


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


def has_only_attributes(line: str, *keys: str) -> bool:
    """Whether a line holds nothing but attributes in braces, and one of these keys among them."""
    written = line.strip()
    if not BRACES.fullmatch(written):
        return False
    return any(match[1] in keys for match in _KEY.finditer(_QUOTED.sub('""', written)))


def split_attributes(tree: Any) -> tuple[str, list[str], dict[str, str]]:
    """The id, classes and pairs that the author wrote, out of pandoc's attributes, without those of pandoc's own."""
    pairs = {key: value for key, value in tree[2] if key not in ("data-pos", "wrapper")}
    return tree[0], list(tree[1]), pairs


def find_attributes(source: Source, span: Span) -> Attributes:
    """The attributes of what pandoc says stands at `span`: in braces that end it, or that follow it at once. Where
    there are none on one line, only the span."""
    for line in (span.end_line, span.line):
        text = source.line(line)
        for match in BRACES.finditer(text):
            follows = line == span.end_line and match.start() + 1 == span.end_column
            ends = match.end() == len(text.rstrip()) or (line == span.end_line and match.end() + 1 == span.end_column)
            if (follows or ends) and not match.group().startswith("{{"):
                written = read_attributes(source, line, match.start(), match.end())
                return Attributes(span) if isinstance(written, int) else replace(written, span=span)
    return Attributes(span)


@dataclass(frozen=True)
class Owner:
    """What attributes can belong to: its name in words, which ones it takes (named as `Attributes.at` does; None for
    any), and the hint where it has others."""

    name: str
    takes: Collection[str] | None = None
    hint: str = ""


def check_attributes(source: Source, tree: Any, span: Span, owner: Owner, diagnostics: Diagnostics) -> Attributes:
    """The attributes of what stands at `span`. Each that its owner does not take and each that is doubled is reported.
    `tree` is pandoc's, which knows them all."""
    written = find_attributes(source, span)
    name, classes, pairs = split_attributes(tree)
    there = [*(["#"] if name else []), *(f".{value}" for value in classes), *pairs]
    if ALLOW in pairs:
        diagnostics.report(codes.ATTRIBUTE, written.at(ALLOW), f"{owner.name} has no `{ALLOW}`", ALLOW_ABOVE)
        there = [key for key in there if key not in WAIVER_KEYS]
    for key in there:
        if owner.takes is not None and key not in owner.takes:
            diagnostics.report(codes.ATTRIBUTE, written.at(key), f"{owner.name} has no `{key}`", owner.hint)
    for key, place in written.doubled:
        diagnostics.report(codes.ATTRIBUTE, place, f"`{key}` stands twice", "keep one of them")
    return written


def suggest_owner(braces: str) -> str:
    """Where attributes in braces would belong to something."""
    if is_merging(braces):
        return ONE_PLACE
    if braces.startswith("{#"):
        return "an id ends the line of a heading: `### Words {#its-id}`"
    if f"{ONLY}=" in braces or f"{ALLOW}=" in braces:
        return f"put `{braces}` on a line of its own before the whole paragraph or list, a blank line above it"
    if re.search(r"\.(?:blank|tick)\b|\b(?:lines|width)=", braces):
        return "put the label in brackets before them: `[Notes]{.blank lines=4}`; a box to tick is `[]{.tick} Yes`"
    return "put the words in brackets before them: `[words]{.term}`"


def read_attributes(source: Source, line: int, start: int, end: int) -> Attributes | int:
    """The attributes in the braces that open at index `start` of a line and close before `end`; where they cannot be
    read, the index of the first character that does not fit."""
    text = source.line(line)
    where, last = start + 1, end - 1
    name, classes, values = "", [], {}
    spans: dict[str, Span] = {}
    doubled = []
    while text[where:last].strip():
        part = _PART.match(text, where, last)
        if part is None or (part.end() < last and not text[part.end()].isspace()):
            return where + len(text[where:last]) - len(text[where:last].lstrip())
        inner = part.start() + len(part.group()) - len(part.group().lstrip())
        span = source.span(line, inner + 1, part.end() + 1)
        key = "#" if part["id"] else f".{part['class']}" if part["class"] else part["key"]
        if key in spans:
            doubled.append((key, span))
        elif part["id"]:
            name = part["id"]
        elif part["class"]:
            classes.append(part["class"])
        else:
            values[key] = part["quoted"] if part["quoted"] is not None else part["bare"]
        spans.setdefault(key, span)
        where = part.end()
    return Attributes(
        span=source.span(line, start + 1, end + 1),
        id=name,
        classes=tuple(classes),
        values=values,
        spans=spans,
        doubled=tuple(doubled),
    )
