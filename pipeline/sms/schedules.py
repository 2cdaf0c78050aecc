"""When a message is sent, in words that people write and systems can follow.

day 3 at 10:00                      three days after somebody joins
2 days before visit at 17:30        counted from a date that the messaging system knows (the anchor)
1 week after discharge at 09:00
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    found = _WORDS.fullmatch(words)
    if found is None:
        raise ValueError(f"`{words}` is not a time to send at")
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > 23 or minute > 59:
        raise ValueError(f"{found['hour']}:{found['minute']} is not a time of day")
    if found["day"]:
        return Schedule(START, int(found["day"]), hour, minute)
    days = int(found["count"]) * (7 if found["unit"].startswith("week") else 1)
    return Schedule(found["anchor"], -days if found["side"] == "before" else days, hour, minute)
