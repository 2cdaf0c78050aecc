"""Vowel signs that a font joins to letters, as the tanwin between lam and alef, or over a yeh with hamza. The engine
takes the sign for all that both say, and the letters for nothing, in every word of the document: a reader loses letters
of other words. It offers no place to say better, so its drawing of a line is wrapped while one document is painted, and
such glyphs are told what they stand for before it looks (ISO 32000-1, 9.10.3). A test looks at what comes back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

_SIGN = re.compile("[\u064b-\u065f\u0670]")


@contextmanager
def telling_signs_from_letters() -> Iterator[None]:
    """While this lasts, a vowel sign and the letters that it is joined to are mapped each by itself."""
    from weasyprint.draw import text

    draw = text.draw_first_line

    def telling(stream: Any, box: Any, *rest: Any) -> Any:
        if _SIGN.search(box.text):
            _map_signs(stream, box.pango_layout)
        return draw(stream, box, *rest)

    text.draw_first_line = telling
    try:
        yield
    finally:
        text.draw_first_line = draw


def _map_signs(stream: Any, layout: Any) -> None:
    from weasyprint.text.ffi import ffi

    words = layout.text.encode()
    run = layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        font, _ = stream.add_font(item.analysis.font)
        clusters = [glyphs.log_clusters[at] for at in range(glyphs.num_glyphs)]
        for start, end in pairwise([*sorted(set(clusters)), item.length]):
            letters = words[item.offset + start : item.offset + end].decode()
            _map_cluster(font, letters, [glyphs.glyphs[at] for at, one in enumerate(clusters) if one == start])
        run = run.next


def _map_cluster(font: Any, letters: str, glyphs: list[Any]) -> None:
    """Signs take no room of their own, and stand before their letters where words run from the right."""
    signs = [letter for letter in reversed(letters) if unicodedata.combining(letter)]
    drawn = [one.glyph for one in glyphs if not one.geometry.width]
    others = [one.glyph for one in glyphs if one.geometry.width]
    if signs and len(signs) == len(drawn) and len(others) == 1:
        rest = "".join(letter for letter in letters if not unicodedata.combining(letter))
        font.to_unicode.update(zip(drawn, signs, strict=True))
        font.to_unicode[others[0]] = rest
