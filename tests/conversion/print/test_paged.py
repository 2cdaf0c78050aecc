"""Pages that are known before they are set."""

from __future__ import annotations

from unittest.mock import Mock

from pipeline.conversion.print.paged import MOST_TRIES, Paged, print_known_pages, settle
from pipeline.conversion.print.weasy import Layout, Spot, lay_out


def laid_out(**pages: int) -> Mock:
    layout = Mock(spec=Layout)
    layout.find_spots.return_value = {name: Spot(page, 20.0) for name, page in pages.items()}
    return layout


def test_links_have_their_pages_beside_them() -> None:
    markup = '<a class="link" href="#one">a</a><span data-of="#two"></span><a href="#three">c</a>'
    assert Paged(page_of={"one": 3}).number_links(markup) == (
        '<a class="link" href="#one" data-page="3">a</a><span data-of="#two" data-page="88"></span>'
        '<a href="#three">c</a>'
    )


def test_known_pages_are_not_counted() -> None:
    assert print_known_pages("a{content:target-counter(attr(href), page)}") == "a{content:attr(data-page)}"


def test_an_element_begins_a_page_or_is_left_out() -> None:
    markup = "<body><p id=a>A</p><p id=b>B</p><p id=c>C</p></body>"
    css = (".leads-page{break-before:page}.left-out{display:none}p{font-family:'Atkinson Hyperlegible Next'}",)
    paged = Paged(leads=frozenset((6,)), left_out=frozenset((5,)))
    spots = lay_out(markup, css, {}, paged.marks).find_spots()
    assert {name: spot.page for name, spot in spots.items()} == {"a": 1, "c": 2}


def test_what_ends_a_part_of_a_box_is_known_with_the_page_on_which_that_goes_on() -> None:
    assert Paged(leads=frozenset((7,)), opened=frozenset((3,)), ends={6: 9, 7: 10}).marks == {
        3: "parted",
        6: "ends-page ends-page-9",
        7: "ends-page ends-page-10 leads-page",
    }


def test_pages_as_planned_are_set_once() -> None:
    set_pages = Mock(return_value=laid_out(a=1, b=2))
    assert settle(set_pages, Paged(page_of={"a": 1, "b": 2})) is set_pages.return_value
    assert set_pages.call_count == 1


def test_links_say_where_things_are_in_the_end() -> None:
    set_pages = Mock(return_value=laid_out(a=1, b=3))
    settle(set_pages, Paged(page_of={"a": 1, "b": 2}))
    assert [call.args[0].page_of for call in set_pages.call_args_list] == [{"a": 1, "b": 2}, {"a": 1, "b": 3}]


def test_pages_that_never_settle_are_counted_by_the_engine() -> None:
    layouts = [laid_out(a=page) for page in range(2, 2 + MOST_TRIES + 1)]
    set_pages = Mock(side_effect=layouts)
    assert settle(set_pages, Paged(page_of={"a": 1})) is layouts[-1]
    assert [call.args[0].known for call in set_pages.call_args_list] == [True] * MOST_TRIES + [False]
