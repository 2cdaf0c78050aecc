"""The first page: the emergency signs stand on it where they can, and else the emergency number and what is where.

The band of the cover becomes lower for the signs, and then what is above them closer, before they have to go overleaf;
no letter becomes smaller.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.conversion.look.lettering import WIDER, estimate_width
from pipeline.conversion.look.typefaces import HEAVY
from pipeline.conversion.print.galley import Block
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.sizes import COVER_HEIGHT
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.model.document import Document

SPARE = 0.5
"""Millimetres below what has to be on the first page."""
LEAST_BAND = 64.0
"""Millimetres: the lowest band that has a drawing on it."""
CLOSE_WORDS = (
    ".cover-words{padding-block:8mm 3.5mm}.cover h1{margin-block-start:4.5mm}.subtitle{margin-block-start:3mm}"
)
CLOSE_WORDS_SAVE, PLAIN_SAVES = 9.9, 12.9
"""Millimetres that the words on the band take less with them, and where there is no drawing."""
WIDE_WORDS = ".cover{grid-template-columns:118mm 60mm}.subtitle{width:auto}.cover-picture img{width:60mm}"
WIDE = 116.0
"""Millimetres: the room for a title in one line above a smaller drawing's height."""


@dataclass(frozen=True)
class _Saving:
    """The millimetres that the first page wins by a lower `band` and by smaller `gaps`, and the CSS for that."""

    band: float = 0.0
    gaps: float = 0.0
    rules: str = ""

    def __add__(self, other: _Saving) -> _Saving:
        return _Saving(self.band + other.band, self.gaps + other.gaps, self.rules + other.rules)


CLOSE_CONTENTS = _Saving(gaps=2.0, rules=".contents{margin-block-start:4mm}")
CLOSE_ROWS, ROW_SAVES = ".contents li{padding-block:.5mm}", 1.2
"""The rows of the contents closer, and the millimetres that each saves."""


@dataclass(frozen=True)
class FirstPage:
    """What the first page has: a strip with the emergency number and the list of contents where it is an `opening`.
    `left_out` are the numbers of blocks on the galley that it goes without. On the galley it has `room` down to there,
    and what belongs on it reaches down to `needed`, in millimetres; `rules` are CSS for it."""

    opening: bool
    left_out: frozenset[int]
    room: float
    needed: float = 0.0
    rules: str = ""


def plan_first_page(body: Block, document: Document, paper: Paper, *, contents: bool) -> FirstPage:
    """The first page of a leaflet of which the galley has a strip and contents; `contents` stay in any case."""
    extra = [body.find("strip"), None if contents else body.find("contents")]
    left_out = [block for block in extra if block]
    signs, listed = body.find("care-card"), body.find("contents")
    savings = list(_list_savings(body, document, _close_above(body) + _close_signs(body)))
    return (
        _fit(body, signs, left_out, paper, savings)
        or (_fit(body, listed, [], paper, _save_for_contents(body, document)) if listed else None)
        or FirstPage(True, frozenset(), paper.end)
    )


def _save_for_contents(body: Block, document: Document) -> list[_Saving]:
    """The same where the list of contents ends the page: it is closer before anything else, its rows at the very
    last."""
    plain, *more = _list_savings(body, document, _close_above(body))
    closer = [CLOSE_CONTENTS + one for one in (plain, *more)]
    rows = math.ceil(len(document.sections) / 2)
    return [plain, *closer, closer[-1] + _Saving(gaps=rows * ROW_SAVES, rules=CLOSE_ROWS)]


def _fit(
    body: Block, last: Block | None, left_out: list[Block], paper: Paper, savings: list[_Saving]
) -> FirstPage | None:
    """The first page with the least change that lets it end with a block, or with any where there is none."""
    saved = sum(_measure_with_gap(body, block) for block in left_out)
    needed = last.bottom if last else 0.0
    missing = needed + SPARE - saved - paper.end
    for saving in savings:
        if missing <= saving.band + saving.gaps:
            lower = _lower_band(body, missing - saving.gaps) if missing > saving.gaps else ""
            room = paper.end + saved + max(0.0, missing)
            numbers = frozenset(one.number for one in left_out)
            return FirstPage(not left_out, numbers, room, needed, saving.rules + lower)
    return None


def _measure_with_gap(body: Block, block: Block) -> float:
    """The height that goes with a block, from the end of the one before it."""
    at = body.children.index(block)
    return block.bottom - body.children[at - 1].bottom


def _list_savings(body: Block, document: Document, snug: _Saving) -> Iterator[_Saving]:
    """What the first page can win, from the least change to the largest; `snug` is less space between its blocks."""
    yield _Saving()
    cover, words = body.find("cover"), body.find("cover-words")
    if not cover or not words:
        return
    drawn = bool(document.cover)
    height = _measure_band(words, drawn)
    lowest = max(words.height, LEAST_BAND) if drawn else height
    close = max(words.height - CLOSE_WORDS_SAVE, LEAST_BAND) if drawn else height - PLAIN_SAVES
    yield _Saving(height - lowest)
    yield _Saving(height - close, rules=CLOSE_WORDS)
    yield _Saving(height - close, rules=CLOSE_WORDS) + snug
    if drawn and (line := _measure_line_saved(words, document)):
        wide = max(close - line, LEAST_BAND)
        yield _Saving(height - wide, rules=CLOSE_WORDS + WIDE_WORDS) + snug


def _measure_band(words: Block, drawn: bool) -> float:
    """How high the band is on the paper, without what a printer cuts off."""
    return max(words.height, COVER_HEIGHT if drawn else 0.0)


def _lower_band(body: Block, less: float) -> str:
    """CSS for a band that is so much lower, and its drawing with it."""
    cover, words = body.find("cover"), body.find("cover-words")
    if not cover or not words or "plain" in cover.classes:
        return ""
    height = _measure_band(words, drawn=True) - less
    return (
        f".cover{{min-height:{cover.height - less:.1f}mm}}"
        f".cover-picture,.cover-picture img{{height:{height:.1f}mm;background-size:contain}}"
    )


def _close_above(body: Block) -> _Saving:
    """Less space between what is above the signs."""
    closer = _Saving()
    if body.find("notice"):
        closer += _Saving(gaps=1.4, rules=".notice{margin-block-start:3.6mm}")
    if body.find("key-points"):
        closer += _Saving(gaps=1.4 + 2.6, rules=".key-points{margin-block-start:3.6mm;padding-block:3.2mm}")
    return closer


def _close_signs(body: Block) -> _Saving:
    """Less space around the heading that is over the signs."""
    section = body.find("section")
    if not section:
        return _Saving()
    rules = f"#{section.name}{{margin-block-start:4.6mm;padding-block-start:2.4mm}}"
    return _Saving(gaps=0.4 + 0.2 + 1.0, rules=rules + f"#{section.name} > .care-card{{margin-block-start:3mm}}")


def _measure_line_saved(words: Block, document: Document) -> float:
    """How much lower the words are with the title in one line beside a smaller drawing; 0 where it has no room."""
    title = words.find("title")
    if not title or not title.children:
        return 0.0
    lines = len(title.children)
    height = title.height / lines
    size = height / MM_PER_POINT
    fits = estimate_width(document.title) * WIDER[HEAVY] * size * MM_PER_POINT <= WIDE
    return height * (lines - 1) if fits else 0.0
