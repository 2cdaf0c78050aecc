"""Parser of schedules: when a message is sent, in words that people write and systems can follow.

day 3 at 10:00                      three days after somebody joins
2 days before visit at 17:30        counted from a date that the messaging system knows (the anchor)
1 week after discharge at 09:00
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

_Item = TypeVar("_Item")
START = "start"
"""The anchor of `day N`: the day on which somebody joins."""

_WORDS = re.compile(
    r"(?:day (?P<day>\d{1,4})"
    r"|(?P<count>\d{1,4}) (?P<unit>days?|weeks?) (?P<side>before|after) (?P<anchor>[a-z][a-z0-9-]{0,30}))"
    r" at (?P<hour>\d{2}):(?P<minute>\d{2})"
)


@dataclass(frozen=True, slots=True, order=True)
class Schedule:
    """`days` from the anchor (negative: before it), at a time of day on the receiver's clock."""

    anchor: str
    days: int
    hour: int
    minute: int


def read_schedule(words: str) -> Schedule:
    """The schedule that the words say. Raises ValueError, with what is wrong, where they say none."""
    match = _WORDS.fullmatch(words)
    if match is None:
        raise ValueError(f"`{words}` is not a time to send at")
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59:
        raise ValueError(f"{match['hour']}:{match['minute']} is not a time of day")
    if match["day"]:
        return Schedule(START, int(match["day"]), hour, minute)
    days = int(match["count"]) * (7 if match["unit"].startswith("week") else 1)
    return Schedule(match["anchor"], -days if match["side"] == "before" else days, hour, minute)


def sort_by_time(items: Iterable[_Item], get_words: Callable[[_Item], str]) -> list[tuple[_Item, Schedule | None]]:
    """Items with the schedules that their words say, in the order in which a person gets them: from the day on which
    somebody joins, then round other dates, then those without a schedule, which answer somebody."""

    def place(entry: tuple[_Item, Schedule | None]) -> tuple[int, str, int, int, int]:
        when = entry[1]
        if when is None:
            return 2, "", 0, 0, 0
        return int(when.anchor != START), when.anchor, when.days, when.hour, when.minute

    return sorted(((item, _find_schedule(get_words(item))) for item in items), key=place)


def _find_schedule(words: str) -> Schedule | None:
    try:
        return read_schedule(words)
    except ValueError:
        return None
