"""Spreading of what is blank at the foot of a page or panel evenly between its blocks, so that the last one ends where
the others do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from pipeline.conversion.print.weasy import Layout

HAIR = 0.1
"""Millimetres that rounding may take."""
EDGE = 1.0
"""Millimetres: a block that begins this near to another is the first in it, and both have one gap."""


def write_spread_rules(layout: Layout, bottoms: Mapping[int, float], blocks: Mapping[str, float], most: float) -> str:
    """CSS that puts what is blank down to the `bottoms` of some pages (by page, millimetres from its top) between the
    `blocks` that begin on it, `most` millimetres at most between two of them. Those are ids, with the gap that there is
    before each anyway."""
    return "".join(
        f"#{name}{{margin-block-start:{blocks[name] + added:.2f}mm}}"
        for page, bottom in bottoms.items()
        for name, added in _spread(layout, page, bottom, blocks, most)
    )


def count_gaps(layout: Layout, page: int, blocks: Collection[str]) -> int:
    """Before how many of some blocks a page may have more space."""
    return len(_list_later(layout, page, blocks))


def _spread(
    layout: Layout, page: int, bottom: float, blocks: Collection[str], most: float
) -> Iterator[tuple[str, float]]:
    later = _list_later(layout, page, blocks)
    blank = layout.measure_rest(page, bottom) - HAIR
    if later and blank > 0:
        yield from ((name, min(blank / len(later), most)) for name in later)


def _list_later(layout: Layout, page: int, blocks: Collection[str]) -> list[str]:
    """Those of the blocks on a page before which something stands."""
    spots = layout.find_spots()
    here = sorted((spots[name].top, name) for name in blocks if name in spots and spots[name].page == page)
    return [name for (before, _), (top, name) in pairwise(here) if top > before + EDGE]
