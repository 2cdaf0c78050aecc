"""Parts on panels: each whole, in their order, as evenly as they go."""

from __future__ import annotations

from pipeline.conversion.short.panel_search import PanelPart, find_panels

BACK = PanelPart("whole", 60, on_the_back=True)


def names(*parts: PanelPart, count: int = 3, height: float = 100) -> list[list[str]] | None:
    panels = find_panels((*parts, BACK), count, height)
    return [[part.name for part in panel] for panel in panels] if panels else None


def test_parts_stand_in_their_order_and_those_of_the_back_on_the_last_panel() -> None:
    assert names(PanelPart("a", 90), PanelPart("b", 40), PanelPart("c", 40)) == [["a"], ["b", "c"], ["whole"]]


def test_of_two_ways_the_more_even_one_is_taken() -> None:
    assert names(PanelPart("a", 20), PanelPart("b", 60), PanelPart("c", 35)) == [["a", "b"], ["c"], ["whole"]]


def test_what_parts_two_parts_needs_room_too() -> None:
    assert names(PanelPart("a", 50), PanelPart("b", 50), PanelPart("c", 60)) is None


def test_a_part_that_is_higher_than_a_panel_has_no_way() -> None:
    assert names(PanelPart("a", 101), PanelPart("b", 10), PanelPart("c", 10)) is None


def test_a_loose_part_stands_where_there_is_room_but_never_first() -> None:
    loose = PanelPart("rest", 30, loose=True)
    assert names(PanelPart("a", 90), loose, PanelPart("b", 95), PanelPart("c", 60), count=4) == [
        ["a"],
        ["b"],
        ["c", "rest"],
        ["whole"],
    ]
    assert names(loose, PanelPart("a", 60), PanelPart("b", 95), count=3) == [["a", "rest"], ["b"], ["whole"]]


def test_few_parts_leave_panels_empty_that_more_may_be_taken_in_for() -> None:
    assert names(PanelPart("a", 90), count=3) == [["a"], [], ["whole"]]
