"""Words behind glyphs (ISO 32000-1, 14.9.4): in scripts that reorder their letters and join them into new shapes no map
from glyphs to letters gives the words back. There each piece of a line says what it stands for.

Not for scripts that are written from the right: readers turn what they find there, and would turn the words too.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pipeline.conversion.print.line_breaks import MAY_BREAK
from pipeline.conversion.print.origins import Lines, LineWords

if TYPE_CHECKING:
    from pikepdf import Pdf

_REORDERED = re.compile("[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff]")
"""Letters of the scripts of India, of Tibetan, Myanmar and Khmer."""
_OPENING = re.compile(rb"/Span\s+<</MCID (\d+)>>\s+BDC")
"""How the engine opens a piece of a line."""
_FROM_RIGHT = ("R", "AL")
"""Classes of letters that are written from the right (UAX #9)."""
_UNMAPPED = re.compile(rb"(?m)^(<[0-9a-f]+>) <>$")


def say_words(pdf: Pdf, lines: Lines, both_ways: bool = False) -> None:
    """Add its words to each piece of a line that needs them. Where words run `both_ways` on the same pages, the same
    glyph is a bracket in some and its pair in others: then pieces from the left say it, and those of signs alone.
    Glyphs that stand for no letter of their own, as parts of
    a cluster do, are mapped to a space without width: every glyph has to have a Unicode value (ISO 14289-1, 7.21.7)."""
    needed = {
        place: line.words
        for place, line in lines.items()
        if _REORDERED.search(line.words) or (both_ways and _is_turned(line))
    }
    for number in sorted({page for page, _ in needed}):

        def open_piece(match: re.Match[bytes], number: int = number) -> bytes:
            words = needed.get((number, int(match[1])), "").replace(MAY_BREAK, "")
            return write_opening(int(match[1]), words) if words else match[0]

        contents = pdf.pages[number].Contents
        contents.write(_OPENING.sub(open_piece, contents.read_bytes()))
    for font in pdf.pages[0].Resources.get("/Font", {}).values() if len(pdf.pages) else ():
        mapped = font.ToUnicode.read_bytes()
        if _UNMAPPED.search(mapped):
            font.ToUnicode.write(_UNMAPPED.sub(rb"\1 <200b>", mapped))


def _is_turned(line: LineWords) -> bool:
    """Whether a reader may take something in a line for its pair, or put it in another place, and turns none of it."""
    mirrored = any(map(unicodedata.mirrored, line.words))
    if line.from_right:
        return mirrored and not any(map(str.isalnum, line.words))
    return mirrored or any(unicodedata.bidirectional(sign) in _FROM_RIGHT for sign in line.words)


def write_opening(mcid: int, words: str) -> bytes:
    """The operator that opens a piece of a line which says its words."""
    return b"/Span <</MCID %d /ActualText <feff%s>>> BDC" % (mcid, words.encode("utf-16-be").hex().encode())
