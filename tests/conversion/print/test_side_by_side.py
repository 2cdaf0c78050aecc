"""What stands side by side on A4: wide pictures, and boxes in rows, which begin at the top of a page as all does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.conversion.print.sizes import PAGE_TOP
from pipeline.conversion.print.units import MM_PER_PX
from pipeline.conversion.print.weasy import Layout
from pipeline.conversion.print.writer import paginate
from pipeline.model.document import Block, Document, Figure, Groups, Pair, Picture, Section
from tests.nodes import group, says, words
from tests.specimen import specimen

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 152"><rect width="480" height="152"/></svg>'
WIDE = Picture("images/wide.svg", "image/svg+xml", 480, 152, DRAWING)
LEAST, MOST = 62, 84
"""Millimetres that a figure is wide."""


def lay_out(*blocks: Block) -> Layout:
    """The beginning of the specimen, and a section of some blocks."""
    sections = (specimen().sections[0], Section("part", words("A part"), blocks), specimen().sections[-1])
    document: Document = replace(specimen(), sections=sections, pictures=(*specimen().pictures, WIDE))
    return paginate(document)


def find(layout: Layout, name: str) -> tuple[int, float, float, float]:
    """The page of an element, with how far it is from its left and its top and how wide it is, in millimetres."""
    found = (
        (number, box)
        for number, page in enumerate(layout._rendering.pages, start=1)
        for box in page._page_box.descendants()
        if box.element is not None and box.element.attrib.get("id") == name
    )
    number, box = next(found)
    return number, box.border_box_x() * MM_PER_PX, box.border_box_y() * MM_PER_PX, box.border_width() * MM_PER_PX


def test_two_wide_pictures_stand_side_by_side() -> None:
    figures = (Figure("one", WIDE.name, "A whole nerve."), Figure("two", WIDE.name, "A broken nerve."))
    layout = lay_out(says("Signals."), Pair("nerves", figures))
    (page, left, top, width), (other, further, high, wide) = (find(layout, name) for name in ("one", "two"))
    assert (page, top) == (other, high) and further >= left + width
    assert LEAST <= width <= MOST and width == pytest.approx(wide)


@pytest.mark.parametrize("count", [7, 8])
def test_a_row_that_begins_a_page_begins_at_its_top(count: int) -> None:
    rows = tuple(
        group(f"box-{at}", "bed", f"Box {at}", "Words of a box that has some of them. " * 8) for at in range(count)
    )
    layout = lay_out(says("Boxes."), Groups("boxes", rows))
    places = [find(layout, f"box-{at}") for at in range(count)]
    tops = {page: min(top for one, _, top, _ in places if one == page) for page, *_ in places}
    last = max(tops)
    assert len(tops) > 1 and tops[last] == pytest.approx(PAGE_TOP)
