"""The galley: what is read of a layout on one endless page."""

from __future__ import annotations

import pytest

from pipeline.conversion.print.galley import Block
from pipeline.conversion.print.paged import write_galley_rule
from pipeline.conversion.print.weasy import lay_out

MARKUP = (
    "<body><p id=first class='lead end'>A</p><div id=box><p>B</p><p>C</p></div>"
    "<div id=grid><p>D</p><p>E</p><p>F</p></div>"
    "<table><thead><tr><th>G</th></tr></thead><tbody><tr><td>H</td></tr></tbody></table></body>"
)
CSS = (
    "*{margin:0;padding:0}#first{break-after:avoid;height:10mm}#box{padding:2mm;border:1mm solid;break-inside:avoid}"
    "#grid{margin:2mm 0 4mm;box-decoration-break:clone}"
    "#grid{display:grid;grid-template-columns:20mm 20mm}p{font-family:'Atkinson Hyperlegible Next'}"
)


@pytest.fixture(scope="module")
def body() -> Block:
    return lay_out(MARKUP, (CSS, write_galley_rule(100)), {}).read_galley()


def named(body: Block, name: str) -> Block:
    return next(block for block in body.walk() if block.name == name)


def test_blocks_say_where_they_are_in_millimetres(body: Block) -> None:
    first, box = named(body, "first"), named(body, "box")
    margin = first.top
    assert first.height == pytest.approx(10)
    assert box.top == pytest.approx(margin + 10)
    assert (box.head, box.foot) == pytest.approx((3, 3))


def test_blocks_know_what_the_style_keeps_together(body: Block) -> None:
    first, box = named(body, "first"), named(body, "box")
    assert (first.joined_after, first.joined_before, first.whole) == (True, False, False)
    assert (box.joined_after, box.whole) == (False, True)


def test_blocks_know_their_margins_and_whether_parts_of_them_are_closed(body: Block) -> None:
    box, grid = named(body, "box"), named(body, "grid")
    assert (grid.above, grid.below) == pytest.approx((2, 4))
    assert (box.closed, grid.closed) == (False, True)


def test_blocks_are_counted_in_the_order_of_the_markup(body: Block) -> None:
    assert [named(body, name).number for name in ("first", "box", "grid")] == [4, 5, 8]


def test_what_stands_side_by_side_and_in_rows_is_known(body: Block) -> None:
    assert named(body, "grid").layout == "grid"
    assert [block.layout for block in body.walk() if block.tag == "table"] == ["blocks", "rows"]
    assert named(body, "first").layout == "lines"


def test_a_block_is_found_by_its_class(body: Block) -> None:
    assert body.find("end") == named(body, "first")
    assert body.find("nothing") is None
