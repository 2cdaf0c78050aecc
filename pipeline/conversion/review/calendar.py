"""Calendar of a campaign: week by week from the day somebody joins, and the days round other dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.conversion.review.previews import Preview
from pipeline.sms.schedules import START, WEEK, Schedule, sort_by_time

DAY = 24 * 60
"""Minutes."""


@dataclass(frozen=True)
class Sending:
    """A message and when it is sent; no schedule where it is sent at no set time (an answer to a keyword). One that
    comes again has a sending for each week, whose `number` counts from 0."""

    preview: Preview
    schedule: Schedule | None
    number: int = 0

    @property
    def day(self) -> int:
        """The day from its anchor; for one that comes on a weekday, the earliest that this can be."""
        return self.minutes // DAY

    @property
    def minutes(self) -> int:
        """Minutes from the beginning of its anchor's day."""
        return self.schedule.minutes + self.number * WEEK * DAY if self.schedule else 0


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


def order_sendings(previews: Iterable[Preview], events: Iterable[str]) -> tuple[Sending, ...]:
    """The messages in the order in which a person gets them: from the start, round other dates (these events first, in
    their order), at no set time."""
    timed = sort_by_time(previews, lambda preview: preview.message.send, events)
    return tuple(Sending(preview, when) for preview, when in timed)


def make_calendar(sent: tuple[Sending, ...]) -> Calendar:
    """The calendar of messages that are in their order; one that comes again stands in each of its weeks. Of two at the
    same time the one that has come less often is the first."""
    each = [replace(one, number=number) for one in sent if one.schedule for number in range(one.schedule.times)]
    anchors_in_order = list(dict.fromkeys(map(_get_anchor, each)))
    each.sort(key=lambda sending: (anchors_in_order.index(_get_anchor(sending)), sending.minutes, sending.number))
    anchors = {key: tuple(_group_days(group)) for key, group in groupby(each, key=_get_anchor)}
    start = anchors.pop(START, ())
    unset = tuple(one for one in sent if one.schedule is None)
    return Calendar(tuple(_group_weeks(start)), tuple(Round(name, days) for name, days in anchors.items()), unset)


def _get_anchor(sending: Sending) -> str:
    return sending.schedule.anchor if sending.schedule else ""


def _group_days(group: Iterable[Sending]) -> Iterator[Day]:
    for number, same in groupby(group, key=lambda sending: sending.day):
        yield Day(number, number % WEEK + 1, tuple(same))


def _group_weeks(days: Iterable[Day]) -> Iterator[Weeks]:
    expected = 1
    for week, same in groupby(days, key=lambda day: day.number // WEEK + 1):
        if week > expected:
            yield Weeks(expected, week - 1, ())
        yield Weeks(week, week, tuple(same))
        expected = week + 1
