"""Dates of references (CSL): a year, a month or a day, or two of them that are the ends of a range."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

_WRITTEN = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?")
_DECEMBER = 12
_PARTS = 3
"""Year, month and day."""


def read_date_parts(value: Any) -> tuple[tuple[int, ...], ...]:
    """The dates in a value, each a year, a year and a month, or these and a day: one, or the ends of a range. They are
    as they were typed, whether there is such a day or not. None where no year can be read."""
    if not isinstance(value, Mapping):
        one = None if isinstance(value, bool) else _read_written(str(value))
        return (one,) if one else ()
    ranges = value.get("date-parts")
    ends = tuple(map(_read_parts, ranges)) if isinstance(ranges, list) else ()
    return tuple(end for end in ends if end) if ends and all(ends) and len(ends) <= 2 else ()


def is_possible(value: Any) -> bool:
    """Whether there are such days, and the second of two is not before the first."""
    dates = read_date_parts(value)
    if not all(map(_is_day, dates)):
        return False
    days = [_find_last_day(one) for one in dates]
    return days == sorted(days)


def find_last_day(value: Any) -> date | None:
    """The last day that a date may mean: of a range, of its end; of a year or a month, its last one. None where no year
    can be read, or there is no such day."""
    dates = read_date_parts(value)
    return _find_last_day(dates[-1]) if dates and is_possible(value) else None


def find_first_day(value: Any) -> date | None:
    """The first day that a date may mean. None where no year can be read, or there is no such day."""
    dates = read_date_parts(value)
    return date(*(*dates[0], 1, 1)[:_PARTS]) if dates and is_possible(value) else None


def _read_written(words: str) -> tuple[int, ...] | None:
    whole = _WRITTEN.fullmatch(words.strip())
    return tuple(int(part) for part in whole.groups() if part is not None) if whole else None


def _read_parts(parts: Any) -> tuple[int, ...] | None:
    """The parts of one end, which may be numbers, words with figures, or one whole date."""
    match parts:
        case [str(words)]:
            return _read_written(words)
        case [_, *_] if len(parts) <= _PARTS and all(_is_figures(part) for part in parts):
            return tuple(map(int, parts))
    return None


def _is_figures(part: Any) -> bool:
    if isinstance(part, bool):
        return False
    return isinstance(part, int) or (isinstance(part, str) and part.isascii() and part.isdigit())


def _is_day(parts: tuple[int, ...]) -> bool:
    year, month, day = (*parts, 1, 1)[:_PARTS]
    if not (date.min.year <= year < date.max.year and 1 <= month <= _DECEMBER):
        return False
    return 1 <= day <= monthrange(year, month)[1]


def _find_last_day(parts: tuple[int, ...]) -> date:
    year, month = (*parts, _DECEMBER)[:2]
    return date(*parts) if len(parts) == _PARTS else date(year, month, monthrange(year, month)[1])
