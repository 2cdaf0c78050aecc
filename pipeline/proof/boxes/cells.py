"""Words that leave their table cell, or a box that is drawn around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf

from pipeline.model.codes import WORD_LEAVES_BOX
from pipeline.proof.boxes.geometry import Rectangle, format_mm
from pipeline.proof.boxes.misplaced import Misplaced, quote
from pipeline.proof.boxes.page_words import PageWord

_HAIR = 0.8
"""Points that ink may lie over an edge."""
_LEANING = 0.1
"""Parts of the size that ink may lie over the edge of a box: a j hangs out to the left."""
_GAP = 0.2
"""Parts of the size: where less than a narrow space is between the words of two columns, they read as one."""
_HINT_CELL = "use shorter words in this table, or fewer columns: choices that say much are better as boxes or a list"
_HINT_BOX = "use shorter words here, or put a space or a hyphen in where the word may break"


def find_cell_leavers(words: Iterable[PageWord], direction: str = "ltr") -> Iterator[Misplaced]:
    """Words of a page that reach to where the words of the next column begin, or touch them. `direction` is that of the
    columns."""
    tables: dict[int, list[PageWord]] = {}
    for word in words:
        if word.tag and word.tag.cell:
            tables.setdefault(word.tag.cell.table, []).append(word)
    for cells in tables.values():
        begins = {
            column: place for column, place in _find_beginnings(cells, direction).items() if _is_beside(cells, column)
        }
        for word in cells:
            over = _measure_over(word, begins, direction)
            if over > -_GAP * word.size:
                far = f"leaves its table cell, {format_mm(over)} into" if over > _HAIR else "touches"
                message = f"{quote(word)} {far} the next column"
                yield Misplaced(WORD_LEAVES_BOX, word.page, (word,), message, hint=_HINT_CELL, measure=over)


def _find_beginnings(words: Iterable[PageWord], direction: str) -> dict[int, float]:
    """Where the words of each column begin."""
    begins: dict[int, float] = {}
    for word in words:
        assert word.tag and word.tag.cell
        column, place = word.tag.cell.first, _place_along(word.box, direction)[0]
        begins[column] = min(begins.get(column, place), place)
    return begins


def _is_beside(words: Iterable[PageWord], column: int) -> bool:
    """Whether a column stands beside the one before it: rows that are set as blocks have their cells below each other,
    and no line of the two is at the same height."""
    before, after = [], []
    for word in words:
        assert word.tag and word.tag.cell
        if word.tag.cell.last + 1 == column:
            before.append(word.box)
        elif word.tag.cell.first == column:
            after.append(word.box)
    return any(one.measure_overlap(other)[1] > _HAIR for one in before for other in after)


def _measure_over(word: PageWord, begins: dict[int, float], direction: str) -> float:
    assert word.tag and word.tag.cell
    start, end = _place_along(word.box, direction)
    following = begins.get(word.tag.cell.last + 1)
    return end - following if following is not None and following > start else -inf


def _place_along(box: Rectangle, direction: str) -> tuple[float, float]:
    """Where a box starts and ends along a line of text, growing in the direction of reading."""
    return (box.left, box.right) if direction == "ltr" else (-box.right, -box.left)


def find_box_leavers(words: Iterable[PageWord], boxes: Sequence[Rectangle]) -> Iterator[Misplaced]:
    """Words of a page that begin inside a box that is filled or drawn, and end outside of it."""
    ordered = sorted(boxes, key=lambda box: -box.top)
    for word in words:
        for box in ordered:
            if box.top < word.box.bottom:
                break
            over = _measure_leaving(word, box)
            if over > max(_HAIR, _LEANING * word.size):
                message = f"{quote(word)} leaves the box around it, by {format_mm(over)}"
                yield Misplaced(WORD_LEAVES_BOX, word.page, (word,), message, hint=_HINT_BOX, measure=over)
                break


def _measure_leaving(word: PageWord, box: Rectangle) -> float:
    """By how much a word crosses an edge of a box which its beginning, from the left or the right, stands in."""
    first, last = word.glyphs[0], word.glyphs[-1]
    if not (box.encloses(first, _HAIR) or box.encloses(last, _HAIR)):
        return 0.0
    return max(
        word.box.right - box.right, box.left - word.box.left, word.box.top - box.top, box.bottom - word.box.bottom
    )
