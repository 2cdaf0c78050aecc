"""Spreading of what is blank at the foot of a page or panel evenly between its blocks, so that the last one ends where
the others do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pipeline.conversion.print.weasy import Layout

HAIR = 0.1
"""Millimetres that rounding may take."""


def write_spread_rules(layout: Layout, bottoms: Mapping[int, float], blocks: Mapping[str, float], most: float) -> str:
    """CSS that puts what is blank down to the `bottoms` of some pages (by page, millimetres from its top) between the
    `blocks` that begin on it, `most` millimetres at most between two of them. Those are ids, with the gap that there is
    before each anyway."""
    return "".join(
        f"#{name}{{margin-block-start:{blocks[name] + added:.2f}mm}}"
        for page, bottom in bottoms.items()
        for name, added in _spread(layout, page, bottom, blocks, most)
    )


def _spread(
    layout: Layout, page: int, bottom: float, blocks: Collection[str], most: float
) -> Iterator[tuple[str, float]]:
    spots = layout.find_spots()
    here = sorted((spots[name].top, name) for name in blocks if name in spots and spots[name].page == page)
    later = [name for top, name in here if top > here[0][0] + HAIR]
    blank = layout.measure_rest(page, bottom) - HAIR
    if later and blank > 0:
        yield from ((name, min(blank / len(later), most)) for name in later)
