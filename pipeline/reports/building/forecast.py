"""Forecast of a build: how much longer it takes, by what forms of each format took till now.

A print leaflet takes a hundred times as long as a file of messages, and all of one format may come before any of
another: so a count of forms alone says nothing. What was in the store took no time, and is likely to be there for
others of its format too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

SOONEST = 2.0
"""Seconds of work before anything is forecast: the first form waits for the engines to be imported."""


@dataclass
class Forecast:
    """What was expected, made and took how many seconds of workers, by format."""

    expected: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)

    def expect(self, forms: Mapping[str, int]) -> None:
        """So many more forms are to be made, by format."""
        self.expected.update(forms)

    def finish(self, name: str, seconds: float | None) -> None:
        """A form of a format is there."""
        self.made[name] += 1
        self.seconds[name] = self.seconds.get(name, 0) + (seconds or 0)

    def count_left(self) -> int:
        """How many forms are still to be made."""
        return (self.expected - self.made).total()

    def find_seconds_left(self, elapsed: float) -> float | None:
        """How many seconds are left after so many; None as long as nobody knows. Formats of which none is there yet
        take as long as all others on average."""
        worked, made = sum(self.seconds.values()), self.made.total()
        if elapsed < SOONEST or not worked:
            return None
        left = self.expected - self.made
        means = {name: self.seconds[name] / self.made[name] for name in self.made}
        work = sum(number * means.get(name, worked / made) for name, number in left.items())
        return work * elapsed / worked


def describe_progress(forecast: Forecast, elapsed: float) -> str:
    """How many forms are made, of how many, and how long the others take, as far as that is known."""
    count = f"{forecast.made.total():,} of {forecast.expected.total():,} forms made"
    left = forecast.find_seconds_left(elapsed)
    return count if left is None else f"{count}, {describe_left(left)}"


def describe_left(seconds: float) -> str:
    """A time in words, not more exactly than a forecast is."""
    if seconds < 50:
        tens = max(10, round(seconds, -1))
        return f"about {tens:.0f} seconds left"
    minutes = round(seconds / 60)
    if minutes < 100:
        return f"about {minutes or 1} {'minute' if minutes < 2 else 'minutes'} left"
    return f"about {round(minutes / 60)} hours left"
