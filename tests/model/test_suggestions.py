"""Suggestions: the nearest word that is known, or what is said where none is near."""

from __future__ import annotations

from pipeline.model.suggestions import find_nearest, suggest
from tests.clock import cpu_seconds


def test_the_nearest_known_word_is_suggested() -> None:
    assert suggest("emergncy", ("emergency", "urgent"), "write a level") == "did you mean `emergency`?"
    assert suggest("symptom", {"symptoms", "treatment"}, "give it an id", mark="#") == "did you mean `#symptoms`?"


def test_where_no_word_is_near_something_else_is_said() -> None:
    assert suggest("knee", ("emergency", "urgent"), "write a level") == "write a level"
    assert suggest("knee", (), "write a level") == "write a level"


def test_with_no_likeness_asked_for_there_is_always_a_nearest_word() -> None:
    assert find_nearest("knee", ("emergency", "urgent")) is None
    assert find_nearest("knee", ("emergency", "urgent"), likeness=0) == "emergency"


def test_many_known_words_cost_no_time() -> None:
    known = {f"term-{number}" for number in range(10_000)}
    started = cpu_seconds()
    assert find_nearest("trem-5000", known) == "term-5000", "two letters exchanged"
    assert find_nearest("term-500x", known) == "term-500", "a letter too many"
    assert find_nearest("erm-77", known) == "term-77", "a letter too few"
    assert find_nearest("another", known) is None
    for number in range(500):
        find_nearest(f"x{number}" * 10, known)
    assert find_nearest("a" * 1_000_000, ["b" * 1_000_000]) is None
    assert cpu_seconds() - started < 3
