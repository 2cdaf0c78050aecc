"""Places of characters: where each character of words, as Markdown reads them, stands in the file that they come from.

Markdown joins lines, takes spaces in, turns `&nbsp;` into one character and drops the backslash in front of a sign. So
the words and the file are read side by side, once for each stretch of words and only where somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from pipeline.model.source import Source, Span

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AHEAD = 200
"""Characters of the file that are looked through for the next one of the words, where something stands between them
that is no word: a comment, attributes, a mark at the start of a line."""
CharacterPlace = tuple[int, int, int]
"""The line, the column and the end column of a character, from 1 in code points, the end being exclusive."""


def find_positions(source: Source, span: Span, words: str) -> list[CharacterPlace]:
    """The place of each character of some words that stand at a span of a file. A character that is not written there
    has the place of what stands before it."""
    return list(_PlaceReader(source, span).read(words))


class _PlaceReader:
    """A place in a file that moves on with the words."""

    def __init__(self, source: Source, span: Span) -> None:
        self.source = source
        self.line, self.column = span.line, span.column
        self.last_line = max(span.end_line, span.line)
        self.text = source.line(self.line)

    def read(self, words: str) -> Iterator[CharacterPlace]:
        """The place of each character."""
        for index, character in enumerate(words):
            yield self._pass_space(character) if character.isspace() else self._pass(character, words, index)

    def _pass_space(self, character: str) -> CharacterPlace:
        """A space stands for a run of them, for the end of a line with the indentation of the next, or for itself."""
        width = self._measure(character, character, 0)
        if width > 1 or self.text[self.column - 1 : self.column].isspace():
            place = (self.line, self.column, self.column + width)
            self.column += width
        else:
            place = (self.line, self.column, self.column + 1 if self.column <= len(self.text) else self.column)
        self._skip_spaces()
        return place

    def _skip_spaces(self) -> None:
        while True:
            while self.text[self.column - 1 : self.column].isspace() and self.text[self.column - 1] != "\u00a0":
                self.column += 1
            if self.column <= len(self.text) or self.line >= self.last_line:
                return
            self._begin_line(self.line + 1)

    def _begin_line(self, number: int) -> None:
        self.line, self.column, self.text = number, 1, self.source.line(number)

    def _pass(self, character: str, words: str, index: int) -> CharacterPlace:
        if self.column > len(self.text) and self.line < self.last_line:
            self._begin_line(self.line + 1)
        width = self._measure(character, words, index)
        if not width and not self._find_ahead(character):
            return (self.line, self.column, self.column)
        width = width or 1
        place = (self.line, self.column, self.column + width)
        self.column += width
        return place

    def _measure(self, character: str, words: str, index: int) -> int:
        """How many characters of the file one of the words takes here: none where another stands here."""
        here = self.text[self.column - 1 : self.column]
        if here == "&" and (entity := _ENTITY.match(self.text, self.column - 1)):
            meant = unescape(entity.group())
            if meant != entity.group() and words.startswith(meant, index):
                return len(entity.group())
        if here == "\\" and self.text[self.column : self.column + 1] in (character, " " if character.isspace() else ""):
            return 2
        return 1 if here == character or (character == " " and here.isspace()) else 0

    def _find_ahead(self, character: str) -> bool:
        """Move on to the next place at which a character stands, if that is near."""
        line, start, left = self.line, self.column, _AHEAD
        while line <= self.last_line and left > 0:
            text = self.source.line(line)
            at = text.find(character, start - 1, start - 1 + left)
            if at >= 0:
                self._begin_line(line)
                self.column = at + 1
                return True
            left -= max(len(text) - start + 1, 1)
            line, start = line + 1, 1
        return False
