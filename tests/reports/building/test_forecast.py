"""What is left of a build is reckoned by what forms of each format took, and said no more exactly than that."""

from __future__ import annotations

import pytest

from pipeline.reports.building.forecast import SOONEST, Forecast, describe_left, describe_progress


def test_forms_that_take_long_count_for_more() -> None:
    forecast = Forecast()
    forecast.expect({"pdf": 10, "messages": 10})
    for _ in range(10):
        forecast.finish("messages", 0.01)
    forecast.finish("pdf", 2.0)
    assert forecast.count_left() == 9
    left = forecast.find_seconds_left(elapsed=2.1)
    assert left == pytest.approx(18.0), "and not 9/11 of two seconds"


def test_two_workers_take_half_as_long() -> None:
    forecast = Forecast()
    forecast.expect({"pdf": 10})
    for _ in range(4):
        forecast.finish("pdf", 3.0)
    assert forecast.find_seconds_left(elapsed=6.0) == pytest.approx(9.0)


def test_what_was_in_the_store_is_likely_to_be_there_for_others() -> None:
    forecast = Forecast()
    forecast.expect({"pdf": 20})
    for seconds in (None, None, None, 4.0):
        forecast.finish("pdf", seconds)
    assert forecast.find_seconds_left(elapsed=4.0) == pytest.approx(16.0)


def test_nothing_is_said_before_it_is_known() -> None:
    forecast = Forecast()
    forecast.expect({"pdf": 1200})
    assert forecast.find_seconds_left(100) is None
    forecast.finish("pdf", 1.0)
    assert forecast.find_seconds_left(SOONEST / 2) is None
    assert describe_progress(forecast, SOONEST / 2) == "1 of 1,200 forms made"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "about 10 seconds left"),
        (44, "about 40 seconds left"),
        (55, "about 1 minute left"),
        (170, "about 3 minutes left"),
        (5000, "about 83 minutes left"),
        (9000, "about 2 hours left"),
    ],
)
def test_a_time_is_rounded(seconds: float, words: str) -> None:
    assert describe_left(seconds) == words
