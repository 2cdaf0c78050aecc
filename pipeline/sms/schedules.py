"""Parser of schedules: when a message is sent, in words that people write and systems can follow.

day 3 at 10:00                                      three days after somebody joins
2 days before visit at 17:30                        counted from a date that the messaging system knows (the anchor)
1 week after discharge at 09:00
week 20 of pregnancy at 10:00                       on the day on which 20 weeks are complete
3 hours after visit                                 from the moment of the anchor, whatever the clock says
every monday at 09:00 from day 1 for 12 weeks       the first is that day, or the first monday after it
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

_Item = TypeVar("_Item")
START = "start"
"""The anchor of `day N`: the day on which somebody joins."""
WEEK = 7
"""Days."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MOST_WEEKS = 104
"""For how long a message may come again."""

_ANCHOR = "[a-z][a-z0-9-]{0,49}"
_DAY = (
    r"(?:day (?P<day>[0-9]{1,4})"
    rf"|(?P<count>[0-9]{{1,4}}) (?P<unit>days?|weeks?) (?P<side>before|after) (?P<anchor>{_ANCHOR})"
    rf"|week (?P<week>[0-9]{{1,3}}) of (?P<counted>{_ANCHOR}))"
)
_TIME = r"at (?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
_ONCE = re.compile(f"{_DAY} {_TIME}")
_AGAIN = re.compile(rf"every (?P<weekday>{'|'.join(WEEKDAYS)}) {_TIME} from {_DAY} for (?P<times>[0-9]{{1,3}}) weeks?")
_HOURS = re.compile(rf"(?P<count>[0-9]{{1,3}}) hours? (?P<side>before|after) (?P<anchor>{_ANCHOR})")
_FORMS = (
    (re.compile(r"\bevery\b|day\b.*\bfor\b"), 'write send="every monday at 09:00 from day 1 for 12 weeks"'),
    (re.compile(r"\bhours?\b"), 'write send="3 hours after visit"; an hour of the day goes with days and weeks'),
    (re.compile(r"\bweeks?\b(?!.*\b(?:before|after)\b)"), 'write send="week 20 of pregnancy at 10:00"'),
    (re.compile(""), 'write send="day 3 at 10:00", or send="2 days before visit at 17:30"'),
)
"""How a schedule is written that somebody meant, by words that are in it."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """`days` from the anchor (negative: before it), at a time of day. `weeks` are the completed ones that the words
    count. Where there are `hours`, it is so many from the moment of the anchor (negative: before it), at no time of
    day. One that comes again has a `weekday` (0 is Monday): it comes `times` weeks in a row, first on that weekday on
    or after the day."""

    anchor: str
    days: int
    hour: int = 0
    minute: int = 0
    hours: int | None = None
    weeks: int | None = None
    weekday: int | None = None
    times: int = 1

    @property
    def minutes(self) -> int:
        """How long after the beginning of the anchor's day it is sent (negative: before it). What is counted in hours
        stands as if its anchor were at noon."""
        return 60 * (12 + self.hours) if self.hours is not None else 60 * (24 * self.days + self.hour) + self.minute

    @property
    def time(self) -> str:
        """The time of day, as `09:30`; empty where it has none."""
        return "" if self.hours is not None else f"{self.hour:02}:{self.minute:02}"

    def list_days(self) -> tuple[int, ...]:
        """The days on which it comes, from the anchor; what is counted in hours comes on the day on which `minutes` has
        it. Of one that comes again on a weekday it is the earliest day of each week: on which day of it, depends on the
        anchor's date."""
        first = self.minutes // (24 * 60)
        return tuple(first + WEEK * number for number in range(self.times))


def is_in_hours(at: str, begin: str, end: str) -> bool:
    """Whether a time of day (ISO 8601) is in the hours from one time until another, which may go over midnight; there
    are none where both are the same."""
    return (at >= begin or at < end) if begin > end else begin <= at < end


def read_schedule(words: str) -> Schedule:
    """The schedule that the words say. Raises ValueError, with what is wrong, where they say none."""
    match = _ONCE.fullmatch(words) or _AGAIN.fullmatch(words)
    if match is None:
        return _read_hours(words)
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59:
        raise ValueError(f"{match['hour']}:{match['minute']} is not a time of day")
    once = replace(_read_day(match), hour=hour, minute=minute)
    if match.re is _ONCE:
        return once
    times = int(match["times"])
    if not 1 <= times <= MOST_WEEKS:
        raise ValueError(f"{times} weeks are not a time for which a message comes again (1 to {MOST_WEEKS})")
    return replace(once, weekday=WEEKDAYS.index(match["weekday"]), times=times)


def suggest_schedule(words: str) -> str:
    """How to write the schedule that these words, which say none, are likely to mean."""
    return next(hint for form, hint in _FORMS if form.search(words.casefold()))


def _read_day(match: re.Match[str]) -> Schedule:
    if match["day"]:
        return Schedule(START, int(match["day"]))
    if match["week"]:
        return Schedule(match["counted"], int(match["week"]) * WEEK, weeks=int(match["week"]))
    days = int(match["count"]) * (WEEK if match["unit"].startswith("week") else 1)
    return Schedule(match["anchor"], -days if match["side"] == "before" else days)


def _read_hours(words: str) -> Schedule:
    match = _HOURS.fullmatch(words)
    if match is None:
        raise ValueError(f"`{words}` is not a time to send at")
    hours = int(match["count"]) * (-1 if match["side"] == "before" else 1)
    return Schedule(match["anchor"], hours // 24, hours=hours)


def find_schedule(words: str) -> Schedule | None:
    """The schedule that the words say; None where they say none."""
    try:
        return read_schedule(words)
    except ValueError:
        return None


def count_sendings(words: str) -> int:
    """How many times a message with these words for when comes to one person; one without a time comes once."""
    when = find_schedule(words)
    return when.times if when else 1


def place_anchor(anchor: str, events: Iterable[str]) -> tuple[int, str]:
    """The place of an anchor among others: the day of joining, then the events in their order, then all others by name.
    Nobody knows when the dates of a person will be; who lists events does so in the order in which they come."""
    places = {START: 0} | {event: number for number, event in enumerate(events, start=1)}
    return places.get(anchor, len(places)), anchor


def sort_by_time(
    items: Iterable[_Item], get_words: Callable[[_Item], str], events: Iterable[str] = ()
) -> list[tuple[_Item, Schedule | None]]:
    """Items with the schedules that their words say, in the order in which a person gets them: from the day on which
    somebody joins, then round other dates, `events` first, then those without a schedule, which answer somebody."""
    listed = tuple(events)
    timed = [(item, find_schedule(get_words(item))) for item in items]
    return sorted(
        timed, key=lambda entry: (0, *place_anchor(entry[1].anchor, listed), entry[1].minutes) if entry[1] else (1,)
    )
