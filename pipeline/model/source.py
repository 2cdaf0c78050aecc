"""Sources and spans, where words come from: a text, a place in it, and the places of the values read from it.

Lines and columns count from 1 in Unicode code points; the end of a span is exclusive. Line ends are LF: the way in
turns CRLF and CR into LF and drops a byte-order mark, which changes no column that an editor shows.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufffe\uffff]")
"""A character that is not text: most of them cannot stand in XML, so an e-book with one does not open."""
INVISIBLE = re.compile("[\u00ad\u180e\u200b\u202d\u202e\u2060-\u2064\ufeff]")
"""A character that is not seen and parts words where nobody expects it, or turns figures round (U+202D, U+202E)."""
JOINING = re.compile("[\u061c\u200c-\u200f\u202a-\u202c\u2066-\u2069]")
"""A character that is not seen and belongs to how a script is written: joiners, and marks of direction."""
_MARKS_UNTIL = 0x20000
"""No combining mark is composed with a letter from this code point on."""
TAB = 4
"""Columns of a tab stop (CommonMark 0.31.2, section 2.2)."""
KeyPath = tuple[str | int, ...]
"""The way to a value inside a YAML file: keys and list positions, outermost first."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one file. `path` is as it was opened; what is wrong with a whole file is at 1:1."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def until(self, other: Span) -> Span:
        """The stretch from the start of this span to the end of `other`."""
        return Span(self.path, self.line, self.column, other.end_line, other.end_column)


@dataclass(frozen=True)
class Source:
    """A text file as it was read: its path and its text, with LF line ends and no byte-order mark. Letters and their
    accents are one character (NFC) where there is one; `typed` is the text as its author wrote it, where that differs.
    One that `is_looked_through` is a file whose invisible characters have been reported."""

    path: str
    text: str
    typed: str = ""
    is_looked_through: bool = False

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends, so that `lines[n - 1]` is line n."""
        return tuple(self.text.split("\n"))

    @cached_property
    def digest(self) -> str:
        """The sha256 of the text."""
        return sha256(self.text.encode(errors="surrogatepass")).hexdigest()

    @property
    def start(self) -> Span:
        """The place for what is wrong with the whole file."""
        return Span(self.path)

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def span(self, line: int, column: int = 1, end_column: int | None = None) -> Span:
        """A stretch of one line; without an end it runs to the end of that line."""
        end = len(self.line(line)) + 1 if end_column is None else end_column
        return Span(self.path, line, column, line, max(end, column))

    def column(self, number: int, expanded: int) -> int:
        """The column in code points of one that counts a tab up to the next multiple of four, as CommonMark does."""
        line = self.line(number)
        if "\t" not in line:
            return expanded
        ends = self._expanded_ends.get(number)
        if ends is None:
            ends = self._expanded_ends[number] = _expand(line)
        index = bisect_left(ends, expanded)
        return index + 1 if index < len(ends) else len(line) + expanded - ends[-1]

    @cached_property
    def _expanded_ends(self) -> dict[int, list[int]]:
        """Of lines with tabs that were asked for: where each character ends, a tab counted as CommonMark does."""
        return {}

    @property
    def as_typed(self) -> Source:
        """The file as its author sees it."""
        return Source(self.path, self.typed) if self.typed else self

    def place_as_typed(self, span: Span) -> Span:
        """Where a stretch of the text stands in the file as it was typed."""
        if not self.typed:
            return span
        column, end_column = (
            self._count_typed(span.line, span.column),
            self._count_typed(span.end_line, span.end_column),
        )
        return Span(span.path, span.line, column, span.end_line, end_column)

    def _count_typed(self, number: int, column: int) -> int:
        """A column of line `number` in the line as it was typed: each letter is counted with all its parts."""
        composed, typed = 0, 0
        for letter in _compile_letter().findall(self.as_typed.line(number)):
            reached = composed + len(unicodedata.normalize("NFC", letter))
            if reached >= column:
                return typed + column - composed
            composed, typed = reached, typed + len(letter)
        return typed + column - composed

    def within(self, span: Span, words: str) -> Span:
        """The first place of some words in a stretch of this file; the stretch itself where they are not written so."""
        if span.path != self.path:
            return span
        for number in range(span.line, span.end_line + 1):
            start = span.column - 1 if number == span.line else 0
            index = self.line(number).find(words, start)
            if index >= 0:
                return self.span(number, index + 1, index + 1 + len(words))
        return span


@cache
def _compile_letter() -> re.Pattern[str]:
    """A character with what may be composed with it (NFC): the combining marks behind it, those of Indian scripts too,
    and the vowel and the last consonant of a Korean syllable."""
    marks = "".join(one for one in map(chr, range(0x300, _MARKS_UNTIL)) if unicodedata.category(one)[0] == "M")
    joined = f"{marks}\u1160-\u11ff"
    return re.compile(f"[^{joined}]?[{joined}]*", re.DOTALL)


def name_character(character: str) -> str:
    """The number and the name of a character, as people look it up: `U+00AD, soft hyphen`."""
    return f"U+{ord(character):04X}, {unicodedata.name(character, '').lower() or 'a character without a name'}"


def _expand(line: str) -> list[int]:
    """How many columns a line has up to the end of each of its characters."""
    ends, reached = [], 0
    for character in line:
        reached += TAB - reached % TAB if character == "\t" else 1
        ends.append(reached)
    return ends


def compose_source(path: str, typed: str) -> Source:
    """A file whose text is composed (Unicode Standard Annex 15, NFC): an accent that was typed as a character of its
    own belongs to its letter, as on every screen."""
    text = unicodedata.normalize("NFC", typed)
    return Source(path, text, typed if text != typed else "")


@dataclass(frozen=True)
class Places:
    """Where each value and each key of a YAML file stands, and the `source` of a file that is all YAML."""

    whole: Span
    values: Mapping[KeyPath, Span] = field(default_factory=dict)
    keys: Mapping[KeyPath, Span] = field(default_factory=dict)
    source: Source | None = None

    def value(self, *path: str | int) -> Span:
        """The place of the value at `path`, or of the nearest value above it that exists."""
        return self._nearest(self.values, path)

    def key(self, *path: str | int) -> Span:
        """The place of the key at `path`; where there is none (a list item), of its value."""
        return self.keys.get(path) or self._nearest(self.values, path)

    def keys_below(self, *path: str | int) -> frozenset[str]:
        """The keys that stand right below a path, whether their values are good or not."""
        return self._below.get(path, frozenset())

    @cached_property
    def _below(self) -> Mapping[KeyPath, frozenset[str]]:
        below: dict[KeyPath, set[str]] = {}
        for key in self.keys:
            below.setdefault(key[:-1], set()).add(str(key[-1]))
        return {path: frozenset(names) for path, names in below.items()}

    def find_path(self, span: Span) -> KeyPath:
        """The way to what stands at a place: the deepest value or key that begins there, or else the last before it;
        empty for the whole file."""
        begins, paths = self._in_order
        number = bisect_right(begins, (span.line, span.column))
        return paths[number - 1] if number else ()

    @cached_property
    def _in_order(self) -> tuple[list[tuple[int, int]], list[KeyPath]]:
        entries = (*self.keys.items(), *self.values.items())
        ordered = sorted((at.line, at.column, len(path), number) for number, (path, at) in enumerate(entries))
        return [entry[:2] for entry in ordered], [entries[entry[3]][0] for entry in ordered]

    def _nearest(self, spans: Mapping[KeyPath, Span], path: KeyPath) -> Span:
        while path:
            if path in spans:
                return spans[path]
            path = path[:-1]
        return self.whole
