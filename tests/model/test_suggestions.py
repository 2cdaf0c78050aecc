"""Suggestions: the nearest word that is known, or what is said where none is near."""

from __future__ import annotations

from pipeline.model.suggestions import find_nearest, suggest
from tests.clock import count_calls


def test_the_nearest_known_word_is_suggested() -> None:
    assert suggest("emergncy", ("emergency", "urgent"), "write a level") == "did you mean `emergency`?"
    assert suggest("symptom", {"symptoms", "treatment"}, "give it an id", mark="#") == "did you mean `#symptoms`?"


def test_where_no_word_is_near_something_else_is_said() -> None:
    assert suggest("knee", ("emergency", "urgent"), "write a level") == "write a level"
    assert suggest("knee", (), "write a level") == "write a level"


def test_with_no_likeness_asked_for_there_is_always_a_nearest_word() -> None:
    assert find_nearest("knee", ("emergency", "urgent")) is None
    assert find_nearest("knee", ("emergency", "urgent"), likeness=0) == "emergency"


def test_of_many_known_words_one_slip_away_is_near() -> None:
    known = {f"term-{number}" for number in range(10_000)}
    assert find_nearest("trem-5000", known) == "term-5000", "two letters exchanged"
    assert find_nearest("term-500x", known) == "term-500", "a letter too many"
    assert find_nearest("erm-77", known) == "term-77", "a letter too few"
    assert find_nearest("another", known) is None
    assert find_nearest("a" * 1_000_000, ["b" * 1_000_000]) is None


def test_more_known_words_and_longer_ones_are_no_more_work() -> None:
    few, many = ({f"term-{number}" for number in range(most)} for most in (1_000, 10_000))
    for word in ("x77" * 10, "another"):
        assert count_calls(find_nearest, word, few) == count_calls(find_nearest, word, many)
    short, long = (count_calls(find_nearest, "a" * size, ["b" * size]) for size in (1_000, 100_000))
    assert short == long
