"""Glyphs as they stand on paper, read as the words that they say."""

from __future__ import annotations

import pytest

from pipeline.proof.parity.visual_order import read_in_order

PAIRS = {
    "plain": ("ابحرم", "مرحبا"),
    "a full stop": (".ابحرم", "مرحبا."),
    "figures": ("10 نم 3 ةحفص", "صفحة 3 من 10"),
    "a version": ("0.1.0 ةغيص", "صيغة 0.1.0"),
    "words of another script": ("CC BY 4.0 ،عورشم", "مشروع، CC BY 4.0"),
    "brackets as they are drawn": ("(2 ةحفص)", "(صفحة 2)"),
    "brackets as they are meant": (")2 ةحفص(", "(صفحة 2)"),
}


@pytest.mark.parametrize(("seen", "said"), PAIRS.values(), ids=PAIRS)
def test_words_from_the_right_come_in_the_order_of_reading(seen: str, said: str) -> None:
    assert read_in_order(tuple(seen)) == said


def test_letters_that_are_drawn_as_one_keep_their_order() -> None:
    assert read_in_order(("م", "لا", "س")) == "سلام"


def test_words_from_the_left_stay_as_they_are() -> None:
    assert read_in_order(tuple(". Call 999 (now)")) == ". Call 999 (now)"


@pytest.mark.parametrize(("seen", "said"), [(".1", "1."), ("]1[", "[1]"), ("999", "999"), ("?from=a", "?from=a")])
def test_figures_and_signs_run_as_their_document(seen: str, said: str) -> None:
    assert read_in_order(tuple(seen), from_right=True) == said
    assert read_in_order(tuple(seen)) == seen
