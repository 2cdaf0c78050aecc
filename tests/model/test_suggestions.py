"""Suggestions: the nearest word that is known, or what is said where none is near."""

from __future__ import annotations

from pipeline.model.suggestions import find_nearest, suggest


def test_the_nearest_known_word_is_suggested() -> None:
    assert suggest("emergncy", ("emergency", "urgent"), "write a level") == "did you mean `emergency`?"
    assert suggest("symptom", {"symptoms", "treatment"}, "give it an id", mark="#") == "did you mean `#symptoms`?"


def test_where_no_word_is_near_something_else_is_said() -> None:
    assert suggest("knee", ("emergency", "urgent"), "write a level") == "write a level"
    assert suggest("knee", (), "write a level") == "write a level"


def test_with_no_likeness_asked_for_there_is_always_a_nearest_word() -> None:
    assert find_nearest("knee", ("emergency", "urgent")) is None
    assert find_nearest("knee", ("emergency", "urgent"), likeness=0) == "emergency"
