"""Widths of words: the estimates against what the font says, and lines that hold what they have room for."""

from __future__ import annotations

import pytest

from pipeline.conversion.look.lettering import (
    WIDER,
    Letters,
    estimate_lines,
    estimate_longest_word,
    estimate_width,
    split_words,
)
from pipeline.conversion.look.typefaces import REGULAR

SENTENCE = "Muscle wasting means that muscles look smaller than usual, because muscle tissue has been lost"


def test_an_estimate_is_near_what_the_font_says() -> None:
    measured = Letters(REGULAR).measure_width(SENTENCE, 1)
    assert estimate_width(SENTENCE) == pytest.approx(measured, rel=0.08)


@pytest.mark.parametrize("weight", WIDER)
def test_heavier_letters_are_wider_by_about_as_much_as_in_the_font(weight: int) -> None:
    measured = Letters(weight).measure_width(SENTENCE, 1) / Letters(REGULAR).measure_width(SENTENCE, 1)
    assert WIDER[weight] == pytest.approx(measured, abs=0.05)


def test_widths_are_those_of_the_letters() -> None:
    assert estimate_width("") == 0
    assert estimate_width("am i") == pytest.approx(0.56 + 0.84 + 0.28 + 0.25)


def test_the_longest_word_is_the_widest() -> None:
    assert estimate_longest_word("ill mmm lilili") == estimate_width("mmm")
    assert estimate_longest_word("") == 0


def test_a_word_that_finds_no_room_begins_a_line() -> None:
    room = estimate_width("one two ")
    assert [estimate_lines(words, room) for words in ("", "one", "one two", "one two three")] == [0, 1, 1, 2]
    assert Letters(REGULAR).break_lines("one two three", 10, 40) == ("one two", "three")


def test_a_word_that_is_longer_than_a_line_has_one_to_itself() -> None:
    assert estimate_lines("a physiotherapist", 3) == 2
    assert Letters(REGULAR).break_lines("a physiotherapist", 10, 30) == ("a", "physiotherapist")


def test_the_typeface_does_not_cover_every_script() -> None:
    assert Letters(REGULAR).covers("Müdigkeit")
    assert not Letters(REGULAR).covers("ατροφία")


def test_no_line_breaks_at_a_no_break_space() -> None:
    kept = "Code\N{NO-BREAK SPACE}J491-3G2T,"
    assert split_words(f"draft | {kept} draft") == ["draft", "|", kept, "draft"]
    assert estimate_lines(f"{kept} draft", estimate_width(kept)) == 2
    assert estimate_width(kept) == estimate_width(kept.replace("\N{NO-BREAK SPACE}", " "))


def test_chinese_breaks_at_each_character_and_before_no_closing_sign() -> None:
    assert split_words("您好，请打 999。") == ["您", "好，", "请", "打", "999。"]
    assert estimate_width("您好") == 2
    assert estimate_longest_word("呼吸困难") == 1
    assert [estimate_lines("呼吸困难呼吸", room) for room in (6, 5, 3)] == [1, 2, 2]


def test_marks_on_letters_take_no_room() -> None:
    assert estimate_width("पेशी") == estimate_width("पशी") and estimate_width("مُ") == estimate_width("م")
