"""What stands side by side in a text and is one: a range, a dose and its times, a number in words and in figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def join_neighbours(stretches: Iterable[T], join: Callable[[T, T], T | None]) -> Iterator[T]:
    """Some stretches in order, each as one with the next for as long as `join` makes one of the two."""
    before: T | None = None
    for one in stretches:
        joined = join(before, one) if before is not None else None
        if before is not None and joined is None:
            yield before
        before = one if joined is None else joined
    if before is not None:
        yield before
