"""Reader of glyphs that stand as they are seen, from left to right, as the words that they say: those of scripts that
are written from the right come in the order of reading again (back from the Unicode Bidirectional Algorithm, UAX #9).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_FROM_RIGHT = ("R", "AL")
_FIGURES = ("EN", "AN")
_ENDS = frozenset(".,:;)]}")
"""With these nothing begins."""
_TURNED = str.maketrans("()[]{}", ")(][}{")
_BRACKET = re.compile(r"[()\[\]{}]")
_LONE = re.compile(r"[^()\[\]{}]*\s[)\]}]\s*")
"""Words that end, behind a space, in what would end a bracket that does not begin: another piece has the rest of it."""


def read_in_order(glyphs: Sequence[str], from_right: bool = False) -> str:
    """What some glyphs of a line say, each with the letters that it stands for. Where one of them is written from the
    right, all are read from there, but for figures, and for words of other scripts with what stands between them. In a
    document that is written `from_right`, what seems to begin with a sign that ends something is read so too."""
    kinds = [_find_kind(glyph) for glyph in glyphs]
    ended = from_right and "".join(glyphs).lstrip()[:1] in _ENDS
    if not glyphs or not (ended or any(kind in _FROM_RIGHT for kind in kinds)):
        return "".join(glyphs)
    words, kinds = list(reversed(glyphs)), kinds[::-1]
    start = 0
    while start < len(words):
        end = _find_end(kinds, words, start)
        words[start:end] = words[start:end][::-1]
        start = end
    return _turn_brackets("".join(words))


def _turn_brackets(text: str) -> str:
    """A bracket is drawn as its pair where words run from the right, and a font may know it as either."""
    brackets = _BRACKET.findall(text)
    turned = (brackets and brackets[0] in ")]}" and brackets[-1] in "([{") or _LONE.fullmatch(text)
    return text.translate(_TURNED) if turned else text


def _find_kind(glyph: str) -> str:
    """The class of direction of what a glyph stands for: its first letter that has one."""
    kinds = [unicodedata.bidirectional(letter) for letter in glyph]
    return next((kind for kind in kinds if kind in ("L", *_FROM_RIGHT, *_FIGURES)), kinds[0] if kinds else "BN")


def _find_end(kinds: Sequence[str], words: Sequence[str], start: int) -> int:
    """Where a stretch ends that runs from the left and begins here; the next place where none does."""
    if kinds[start] not in ("L", *_FIGURES):
        return start + 1
    end = start
    for place in range(start, len(kinds)):
        if kinds[place] in _FROM_RIGHT:
            break
        if kinds[place] == "L" or (kinds[place] in _FIGURES and _is_one_number(kinds, words, end, place)):
            end = place
    return end + 1


def _is_one_number(kinds: Sequence[str], words: Sequence[str], before: int, place: int) -> bool:
    """Whether figures go on after others: at once, behind one sign such as a point, or in the middle of words."""
    between = kinds[before + 1 : place]
    one_sign = len(between) == 1 and between[0] in ("CS", "ES", "ET") and words[before + 1] != " "
    return not between or one_sign or kinds[before] == "L"
