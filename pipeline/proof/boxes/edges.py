"""Words that leave the part of the page where words stand, or the paper itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.codes import WORD_OFF_PAGE
from pipeline.proof.boxes.forms import UNPRINTABLE, choose_area
from pipeline.proof.boxes.geometry import POINTS_PER_MM, Rectangle, format_mm
from pipeline.proof.boxes.misplaced import Misplaced, quote
from pipeline.proof.boxes.page_words import PageWord

_HAIR = 0.5 * POINTS_PER_MM
_LEANING = 0.1
"""Points, or if that is more a part of the size, that ink may lie outside of its line: a j hangs out to the left."""
_HINT = "put a space or a hyphen in where the word may break, use a shorter word, or fewer columns"


def find_runaways(words: Iterable[PageWord], paper: Rectangle, areas: tuple[Rectangle, ...]) -> Iterator[Misplaced]:
    """Words that run past the area that they begin in, one of the `areas` that `find_areas` gives. What no tag holds
    (footers) has the whole page that can be printed."""
    printable = paper.shrink(UNPRINTABLE, UNPRINTABLE, UNPRINTABLE, UNPRINTABLE)
    for word in words:
        off = _measure_outside(word, printable)
        if off is not None:
            yield _describe(word, f"runs off what can be printed of the paper {off[1]}, by {format_mm(off[0])}", off[0])
        elif word.tag is not None:
            past = _measure_outside(word, choose_area(areas, word.box))
            if past is not None:
                yield _describe(word, f"runs into the margin {past[1]}, by {format_mm(past[0])}", past[0])


def _describe(word: PageWord, what: str, measure: float) -> Misplaced:
    return Misplaced(WORD_OFF_PAGE, word.page, (word,), f"{quote(word)} {what}", hint=_HINT, measure=measure)


def _measure_outside(word: PageWord, area: Rectangle) -> tuple[float, str] | None:
    """By how much a word leaves an area, and where; none where it stays inside."""
    box = word.box
    sides: Sequence[tuple[float, str]] = (
        (area.left - box.left, "on the left"),
        (box.right - area.right, "on the right"),
        (area.bottom - box.bottom, "at the foot"),
        (box.top - area.top, "at the top"),
    )
    worst = max(sides)
    return worst if worst[0] > max(_HAIR, _LEANING * word.size) else None
