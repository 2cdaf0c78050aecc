"""Passages of finished files, and what counts as a word when they are compared with the source.

Writers set quotes and spaces by language; neither changes what is said. Everything else does: letters, digits,
punctuation, capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_QUOTES = dict.fromkeys(map(ord, '"“”„‟«»‘’‚‛‹›'), "'")
_DIRECTIONS = (*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_JOINERS = (0x061C, 0x200C, 0x200D)
"""They change how letters are drawn, and a PDF keeps the drawing alone."""
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF, *_DIRECTIONS, *_JOINERS))
_SIGN_INSIDE = re.compile("ل([\u064b-\u065f\u0670]+)([اأإآٱ])")
"""Lam and alef are drawn as one, and a sign between them is drawn, and may be typed, behind both."""
_ENDS = 20
"""So many letters tell one passage from its neighbours."""
_PLAIN = str.maketrans({**_QUOTES, **_UNSEEN})


@dataclass(frozen=True)
class Wording:
    """How a language's text becomes words. `quotes` are the marks that writers put for straight ones; where a mark
    brings a space of its own, that is no gap between words."""

    quotes: tuple[str, ...] = ()

    def split_words(self, text: str) -> tuple[str, ...]:
        """The words of a text: composed letters (NFC), one plain mark for every kind of quote, no unseen characters
        (soft hyphens, joiners, directions), split at spaces of every width."""
        for mark in self.quotes:
            if mark.strip() != mark:
                text = text.replace(mark, "'")
        composed = unicodedata.normalize("NFC", text).translate(_PLAIN)
        return tuple(_SIGN_INSIDE.sub(r"ل\2\1", composed).split())


@dataclass(frozen=True)
class Passage:
    """A block of text as it stands in a finished file. Between two `lines` a writer may have dropped a space, or have
    broken a word behind a hyphen. `role` is `heading`, `alt` (said of a picture) or empty; `page` counts from 1 in a
    paged file, else it is 0. `language` is that of the part of a PDF that it stands in, where that says so."""

    lines: tuple[str, ...]
    role: str = ""
    page: int = 0
    language: str = ""


def find_neighbours(passages: Sequence[Passage], wording: Wording) -> Callable[[str, str], bool]:
    """Tells whether one text stands right behind another, as far as its beginning and end can tell: a word that is
    wrong in the middle does not change the order."""

    def ends(lines: Sequence[str]) -> tuple[str, str]:
        words = [word for line in lines for word in wording.split_words(line)]
        return "".join(words)[:_ENDS], "".join(words)[-_ENDS:]

    pairs = {(ends(second.lines)[0], end) for first, second in pairwise(passages) for end in ends(first.lines)}

    def follows(text: str, other: str) -> bool:
        return any((ends([text])[0], end) in pairs for end in ends([other]))

    return follows


def make_passage(text: str, role: str = "") -> Passage:
    """A passage without lines of its own."""
    return Passage((text,), role)
