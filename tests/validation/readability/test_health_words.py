"""Syllables of the words of leaflets are counted right nearly always. What is wrong is printed for the half that may be
looked at; of the other half, only its figure."""

from __future__ import annotations

import re

from corpus.health_words import count_divided, read_health_words, split_health_words

LEAST = 0.95
"""The share of the words that has to be counted right."""


def test_the_words_are_divided_and_none_stands_twice() -> None:
    words = read_health_words()
    assert len(words) >= 560
    assert [word for word in words if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", word)] == []
    plain = [word.replace("-", "") for word in words]
    assert sorted(plain) == sorted(set(plain))


def test_health_words_are_counted_right() -> None:
    seen, held = map(count_divided, split_health_words())
    for word, count in seen.wrong:
        print(f"{word}: counted {count}")
    for half, counted in (("odd lines", seen), ("even lines", held)):
        print(f"{half}: {counted.right} of {len(counted.words)} right ({counted.accuracy:.1%})")
    right = seen.right + held.right
    assert right / len(read_health_words()) >= LEAST


def test_a_word_that_is_counted_wrong_is_named() -> None:
    counted = count_divided(["ta-ble", "tab-let-te"])
    assert counted.wrong == [("tab-let-te", 2)]
    assert (counted.right, counted.accuracy) == (1, 0.5)
    assert 0 < counted.lowest_accuracy < 0.5
