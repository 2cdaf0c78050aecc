"""Spaces at line ends: between the last word of a line and the first word of the next (ISO 32000-1, 14.8.2.5).

The engine drops the space at which it breaks a line. On paper nobody misses it; but whoever reads the words by their
tags, as a screen reader or a search does, would read them as one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pipeline.conversion.print.tags import Marked, Node

if TYPE_CHECKING:
    from pikepdf import Pdf

RUN = re.compile(rb"/Span\s*<<\s*/MCID (\d+)\s*>>\s*BDC(.*?)\bEMC", re.DOTALL)
"""A piece of a line as the engine writes it: one `TJ`, with glyphs in hexadecimal."""
HEIGHT, FONT, GLYPHS = re.compile(rb"(\S+) Tm"), re.compile(rb"/(\S+) \S+ Tf"), re.compile(rb"<([0-9a-f]+)>")
LETTER = re.compile(rb"<([0-9a-f]{4})>\s*<([0-9a-f]+)>")

INLINE = ("Span", "Link")
NO_SPACE_AFTER = " -\u00a0\u2010\u2013\u2014/"
"""After these a line may break where the words have no space, or have one already."""


@dataclass(frozen=True)
class SetWords:
    """Where a piece of a line stands, its first and last letter, and the glyph of a space in its font."""

    height: float
    first: str
    last: str
    space: bytes


def add_line_end_spaces(pdf: Pdf, root: Node) -> None:
    """Add the space to each piece of a line after which the same paragraph goes on in another line."""
    if not len(pdf.pages):
        return
    letters = {name[1:].encode(): _read_letters(font) for name, font in pdf.pages[0].Resources.Font.items()}
    contents = [page.Contents.read_bytes() for page in pdf.pages]
    runs = dict(run for number, content in enumerate(contents) for run in _read_runs(number, content, letters))
    ends = {
        before: runs[before].space
        for block in root.walk()
        if block.tag not in INLINE
        for before, after in pairwise(_list_pieces(block))
        if before in runs and after in runs and _lacks_space(before, after, runs)
    }
    for node in root.walk():
        # What is read in the place of words stands for the space behind them too.
        if node.expansion and any(isinstance(kid, Marked) and ends.get(kid) for kid in node.kids[-1:]):
            node.expansion += " "
    for number, content in enumerate(contents):

        def add_space(match: re.Match[bytes], number: int = number) -> bytes:
            space = ends.get(Marked(number, int(match[1])), b"")
            return match[0].replace(b"] TJ", b"<" + space + b">] TJ") if space else match[0]

        pdf.pages[number].Contents.write(RUN.sub(add_space, content))


def _list_pieces(block: Node) -> Iterator[Marked]:
    """The content of a block that is not in a block inside it, in reading order."""
    for kid in block.kids:
        if isinstance(kid, Marked):
            yield kid
        elif isinstance(kid, Node) and kid.tag in INLINE:
            yield from _list_pieces(kid)


def _lacks_space(before: Marked, after: Marked, runs: Mapping[Marked, SetWords]) -> bool:
    one, other = runs[before], runs[after]
    same_line = before.page == after.page and abs(one.height - other.height) < 1
    return not same_line and one.last not in NO_SPACE_AFTER and other.first != " "


def _read_runs(
    number: int, content: bytes, fonts: Mapping[bytes, Mapping[bytes, str]]
) -> Iterator[tuple[Marked, SetWords]]:
    for match in RUN.finditer(content):
        height, font, glyphs = HEIGHT.search(match[2]), FONT.search(match[2]), b"".join(GLYPHS.findall(match[2]))
        if height and font and glyphs:
            letters = fonts[font[1]]
            space = next((glyph for glyph, letter in letters.items() if letter == " "), b"")
            first, last = letters.get(glyphs[:4], "?"), letters.get(glyphs[-4:], "?")
            yield Marked(number, int(match[1])), SetWords(float(height[1]), first, last, space)


def _read_letters(font: Any) -> dict[bytes, str]:
    """What each glyph of a font stands for."""
    pairs = LETTER.findall(font.ToUnicode.read_bytes())
    return {glyph: bytes.fromhex(points.decode()).decode("utf-16-be") for glyph, points in pairs}
