"""When a message is sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sms.schedules import Schedule, read_schedule, sort_by_time, suggest_schedule


@pytest.mark.parametrize(
    ("words", "schedule"),
    [
        ("day 0 at 10:00", Schedule("start", 0, 10, 0)),
        ("day 80 at 09:30", Schedule("start", 80, 9, 30)),
        ("2 days before visit at 17:30", Schedule("visit", -2, 17, 30)),
        ("1 week after discharge at 08:05", Schedule("discharge", 7, 8, 5)),
        ("week 20 of pregnancy at 10:00", Schedule("pregnancy", 140, 10, 0, weeks=20)),
        ("3 hours after visit", Schedule("visit", 0, hours=3)),
        ("1 hour before visit", Schedule("visit", -1, hours=-1)),
        ("50 hours after visit", Schedule("visit", 2, hours=50)),
        ("every monday at 09:00 from day 1 for 12 weeks", Schedule("start", 1, 9, 0, weekday=0, times=12)),
        (
            "every sunday at 09:00 from week 4 of pregnancy for 1 week",
            Schedule("pregnancy", 28, 9, 0, weeks=4, weekday=6),
        ),
    ],
)
def test_what_people_write(words: str, schedule: Schedule) -> None:
    assert read_schedule(words) == schedule


@pytest.mark.parametrize(
    "words",
    [
        *("", "day 1", "day one at 10:00", "day 1 at 24:00", "day 1 at 10:60", "day 1 at 9:00", "on Monday at 10:00"),
        *(
            "3 hours after visit at 10:00",
            "3 hours after",
            "week 20 at 10:00",
            "week 20 of pregnancy",
            "hours after x",
            "day ٣ at 10:00",
        ),
        "day ٣ at 10:00",
        *("every monday at 09:00", "every day at 09:00 from day 1 for 2 weeks"),
        *("every monday at 09:00 from day 1 for 0 weeks", "every monday at 09:00 from day 1 for 105 weeks"),
    ],
)
def test_what_says_no_time(words: str) -> None:
    with pytest.raises(ValueError, match="not a time"):
        read_schedule(words)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("day 3 at noon", "day 3 at 10:00"),
        ("3 weeks before visit", "2 days before visit at 17:30"),
        ("pregnancy week 20 at 10:00", "week 20 of pregnancy at 10:00"),
        ("3 hours after visit at 10:00", "3 hours after visit"),
        ("every Monday from day 1", "every monday at 09:00 from day 1 for 12 weeks"),
    ],
)
def test_what_was_meant_is_suggested(words: str, form: str) -> None:
    assert f'send="{form}"' in suggest_schedule(words)


@given(st.integers(0, 9999), st.integers(0, 23), st.integers(0, 59))
def test_every_day_and_minute_reads_back(day: int, hour: int, minute: int) -> None:
    assert read_schedule(f"day {day} at {hour:02}:{minute:02}") == Schedule("start", day, hour, minute)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("day 3 at 23:59", (3,)),
        ("2 days before visit at 00:00", (-2,)),
        ("every monday at 09:00 from 1 week before visit for 3 weeks", (-7, 0, 7)),
        *(("11 hours after visit", (0,)), ("12 hours after visit", (1,)), ("20 hours after visit", (1,))),
        *(("12 hours before visit", (0,)), ("13 hours before visit", (-1,)), ("50 hours before visit", (-2,))),
    ],
)
def test_days_are_those_of_the_minutes(words: str, days: tuple[int, ...]) -> None:
    """Hours are counted from noon, as everywhere: nobody knows at what time an event is."""
    assert read_schedule(words).list_days() == days


def test_messages_come_in_the_order_in_which_a_person_gets_them() -> None:
    words = ["", "1 week after visit at 09:00", "day 3 at 10:00", "2 days before visit at 17:30", "day 3 at 09:30"]
    words += ["on Monday", "day 0 at 10:00", "1 day after discharge at 08:00"]
    words += ["every monday at 09:00 from day 1 for 12 weeks", "3 hours after visit"]
    ordered = sort_by_time(enumerate(words), lambda item: item[1])
    assert [number for (number, _), _ in ordered] == [6, 8, 4, 2, 7, 3, 9, 1, 0, 5]
    assert [when is None for _, when in ordered] == [False] * 8 + [True] * 2


def test_what_is_counted_from_events_comes_in_their_order_and_then_from_others_by_name() -> None:
    words = ["1 day after birth at 10:00", "day 9 at 10:00", "1 day after a-call at 10:00", "2 hours after visit"]
    words += ["week 40 of pregnancy at 10:00", "1 day before visit at 10:00", ""]
    ordered = sort_by_time(enumerate(words), lambda item: item[1], ["pregnancy", "visit", "birth"])
    assert [number for (number, _), _ in ordered] == [1, 4, 5, 3, 0, 2, 6]
