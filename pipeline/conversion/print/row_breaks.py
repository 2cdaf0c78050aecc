"""Where tables may be parted: rows that are as high as a page, and pairs of rows that are too high to stay together.

The engine gives up what it cannot keep, and the head of the table with it. So nothing is asked of it that has no room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TALL = 0.9
"""The part of a page from which a row may be parted, its head included: heights are estimates."""
TOGETHER = 0.5
"""The part of a page that rows may have that stay together: more would leave the page before them empty."""


@dataclass(frozen=True)
class RowBreaks:
    """The numbers of rows that may be parted (`tall`), and of those that are higher than a page (`over`). The first two
    rows stay together, and the last two, but where they are `first_loose` or `last_loose`."""

    tall: frozenset[int] = frozenset()
    over: frozenset[int] = frozenset()
    first_loose: bool = False
    last_loose: bool = False


def plan_row_breaks(heights: Mapping[int, float], head: float, page: float) -> RowBreaks:
    """The breaks of a table whose rows below the head have these heights by their numbers; `head` is the height of what
    comes again on each page, all in millimetres."""
    rows = list(heights.values())
    first, last = head + sum(rows[:2]), head + sum(rows[-2:])
    first_loose = first > TOGETHER * page
    # In a table of three rows both pairs are one.
    chain = head + sum(rows) if len(rows) == 3 and not first_loose else last
    return RowBreaks(
        frozenset(number for number, height in heights.items() if head + height > TALL * page),
        frozenset(number for number, height in heights.items() if head + height > page),
        first_loose,
        chain > TOGETHER * page,
    )


def write_row_break_rules(rows: str, breaks: RowBreaks) -> str:
    """CSS for the rows that a selector names."""
    first = f"{rows}:first-child:not(:last-child){{break-after:auto}}" if breaks.first_loose else ""
    last = f"{rows}:last-child:not(:first-child){{break-before:auto}}" if breaks.last_loose else ""
    return first + last
