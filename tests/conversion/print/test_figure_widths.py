"""Figures beside their words: as wide as the words are high."""

from __future__ import annotations

import pytest

from pipeline.conversion.print.figure_widths import WIDTHS, find_figure_width
from pipeline.model.document import Blocks, Figure, Picture
from tests.nodes import bullets, says

FIGURE = Figure("legs", "images/legs.svg", "Two legs", caption="Dotted line: the usual size.", place="beside")


def picture(width: int, height: int) -> Picture:
    return Picture("images/legs.svg", "image/svg+xml", width, height, b"")


def words(sentences: int) -> Blocks:
    return tuple(says("You may notice that one arm or leg is clearly smaller.") for _ in range(sentences))


def test_few_words_have_the_least_figure() -> None:
    assert find_figure_width((FIGURE, *words(1)), FIGURE, picture(480, 320)) == WIDTHS[0]


def test_a_figure_grows_with_its_words() -> None:
    found = [find_figure_width((FIGURE, *words(count)), FIGURE, picture(480, 320)) for count in range(1, 9)]
    assert found == sorted(found) and set(found) <= set(WIDTHS) and found[-1] > WIDTHS[0]


def test_a_tall_figure_is_narrower_than_a_wide_one() -> None:
    tall, wide = (find_figure_width((FIGURE, *words(5)), FIGURE, picture(480, high)) for high in (600, 240))
    assert tall < wide


@pytest.mark.parametrize("items", [3, 9])
def test_items_of_a_list_are_words_too(items: int) -> None:
    listed = bullets(*["it is hard to keep your balance"] * items)
    assert find_figure_width((listed, FIGURE), FIGURE, picture(480, 320)) == (WIDTHS[0] if items == 3 else WIDTHS[-1])
