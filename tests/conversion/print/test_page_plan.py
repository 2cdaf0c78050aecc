"""Plans of pages: few are parted, and none is emptier than it has to be."""

from __future__ import annotations

from dataclasses import replace

from pipeline.conversion.print.page_plan import EVEN, PageRoom, Sheets, plan_pages
from pipeline.conversion.print.pieces import IN_SECTION, NEVER, Slice

ROOM = PageRoom(100, 100)


def stack(*heights: float, costs: tuple[float, ...] = ()) -> tuple[Slice, ...]:
    """Pieces one right below the other."""
    tops = [sum(heights[:at]) for at in range(len(heights))]
    costs = costs or (0.0,) * len(heights)
    return tuple(
        Slice(number, top, top + height, cost)
        for number, (top, height, cost) in enumerate(zip(tops, heights, costs, strict=True), start=1)
    )


def test_what_fits_is_one_page() -> None:
    plan = plan_pages(stack(40, 50), ROOM)
    assert (plan.starts, plan.blank, plan.leads) == ((0,), (10,), frozenset())


def test_a_page_begins_where_little_is_empty() -> None:
    plan = plan_pages(stack(60, 35, 60, 35), ROOM)
    assert (plan.starts, plan.blank) == ((0, 2), (5, 5))
    assert plan.leads == frozenset((3,))


def test_a_section_is_kept_whole_where_that_costs_little_paper() -> None:
    costs = (0.0, 0.0, IN_SECTION, IN_SECTION)
    assert plan_pages(stack(80, 10, 10, 60, costs=costs), ROOM).starts == (0, 1)
    assert plan_pages(stack(30, 30, 30, 60, costs=costs), ROOM).starts == (0, 3), "but not for two thirds of a page"


def test_what_stays_together_is_not_parted() -> None:
    plan = plan_pages(stack(60, 30, 30, 30, costs=(0, 0, NEVER, NEVER)), ROOM)
    assert plan.starts == (0, 1)


def test_the_first_page_has_a_room_of_its_own() -> None:
    assert plan_pages(stack(30, 30, 30), PageRoom(50, 100)).starts == (0, 1)
    assert plan_pages(stack(60, 30, 30), PageRoom(120.5, 100)).starts == (0,)


def test_what_is_higher_than_a_page_takes_several() -> None:
    plan = plan_pages(stack(50, 250, 40), ROOM)
    assert plan.numbers == (1, 2)
    assert len(plan.blank) == 4 and plan.blank[-1] == 10
    assert [plan.find_page(top) for top in (0, 50, 300)] == [1, 2, 2]


def test_more_than_a_page_that_stays_together_is_left_to_the_engine() -> None:
    plan = plan_pages(stack(50, 60, 60, costs=(0, NEVER, NEVER)), ROOM)
    assert plan.starts == (0,)
    assert plan.blank == (0, 0, 40), "which begins a page with each piece that has no room on the one before"
    assert plan_pages(stack(50, 30, 240, costs=(0, NEVER, NEVER)), ROOM).blank == (0, 0, 0, 60)


def test_an_even_number_of_pages_where_it_is_asked_for() -> None:
    pieces = stack(90, 90, 75, 20)
    assert len(plan_pages(pieces, ROOM).blank) == 3
    assert len(plan_pages(pieces, ROOM, sheets=EVEN).blank) == 4
    assert len(plan_pages(stack(50, 45, 95, 95), ROOM, sheets=EVEN).blank) == 3, "but not for two pages half empty"


def test_sheets_are_filled_where_that_costs_less_than_what_fills_them() -> None:
    """Of three pages, with one before them that is no part of the plan, a sheet of four is full."""
    pieces = stack(90, 90, 75, 20)
    booklet = Sheets((0, 90, 60, 30), before=1)
    assert len(plan_pages(pieces, ROOM, sheets=booklet).blank) == 3
    assert len(plan_pages(pieces, ROOM, sheets=replace(booklet, before=0)).blank) == 4
    assert (booklet.count(3), booklet.count(4), booklet.price(3), booklet.price(4)) == (1, 2, 0, 90)
    assert EVEN.price(1) == 0 < EVEN.price(3), "the back of a single page may be blank"


def test_more_is_drawn_to_a_last_page_that_would_be_thin() -> None:
    costs = (0.0, 0.0, IN_SECTION, 0.0)
    assert plan_pages(stack(60, 15, 15, 20, costs=costs), ROOM).starts == (0, 2), "not 20 of 100 alone"
    assert plan_pages(stack(60, 15, 15, 50, costs=costs), ROOM).starts == (0, 3)


def test_no_more_pages_than_people_read() -> None:
    parts = stack(*[30] * 10, costs=(0, 400) * 5)
    assert len(plan_pages(parts, ROOM).blank) == 5
    assert len(plan_pages(parts, ROOM, most=4).blank) == 4


def test_what_comes_again_takes_room() -> None:
    pieces = (*stack(90, 20), Slice(3, 110, 185, head=10, tail=5, opens=(2,)))
    plan = plan_pages(pieces, ROOM)
    assert plan.starts == (0, 1) and plan.opened == frozenset(), "90 and 5 would fit, and 20 and 75 fit too"
    parted = plan_pages((*stack(50, 40), Slice(3, 90, 175, head=10, tail=5, opens=(2,))), ROOM)
    assert (parted.starts, parted.opened, parted.blank) == ((0, 2), frozenset((2,)), (5, 5))


def test_pages_begin_by_themselves_where_no_rule_can_begin_them() -> None:
    natural = Slice(3, 80, 110, cost=6, can_lead=False)
    plan = plan_pages((*stack(40, 40), natural), ROOM)
    assert plan.starts == (0, 2) and plan.leads == frozenset()
    assert plan_pages((*stack(40, 40), Slice(3, 80, 95, cost=0, can_lead=False), Slice(4, 95, 130)), ROOM).starts == (
        0,
        3,
    )
