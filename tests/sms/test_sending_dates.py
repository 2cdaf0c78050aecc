"""On which day and at which hour a message comes, across changes of clocks and round quiet hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sms.schedules import Schedule, read_schedule
from pipeline.sms.sending_dates import Clock, list_sendings

LONDON = Clock(ZoneInfo("Europe/London"), time(20), time(8))
NAIROBI = Clock(ZoneInfo("Africa/Nairobi"), time(20), time(8))


@pytest.mark.parametrize(
    ("words", "event", "moments"),
    [
        ("day 0 at 10:00", date(2026, 3, 28), ["2026-03-28T10:00:00+00:00"]),
        ("day 1 at 10:00", date(2026, 3, 28), ["2026-03-29T10:00:00+01:00"]),
        ("week 20 of pregnancy at 10:00", date(2026, 1, 1), ["2026-05-21T10:00:00+01:00"]),
        ("2 days before visit at 17:30", date(2026, 10, 26), ["2026-10-24T17:30:00+01:00"]),
        ("3 hours after visit", datetime(2026, 3, 29, 0, 30), ["2026-03-29T08:00:00+01:00"]),
        ("12 hours after visit", datetime(2026, 3, 28, 22, 0), ["2026-03-29T11:00:00+01:00"]),
        ("12 hours after visit", datetime(2026, 10, 24, 22, 0), ["2026-10-25T09:00:00+00:00"]),
        ("3 hours before visit", datetime(2026, 3, 10, 9, 0), ["2026-03-09T19:59:00+00:00"]),
        ("10 hours before visit", datetime(2026, 3, 10, 9, 0), ["2026-03-09T19:59:00+00:00"]),
        ("12 hours after visit", datetime(2026, 3, 10, 9, 0), ["2026-03-11T08:00:00+00:00"]),
        (
            "every monday at 09:00 from day 1 for 3 weeks",
            date(2026, 3, 15),
            ["2026-03-16T09:00:00+00:00", "2026-03-23T09:00:00+00:00", "2026-03-30T09:00:00+01:00"],
        ),
        ("every sunday at 09:00 from week 1 of pregnancy for 1 week", date(2026, 3, 16), ["2026-03-29T09:00:00+01:00"]),
    ],
)
def test_when_it_comes_in_london(words: str, event: date, moments: list[str]) -> None:
    assert [one.isoformat() for one in list_sendings(read_schedule(words), event, LONDON)] == moments


def test_an_hour_that_clocks_leave_out_comes_after_it_and_one_that_comes_twice_the_first_time() -> None:
    night = Clock(ZoneInfo("Europe/London"), time(0), time(0))
    (skipped,) = list_sendings(Schedule("start", 0, 1, 30), date(2026, 3, 29), night)
    (doubled,) = list_sendings(Schedule("start", 0, 1, 30), date(2026, 10, 25), night)
    assert skipped.isoformat() == "2026-03-29T02:30:00+01:00"
    assert doubled.isoformat() == "2026-10-25T01:30:00+01:00"


def test_hours_are_not_counted_from_a_day() -> None:
    with pytest.raises(ValueError, match="`visit` needs an hour"):
        list_sendings(read_schedule("3 hours after visit"), date(2026, 3, 1), LONDON)


def test_an_event_with_a_zone_of_its_own_is_that_moment() -> None:
    (moment,) = list_sendings(read_schedule("3 hours after visit"), datetime(2026, 3, 10, 9, tzinfo=UTC), NAIROBI)
    assert moment.isoformat() == "2026-03-10T15:00:00+03:00"


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), st.integers(-200, 200))
def test_nothing_that_is_counted_in_hours_wakes_anybody(event: datetime, hours: int) -> None:
    (moment,) = list_sendings(Schedule("visit", hours // 24, hours=hours), event, LONDON)
    assert not LONDON.is_quiet(moment)
    wanted = LONDON.find_moment(event.date(), event.time()).astimezone(UTC) + timedelta(hours=hours)
    assert (moment >= wanted) if hours >= 0 else (moment <= wanted)
    assert abs(moment - wanted) <= timedelta(hours=13)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 300), st.integers(1, 104), st.integers(0, 6))
def test_what_comes_again_comes_on_its_weekday_in_each_week(begins: date, days: int, times: int, weekday: int) -> None:
    when = Schedule("start", days, 9, 0, weekday=weekday, times=times)
    moments = list_sendings(when, begins, LONDON)
    assert len(moments) == times
    assert all(one.weekday() == weekday and one.time() == time(9) for one in moments)
    for earliest, moment in zip(when.list_days(), moments, strict=True):
        assert 0 <= (moment.date() - begins).days - earliest < 7
