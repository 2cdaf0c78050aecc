"""Reader of `only`, which names the places for which something is kept: on a heading, on the opening line of a block,
and as a line `{only=riverside}` before a paragraph, a list, a table or a figure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Block, Blocks, ForPlaces, Heading, Steps
from pipeline.model.source import Source, Span
from pipeline.validation.reading.attributes import ALLOW, BRACES, ONLY, Attributes, has_only_attributes, read_attributes
from pipeline.validation.reading.openings import Opening

if TYPE_CHECKING:
    from pipeline.validation.reading.blocks import BlockReader

NEVER = frozenset({"key-points", "care-card", "do", "do-not", "important", "options", "compare", "sms", "sms-long"})
"""Blocks that are the same in every place: readers may not be safe without them, or they are sent."""
_SAME = "this is the same in every place: take `only` out, or say what differs in a section of its own"
_HEADING = re.compile(r" {0,3}#{1,6}(\s|$)")
_MEANT = re.compile(r"\{\s*only\s*[=:]?(.*)\}")
_STEP = re.compile(r" {0,3}\d{1,9}[.)](\s|$)")


@dataclass(frozen=True)
class OnlyMark:
    """The places that are named, and where."""

    places: tuple[str, ...]
    span: Span


def read_only(attributes: Attributes, diagnostics: Diagnostics) -> OnlyMark | None:
    """The places that attributes name; nothing where they name none."""
    if ONLY not in attributes.values:
        return None
    places = tuple(dict.fromkeys(attributes.values[ONLY].split()))
    if not places:
        hint = 'name places of places.yaml: only=riverside, or only="riverside north"'
        diagnostics.report(codes.ATTRIBUTE, attributes.at(ONLY), "`only` names no place", hint)
    return OnlyMark(places, attributes.at(ONLY)) if places else None


def report_only_on_block(reader: BlockReader, opening: Opening) -> None:
    """Report `only` on the opening line of a block that cannot have it."""
    place = opening.attributes.at(ONLY)
    if opening.name in NEVER:
        message = f"`{opening.name}` cannot be for some places only"
        reader.report(codes.NOT_FOR_SOME_PLACES, place, message, _SAME)
    elif reader.nested:
        hint = "write `only` on the block around it, or take this out of it"
        reader.report(codes.NOT_FOR_SOME_PLACES, place, "`only` cannot stand inside another block", hint)


def find_mark(opening: Opening, before: OnlyMark | None, diagnostics: Diagnostics) -> OnlyMark | None:
    """The places that the opening line of a block names, or the line before it; nothing for a block that is the same in
    every place. What is wrong with the line before it is reported."""
    if opening.name in NEVER:
        if before is not None:
            message = f"`{opening.name}` cannot be for some places only"
            diagnostics.report(codes.NOT_FOR_SOME_PLACES, before.span, message, _SAME)
        return None
    if before is not None and ONLY in opening.attributes.values:
        message = "`only` stands here and on the opening line below"
        diagnostics.report(codes.ATTRIBUTE, before.span, message, "keep it on the opening line")
    return before or read_only(opening.attributes, diagnostics)


class OnlyLines:
    """Reads the lines of attributes on their own. `marks` are the places that each names, by the line of what stands
    below it; those that are never taken belong to nothing. What is `unread` pandoc need not see."""

    def __init__(self, source: Source, lines: Sequence[str], diagnostics: Diagnostics) -> None:
        self.source = source
        self.lines = lines
        self.diagnostics = diagnostics
        self.marks: dict[int, OnlyMark] = {}
        self.numbers: list[int] = []
        self.unread: list[int] = []

    def read(self, number: int, inside: str) -> bool:
        """Whether line `number` is one of `only`; what is wrong with it is reported. `inside` is the name of the block
        in which it stands."""
        line = self.line(number)
        if ONLY not in line or not BRACES.fullmatch(line.strip()):
            return False
        attributes = read_attributes(self.source, number, line.index("{"), len(line.rstrip()))
        if isinstance(attributes, int):
            return self._report_unread(number, line)
        if ONLY not in attributes.values:
            return False
        self.numbers.append(number)
        self._report_others(attributes)
        mark = read_only(attributes, self.diagnostics)
        below = self._find_below(number)
        wrong = self._find_wrong(number, line, inside, below)
        if wrong:
            message, hint = wrong
            self.diagnostics.report(codes.NOT_FOR_SOME_PLACES, attributes.at(ONLY), message, hint)
        elif mark is not None:
            self.marks[below] = mark
        return True

    def _report_unread(self, number: int, line: str) -> bool:
        """Whether a line that cannot be read was meant to name places: it is reported, because it would be printed."""
        meant = _MEANT.match(line.strip())
        if meant is not None:
            hint = f'write `{{only="{" ".join(re.findall(r"[a-z][a-z0-9-]*", meant[1])) or "riverside north"}"}}`'
            place = self.source.span(number, 1 + len(line) - len(line.lstrip()), 1 + len(line.rstrip()))
            self.diagnostics.report(codes.ATTRIBUTE, place, "this line of `only` cannot be read", hint)
            self.unread.append(number)
        return meant is not None

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def _find_below(self, number: int) -> int:
        """The line of what stands below, a waiver being none; 0 where nothing does."""
        lines = enumerate(self.lines[number:], number + 1)
        return next((at for at, line in lines if line.strip() and not has_only_attributes(line, ALLOW)), 0)

    def _report_others(self, attributes: Attributes) -> None:
        others = [key for key in attributes.spans if key != ONLY]
        for key in others:
            message = "a line of attributes takes `only` and nothing else"
            self.diagnostics.report(codes.ATTRIBUTE, attributes.at(key), message, f"take `{key}` out")
        for key, place in attributes.doubled:
            self.diagnostics.report(codes.ATTRIBUTE, place, f"`{key}` stands twice", "keep one of them")

    def _find_wrong(self, number: int, line: str, inside: str, below: int) -> tuple[str, str] | None:
        """What is wrong with where a line stands, and what to do."""
        written, under = line.strip(), self.line(below)
        above = self.line(number - 1)
        if inside:
            hint = _SAME if inside in NEVER else f"write it on the opening line: `::: {{.{inside} {written[1:]}`"
            return f"`only` cannot stand inside `{inside}`", hint
        if line[:1].isspace():
            return "`only` cannot stand in a list", "put it before the whole list, at the start of its line"
        if above.strip() and not (_HEADING.match(above) or above.startswith(":::") or BRACES.fullmatch(above.strip())):
            return "`only` needs a blank line above it", "put one there: it would vanish into the paragraph"
        if not below or (under.startswith(":::") and not under.strip(":").strip()):
            return "`only` stands before nothing", "put it before a paragraph, a list, a table or a figure"
        if BRACES.fullmatch(under.strip()):
            return "two lines of attributes stand before the same", 'name all places in one: only="riverside north"'
        if _HEADING.match(under):
            hint = f"write it on the heading: `## Heading {{#its-id {written[1:]}`"
            return "`only` cannot stand on a line before a heading", hint
        if _STEP.match(under):
            return "steps cannot be for some places only", _SAME
        return None

    def report_left_over(self) -> None:
        """Report the lines that belong to no block: pandoc reads what is below as a part of something else."""
        for mark in self.marks.values():
            hint = "put it before a paragraph, a list, a table or a figure, with a blank line above it"
            self.diagnostics.report(codes.NOT_FOR_SOME_PLACES, mark.span, "`only` stands before no block", hint)


def keep_for_places(block: Block, mark: OnlyMark | None, diagnostics: Diagnostics) -> Block:
    """The block, for the places that a mark names."""
    if mark is None:
        return block
    if isinstance(block, Steps):
        diagnostics.report(codes.NOT_FOR_SOME_PLACES, mark.span, "steps cannot be for some places only", _SAME)
    return ForPlaces(mark.places, (block,), mark.span)


def gather_below_headings(blocks: Sequence[Block], marks: Mapping[int, OnlyMark]) -> Blocks:
    """The blocks of a section, where those that begin with a heading for some places only (`marks` by their number),
    until the next heading of its level, are for these."""
    gathered: list[Block] = []
    number = 0
    while number < len(blocks):
        first, mark = blocks[number], marks.get(number)
        end = number + 1
        if mark is not None and isinstance(first, Heading):
            while end < len(blocks) and not _ends(blocks[end], first.level):
                end += 1
            inner = {at - number: one for at, one in marks.items() if number < at < end}
            below = gather_below_headings((first, *blocks[number + 1 : end]), inner)
            gathered.append(ForPlaces(mark.places, below, mark.span))
        else:
            gathered.append(first)
        number = end
    return tuple(gathered)


def _ends(block: Block, level: int) -> bool:
    return isinstance(block, Heading) and block.level <= level
