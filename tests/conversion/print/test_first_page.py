"""The first page: the signs stand on it where a lower band or smaller gaps give them room."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.conversion.print.first_page import FirstPage, plan_first_page
from pipeline.conversion.print.galley import Block
from pipeline.conversion.print.paper import A4
from pipeline.model.document import Document
from tests.conversion.print.test_pieces import block
from tests.specimen import specimen

STRIP, CONTENTS = 6, 8


def galley(key_points: float = 40, card: float = 80, title_lines: int = 2) -> Block:
    """A first page of a band of 98 mm, and what is below it; strip and contents take 20 and 60 mm."""
    top = 0.0
    parts = []

    def add(number: int, height: float, gap: float, kind: str, *children: Block, **known: Any) -> None:
        nonlocal top
        known.setdefault("classes", frozenset((kind,)))
        parts.append(block(number, top + gap, top + gap + height, *children, tag="section", **known))
        top += gap + height

    lines = tuple(block(4, 30 + 16 * at, 46 + 16 * at) for at in range(title_lines))
    title = block(4, 30, 30 + 16 * title_lines, *lines, classes=frozenset(("title",)), layout="lines")
    add(2, 98, 0, "cover", block(3, 0, 94, title, classes=frozenset(("cover-words",))))
    add(5, 18, 5, "notice")
    add(STRIP, 15, 5, "strip")
    add(7, key_points, 5, "key-points")
    add(CONTENTS, 54, 6, "contents")
    signs = block(10, top + 30, top + 30 + card, classes=frozenset(("care-card",)))
    add(9, 30 + card, 6, "section", signs, name="get-help")
    return block(1, 0, top, *parts, tag="body")


def planned(body: Block, document: Document | None = None, contents: bool = False) -> FirstPage:
    return plan_first_page(body, document or specimen(), A4, contents=contents)


def test_signs_that_have_room_change_nothing() -> None:
    first = planned(galley(card=50))
    assert (first.opening, first.rules, first.left_out) == (False, "", frozenset((STRIP, CONTENTS)))
    assert first.room == pytest.approx(A4.end + 20 + 60)


def test_the_band_becomes_lower_before_anything_else() -> None:
    first = planned(galley(key_points=49))
    assert not first.opening and ".cover{min-height:" in first.rules and ".notice" not in first.rules
    assert first.needed < first.room


def test_then_gaps_become_smaller() -> None:
    first = planned(galley(key_points=58))
    assert not first.opening and ".notice{" in first.rules and "grid-template-columns" not in first.rules


def test_then_a_short_title_stands_in_one_line() -> None:
    short = replace(specimen(), title="Falling")
    assert "grid-template-columns" in planned(galley(key_points=70), short).rules
    long = replace(specimen(), title="A title that is as long as a whole line of words, and longer")
    assert planned(galley(key_points=70), long).opening


def test_signs_that_have_no_room_leave_it_to_the_strip_and_the_contents() -> None:
    first = planned(galley(card=150))
    assert first.opening and first.left_out == frozenset()
    crowded = planned(galley(key_points=74, card=150))
    assert crowded.opening and crowded.rules and crowded.needed < crowded.room


def test_rows_of_the_contents_are_closer_at_the_very_last() -> None:
    def rows_are_closer(key_points: float) -> bool:
        return ".contents li{" in planned(galley(key_points=key_points, card=150)).rules

    assert [rows_are_closer(key_points) for key_points in (74, 90, 93)] == [False, False, True]
    assert planned(galley(key_points=110, card=150)).rules == ""


def test_space_below_the_contents_is_not_counted_for_them() -> None:
    first = planned(galley(key_points=80, card=150))
    assert first.opening and "#get-help" not in first.rules


def test_a_long_leaflet_keeps_its_contents() -> None:
    assert planned(galley(card=10, key_points=20), contents=True).left_out == frozenset((STRIP,))
    assert planned(galley(), contents=True).opening
