"""When a message is sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sms.schedules import Schedule, read_schedule


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
