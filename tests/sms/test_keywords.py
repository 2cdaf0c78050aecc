"""Words that people text back, in scripts that write vowels as marks."""

from __future__ import annotations

import pytest

from pipeline.sms.keywords import is_word, split_words


@pytest.mark.parametrize("word", ["YES", "1", "Legs2", "naïve", "हाँ", "नहीं", "ஆம்", "ใช่", "মা", "ಹೌದು", "e\u0301te\u0301"])
def test_letters_digits_and_marks_are_a_word(word: str) -> None:
    assert is_word(word)
    assert split_words(f"({word}), {word}!") == [word, word]


@pytest.mark.parametrize("text", ["", "two words", "a-b", "a_b", "a'b", "\u0901", "\u0901a", "🙂", "x" * 17, " yes"])
def test_what_is_no_word(text: str) -> None:
    assert not is_word(text)


def test_a_mark_that_follows_no_letter_begins_no_word() -> None:
    assert split_words("\u0901a \u0901 b") == ["a", "b"]
