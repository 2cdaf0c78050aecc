"""When a message is sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sms.schedules import Schedule, read_schedule, sort_by_time


@pytest.mark.parametrize(
    ("words", "schedule"),
    [
        ("day 0 at 10:00", Schedule("start", 0, 10, 0)),
        ("day 80 at 09:30", Schedule("start", 80, 9, 30)),
        ("2 days before visit at 17:30", Schedule("visit", -2, 17, 30)),
        ("1 week after discharge at 08:05", Schedule("discharge", 7, 8, 5)),
    ],
)
def test_what_people_write(words: str, schedule: Schedule) -> None:
    assert read_schedule(words) == schedule


@pytest.mark.parametrize(
    "words",
    ["", "day 1", "day one at 10:00", "day 1 at 24:00", "day 1 at 10:60", "day 1 at 9:00", "on Monday at 10:00"],
)
def test_what_says_no_time(words: str) -> None:
    with pytest.raises(ValueError, match="not a time"):
        read_schedule(words)


@given(st.integers(0, 9999), st.integers(0, 23), st.integers(0, 59))
def test_every_day_and_minute_reads_back(day: int, hour: int, minute: int) -> None:
    assert read_schedule(f"day {day} at {hour:02}:{minute:02}") == Schedule("start", day, hour, minute)


def test_messages_come_in_the_order_in_which_a_person_gets_them() -> None:
    words = ["", "1 week after visit at 09:00", "day 3 at 10:00", "2 days before visit at 17:30", "day 3 at 09:30"]
    words += ["on Monday", "day 0 at 10:00", "1 day after discharge at 08:00"]
    ordered = sort_by_time(enumerate(words), lambda item: item[1])
    assert [number for (number, _), _ in ordered] == [6, 4, 2, 7, 3, 1, 0, 5]
    assert [when is None for _, when in ordered] == [False] * 6 + [True] * 2
