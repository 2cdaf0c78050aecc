"""Widths of words in our typeface: estimated without opening a font, or measured in the font (fontTools).

Estimates know the rough widths of letters, so the same words give the same widths everywhere and nothing has to be
loaded. Where words are drawn as outlines, for a picture that has to show them where no fonts are at hand, every
letter is as wide as the font says. Both go letter by letter: right for alphabets; of scripts that join their letters
an estimate is rougher, and Chinese characters are as wide as they are high.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.assets import FONTS
from pipeline.conversion.look.typefaces import BOLD, FAMILY, HEAVY, MEDIUM

SPACE, LETTER = 0.28, 0.56
"""Widths in em: of a space, and of a letter that `WIDTHS` does not name."""
WIDTHS: Mapping[str, float] = {
    **dict.fromkeys(".,;:'’!|ijl", 0.25),
    **dict.fromkeys(" \N{NO-BREAK SPACE}", SPACE),
    **dict.fromkeys('frt()-[]/"I', 0.33),
    **dict.fromkeys("cksvxyzL", 0.48),
    **dict.fromkeys("wACDGHKNOQRU0", 0.67),
    **dict.fromkeys("mMW", 0.84),
}
"""Widths of letters in em, in the regular weight."""
WIDER: Mapping[int, float] = {MEDIUM: 1.05, BOLD: 1.07, HEAVY: 1.1}
"""By weight, how much wider its letters are than those of the regular weight."""


_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60"
"""Letters and signs as wide as they are high: those of Chinese, which has no spaces between words."""
_CLOSING = "\u3001\u3002\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u201d\u2019"
"""Signs with which no line begins."""
WIDE_BREAK = rf"(?<=\S)(?=[{_WIDE}])(?![{_CLOSING}])|(?<=[{_WIDE}])(?=[^\s{_CLOSING}])"
"""Where a line may break without a space, as a regular expression."""
_BREAKS = re.compile(f"[ \t\n]+|{WIDE_BREAK}")
_IS_WIDE = re.compile(f"[{_WIDE}]")


def split_words(words: str) -> list[str]:
    """The parts between which a line may break: none ends at a no-break space, and each Chinese character is one."""
    return [word for word in _BREAKS.split(words) if word]


@cache
def _estimate_letter(letter: str) -> float:
    if letter in WIDTHS:
        return WIDTHS[letter]
    if _IS_WIDE.match(letter):
        return 1.0
    return 0.0 if unicodedata.category(letter) == "Mn" else LETTER


def estimate_width(words: str) -> float:
    """The length of some words in one line, in em of the regular weight."""
    return sum(map(_estimate_letter, words))


def estimate_longest_word(words: str) -> float:
    """The length of the longest of some words, in em of the regular weight; 0 where there are none."""
    return max(map(estimate_width, split_words(words)), default=0)


def estimate_lines(words: str, room: float) -> int:
    """How many lines some words take where a line has so much room, in em of the regular weight."""
    lines, at, before = 0, room, ""
    for word in split_words(words):
        width = estimate_width(word)
        at += width + (0 if _IS_WIDE.match(word) or _IS_WIDE.match(before[-1:]) else SPACE)
        if at > room:
            lines, at = lines + 1, width
        before = word
    return lines


@dataclass(frozen=True)
class Letters:
    """The letters of one weight of the typeface, as its font has them."""

    weight: int

    def covers(self, words: str) -> bool:
        """Whether the face has a glyph for each of the words' characters."""
        return all(ord(letter) in _read_cmap(self.weight) for letter in words)

    def measure_width(self, words: str, size: float) -> float:
        """The length of a line at a size, in the units of the size."""
        return sum(self._read_advance(letter) for letter in words) * size / self._em

    def break_lines(self, words: str, size: float, room: float) -> tuple[str, ...]:
        """The words in lines of at most `room`; a word that is longer has a line to itself."""
        made: list[str] = []
        for word in split_words(words):
            longer = f"{made[-1]} {word}" if made else word
            if made and self.measure_width(longer, size) <= room:
                made[-1] = longer
            else:
                made.append(word)
        return tuple(made)

    def draw_outline(self, line: str, size: float, x: float, y: float) -> str:
        """The path data of a line with its first letter at `x` and its baseline at `y`, y counted downwards."""
        return "".join(self._draw_outlines(line, size, x, y))

    def _draw_outlines(self, line: str, size: float, x: float, y: float) -> Iterator[str]:
        from fontTools.pens.svgPathPen import SVGPathPen
        from fontTools.pens.transformPen import TransformPen

        glyphs = _open_font(self.weight).getGlyphSet()
        scale = size / self._em
        for letter in line:
            pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.1f}".removesuffix(".0"))
            glyphs[_read_cmap(self.weight)[ord(letter)]].draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
            yield str(pen.getCommands())
            x += self._read_advance(letter) * scale

    @property
    def _em(self) -> int:
        units: int = _open_font(self.weight)["head"].unitsPerEm
        return units

    def _read_advance(self, letter: str) -> int:
        advance: int = _open_font(self.weight)["hmtx"][_read_cmap(self.weight)[ord(letter)]][0]
        return advance


@cache
def _open_font(weight: int) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(FONTS / f"{FAMILY.replace(' ', '')}-{weight}.ttf", lazy=True)


@cache
def _read_cmap(weight: int) -> dict[int, str]:
    cmap: dict[int, str] = _open_font(weight).getBestCmap()
    return cmap
