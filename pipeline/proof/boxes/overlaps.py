"""Words that stand on each other, or on a small drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pipeline.model.codes import WORDS_OVERLAP
from pipeline.proof.boxes.geometry import Rectangle, format_mm
from pipeline.proof.boxes.misplaced import Misplaced, quote
from pipeline.proof.boxes.page_words import PageWord

_ROW = 24.0
"""Points: the page is cut into strips of this height, and only words in one strip are compared."""
_FAR = 14_400.0
"""Points: no page is higher (ISO 32000-1, annex C). The words of a damaged file may be; they end here."""
_MOST = 500
"""Overlaps of one page that are looked at: a page with more is told of with these."""
_LEANING = 0.05
"""Boxes of glyphs may share this part of the smaller size across: an italic letter leans over its neighbour."""
_SINKING = 0.15
"""The same from line to line: the tail of a g and the accent of an É, in a title that is set tight."""
_LOW = 0.6
"""A full stop or a dash is not as high as that: for them it is this part of their height."""
_HINT = (
    "make the words shorter, or give them more room: fewer columns, a line of their own; where they are short already, "
    "it is a fault of ours: please tell us"
)


def find_overlaps(words: Sequence[PageWord]) -> Iterator[Misplaced]:
    """The pairs of words of a page whose ink meets, by how much it is wide and high."""
    return islice(_find_all_overlaps(words), _MOST)


def _find_all_overlaps(words: Sequence[PageWord]) -> Iterator[Misplaced]:
    for first, second in _pair_neighbours(words):
        shared = None if _is_one_joined(first, second) else _measure_ink(first, second)
        if shared is not None:
            wide, high = shared
            message = (
                f"{quote(first)} and {quote(second)} are printed on each other, "
                f"{format_mm(wide)} wide and {format_mm(high)} high"
            )
            yield Misplaced(WORDS_OVERLAP, first.page, (first, second), message, hint=_HINT, measure=wide * high)


def _is_one_joined(first: PageWord, second: PageWord) -> bool:
    """Whether two stretches of letters belong together: where letters join, a vowel sign is painted by itself over its
    neighbours, and parts a word in two whose ends meet. A piece of a line is laid out as one, so nothing in it stands
    on anything else."""
    return first.piece == second.piece and first.joins_letters and second.joins_letters


def find_words_on_signs(words: Iterable[PageWord], signs: Sequence[Rectangle]) -> Iterator[Misplaced]:
    """Words of a page that a mark of a list item or an icon is printed on."""
    for word in words:
        least = _LEANING * word.size
        for sign in signs:
            wide, high = word.box.measure_overlap(sign)
            if min(wide, high) > least and any(min(glyph.measure_overlap(sign)) > least for glyph in word.glyphs):
                message = f"{quote(word)} and a small drawing are printed on each other, {format_mm(wide)} wide"
                yield Misplaced(WORDS_OVERLAP, word.page, (word,), message, hint=_HINT, measure=wide * high)


def _pair_neighbours(words: Iterable[PageWord]) -> Iterator[tuple[PageWord, PageWord]]:
    """Pairs whose boxes share some area; a pair that meets in two strips comes once."""
    strips: dict[int, list[tuple[int, PageWord]]] = {}
    for number, word in enumerate(words):
        for strip in range(int(max(word.box.bottom, -_FAR) // _ROW), int(min(word.box.top, _FAR) // _ROW) + 1):
            strips.setdefault(strip, []).append((number, word))
    seen = set()
    for strip_words in strips.values():
        strip_words.sort(key=lambda one: one[1].box.left)
        for place, (number, word) in enumerate(strip_words):
            for other, follower in _take_reached(word, strip_words[place + 1 :]):
                pair = (min(number, other), max(number, other))
                if pair not in seen:
                    seen.add(pair)
                    yield (word, follower) if number < other else (follower, word)


def _take_reached(word: PageWord, followers: Iterable[tuple[int, PageWord]]) -> Iterator[tuple[int, PageWord]]:
    for number, follower in followers:
        if follower.box.left >= word.box.right:
            return
        if word.box.measure_overlap(follower.box)[1] > 0:
            yield number, follower


def _measure_ink(first: PageWord, second: PageWord) -> tuple[float, float] | None:
    """How wide and high the part is that two words share, if a glyph of one stands on a glyph of the other."""
    size = min(first.size, second.size)
    for glyph in first.glyphs:
        for other in second.glyphs:
            wide, high = glyph.measure_overlap(other)
            low = min(_SINKING * size, _LOW * min(glyph.height, other.height))
            if high > low and wide > min(_LEANING * size, _LOW * min(glyph.width, other.width)):
                return first.box.measure_overlap(second.box)
    return None
