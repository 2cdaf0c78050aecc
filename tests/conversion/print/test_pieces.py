"""Pieces of a galley, and what it costs to begin a page with each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pipeline.conversion.large_print.going_on import open_large_block
from pipeline.conversion.print.galley import Block
from pipeline.conversion.print.pieces import (
    IN_BOX,
    IN_LIST,
    IN_SECTION,
    NEVER,
    ONE_SENTENCE,
    OPENED,
    Parting,
    Slice,
    cut,
)
from pipeline.conversion.print.writer import may_open

SECTION = frozenset(("section",))


def block(number: int, top: float, bottom: float, *children: Block, tag: str = "p", **known: Any) -> Block:
    """A block of the galley that may be parted where it has children."""
    usual = Block(number, tag, "", frozenset(), top, bottom, 0, 0, not children, False, False, "blocks", children)
    return replace(usual, **known)


def pieces_of(body: Block) -> tuple[Slice, ...]:
    return cut(body, lambda one: Parting(OPENED, one.head, one.foot) if "box" in one.classes else None)


def test_sections_begin_pages_for_nothing_and_their_paragraphs_do_not() -> None:
    one = block(2, 0, 30, block(3, 2, 10), block(4, 12, 30), tag="section", classes=SECTION)
    two = block(5, 36, 50, tag="section", classes=SECTION)
    pieces = pieces_of(block(1, 0, 50, one, two, tag="body"))
    assert [(piece.number, piece.top, piece.bottom, piece.cost) for piece in pieces] == [
        (1, 0, 10, 0),
        (4, 12, 30, IN_SECTION),
        (5, 36, 50, 0),
    ]


def test_what_the_style_keeps_together_is_not_parted() -> None:
    heading, words = block(3, 0, 8, tag="h3", joined_after=True), block(4, 10, 20)
    more = block(5, 22, 30, joined_before=True)
    section = block(2, 0, 30, heading, words, more, tag="section", classes=SECTION)
    assert [piece.cost for piece in pieces_of(section)] == [0, NEVER, NEVER]


def test_a_sentence_may_stand_alone_under_its_heading_at_a_price() -> None:
    title = block(3, 0, 8, tag="h2", classes=frozenset(("section-title",)), joined_after=True)
    section = block(2, 0, 60, title, block(4, 10, 20, joined_after=True), block(5, 22, 60), tag="section")
    assert [piece.cost for piece in pieces_of(section)] == [0, NEVER, ONE_SENTENCE]


def test_a_paragraph_of_three_lines_stands_under_its_heading_at_a_lower_one() -> None:
    title = block(3, 0, 8, tag="h2", classes=frozenset(("section-title",)), joined_after=True)
    section = block(2, 0, 80, title, block(4, 10, 31, joined_after=True), block(5, 33, 80), tag="section")
    assert [piece.cost for piece in pieces_of(section)] == [0, NEVER, IN_BOX]


def test_a_box_that_may_be_opened_has_its_edges_on_both_pages() -> None:
    words = (block(3, 4, 15), block(4, 17, 35))
    box = block(2, 0, 40, *words, classes=frozenset(("box",)), whole=True, head=4.0, foot=5.0)
    first, second = pieces_of(box)
    assert (first.opens, second.opens) == ((), (2,))
    assert (second.head, second.tail) == (4, 5)
    assert second.cost >= OPENED
    assert len(pieces_of(replace(box, classes=frozenset()))) == 1


def test_a_box_that_the_style_lets_be_parted_repeats_its_edges_and_the_margin_above() -> None:
    words = (block(3, 4, 15), block(4, 17, 35))
    box = block(2, 0, 40, *words, head=4.0, foot=5.0, above=6.0, closed=True)
    _, second = pieces_of(box)
    assert (second.head, second.tail, second.cost) == (10, 5, IN_BOX)
    _, plain = pieces_of(replace(box, closed=False))
    assert (plain.head, plain.tail) == (0, 0)


def test_below_a_grid_there_is_room_for_its_margin() -> None:
    body = block(1, 0, 40, block(2, 0, 18, layout="grid", below=2.0), block(3, 20, 40, below=2.0), block(4, 42, 50))
    assert [piece.tail for piece in pieces_of(body)] == [0, 2, 0]


def test_rows_of_a_grid_cannot_lead_a_page_by_a_rule() -> None:
    cells = (block(3, 0, 10), block(4, 0, 12), block(5, 15, 25), block(6, 15, 20))
    first, second = pieces_of(block(2, 0, 25, *cells, layout="grid"))
    assert (first.bottom, second.bottom) == (12, 25)
    assert (second.can_lead, second.tail, second.cost) == (False, 3, IN_LIST)


def test_the_head_of_a_table_comes_again() -> None:
    head = block(3, 0, 9, block(4, 0, 9, tag="tr"), tag="thead")
    rows = block(5, 9, 49, block(6, 9, 29, tag="tr"), block(7, 29, 49, tag="tr"), tag="tbody")
    first, second = pieces_of(block(2, 0, 49, head, rows, tag="table", layout="rows"))
    assert (first.top, first.bottom, second.top, second.head) == (0, 29, 29, 9)


def test_lines_are_not_left_alone() -> None:
    lines = tuple(block(2, at * 5, at * 5 + 5, whole=True) for at in range(5))
    words = block(2, 0, 25, *lines, layout="lines")
    assert [piece.cost for piece in pieces_of(words)] == [0, NEVER, IN_LIST, IN_LIST, NEVER]


def test_what_is_empty_begins_no_page() -> None:
    body = block(1, 0, 20, block(2, 0, 20), block(3, 20, 20), tag="body")
    assert len(pieces_of(body)) == 1


def test_key_points_are_never_parted_but_in_large_print() -> None:
    def opens(find: Callable[[Block], Parting | None], *classes: str) -> bool:
        return find(block(1, 0, 50, block(2, 5, 45), classes=frozenset(classes))) is not None

    assert (
        opens(may_open, "box") and not opens(may_open, "box", "key-points") and not opens(may_open, "box", "important")
    )
    assert opens(open_large_block, "box", "key-points")
