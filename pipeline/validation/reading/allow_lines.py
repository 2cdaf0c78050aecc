"""Reader of waivers that stand beside the words: a line `{allow=LNG201 because="…" by="…" until=2027-06-30}` before a
block. It is no part of the words: pandoc never sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.settings import check_calendar_date
from pipeline.model.source import Source, Span
from pipeline.model.suggestions import suggest
from pipeline.model.waiver_entry import WaiverEntry
from pipeline.validation.reading.attributes import (
    ALLOW,
    ALLOW_BRACES,
    BRACES,
    ONLY,
    WAIVER_KEYS,
    Attributes,
    has_only_attributes,
    read_attributes,
)
from pipeline.validation.reading.block_extents import find_block_extents
from pipeline.validation.reading.openings import Opening, suggest_attribute

FORM = '{allow=LNG201 because="…" by="…" until=2027-06-30}'
"""What a waiver beside the words looks like."""
_MEANT = re.compile(r"\s*\{\s*allow(?![\w-])")
_MISSING: Mapping[str, str] = {
    "because": 'say why the finding is allowed: because="…"',
    "by": 'name who allows it: by="…"',
    "until": "write the last day on which it is allowed: until=2027-06-30",
}
_MESSAGES = ("sms", "sms-long")


@dataclass(frozen=True)
class _WaiverAbove:
    """The waivers of a line, and the line of what stands below it."""

    entries: tuple[WaiverEntry, ...]
    below: int


class AllowLines:
    """Reads the waivers of a text from top to bottom. `lines` become those for pandoc: without waivers."""

    def __init__(self, source: Source, lines: list[str], diagnostics: Diagnostics) -> None:
        self.source = source
        self.lines = lines
        self.diagnostics = diagnostics
        self.numbers: set[int] = set()
        self._waivers: list[_WaiverAbove] = []

    def read(self, number: int, inside: str) -> bool:
        """Whether line `number` is a waiver, good or not. What is wrong with it is reported, and with one that stands
        among words. `inside` is the name of the block around it."""
        line = self.source.line(number)
        if ALLOW not in line:
            return False
        written = line.strip()
        whole = BRACES.fullmatch(written) is not None
        alone = has_only_attributes(line, ALLOW) or (whole and _MEANT.match(line) is not None)
        if not alone and (not _MEANT.match(line) or BRACES.match(written)):
            self._report_among_words(number, line)
            return False
        start = len(line) - len(line.lstrip())
        attributes = read_attributes(self.source, number, start, len(line.rstrip())) if alone else start
        self.numbers.add(number)
        self.lines[number - 1] = ""
        if isinstance(attributes, int):
            self._report_unreadable(number, written, attributes)
            return True
        entries, (above, below) = self._read_entries(attributes), self._neighbours[number]
        wrong = self._find_wrong(line, inside, above, below)
        if wrong:
            message, hint = wrong
            self.diagnostics.report(codes.OUT_OF_PLACE, attributes.at(ALLOW), message, hint)
        else:
            self._waivers.append(_WaiverAbove(entries, below))
        return True

    def _report_among_words(self, number: int, line: str) -> None:
        """Report waivers that stand in a line with words, where pandoc would drop them. Letters stand in their place,
        which nobody will print."""
        for match in ALLOW_BRACES.finditer(line):
            place = self.source.span(number, match.start() + 1, match.end() + 1)
            hint = f"put it on a line of its own before the whole block, a blank line above it: `{FORM}`"
            self.diagnostics.report(codes.OUT_OF_PLACE, place, "`allow` cannot stand in a line with words", hint)
            blanked = self.lines[number - 1]
            self.lines[number - 1] = (
                blanked[: match.start()] + "x" * (match.end() - match.start()) + blanked[match.end() :]
            )

    def _report_unreadable(self, number: int, written: str, index: int) -> None:
        line = self.source.line(number)
        place = self.source.span(number, index + 1, 1 + len(line.rstrip()))
        wrong = line[index:].strip()
        whole = BRACES.fullmatch(written) is not None and f"{ALLOW}=" in written
        hint = suggest_attribute(written, wrong) if whole else f"write it on one line: `{FORM}`"
        self.diagnostics.report(codes.ATTRIBUTE, place, "this line of `allow` cannot be read", hint)

    def _read_entries(self, attributes: Attributes) -> tuple[WaiverEntry, ...]:
        """The waivers of a line, one for each rule that it names; none where something of it is wrong."""
        before = len(self.diagnostics)
        for key in (key for key in attributes.spans if key not in WAIVER_KEYS):
            hint = suggest(key, WAIVER_KEYS, "it takes allow, because, by and until")
            hint = f"write `{{{ONLY}=…}}` on a line of its own" if key == ONLY else hint
            self.diagnostics.report(codes.ATTRIBUTE, attributes.at(key), f"a line of `allow` has no `{key}`", hint)
        for key, place in attributes.doubled:
            self.diagnostics.report(codes.ATTRIBUTE, place, f"`{key}` stands twice", "keep one of them")
        values = {key: " ".join(attributes.values.get(key, "").split()) for key in WAIVER_KEYS}
        rules = tuple(dict.fromkeys(values[ALLOW].replace(",", " ").split()))
        if not rules:
            hint = 'write its code: allow=LNG201, or allow="LNG201 LNG204"'
            self.diagnostics.report(codes.ATTRIBUTE, attributes.at(ALLOW), "`allow` names no rule", hint)
        for key, hint in _MISSING.items():
            if not values[key]:
                self.diagnostics.report(codes.ATTRIBUTE, attributes.at(key), f"`allow` needs `{key}`", hint)
        if values["until"]:
            self._check_day(values["until"], attributes.at("until"))
        if len(self.diagnostics) > before:
            return ()
        spans = {key: attributes.at(key) for key in _MISSING}
        return tuple(
            WaiverEntry(
                rule=rule,
                because=values["because"],
                by=values["by"],
                until=values["until"],
                place=attributes.span,
                spans={**spans, "rule": self.source.within(attributes.at(ALLOW), rule)},
            )
            for rule in rules
        )

    def _check_day(self, until: str, place: Span) -> None:
        try:
            check_calendar_date(until)
        except ValueError as error:
            hint = "write the last day as until=2027-06-30"
            self.diagnostics.report(codes.ATTRIBUTE, place, f"`{until}` is no day: {error}", hint)

    @cached_property
    def _neighbours(self) -> Mapping[int, tuple[str, int]]:
        """Of each line of attributes: the line right above it and others of its kind, and the number of the next line
        below that says something else; 0 where there is none."""
        kinds = [has_only_attributes(line, ALLOW, ONLY) for line in self.source.lines]
        above, below, last, following = [""] * len(kinds), [0] * len(kinds), "", 0
        for index, line in enumerate(self.source.lines):
            above[index], last = last, last if kinds[index] else line
        for index in reversed(range(len(kinds))):
            below[index] = following
            if self.source.lines[index].strip() and not kinds[index]:
                following = index + 1
        return {index + 1: (above[index], below[index]) for index, alone in enumerate(kinds) if alone}

    def _find_wrong(self, line: str, inside: str, above: str, below: int) -> tuple[str, str] | None:
        """What is wrong with where a waiver stands, and what to do."""
        under = self.source.line(below).strip()
        if inside in _MESSAGES:
            return "`allow` cannot stand inside a message", "put it before the message: people copy what is in it"
        if line[:1].isspace():
            return "`allow` cannot stand in a list", "put it before the whole list, at the start of its line"
        if above.strip():
            return "`allow` needs a blank line above it", "put one there: it would be a part of what stands above it"
        if not below or (under.startswith(":::") and not under.strip(":")):
            return "`allow` stands before nothing", "put it before the block in which something is found"
        return None

    def find_blocks(self, nodes: Sequence[Any], openings: Mapping[int, Opening]) -> tuple[WaiverEntry, ...]:
        """The waivers, each with the block below it, as pandoc sees the blocks (`nodes`). What stands before none is
        reported, unless something else is wrong there."""
        extents = find_block_extents(self.source, nodes) if self._waivers else {}
        errors = [one.span for one in self.diagnostics if one.severity == "error"]
        entries: list[WaiverEntry] = []
        for above in self._waivers:
            opening, block = openings.get(above.below), extents.get(above.below)
            if opening and opening.name == "include":
                hint = "put it before the block in the file of the standing sections"
                self._report_misplaced(above, "`allow` cannot stand before a standing section", hint)
            elif block is None:
                if not any(span.line <= above.below <= span.end_line for span in errors):
                    hint = "put it before a whole paragraph, list, block or heading, and not between items"
                    self._report_misplaced(above, "`allow` stands before no block", hint)
            else:
                entries += (replace(entry, block=block) for entry in above.entries)
        return tuple(entries)

    def _report_misplaced(self, above: _WaiverAbove, message: str, hint: str) -> None:
        for entry in above.entries[:1]:  # where there is none, something else is wrong with the line
            self.diagnostics.report(codes.OUT_OF_PLACE, entry.place, message, hint)
