"""Pieces: what a leaflet on the galley falls into where pages may begin, and what it costs to begin one there."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.conversion.print.galley import Block

NEVER = math.inf
FRONT = frozenset(("notice", "strip", "key-points", "contents"))
"""What belongs on the first page."""
BEFORE_HEADING, IN_SECTION, IN_BOX, IN_LIST = 1.0, 3.0, 5.0, 6.0
OPENED, ONE_SENTENCE = 12.0, 40.0
"""What it costs besides to part a box, and to leave one sentence under the heading of a section."""
THREE_LINES = 17.0
"""Millimetres: the least height of a paragraph that may stand alone under the heading of a section."""
ITEMS = frozenset(("ul", "ol", "dl"))


@dataclass(frozen=True)
class Parting:
    """How a box is parted that is better whole: what that costs, and the millimetres that it takes at the head of the
    page on which it goes on and at the foot of the one before."""

    cost: float
    head: float
    foot: float


def open_between_edges(box: Block, cost: float = 0.0) -> Parting:
    """How a box is parted that is closed on both pages. The engine repeats the margin above its edge too."""
    return Parting(cost, box.above + box.head, box.foot)


Opens = Callable[[Block], Parting | None]


@dataclass(frozen=True)
class Slice:
    """A part of the galley that stays on one page, in millimetres from its top. To begin a page with it has a `cost`;
    `head` is the height of what comes again above it there, such as the head of a table, and `tail` of what ends the
    page before. A rule can begin a page with it where it `can_lead`;
    before another piece the engine begins one when there is no room for it. `opens` are the numbers of the boxes that
    are parted then."""

    number: int
    top: float
    bottom: float
    cost: float = 0.0
    head: float = 0.0
    tail: float = 0.0
    can_lead: bool = True
    opens: tuple[int, ...] = ()


def cut(block: Block, may_open: Opens) -> tuple[Slice, ...]:
    """The pieces of a block in their order, from its top to its end. What is whole falls into pieces only where it
    `may_open`."""
    closed = open_between_edges(block) if block.closed else None
    opening = may_open(block) if block.whole else closed
    rows = list(_list_rows(block)) if opening or not block.whole else []
    pieces: list[Slice] = []
    for at, row in enumerate(rows):
        first, *more = _cut_row(block, row, may_open)
        if at:
            first = replace(first, cost=_find_cost(block, rows, at), tail=_find_tail(block, rows, at))
        pieces += (first, *more)
    if not pieces:
        return (Slice(block.number, block.top, block.bottom),)
    if opening:
        pieces = [_open(piece, block.number, opening) for piece in pieces]
    pieces[0] = Slice(block.number, block.top, pieces[0].bottom)
    pieces[-1] = replace(pieces[-1], bottom=block.bottom)
    return tuple(pieces)


def _open(piece: Slice, box: int, opening: Parting) -> Slice:
    """A piece in a box that is parted before it."""
    return replace(
        piece,
        cost=piece.cost + opening.cost,
        head=piece.head + opening.head,
        tail=piece.tail + opening.foot,
        opens=(box, *piece.opens),
    )


Row = tuple[Block, ...]


def _list_rows(block: Block) -> Iterator[Row]:
    """What stands one below the other in a block; of a table the rows below its head."""
    seen = (child for child in block.children if child.height > 0.01)
    if block.layout == "grid":
        yield from (tuple(row) for _, row in groupby(seen, key=lambda child: round(child.top, 1)))
    elif block.layout == "rows":
        yield from ((row,) for group in seen if group.tag != "thead" for row in group.children)
    else:
        yield from ((child,) for child in seen)


def _cut_row(block: Block, row: Row, may_open: Opens) -> tuple[Slice, ...]:
    if block.layout == "blocks":
        return cut(row[0], may_open)
    head = sum(group.height for group in block.children if group.tag == "thead") if block.layout == "rows" else 0.0
    bottom = max(one.bottom for one in row)
    return (Slice(row[0].number, row[0].top, bottom, head=head, can_lead=block.layout == "rows"),)


def _find_cost(block: Block, rows: list[Row], at: int) -> float:
    """What it costs to begin a page between the row `at` and the one before it."""
    (before, *_), (after, *_) = rows[at - 1], rows[at]
    if _ends_joined(before) or _begins_joined(after):
        opening = at > 1 and "section-title" in rows[at - 2][0].classes and before.tag == "p"
        if not opening:
            return NEVER
        return ONE_SENTENCE if before.height < THREE_LINES else IN_BOX
    if block.layout == "lines":
        last = at in (1, len(rows) - 1)
        return NEVER if last else IN_LIST
    if block.tag == "body":
        return OPENED if after.classes & FRONT else 0.0
    if block.layout != "blocks" or block.tag in ITEMS:
        return IN_LIST
    if after.tag in ("h3", "h4"):
        return BEFORE_HEADING
    return IN_SECTION if "section" in block.classes else IN_BOX


def _find_tail(block: Block, rows: list[Row], at: int) -> float:
    """The gap below a row of a grid, or below a grid: the engine wants room for it too."""
    if block.layout == "grid":
        return rows[at][0].top - max(one.bottom for one in rows[at - 1])
    return max(one.below if one.layout == "grid" else 0.0 for one in rows[at - 1])


def _ends_joined(block: Block) -> bool:
    return block.joined_after or bool(block.children and _ends_joined(block.children[-1]))


def _begins_joined(block: Block) -> bool:
    return block.joined_before or bool(block.children and _begins_joined(block.children[0]))
