"""Dates of references: which day they mean at the earliest and at the latest, and which there cannot be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.validation.reference_dates import find_first_day, find_last_day, is_possible, read_date_parts


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (2024, date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-2-3", date(2024, 2, 3), date(2024, 2, 3)),
        ({"date-parts": [[2024, 2]]}, date(2024, 2, 1), date(2024, 2, 29)),
        ({"date-parts": [["2024"], ["2025", "3"]]}, date(2024, 1, 1), date(2025, 3, 31)),
        ({"date-parts": [["2024-05-06"]]}, date(2024, 5, 6), date(2024, 5, 6)),
    ],
)
def test_days(value: Any, first: date, last: date) -> None:
    assert is_possible(value) and (find_first_day(value), find_last_day(value)) == (first, last)


IMPOSSIBLE: list[Any] = [
    *("2024-13", "2023-02-29", "2024-00", "2024-01-00", 0, "0000", 9999),
    {"date-parts": [[2024, 4, 31]]},
    {"date-parts": [[2025], [2024]]},
]
_ENDS: tuple[Any, ...] = (1, [[]], [[2024], "x"], [[2024, "May"]], [[1], [2], [3]])
NO_DATES: list[Any] = [
    *("soon", "20", "2024-1-1-1", True, None, [], {}, {"raw": "2024"}),
    *({"date-parts": ends} for ends in _ENDS),
]


@pytest.mark.parametrize("value", IMPOSSIBLE)
def test_there_is_no_such_day(value: Any) -> None:
    assert not (read_date_parts(value) and is_possible(value))
    assert find_first_day(value) is None is find_last_day(value)


@pytest.mark.parametrize("value", NO_DATES)
def test_no_year_can_be_read(value: Any) -> None:
    assert read_date_parts(value) == ()
