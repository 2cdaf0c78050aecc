"""Calendar of a campaign: week by week from the day somebody joins, and the days round other dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.conversion.review.previews import Preview
from pipeline.sms.schedules import START, Schedule, sort_by_time

WEEK = 7


@dataclass(frozen=True)
class Sending:
    """A message and when it is sent; no schedule where it is sent at no set time (an answer to a keyword)."""

    preview: Preview
    schedule: Schedule | None

    @property
    def time(self) -> str:
        """The time of day, on the receiver's clock."""
        return self.schedule.time if self.schedule else ""


@dataclass(frozen=True)
class Day:
    """A day on which something is sent: `number` from the anchor, `place` in its week from 1."""

    number: int
    place: int
    sendings: tuple[Sending, ...]


@dataclass(frozen=True)
class Weeks:
    """A week (or several in a row on which nothing is sent) from `first` to `last`, counted from 1."""

    first: int
    last: int
    days: tuple[Day, ...]

    @property
    def first_day(self) -> int:
        """The number of its first day."""
        return (self.first - 1) * WEEK

    @property
    def last_day(self) -> int:
        """The number of its last day."""
        return self.last * WEEK - 1


@dataclass(frozen=True)
class Round:
    """The days round a date that the messaging system knows: before it (negative) and after it."""

    anchor: str
    days: tuple[Day, ...]


@dataclass(frozen=True)
class Calendar:
    """When all messages of a document are sent."""

    weeks: tuple[Weeks, ...]
    rounds: tuple[Round, ...]
    unset: tuple[Sending, ...]


def order_sendings(previews: Iterable[Preview]) -> tuple[Sending, ...]:
    """The messages in the order in which a person gets them: from the start, round other dates, at no set time."""
    timed = sort_by_time(previews, lambda preview: preview.message.send)
    return tuple(Sending(preview, when) for preview, when in timed)


def make_calendar(sent: tuple[Sending, ...]) -> Calendar:
    """The calendar of messages that are in their order."""
    anchors = {key: tuple(_group_days(group)) for key, group in groupby(sent, key=_get_anchor)}
    start = anchors.pop(START, ())
    anchors.pop("", None)
    unset = tuple(one for one in sent if one.schedule is None)
    return Calendar(tuple(_group_weeks(start)), tuple(Round(name, days) for name, days in anchors.items()), unset)


def _get_anchor(sending: Sending) -> str:
    return sending.schedule.anchor if sending.schedule else ""


def _get_day(sending: Sending) -> int:
    return sending.schedule.days if sending.schedule else 0


def _group_days(group: Iterable[Sending]) -> Iterator[Day]:
    for number, same in groupby(group, key=_get_day):
        yield Day(number, number % WEEK + 1, tuple(same))


def _group_weeks(days: Iterable[Day]) -> Iterator[Weeks]:
    expected = 1
    for week, same in groupby(days, key=lambda day: day.number // WEEK + 1):
        if week > expected:
            yield Weeks(expected, week - 1, ())
        yield Weeks(week, week, tuple(same))
        expected = week + 1
