"""The forms on paper, as one literal table: how small their words may be, and where on the page words may stand.

The numbers are read from the standards and not from the style sheets, so that a slip in a style sheet is found: body
text is 14 pt and nothing that a reader needs is under 12 pt; large print has nothing under 18 pt (UKAAF, "Creating
clear print and large print documents").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.proof.boxes.geometry import POINTS_PER_MM, Rectangle

MEASURE = 170.0
"""Millimetres: how wide the words of a page are; what is left of the paper are the two sides."""
UNPRINTABLE = 4.0
"""Millimetres at the edge of the paper that office printers leave blank."""
LETTER_HEIGHTS = (279.4, 215.9)
"""Millimetres: by it a page of US Letter, or of half of it, is known."""
NARROWER = 3.0
"""Millimetres that the panel which is folded in is narrower than the others."""

Layout = Literal["pages", "panels", "card", "halves"]


@dataclass(frozen=True)
class PaperForm:
    """What holds for a form. `floor` is in points; `top`, `first_top` and `foot` are margins in millimetres, `foot`
    without the footer, `first_foot` that of a cover which has none, and `letter_side` that on US Letter where it
    differs; `side` is 0 where it follows from the measure; `layout` says what is side by side on a page. Words that are
    `imposed` were laid out as another form and are here as its picture."""

    floor: float
    why: str
    top: float
    first_top: float
    foot: float
    side: float = 0.0
    letter_side: float = 0.0
    first_foot: float = 0.0
    layout: Layout = "pages"
    imposed: bool = False


_CLEAR_PRINT = "clear print: 12 pt at least, also for captions and footers"
LARGE_PRINT, USUAL_LARGE_PRINT = "large-print", 18
"""The name of the format, and the size of its letters in points where the publisher names none."""


def describe_large_print(size: int) -> PaperForm:
    """What holds for large print in letters of a size (points): nothing is smaller."""
    why = f"large print: {size} pt at least, also for captions and footers"
    return PaperForm(float(size), why, top=16, first_top=8, foot=28)


FORMS: Mapping[str, PaperForm] = {
    "pdf": PaperForm(12, _CLEAR_PRINT, top=16, first_top=8, foot=20),
    "pdf-archive": PaperForm(12, _CLEAR_PRINT, top=16, first_top=8, foot=20),
    "crop": PaperForm(12, _CLEAR_PRINT, top=16, first_top=8, foot=20),
    LARGE_PRINT: describe_large_print(USUAL_LARGE_PRINT),
    "a5": PaperForm(12, _CLEAR_PRINT, top=12, first_top=8, foot=17, side=13, letter_side=12, first_foot=10),
    "bilingual": PaperForm(12, _CLEAR_PRINT, top=16, first_top=8, foot=20, side=15, letter_side=17.9),
    "folded": PaperForm(12, _CLEAR_PRINT, top=8, first_top=8, foot=8, side=8, layout="panels"),
    "card": PaperForm(12, _CLEAR_PRINT, top=6, first_top=6, foot=8, side=12, layout="card"),
    "booklet": PaperForm(12, _CLEAR_PRINT, top=8, first_top=8, foot=20, layout="halves", imposed=True),
}


def find_areas(form: PaperForm, paper: Rectangle, number: int, direction: str = "ltr") -> tuple[Rectangle, ...]:
    """Where words may stand on a page, from the left: one area, or one a panel. `paper` is the trimmed page, `number`
    counts from 0; in a language that is written from the right, panels are mirrored."""
    if form.layout == "panels":
        return _find_panels(form, paper, narrow_first=(number == 0) == (direction == "ltr"))
    if form.layout == "halves":
        return _find_halves(form, paper)
    side = (form.letter_side if _is_letter(paper) else 0) or form.side or (paper.width / POINTS_PER_MM - MEASURE) / 2
    foot = (form.first_foot if number == 0 else 0) or form.foot
    return (paper.shrink(side, foot, side, form.first_top if number == 0 else form.top),)


def _find_panels(form: PaperForm, paper: Rectangle, narrow_first: bool) -> tuple[Rectangle, ...]:
    wide = (paper.width + NARROWER * POINTS_PER_MM) / 3
    narrow = wide - NARROWER * POINTS_PER_MM
    areas, left = [], paper.left
    for width in (narrow, wide, wide) if narrow_first else (wide, wide, narrow):
        panel = Rectangle(left, paper.bottom, left + width, paper.top)
        areas.append(panel.shrink(form.side, form.foot, form.side, form.top))
        left += width
    return tuple(areas)


def _find_halves(form: PaperForm, paper: Rectangle) -> tuple[Rectangle, ...]:
    """Each half holds a page, as large as it is."""
    wide = paper.width / 2
    side = (wide / POINTS_PER_MM - MEASURE) / 2
    lefts = (paper.left, paper.left + wide)
    pages = [Rectangle(left, paper.bottom, left + wide, paper.top) for left in lefts]
    return tuple(page.shrink(side, form.foot, side, form.first_top) for page in pages)


def _is_letter(paper: Rectangle) -> bool:
    return any(abs(paper.height / POINTS_PER_MM - height) < 1 for height in LETTER_HEIGHTS)


def choose_area(areas: tuple[Rectangle, ...], box: Rectangle) -> Rectangle:
    """The area that some content belongs to: the one that its left end stands in, or is nearest to."""
    return min(areas, key=lambda area: max(area.left - box.left, 0.0, box.left - area.right))
