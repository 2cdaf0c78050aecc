"""Words as outlines, for a picture that has to show them where no fonts are at hand.

Letter by letter and from the left: right for alphabets that are written so, and no others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.assets import FONTS
from pipeline.conversion.look.typefaces import FAMILY


@dataclass(frozen=True)
class Letters:
    """The letters of one weight of the typeface."""

    weight: int

    def covers(self, words: str) -> bool:
        """Whether the face has a glyph for each of the words' characters."""
        return all(ord(letter) in _cmap(self.weight) for letter in words)

    def width(self, words: str, size: float) -> float:
        """The length of a line at a size, in the units of the size."""
        return sum(self._advance(letter) for letter in words) * size / self._em

    def lines(self, words: str, size: float, room: float) -> tuple[str, ...]:
        """The words in lines of at most `room`; a word that is longer has a line to itself."""
        made: list[str] = []
        for word in words.split():
            longer = f"{made[-1]} {word}" if made else word
            if made and self.width(longer, size) <= room:
                made[-1] = longer
            else:
                made.append(word)
        return tuple(made)

    def outline(self, line: str, size: float, x: float, y: float) -> str:
        """The path data of a line with its first letter at `x` and its baseline at `y`, y counted downwards."""
        return "".join(self._outlines(line, size, x, y))

    def _outlines(self, line: str, size: float, x: float, y: float) -> Iterator[str]:
        from fontTools.pens.svgPathPen import SVGPathPen
        from fontTools.pens.transformPen import TransformPen

        glyphs = _font(self.weight).getGlyphSet()
        scale = size / self._em
        for letter in line:
            pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.1f}".removesuffix(".0"))
            glyphs[_cmap(self.weight)[ord(letter)]].draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
            yield str(pen.getCommands())
            x += self._advance(letter) * scale

    @property
    def _em(self) -> int:
        units: int = _font(self.weight)["head"].unitsPerEm
        return units

    def _advance(self, letter: str) -> int:
        advance: int = _font(self.weight)["hmtx"][_cmap(self.weight)[ord(letter)]][0]
        return advance


@cache
def _font(weight: int) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(FONTS / f"{FAMILY.replace(' ', '')}-{weight}.ttf", lazy=True)


@cache
def _cmap(weight: int) -> dict[int, str]:
    cmap: dict[int, str] = _font(weight).getBestCmap()
    return cmap
