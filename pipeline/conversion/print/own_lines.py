"""Lines for questions of one's own: as many as suit the pages, and never too few to write on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.conversion.print.background_pictures import WRITING_LINE
from pipeline.conversion.print.galley import Block
from pipeline.conversion.print.page_plan import EITHER, PagePlan, Sheets
from pipeline.conversion.print.pieces import Slice

COUNTS = (4, 3, 5, 6, 7, 8)
"""How many lines there may be; the first is the best."""
OTHER = 0.5
"""What each line more or less than that costs."""


@dataclass(frozen=True)
class OwnLines:
    """The pieces of a leaflet with so many lines, what speaks against them, and CSS for them."""

    pieces: tuple[Slice, ...]
    cost: float = 0.0
    rule: str = ""


def plan_own_lines(
    pieces: Sequence[Slice],
    galley: Block,
    plan_pages: Callable[[Sequence[Slice]], PagePlan],
    apart: int = WRITING_LINE,
    sheets: Sheets = EITHER,
) -> tuple[PagePlan, str]:
    """The pages with as many lines as suit them best, and CSS for these lines: they never ask for another of the
    `sheets`."""
    ways = ((plan_pages(lines.pieces), lines) for lines in list_own_lines(pieces, galley, apart))
    plan, lines = min(ways, key=lambda way: (sheets.count(len(way[0].blank)), way[0].cost + way[1].cost))
    return replace(plan, pieces=tuple(pieces)), lines.rule


def list_own_lines(pieces: Sequence[Slice], galley: Block, apart: int = WRITING_LINE) -> Iterator[OwnLines]:
    """The leaflet with each number of lines, `apart` millimetres; it has some where it has questions to ask."""
    questions = galley.find("own-questions")
    lines = questions.find("writing-lines") if questions else None
    if not lines:
        yield OwnLines(tuple(pieces))
        return
    for count in COUNTS:
        more = count * apart - lines.height
        moved = tuple(_move(piece, lines.bottom, more) for piece in pieces)
        rule = f".own-questions .writing-lines{{height:{count * apart}mm}}"
        yield OwnLines(moved, OTHER * abs(count - COUNTS[0]), rule)


def _move(piece: Slice, end: float, more: float) -> Slice:
    """A piece where it is when lines that ended at `end` are so much longer."""
    top = piece.top + more if piece.top >= end else piece.top
    return replace(piece, top=top, bottom=piece.bottom + more if piece.bottom >= end else piece.bottom)
