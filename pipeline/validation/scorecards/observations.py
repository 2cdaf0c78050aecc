"""Observations: what a check of scorecards comes back with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.validation.scorecards.material import Material

ObservedState: TypeAlias = Literal["met", "not met", "unknown", "does not apply"]


@dataclass(frozen=True)
class Observation:
    """What was seen, in a sentence without its full stop, and what follows from it; `unknown` where a machine cannot
    tell."""

    state: ObservedState
    seen: str


ItemCheck: TypeAlias = Callable[[Material], Observation]
"""Looks for one thing in a leaflet, and changes nothing."""
NO_WORDS = Observation("unknown", "Plainleaf knows no words to look for in this language")
"""What a check says in a language for which nobody has written what to look for."""


def met(seen: str) -> Observation:
    """It is there."""
    return Observation("met", seen)


def not_met(seen: str) -> Observation:
    """It is not there."""
    return Observation("not met", seen)


def unknown(seen: str) -> Observation:
    """A person has to look."""
    return Observation("unknown", seen)


def skipped(seen: str) -> Observation:
    """There is nothing that it could be asked of."""
    return Observation("does not apply", seen)


def count_of(number: int, one: str, many: str = "") -> str:
    """A number with what it counts: `1 list`, `3 lists`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
