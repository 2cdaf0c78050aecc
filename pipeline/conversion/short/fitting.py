"""Errors of words that find no room on their paper: they are reported, never cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from pipeline.conversion.print.sizes import PAGE_TOP
from pipeline.conversion.print.weasy import Spot
from pipeline.model.document import Document, plain

T = TypeVar("T")
R = TypeVar("R")
TOP_OF_PAGE = PAGE_TOP + 1.0
"""Millimetres: what begins higher up is the first on its page."""


class DoesNotFitError(Exception):
    """A short edition has more words than its paper has room for. `form` is the edition as people call it, `part` where
    the words that do not fit begin (a section or a panel), `over` by how many millimetres, `lines` by how many lines
    of its body text."""

    def __init__(self, form: str, part: str, over: float, leading: float, hint: str) -> None:
        self.form = form
        self.part = part
        self.over = max(1, round(over))
        self.lines = max(1, round(over / leading))
        self.hint = hint
        lines = f"{self.lines} line" if self.lines == 1 else f"{self.lines} lines"
        super().__init__(f"{form} is {self.over} mm ({lines}) too long: what does not fit begins in {part}")


class TooManyPagesError(Exception):
    """So many `pages` are planned that they need not be set to know that they are too many."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        super().__init__(f"{pages} pages are too many")


def settle_first(steps: Sequence[T], settle: Callable[[T], R]) -> tuple[T, R]:
    """The first of some steps for which there is room, and what it gives. Raises `DoesNotFitError` of the last."""
    for step in steps[:-1]:
        with suppress(DoesNotFitError):
            return step, settle(step)
    return steps[-1], settle(steps[-1])


def find_part_at(document: Document, spots: Mapping[str, Spot], page: int) -> str:
    """The part whose words are the first on this page: a section that begins at its top or the one that goes on."""
    parts = [("key-points", document.labels["key_points"])]
    parts += [(section.id, plain(section.title)) for section in document.sections]
    parts += [("whole", document.labels["whole_title"])]
    before, first = "", ""
    for name, title in parts:
        spot = spots.get(name)
        if spot is not None and spot.page < page:
            before = title
        elif spot is not None and spot.page == page and not first:
            first = title if spot.top < TOP_OF_PAGE else ""
    return f"“{first or before or parts[0][1]}”"
