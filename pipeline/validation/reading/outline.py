"""What has to be seen in the text itself, before pandoc: the fences of blocks, and everything that pandoc would drop,
swallow or choke on. Faulty lines are blanked in what pandoc gets, so that one mistake gives one finding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source
from pipeline.validation.reading.attributes import BRACES, Attributes, read_attributes

DEEPEST_INDENT = 24
"""Columns of indentation: six levels of lists, three more than plain language wants."""
MOST_MARKERS = 6
"""Markers of lists and quotations, one after the other on a line."""
DEEPEST_BLOCK = 4
LONGEST_LINE = 20_000

_FENCE = re.compile(r"^(\s*)(:{3,})\s*(.*?)\s*$")
_NAME = re.compile(r"[A-Za-z][\w-]*")
_MARKERS = re.compile(r"(?:\s*(?:[-+*]|\d{1,9}[.)]|>)(?=\s|>))+")
_BODY = re.compile(r":\s")
_TWO_COLONS = re.compile(r"^ *::(?=[\s\w{]|\Z)", re.MULTILINE)
_DEFINITION = re.compile(
    r"^(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s)*\[(?P<note>\^)?(?:[^\[\]\\\n]|\\.|\n(?!\s*\n))+\]:", re.MULTILINE
)


@dataclass(frozen=True)
class Opening:
    """The opening line of a block: its name, and its attributes where it has braces."""

    name: str
    attributes: Attributes


@dataclass
class Outline:
    """The fences by line, the text for pandoc, and what was found."""

    openings: Mapping[int, Opening]
    text: str
    found: list[Diagnostic] = field(default_factory=list)


@dataclass
class _Open:
    """A block that is open; `good` where its opening line could be read."""

    name: str
    line: int
    colons: int
    good: bool


def read_outline(source: Source, body: str) -> Outline:
    """Look through `body`: the text of the file with its front matter replaced by blank lines."""
    found: list[Diagnostic] = []
    lines = body.split("\n")
    openings: dict[int, Opening] = {}
    stack: list[_Open] = []
    was_deep = False
    for number, line in enumerate(lines, 1):
        deep = _is_deep(line)
        if deep and not was_deep:
            hint = "keep to lists in lists, no deeper"
            found.append(codes.NESTING.at(source.span(number), "lists are nested too deep to read", hint))
        if len(line) > LONGEST_LINE:
            found.append(codes.TOO_LARGE.at(source.span(number), f"the line has {len(line)} characters", "break it up"))
        was_deep = deep
        fence = _FENCE.match(line)
        if fence is None:
            continue
        colons, rest = len(fence[2]), fence[3]
        if not rest:
            _close(source, number, colons, stack, lines, found)
            continue
        opening = _opening(source, number, len(fence[1]) + len(fence[2]), rest, found)
        stack.append(_Open(opening.name if opening else "", number, colons, opening is not None))
        if opening is not None:
            openings[number] = opening
            if len(stack) == DEEPEST_BLOCK + 1:
                message = f"blocks are nested more than {DEEPEST_BLOCK} deep"
                found.append(codes.NESTING.at(source.span(number), message, "close the block above before this one"))
        else:
            lines[number - 1] = ""
    for unclosed in stack:
        if unclosed.good:
            name = openings.pop(unclosed.line).name
            hint = "close it with a line of three colons `:::`"
            found.append(codes.UNCLOSED_BLOCK.at(source.span(unclosed.line), f"the block `{name}` is not closed", hint))
            lines[unclosed.line - 1] = ""
    found += _dropped(source, body)
    return Outline(openings, "\n".join(lines), found)


def _close(
    source: Source, number: int, colons: int, stack: list[_Open], lines: list[str], found: list[Diagnostic]
) -> None:
    matching = [at for at, opened in enumerate(stack) if opened.colons <= colons]
    if not matching and stack:
        opened = stack.pop()
        message = f"this does not close `{opened.name}`, which was opened with {opened.colons} colons"
        found.append(codes.MALFORMED_BLOCK.at(source.span(number), message, f"write {opened.colons} colons"))
        lines[number - 1] = ":" * opened.colons if opened.good else ""
        return
    if not matching:
        hint = "take the line out, or look above for a block whose opening line is broken"
        found.append(codes.MALFORMED_BLOCK.at(source.span(number), "this closes no block", hint))
        lines[number - 1] = ""
        return
    for inner in stack[matching[-1] + 1 :]:
        hint = f"close it with {inner.colons} colons before line {number}"
        found.append(codes.UNCLOSED_BLOCK.at(source.span(inner.line), f"the block `{inner.name}` is not closed", hint))
    if not stack[matching[-1]].good:
        lines[number - 1] = ""
    del stack[matching[-1] :]


def _opening(source: Source, number: int, after: int, rest: str, found: list[Diagnostic]) -> Opening | None:
    line = source.line(number)
    start = line.index(rest, after)
    here = source.span(number)
    if _NAME.fullmatch(rest):
        return Opening(rest, Attributes(source.span(number, start + 1)))
    braces = BRACES.match(rest)
    name = _NAME.match(rest)
    if braces and braces.end() == len(rest):
        attributes = read_attributes(source, number, start, start + len(rest))
        if isinstance(attributes, int):
            hint = 'write attributes as #id, .name or key="value"'
            wrong = source.span(number, attributes + 1)
            found.append(codes.MALFORMED_BLOCK.at(wrong, "this is not an attribute", hint))
            return None
        for key, span in attributes.doubled:
            found.append(codes.ATTRIBUTE.at(span, f"`{key}` stands twice", "keep one of them"))
        if not attributes.classes:
            hint = "write `::: {.important}`"
            found.append(codes.MALFORMED_BLOCK.at(here, "the block has no name", hint))
            return None
        for extra in attributes.classes[1:]:
            message = f"a block has one name, not also `.{extra}`"
            found.append(codes.ATTRIBUTE.at(attributes.at(f".{extra}"), message, "take one of them out"))
        return Opening(attributes.classes[0], attributes)
    if rest.endswith(":"):
        hint = "write the opening line and the closing `:::` on two lines"
        found.append(codes.MALFORMED_BLOCK.at(here, "a block cannot open and close on one line", hint))
        return None
    if rest.startswith("{"):
        hint = "close the braces, and each quote in them, on this line"
    elif name and "{" in rest:
        hint = f"write `::: {{.{name.group()} …}}`: the name goes into the braces, with a dot"
    else:
        hint = 'write `::: name`, or `::: {.name #id key="value"}`'
    found.append(codes.MALFORMED_BLOCK.at(here, "the opening line of this block cannot be read", hint))
    return None


def _is_deep(line: str) -> bool:
    expanded = line[:LONGEST_LINE].expandtabs(4)
    markers = _MARKERS.match(line)
    if markers is not None and len(markers.group().split()) + markers.group().count(">>") > MOST_MARKERS:
        return True
    return bool(expanded.strip()) and len(expanded) - len(expanded.lstrip()) > DEEPEST_INDENT


def _dropped(source: Source, body: str) -> list[Diagnostic]:
    found = []
    for match in _TWO_COLONS.finditer(body):
        here = source.span(body.count("\n", 0, match.start()) + 1)
        found.append(codes.MALFORMED_BLOCK.at(here, "two colons open and close no block", "write three"))
    for match in _DEFINITION.finditer(body):
        start = match.end() - len(match.group().lstrip(" \n>-+*0123456789.)"))
        here = source.span(body.count("\n", 0, start) + 1)
        if match["note"]:
            message = "footnotes are not part of the source format"
            found.append(codes.NOT_SUPPORTED.at(here, message, "say it in the text"))
        else:
            hint = "put the address behind the words: `[words](https://…)`"
            found.append(codes.LINK_DEFINITION.at(here, "a link definition is not printed", hint))
    lines = body.split("\n")
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        if stripped.startswith("{") and BRACES.fullmatch(stripped) and not stripped.startswith("{{"):
            hint = "put them on the line of what they belong to"
            found.append(codes.STRAY_ATTRIBUTES.at(source.span(number), "attributes alone on a line are lost", hint))
        below = [lines[at] if at < len(lines) else "" for at in (number, number + 1)]
        if _BODY.match(line) and below[0].strip() and not re.match(r"[:\s]", below[0]) and _BODY.match(below[1]):
            message = f"`{below[0].strip()}` runs into the definition above it"
            found.append(codes.BLOCK_SHAPE.at(source.span(number + 1), message, "put a blank line before it"))
    return found
