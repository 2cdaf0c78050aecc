"""Scorecards: what instruments for people ask of patient information, as far as a machine can see it.

Nothing here is a score of an instrument: those are given by people who have read the whole leaflet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ItemState: TypeAlias = Literal["met", "not met", "needs a person", "does not apply"]
ITEM_STATES: tuple[ItemState, ...] = ("met", "not met", "needs a person", "does not apply")


@dataclass(frozen=True)
class ScoredItem:
    """An item of an instrument by its number there: what it asks, in our words, in which part of the instrument; what
    became of it; what the machine saw, and what is left to a person (either may be empty)."""

    number: str
    part: str
    asks: str
    state: ItemState
    seen: str = ""
    left: str = ""


@dataclass(frozen=True)
class Scorecard:
    """All items of an instrument. `key` is the name of its data, `source` who made it and where it was published."""

    key: str
    name: str
    short: str
    source: str
    items: tuple[ScoredItem, ...]

    def count(self, state: ItemState) -> int:
        """How many items ended so."""
        return sum(item.state == state for item in self.items)

    def summarise(self) -> str:
        """The numbers in a line: `5 met, 3 not met, 12 need a person`. What needs a person is in no other number."""
        met, not_met, person, left_out = map(self.count, ITEM_STATES)
        needs, does = "needs" if person == 1 else "need", "does" if left_out == 1 else "do"
        parts = [f"{met} met", f"{not_met} not met", f"{person} {needs} a person"]
        return ", ".join([*parts, f"{left_out} {does} not apply"] if left_out else parts)
