"""The words that a page paints, with their boxes, read by PDFium: glyphs are united by word and by line."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import hypot
from typing import Any
from unicodedata import bidirectional

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from pipeline.proof.boxes.geometry import Rectangle, unite
from pipeline.proof.boxes.said_words import find_address, read_said_boxes
from pipeline.proof.boxes.structure import Marks, Tag

INVISIBLE = 3
"""The text rendering mode that paints nothing (ISO 32000-1, table 106)."""
_JOINED = 0.12
"""Two runs of glyphs are one word where the gap between them is smaller than this, in parts of the size: a full stop
behind bold words."""
_EMPTY = 0.01
_TURN = 0.2
"""Words that rise or fall by more than this part of their length (11 degrees) do not stand on a line of text."""


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word on one line of a page. `page` counts from 1, `box` and `glyphs` are tight around the ink, `size` is in
    points as painted, `colour` red, green, blue and opacity. There is no `tag` where no tag claims the word; an
    `artifact` is marked as such, and it is an error of the validators where it is neither. `turned` is what does not
    stand upright: mirrored words too. Words of one `piece` of a line have its number on the page; -1 is what is in no
    tag."""

    text: str
    page: int
    box: Rectangle
    glyphs: tuple[Rectangle, ...]
    size: float
    colour: tuple[int, int, int, int]
    mode: int
    tag: Tag | None
    artifact: bool
    turned: bool = False
    piece: int = -1

    @property
    def joins_letters(self) -> bool:
        """Whether it is in a script of the right that joins its letters, such as Arabic."""
        return any(bidirectional(letter) == "AL" for letter in self.text)


@dataclass(frozen=True, slots=True)
class _Run:
    """What all glyphs that are painted in one go share."""

    size: float
    colour: tuple[int, int, int, int]
    mode: int
    tag: Tag | None
    artifact: bool
    upright: bool
    turned: bool
    piece: int


def read_words(page: PdfPage, number: int, marks: Marks) -> list[PageWord]:
    """The words of a page in the order in which they are painted. `number` counts from 0."""
    return _join(list(_read_pieces(page, number, marks)))


def _read_pieces(page: PdfPage, number: int, marks: Marks) -> Iterator[tuple[_Run, PageWord]]:
    """Stretches of glyphs without a space between them, each of one run; what says its words is one of them."""
    text, of_pieces = page.get_textpage(), read_said_boxes(page)
    reader = _GlyphReader(text, number, marks, of_pieces)
    for index in range(pdfium.FPDFText_CountChars(text)):
        address = find_address(pdfium.FPDFText_GetTextObject(text, index))
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        parts = character.isspace() and address not in of_pieces
        if address != reader.address or parts or not address:
            yield from reader.take_word()
        if address and not parts:
            reader.add(index, address, character)
    yield from reader.take_word()
    text.close()


@dataclass
class _GlyphReader:
    """Collects glyphs until a word ends."""

    text: Any
    number: int
    marks: Marks
    of_pieces: Mapping[int, Rectangle]
    address: int = 0
    _run: _Run | None = None
    _letters: list[str] = field(default_factory=list)
    _glyphs: list[Rectangle] = field(default_factory=list)

    def add(self, index: int, address: int, character: str) -> None:
        if address != self.address or self._run is None:
            self._run = self._read_run(index)
            self.address = address
        self._letters.append(character)
        if address in self.of_pieces:
            self._glyphs = [self.of_pieces[address]]
        elif (box := self._read_box(index)) is not None:
            self._glyphs.append(box)

    def take_word(self) -> Iterator[tuple[_Run, PageWord]]:
        """The word that has been collected, if there is ink in it."""
        if self._glyphs and self._run:
            run = self._run
            yield (
                run,
                PageWord(
                    text="".join(self._letters),
                    page=self.number + 1,
                    box=unite(self._glyphs),
                    glyphs=tuple(self._glyphs),
                    size=run.size,
                    colour=run.colour,
                    mode=run.mode,
                    tag=run.tag,
                    artifact=run.artifact,
                    turned=run.turned,
                    piece=run.piece,
                ),
            )
        self._letters, self._glyphs = [], []

    def _read_box(self, index: int) -> Rectangle | None:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not pdfium.FPDFText_GetCharBox(self.text, index, left, right, bottom, top):
            return None
        box = Rectangle(left.value, bottom.value, right.value, top.value)
        return box if box.width > _EMPTY and box.height > _EMPTY else None

    def _read_run(self, index: int) -> _Run:
        painted = pdfium.FPDFText_GetTextObject(self.text, index)
        matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
        pdfium.FPDFText_GetMatrix(self.text, index, matrix)
        pdfium.FPDFTextObj_GetFontSize(painted, size)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(painted)
        return _Run(
            size=round(size.value * hypot(matrix.c, matrix.d), 2),
            colour=_read_colour(painted),
            mode=pdfium.FPDFTextObj_GetTextRenderMode(painted),
            tag=self.marks.get((self.number, mark)),
            artifact=mark < 0 and is_artifact(painted),
            upright=abs(matrix.b) + abs(matrix.c) < abs(matrix.a),
            turned=matrix.a <= 0 or matrix.d <= 0 or abs(matrix.b) > _TURN * matrix.a,
            piece=mark,
        )


def _read_colour(painted: Any) -> tuple[int, int, int, int]:
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(painted, red, green, blue, opacity)
    return red.value, green.value, blue.value, opacity.value


def is_artifact(painted: Any) -> bool:
    """Whether a page object is marked as an artifact: a footer, a background (ISO 32000-1, 14.8.2.2)."""
    name, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    letters = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
    for number in range(pdfium.FPDFPageObj_CountMarks(painted)):
        mark = pdfium.FPDFPageObj_GetMark(painted, number)
        pdfium.FPDFPageObjMark_GetName(mark, letters, len(name), length)
        if name.raw[: length.value].decode("utf-16-le").rstrip("\0") == "Artifact":
            return True
    return False


def _join(pieces: list[tuple[_Run, PageWord]]) -> list[PageWord]:
    """Put pieces together that touch on one line."""
    words: list[PageWord] = []
    before: _Run | None = None
    for run, word in pieces:
        if before and before.upright and run.upright and before is not run and _touch(words[-1], word):
            words[-1] = _unite_words(words[-1], word)
        else:
            words.append(word)
        before = run
    return words


def _touch(first: PageWord, second: PageWord) -> bool:
    gap = max(second.box.left - first.box.right, first.box.left - second.box.right)
    near = min(first.size, second.size) * _JOINED
    _, height = first.box.measure_overlap(second.box)
    same_block = (first.tag and first.tag.block) == (second.tag and second.tag.block)
    return same_block and abs(gap) < near and height > -near and abs(first.size - second.size) < _EMPTY


def _unite_words(first: PageWord, second: PageWord) -> PageWord:
    return PageWord(
        text=first.text + second.text,
        page=first.page,
        box=unite((first.box, second.box)),
        glyphs=first.glyphs + second.glyphs,
        size=first.size,
        colour=first.colour,
        mode=max(first.mode, second.mode),
        tag=first.tag,
        artifact=first.artifact,
        turned=first.turned or second.turned,
        piece=first.piece,
    )
