"""Plan of the pages: before which pieces of the galley they begin, so that little of them is empty and few ideas are
parted."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.conversion.print.pieces import NEVER, Slice

PAGE, PAGE_TOO_MANY, LONE_PAGE, ODD_PAGE = 10.0, 200.0, 4.0, 90.0
"""What a page costs, where there are too many of them, and the last one where the other side of its sheet is blank, as
it may be or had better not be."""
THIN, TOO_THIN = 0.6, 75.0
"""The part of the last page that may be blank, and what each part beyond it costs: more is drawn to that page then."""
EMPTY, TOO_EMPTY, MOST_EMPTY = 40.0, 160.0, 0.25
"""What a blank page would cost, by the square of the part that is blank, and what each part beyond the most does
besides."""
MOST_BLANK, TOO_BLANK = 1 / 3, 60.0
"""The part of a page that may be empty at its foot, more is a finding of `verify`, and what more costs besides."""
SLACK = 0.3
"""Millimetres that are left at the foot, because the engine rounds in its own way."""


@dataclass(frozen=True)
class Sheets:
    """What speaks against a number of pages: `prices` by how many are on the last sheet (none where it is full), as
    many as a sheet has pages; so many pages stand `before` them. Nothing speaks against a single page."""

    prices: tuple[float, ...]
    before: int = 0

    def price(self, pages: int) -> float:
        """What speaks against so many pages."""
        pages += self.before
        return self.prices[pages % len(self.prices)] if pages > 1 else 0.0

    def count(self, pages: int) -> int:
        """How many sheets they are."""
        return math.ceil((pages + self.before) / len(self.prices))


EITHER, EVEN = Sheets((0.0, LONE_PAGE)), Sheets((0.0, ODD_PAGE))
"""Sheets of which the last may have a blank back, or had better not."""


@dataclass(frozen=True)
class PageRoom:
    """Where the words of the first page end on the galley, and how high those of the others can be, in millimetres."""

    first: float
    others: float


@dataclass(frozen=True)
class PagePlan:
    """How the pieces fall on pages: `starts` are the indexes of those that pages begin with, `numbers` those of these
    pages, `blank` the millimetres that are empty at the foot of each page, `cost` what speaks against it."""

    pieces: tuple[Slice, ...]
    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    blank: tuple[float, ...]
    cost: float

    @property
    def leads(self) -> frozenset[int]:
        """The numbers of the elements before which a page is to begin."""
        return frozenset(self.pieces[at].number for at in self.starts[1:] if self.pieces[at].can_lead)

    def find_page(self, top: float) -> int:
        """The page on which that stands which begins so far down the galley, in millimetres."""
        at = bisect_right([self.pieces[start].top for start in self.starts], top + SLACK) - 1
        return self.numbers[max(at, 0)]

    @property
    def opened(self) -> frozenset[int]:
        """The numbers of the boxes that are parted."""
        return frozenset(number for at in self.starts[1:] for number in self.pieces[at].opens)


@dataclass(frozen=True)
class _Way:
    """The best way to the pages before a piece."""

    cost: float
    starts: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    blank: tuple[float, ...] = ()

    def go_on(self, start: int, page: _Page, price: float) -> _Way:
        """The way with the pages that begin with a piece."""
        numbers, blank = (*self.numbers, len(self.blank) + 1), (*self.blank, *[0.0] * (page.pages - 1), page.blank)
        return _Way(self.cost + page.cost + price * page.pages, (*self.starts, start), numbers, blank)


@dataclass(frozen=True)
class _Page:
    """A page that can begin with a piece, or several where that is higher than one: the index behind the last piece,
    how much of the last page is blank, and what speaks against it."""

    end: int
    pages: int
    blank: float
    cost: float


def plan_pages(pieces: Sequence[Slice], room: PageRoom, *, most: int = 0, sheets: Sheets = EITHER) -> PagePlan:
    """The cheapest pages for some pieces; they are no more than `most` (if it is not 0), and fill their `sheets` where
    that does not leave much more of them empty, or part much more, than fewer pages."""
    plan = _find_cheapest(pieces, room, PAGE, sheets)
    return _find_cheapest(pieces, room, PAGE_TOO_MANY, sheets) if 0 < most < len(plan.blank) else plan


def _find_cheapest(pieces: Sequence[Slice], room: PageRoom, price: float, sheets: Sheets) -> PagePlan:
    """The pages that cost least where each has a price."""
    ways: list[dict[int, _Way]] = [{} for _ in range(len(pieces) + 1)]
    ways[0][0] = _Way(0.0)
    for start in range(len(pieces)):
        pages = list(_list_pages(pieces, start, room)) if ways[start] else []
        for way in ways[start].values():
            for page in pages or [_overflow(pieces, start, room)]:
                longer = way.go_on(start, page, price)
                others, over = ways[page.end], len(longer.blank) % len(sheets.prices)
                if over not in others or longer.cost < others[over].cost:
                    others[over] = longer
    costs = {over: way.cost + sheets.price(len(way.blank)) for over, way in ways[-1].items()}
    over = min(costs, key=costs.__getitem__)
    best = ways[-1][over]
    return PagePlan(tuple(pieces), best.starts, best.numbers, best.blank, costs[over])


def _list_pages(pieces: Sequence[Slice], start: int, room: PageRoom) -> Iterator[_Page]:
    """The pages that can begin with a piece."""
    lead = pieces[start]
    base = lead.top - lead.head if start else 0.0
    first = room.others if start else room.first
    pages = 1 + max(0, math.ceil((lead.bottom - base - first) / room.others))
    full = first + (pages - 1) * room.others
    for end in range(start + 1, len(pieces) + 1):
        blank = full - (pieces[end - 1].bottom - base)
        if blank < SLACK and end > start + 1:
            break
        if end == len(pieces):
            thin = max(0.0, blank / room.others - THIN) if start and pages == 1 else 0.0
            yield _Page(end, pages, blank, TOO_THIN * thin)
            break
        after = pieces[end]
        blank -= after.tail
        if blank >= 0 and after.cost < NEVER and (after.can_lead or after.bottom - base > full):
            yield _Page(end, pages, blank, after.cost + _weigh(blank / room.others))


def _overflow(pieces: Sequence[Slice], start: int, room: PageRoom) -> _Page:
    """The pages where more stays together than fits on one: the engine begins one with each piece for which there is no
    room left, and parts what is higher than a page."""
    ends = range(start + 1, len(pieces))
    end = next((end for end in ends if pieces[end].cost < NEVER), len(pieces))
    pages, base, limit = 0, 0.0, -math.inf
    for piece in pieces[start:end]:
        if piece.bottom - base > limit:
            base, more = piece.top, max(1, math.ceil((piece.bottom - piece.top) / room.others))
            pages, limit = pages + more, more * room.others
    return _Page(end, pages, limit - (pieces[end - 1].bottom - base), EMPTY * pages)


def _weigh(empty: float) -> float:
    weight = EMPTY * empty**2 + TOO_EMPTY * max(0.0, empty - MOST_EMPTY)
    return weight + TOO_BLANK if empty > MOST_BLANK else weight
