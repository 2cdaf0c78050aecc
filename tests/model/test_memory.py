"""Memories: the last answers are found by their questions."""

from __future__ import annotations

from pipeline.model.memory import Latest


def test_the_last_questions_are_answered_once() -> None:
    made: list[str] = []

    def ask(question: str) -> str:
        return latest.answer(question, lambda: made.append(question) or question.upper())  # type: ignore[func-returns-value]

    latest: Latest[str, str] = Latest(2)
    assert [ask(one) for one in "abab"] == [*"ABAB"] and made == [*"ab"]
    assert [ask(one) for one in "cba"] == [*"CBA"] and made == [*"abca"]
