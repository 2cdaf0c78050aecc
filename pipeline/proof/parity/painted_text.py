"""Reader of the text that a page of a PDF paints, piece by piece, with the mark that the tags know each piece by
(ISO 32000-1, 9.4 and 14.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, TypeAlias

from pypdf import PageObject
from pypdf.generic import ByteStringObject, ContentStream, DictionaryObject, StreamObject, TextStringObject

from pipeline.proof.parity.glyphs import Font, read_font
from pipeline.proof.parity.visual_order import read_in_order

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_STILL: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SAME_LINE = 1.0
"""Baselines closer than this, in points, are one line."""
_DEEPEST = 6
"""How deep drawings may stand in drawings."""


@dataclass(frozen=True)
class PaintedText:
    """Glyphs that were painted in one go, each as what it says, their marked-content number (none where they have no
    mark, or are an artifact), the height of their baseline in points, the number of what they were opened in (a piece
    of a line), and whether the words around run from the right."""

    glyphs: tuple[str, ...]
    mcid: int | None
    baseline: float
    piece: int = 0
    from_right: bool = False

    @property
    def text(self) -> str:
        """What they say."""
        return read_in_order(self.glyphs, self.from_right)


@dataclass(frozen=True)
class _Mark:
    mcid: int | None
    instead: str | None = None
    piece: int = 0


def read_painted_text(page: PageObject, from_right: bool = False) -> list[PaintedText]:
    """The pieces of text of a page, in the order in which they are painted; the words of the file may run
    `from_right`."""
    contents = page.get_contents()
    if contents is None:
        return []
    resources = page.get("/Resources", DictionaryObject()).get_object()
    return [replace(piece, from_right=from_right) for piece in _ContentReader(resources, page.pdf).paint(contents)]


def join_lines(pieces: list[PaintedText]) -> list[str]:
    """The text of some pieces in the order of reading, line by line."""
    texts: list[str] = []
    baseline: float | None = None
    for piece in join_pieces(pieces):
        if baseline is None or abs(piece.baseline - baseline) > _SAME_LINE:
            texts.append("")
        texts[-1] += piece.text
        baseline = piece.baseline
    return texts


def join_pieces(pieces: Iterable[PaintedText]) -> Iterator[PaintedText]:
    """The same with what was painted in several goes, as in several faces, in one."""
    for _, some in groupby(pieces, lambda one: (one.piece, one.baseline)):
        first, *more = some
        glyphs = (*first.glyphs, *(glyph for one in more for glyph in one.glyphs))
        yield replace(first, glyphs=glyphs)


@dataclass
class _ContentReader:
    resources: Any
    pdf: Any
    matrix: Matrix = _STILL
    marks: list[_Mark] = field(default_factory=list)
    depth: int = 0
    opened: int = 0
    _font: Font = field(default_factory=lambda: Font(1, {}))
    _text: Matrix = _STILL
    _line: Matrix = _STILL
    _leading: float = 0.0
    _saved: list[tuple[Matrix, Font, float]] = field(default_factory=list)

    def paint(self, contents: Any) -> Iterator[PaintedText]:
        for operands, operator in ContentStream(contents, self.pdf).operations:
            name = operator.decode("latin-1")
            if name in ("Tj", "TJ", "'", '"'):
                yield from self._show(name, operands)
            elif name == "Do":
                yield from self._draw(str(operands[0]))
            elif name in ("BMC", "BDC"):
                mark = self._read_mark(operands)
                self.marks.append(mark)
                if mark.instead is not None:
                    yield self._make_piece((mark.instead,))
            else:
                self._set(name, operands)

    def _set(self, name: str, operands: Any) -> None:
        """The operators that paint nothing: they change the state or the text state of graphics."""
        match name:
            case "q":
                self._saved.append((self.matrix, self._font, self._leading))
            case "Q" if self._saved:
                self.matrix, self._font, self._leading = self._saved.pop()
            case "EMC" if self.marks:
                self.marks.pop()
            case "cm":
                self.matrix = _multiply(_read_matrix(operands), self.matrix)
            case _:
                self._set_text_state(name, operands)

    def _set_text_state(self, name: str, operands: Any) -> None:
        match name:
            case "BT":
                self._text = self._line = _STILL
            case "Tm":
                self._text = self._line = _read_matrix(operands)
            case "Td" | "TD":
                self._move(float(operands[0]), float(operands[1]))
                self._leading = -float(operands[1]) if name == "TD" else self._leading
            case "T*":
                self._move(0.0, -self._leading)
            case "TL":
                self._leading = float(operands[0])
            case "Tf":
                self._font = self._read_font(str(operands[0]))
            case _:
                pass

    def _show(self, name: str, operands: Any) -> Iterator[PaintedText]:
        if name in ("'", '"'):
            self._move(0.0, -self._leading)
        parts = operands[0] if name == "TJ" else [operands[-1]]
        runs = (self._font.read_glyphs(_list_codes(part)) for part in parts if not isinstance(part, int | float))
        if not any(mark.instead is not None for mark in self.marks):
            yield self._make_piece(tuple(glyph for some in runs for glyph in some))

    def _make_piece(self, glyphs: tuple[str, ...]) -> PaintedText:
        mcid = next((mark.mcid for mark in reversed(self.marks) if mark.mcid is not None), None)
        piece = self.marks[-1].piece if self.marks else 0
        return PaintedText(glyphs, mcid, _multiply(self._text, self.matrix)[5], piece)

    def _move(self, x: float, y: float) -> None:
        self._text = self._line = _multiply((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _read_mark(self, operands: Any) -> _Mark:
        properties: Any = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, str):
            properties = self._find_resource("/Properties", properties) or {}
        mcid, instead = properties.get("/MCID"), properties.get("/ActualText")
        self.opened += 1
        return _Mark(None if mcid is None else int(mcid), None if instead is None else str(instead), self.opened)

    def _draw(self, name: str) -> Iterator[PaintedText]:
        form = self._find_resource("/XObject", name)
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form" or self.depth > _DEEPEST:
            return
        if b"Tj" in form.get_data() or b"TJ" in form.get_data() or b" Do" in form.get_data():
            resources = form.get("/Resources", self.resources).get_object()
            matrix = _multiply(_read_matrix(form.get("/Matrix", _STILL)), self.matrix)
            yield from _ContentReader(resources, self.pdf, matrix, self.marks, self.depth + 1).paint(form)

    def _read_font(self, name: str) -> Font:
        font = self._find_resource("/Font", name) or {}
        map_ = font.get("/ToUnicode")
        data = map_.get_object().get_data() if map_ is not None else None
        return read_font(font.get("/Subtype") == "/Type0", data)

    def _find_resource(self, kind: str, name: str) -> Any:
        resources = self.resources.get(kind, {}).get_object() if kind in self.resources else {}
        return resources[name].get_object() if name in resources else None


def _list_codes(text: Any) -> bytes:
    return text.original_bytes if isinstance(text, ByteStringObject | TextStringObject) else b""


def _read_matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in operands)
    return (a, b, c, d, e, f)


def _multiply(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
