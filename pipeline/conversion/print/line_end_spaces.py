"""Spaces at line ends: between the last word of a line and the first word of the next (ISO 32000-1, 14.8.2.5).

The engine drops the space at which it breaks a line. On paper nobody misses it; but whoever reads the words by their
tags, as a screen reader or a search does, would read them as one word. Glyphs stand as they are seen, from left to
right: where words run from the right, the end of a line is before its first glyph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional, east_asian_width

from pipeline.conversion.print.tags import Marked, Node

if TYPE_CHECKING:
    from pikepdf import Pdf

RUN = re.compile(rb"/Span\s*<<\s*/MCID (\d+)\s*(?:/ActualText\s*<([0-9A-Fa-f]*)>\s*)?>>\s*BDC(.*?)\bEMC", re.DOTALL)
"""A piece of a line as the engine writes it, a `TJ` for each face in it, with glyphs in hexadecimal; and the words that
it may say that it stands for."""
HEIGHT, FONT, GLYPHS = re.compile(rb"(\S+) Tm"), re.compile(rb"(/\S+ \S+ Tf)"), re.compile(rb"<([0-9a-f]+)>")
LETTER = re.compile(rb"<([0-9a-f]{4})>\s*<([0-9a-f]+)>")

INLINE = ("Span", "Link")
NO_SPACE_AFTER = " -\u00a0\u2010\u2013\u2014/"
"""After these a line may break where the words have no space, or have one already."""
_WIDE = frozenset("WF")
"""Letters of scripts without spaces between words (Unicode UAX #11)."""


@dataclass(frozen=True)
class FontLetters:
    """What each glyph of a font stands for, the glyph of its space (none where nothing is set in it that has one), and
    how wide that is, in thousandths of an em."""

    letters: Mapping[bytes, str]
    space: bytes
    width: float


@dataclass(frozen=True)
class SetWords:
    """Where a piece of a line stands, the letters in which it begins and ends, whether it runs from the right, and the
    operator that sets the font of its space with that font; the operator is empty where the font at its end has one."""

    height: float
    first: str
    last: str
    from_right: bool
    setting: bytes
    font: FontLetters


def add_line_end_spaces(pdf: Pdf, root: Node) -> None:
    """Add the space to each piece of a line after which the same paragraph goes on in another line."""
    if not len(pdf.pages):
        return
    fonts = {name[1:].encode(): _read_font(font) for name, font in pdf.pages[0].Resources.Font.items()}
    contents = [page.Contents.read_bytes() for page in pdf.pages]
    runs = dict(run for number, content in enumerate(contents) for run in _read_runs(number, content, fonts))
    ends = {
        before: runs[before]
        for block in root.walk()
        if block.tag not in INLINE
        for before, after in pairwise(_list_pieces(block))
        if before in runs and after in runs and _lacks_space(before, after, runs)
    }
    for node in root.walk():
        # What is read in the place of words stands for the space behind them too.
        if node.expansion and any(isinstance(kid, Marked) and kid in ends for kid in node.kids[-1:]):
            node.expansion += " "
    for number, content in enumerate(contents):

        def add_space(match: re.Match[bytes], number: int = number) -> bytes:
            run = ends.get(Marked(number, int(match[1])))
            return _end_with_space(match[0], match[2], run) if run else match[0]

        pdf.pages[number].Contents.write(RUN.sub(add_space, content))


def _end_with_space(piece: bytes, words: bytes | None, run: SetWords) -> bytes:
    """The operators of a piece of a line with its space: behind its last glyph, or before its first one where it runs
    from the right, and in what it says."""
    if words:
        piece = piece.replace(b"<" + words + b">", b"<" + words + b"0020>", 1)
    space, apart = b"<" + run.font.space + b">", run.setting
    if run.from_right:
        first = FONT.search(piece)
        before, _, behind = piece.partition(b"[")
        again = b"] TJ\n%s\n[" % first[1] if apart and first else b""
        return b"%s%s[%.6g %s%s%s" % (before, apart, run.font.width, space, again, behind)
    before, _, behind = piece.rpartition(b"] TJ")
    return before + (b"] TJ\n" + apart + b"[" if apart else b"") + space + b"] TJ" + behind


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
    wide = any(east_asian_width(letter[:1] or " ") in _WIDE for letter in (one.last, other.first))
    return not same_line and not wide and bool(one.font.space) and one.last not in NO_SPACE_AFTER and other.first != " "


def _read_runs(number: int, content: bytes, fonts: Mapping[bytes, FontLetters]) -> Iterator[tuple[Marked, SetWords]]:
    for match in RUN.finditer(content):
        height, parts = HEIGHT.search(match[3]), list(_read_parts(match[3], fonts))
        if height and parts:
            letters = [font.letters.get(glyph, "?") for _, font, glyph in parts]
            from_right = any(bidirectional(letter[:1] or " ") in ("R", "AL") for letter in letters)
            ends = parts if from_right else parts[::-1]
            setting, font, _ = next((part for part in ends if part[1].space), ends[0])
            setting = b"" if font is ends[0][1] else setting + b"\n"
            first, last = (letters[-1], letters[0]) if from_right else (letters[0], letters[-1])
            yield (
                Marked(number, int(match[1])),
                SetWords(float(height[1]), from_right=from_right, first=first, last=last, setting=setting, font=font),
            )


def _read_parts(piece: bytes, fonts: Mapping[bytes, FontLetters]) -> Iterator[tuple[bytes, FontLetters, bytes]]:
    """The glyphs of a piece of a line, each with the operator that sets its font, and the font."""
    for setting, painted in zip(*[iter(FONT.split(piece)[1:])] * 2, strict=True):
        font = fonts[setting[1 : setting.index(b" ")]]
        for glyphs in GLYPHS.findall(painted):
            yield from ((setting, font, glyphs[at : at + 4]) for at in range(0, len(glyphs), 4))


def _read_font(font: Any) -> FontLetters:
    pairs = LETTER.findall(font.ToUnicode.read_bytes())
    letters = {glyph: bytes.fromhex(points.decode()).decode("utf-16-be") for glyph, points in pairs}
    space = next((glyph for glyph, letter in letters.items() if letter == " "), b"")
    return FontLetters(letters, space, _read_width(font, int(space, 16)) if space else 0.0)


def _read_width(font: Any, glyph: int) -> float:
    """How wide a glyph is, by the widths that a font lists (ISO 32000-1, 9.7.4.3)."""
    listed = list(font.DescendantFonts[0].W)
    for first, widths in zip(listed[::2], listed[1::2], strict=True):
        if first <= glyph < first + len(widths):
            return float(widths[glyph - first])
    return 0.0
