"""Cards that go on overleaf: where they may be parted, and what both pages say then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.conversion.large_print.going_on import (
    FOOT,
    FOOT_LINE,
    NAME_LINE,
    PARTED,
    CardWords,
    count_card_lines,
    find_ends,
    open_large_block,
    write_card_rules,
)
from pipeline.conversion.print.footer import NO_BREAK, write_css_string
from pipeline.conversion.print.galley import Block
from pipeline.conversion.print.page_plan import PagePlan, PageRoom, plan_pages
from pipeline.conversion.print.pieces import cut
from pipeline.model.document import Document, Options, Section
from tests.nodes import option, words
from tests.specimen import specimen

FIELD = 30.0
ROOM = PageRoom(100, 100)


def block(number: int, top: float, bottom: float, *children: Block, kind: str = "", **known: Any) -> Block:
    """A block of words, or of blocks."""
    usual = Block(number, "div", "", frozenset(kind.split()), top, bottom, 0, 0, True, False, False, "blocks", children)
    return replace(usual, **known)


def card() -> Block:
    """A card with a name of 10 mm and four fields, each a term that stays with what is said of it."""
    fields = []
    for at in range(4):
        top = 10 + at * FIELD
        fields.append(block(4 + 2 * at, top, top + 5, joined_after=True))
        fields.append(block(5 + 2 * at, top + 5, top + FIELD))
    name = block(2, 0, 10, kind="option-title", joined_after=True)
    return block(1, 0, 130, name, block(3, 10, 130, *fields, whole=False), kind="option", name="rest")


def planned() -> PagePlan:
    return plan_pages(cut(card(), open_large_block), ROOM)


def with_choice(title: str) -> Document:
    options = Options("ways", (option("rest", title, "You rest.", "It helps.", "How long."),), "Choice")
    return replace(specimen(), sections=(Section("choices", words("Choices"), (options,)),))


def test_a_card_is_parted_between_two_fields() -> None:
    """The term leads the page overleaf, and the last words of the field before it end the page."""
    plan = planned()
    assert (plan.leads, plan.opened) == (frozenset((8,)), frozenset((1,)))
    assert find_ends(plan) == {7: 2}


def test_both_pages_have_room_for_what_they_say() -> None:
    second = cut(card(), open_large_block)[1]
    assert second.head > card().children[0].height
    assert second.tail == FOOT and second.cost >= PARTED
    larger = open_large_block(card(), 27)
    assert larger is not None and larger.foot == FOOT * 1.5


def test_groups_and_boxes_are_closed_on_both_pages_and_what_is_important_is_whole() -> None:
    edges = {"head": 4.0, "foot": 5.0}
    for kind in ("group", "box uncertainty", "blanks"):
        opening = open_large_block(block(1, 0, 40, kind=kind, **edges))
        assert opening is not None and (opening.head, opening.foot) == (4, 5)
    assert open_large_block(block(1, 0, 40, kind="box important")) is None
    assert open_large_block(block(1, 0, 40, kind="care-card")) is None


def test_what_is_said_about_the_leaflet_is_parted_only_where_much_paper_would_be_empty() -> None:
    group, about = (open_large_block(block(1, 0, 40, **known)) for known in ({"kind": "group"}, {"name": "about"}))
    assert group is not None and about is not None and about.cost > 5 * group.cost


def test_a_line_more_at_the_foot_or_in_the_name_takes_room() -> None:
    long = "Functional electrical stimulation of the muscles of a leg"
    one, more = (count_card_lines(with_choice(title), 18, 170)["rest"] for title in ("Rest", long))
    assert (one, more.foot) == (CardWords(1, 0), 2)
    assert count_card_lines(with_choice(long), 28, 170)["rest"].foot == 3
    usual, higher = (open_large_block(card(), cards={"rest": words}) for words in (one, CardWords(2, 1)))
    assert usual is not None and higher is not None
    assert higher.foot - usual.foot == pytest.approx(FOOT_LINE) and higher.head - usual.head == pytest.approx(NAME_LINE)


def test_the_pages_say_on_which_the_card_goes_on_and_whose_part_it_is() -> None:
    rules = write_card_rules(with_choice("Rest"), card(), planned())
    assert rules == (
        f"#rest .ends-page-2::after{{content:{write_css_string(f'Rest goes on: page{NO_BREAK}2')}}}"
        f"#rest .leads-page::before{{content:{write_css_string('Rest, continued')}}}"
    )


def test_a_card_on_three_pages_says_each_time_where_it_goes_on() -> None:
    plan = plan_pages(cut(card(), open_large_block), PageRoom(75, 75))
    rules = write_card_rules(with_choice("Rest"), card(), plan)
    assert sorted(find_ends(plan).values()) == list(plan.numbers[1:]) == [2, 3]
    for page in (2, 3):
        assert (
            f"#rest .ends-page-{page}::after{{content:{write_css_string(f'Rest goes on: page{NO_BREAK}{page}')}}}"
            in rules
        )


def test_a_card_that_stays_whole_says_nothing() -> None:
    plan = plan_pages(cut(card(), open_large_block), PageRoom(200, 200))
    assert (write_card_rules(with_choice("Rest"), card(), plan), find_ends(plan)) == ("", {})
