"""Plan of the small booklet, read from its galley: the pages of its words, what stands on its back, and what fills its
sheets, which have four pages each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.conversion.a5.arranging import find_back
from pipeline.conversion.print.arrangement import Arrangement
from pipeline.conversion.print.galley import Block
from pipeline.conversion.print.own_lines import plan_own_lines
from pipeline.conversion.print.page_plan import PAGE, PagePlan, PageRoom, Sheets, plan_pages
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.pieces import Slice, cut
from pipeline.conversion.print.writer import END, may_open
from pipeline.model.document import Document

SHEET = 4
"""Pages of a sheet that is printed on both sides and folded once."""
COVER, COVER_END, BACK_END = 1, "end-of-cover", "end-of-back"
WRITTEN_ON = 40.0
"""What a page to write on costs that only fills a sheet: rather than have three of them, parts begin pages."""
NO_VISIT = 15.0
"""What it costs to have no lines for an appointment."""
CLEARANCE = 0.5
"""Millimetres that are left below the back."""


@dataclass(frozen=True)
class BookletPlan:
    """How the words fall on pages, from the second page of the booklet on; `back_pages` are those of the back that are
    its own, 0 where it is `joined` to the last words and is among their pages. `visit` says whether the back has lines
    for an appointment, `lines` is CSS for the lines for questions, `cost` what speaks against it."""

    pages: PagePlan
    back_pages: int
    visit: bool
    lines: str
    cost: float

    @property
    def joined(self) -> bool:
        """Whether the back is planned as the last of the words."""
        return not self.back_pages

    @property
    def back_begins_page(self) -> bool:
        """Whether the back is below no words."""
        return not self.joined or self.pages.starts[-1] == len(self.pages.pieces) - 1

    @property
    def total(self) -> int:
        """All pages, without those to write on that fill the last sheet."""
        return COVER + len(self.pages.blank) + self.back_pages

    @property
    def missing(self) -> int:
        """How many pages the last sheet has room for."""
        return -self.total % SHEET

    @property
    def pages_in_sheets(self) -> int:
        """All pages, with those that fill the last sheet."""
        return self.total + self.missing

    @property
    def back_page(self) -> int:
        """The page on which the back begins, where it is below no words."""
        return self.pages_in_sheets - max(self.back_pages, 1) + 1

    def find_page(self, top: float) -> int:
        """The page of the booklet on which that of the words stands which begins so far down the galley."""
        return COVER + self.pages.find_page(top)


@dataclass(frozen=True)
class BookletParts:
    """What is on the galley of a booklet: the end of the cover in millimetres, the words, what is on the back, and the
    end of that in millimetres."""

    galley: Block
    cover_end: float
    words: Block
    back: tuple[Block, ...]
    end: float

    @classmethod
    def read(cls, galley: Block) -> BookletParts:
        """The parts of a galley."""
        at = {child.name: number for number, child in enumerate(galley.children) if child.name}
        cover, end, back_end = (at[name] for name in (COVER_END, END, BACK_END))
        words = tuple(child for child in galley.children[cover + 1 : end] if child.height > 0)
        back = tuple(child for child in galley.children[end + 1 : back_end] if child.height > 0)
        tops = galley.children[cover].top, galley.children[end].top, galley.children[back_end].top
        body = replace(galley, children=words, top=words[0].top if words else tops[0], bottom=tops[1])
        return cls(galley, tops[0], body, back, tops[2])

    def find_top(self, name: str) -> float:
        """How far down the galley the words with an id begin, in millimetres."""
        return next((one.top for one in self.words.walk() if one.name == name), self.words.top)

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the elements of the words."""
        return frozenset(one.number for one in self.words.walk())

    def measure_back(self, document: Document, arranged: Arrangement) -> float:
        """The height of the back in millimetres, with the lines for an appointment or without."""
        first = find_back(document, arranged)
        return self.end - next((one.top for one in self.back if one.name == first), self.end)


def plan_booklet(
    document: Document, parts: BookletParts, paper: Paper, arranged: Arrangement, spare: float = 0.0
) -> BookletPlan:
    """The cheapest plan; `spare` millimetres are left on each page. Where the back has no room on a page even without
    lines for an appointment, it takes several."""
    return min(_list_ways(document, parts, paper, arranged, spare), key=lambda way: way.cost)


def _list_ways(
    document: Document, parts: BookletParts, paper: Paper, arranged: Arrangement, spare: float
) -> Iterator[BookletPlan]:
    for visit in sorted({arranged.visit, False}, reverse=True):
        height = parts.measure_back(document, replace(arranged, visit=visit))
        price = NO_VISIT if arranged.visit and not visit else 0.0
        pages = max(1, math.ceil((height + CLEARANCE) / paper.room))
        if visit and pages > 1:
            continue
        alone = _plan_words(cut(parts.words, may_open), parts, paper, _fill_sheets(COVER + pages), spare)
        yield replace(alone, back_pages=pages, visit=visit, cost=alone.cost + price + pages * PAGE)
        if pages == 1:
            words = (*cut(parts.words, may_open), _make_piece(parts, height))
            joined = _plan_words(words, parts, paper, _fill_sheets(COVER, whole=True), spare)
            yield replace(joined, visit=visit, cost=joined.cost + price)


def _make_piece(parts: BookletParts, height: float) -> Slice:
    """The back as the last piece of the words, with the gap above it."""
    first = next(one for one in parts.back if one.top >= parts.end - height - CLEARANCE)
    gap = parts.back[0].top - parts.words.bottom
    return Slice(first.number, parts.words.bottom, parts.words.bottom + gap + height)


def _fill_sheets(others: int, *, whole: bool = False) -> Sheets:
    """Sheets with so many other pages, of which the last is filled by pages to write on, or has to be `whole`."""
    price = math.inf if whole else WRITTEN_ON
    return Sheets((0.0, *(missing * price for missing in range(SHEET - 1, 0, -1))), others)


def _plan_words(
    pieces: Sequence[Slice], parts: BookletParts, paper: Paper, sheets: Sheets, spare: float
) -> BookletPlan:
    """The pages of the words, which fill so much of the sheets."""
    room = PageRoom(parts.words.top + paper.room - spare, paper.room - spare)
    plan = partial(plan_pages, room=room, sheets=sheets)
    pages, lines = plan_own_lines(pieces, parts.galley, plan, sheets=sheets)
    return BookletPlan(pages, 0, True, lines, pages.cost)
