"""Memories of answers that are dear to make: the store beside the outputs is one, and what was asked last another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeAlias, TypeVar

A = TypeVar("A")
Q = TypeVar("Q")

Remember: TypeAlias = Callable[[str, Callable[[], str]], str]
"""Gives the answer to a key (a sha256 of all that it depends on), which is made when it is not there yet."""


class Latest(Generic[Q, A]):
    """The answers to the last few questions, which are found by comparing. That costs little where questions are frozen
    values that share their parts, as the leaflet of a check and of a build do, and no digest has to be made of them."""

    def __init__(self, most: int) -> None:
        self._known: deque[tuple[Q, A]] = deque(maxlen=most)

    def answer(self, question: Q, make: Callable[[], A]) -> A:
        """The answer to a question; made when it is none of the last."""
        for asked, answer in tuple(self._known):
            if asked == question:
                return answer
        answer = make()
        self._known.append((question, answer))
        return answer
