"""Dates of sending: on which day, at which hour, a schedule sends a message to one person, on the clocks of a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pipeline.sms.schedules import WEEK, Schedule, is_in_hours


@dataclass(frozen=True)
class Clock:
    """The clock of those who get messages: its zone (IANA), and from when until when nobody is woken; quiet hours may
    go over midnight, and there are none where both are the same."""

    zone: ZoneInfo
    quiet_from: time
    quiet_until: time

    def is_quiet(self, moment: datetime) -> bool:
        """Whether people sleep then."""
        at = moment.astimezone(self.zone).time().isoformat()
        return is_in_hours(at, self.quiet_from.isoformat(), self.quiet_until.isoformat())

    def find_moment(self, day: date, at: time) -> datetime:
        """The moment at which the clock shows a time of day. Where clocks are put forward over it, so much later; where
        they are put back and show it twice, the first time."""
        on_the_wall = datetime.combine(day, at, self.zone)
        return on_the_wall.astimezone(UTC).astimezone(self.zone)


def date_event(known: date, days_before: int) -> date:
    """The event that is so many days before a date that a messaging system knows; a moment stays one."""
    return known - timedelta(days=days_before)


def list_sendings(when: Schedule, event: date, clock: Clock) -> tuple[datetime, ...]:
    """When a message comes that is counted from this event. A time of day is that of the clock, on whichever side of a
    change of clocks; hours are hours that pass. What is counted in hours would at times come in quiet hours: after an
    event it waits for their end, before one it comes a minute before they begin.

    Raises ValueError where hours are counted from an event of which only the day is known.
    """
    if when.hours is None:
        days = _list_dates(when, event)
        return tuple(clock.find_moment(day, time(when.hour, when.minute)) for day in days)
    if not isinstance(event, datetime):
        raise ValueError(f"`{when.anchor}` needs an hour, because hours are counted from it")
    begins = event if event.tzinfo else clock.find_moment(event.date(), event.time())
    moment = (begins.astimezone(UTC) + timedelta(hours=when.hours)).astimezone(clock.zone)
    return (_leave_quiet_hours(moment, when.hours < 0, clock) if clock.is_quiet(moment) else moment,)


def _list_dates(when: Schedule, event: date) -> Iterator[date]:
    first = date(event.year, event.month, event.day) + timedelta(days=when.days)
    if when.weekday is not None:
        first += timedelta(days=(when.weekday - first.weekday()) % WEEK)
    yield from (first + timedelta(days=WEEK * number) for number in range(when.times))


def _leave_quiet_hours(moment: datetime, earlier: bool, clock: Clock) -> datetime:
    day, at = moment.date(), moment.time()
    if earlier:
        begun = day if at >= clock.quiet_from else day - timedelta(days=1)
        return clock.find_moment(begun, clock.quiet_from) - timedelta(minutes=1)
    ends = day if at < clock.quiet_until else day + timedelta(days=1)
    return clock.find_moment(ends, clock.quiet_until)
