"""Levels of a sheet in two languages: what stands side by side is as high as its twin, as far as that is seen."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conversion.print.galley import Block

FRAMES = (
    *("notice", "care-card", "key-points", "important", "uncertainty", "do", "do-not", "group", "option"),
    *("dose", "compare-risk", "blanks", "appointment"),
)
"""Classes of what has an edge or a ground, so that its height is seen."""
HEAD = "care-head"


def write_level_rules(galley: Block) -> str:
    """CSS that gives the frames of a row one height, and the heads of its care cards too, as they were measured."""
    return "".join(rule for row in galley.walk() if row.name.startswith("row-") for rule in _level(row))


def _level(row: Block) -> Iterator[str]:
    sides = _list_sides(row)
    if len(sides) != 2:
        return
    heads = [side.find(HEAD) for side in sides]
    heights = [head.height if head else 0.0 for head in heads]
    if all(heights):
        yield f"#{row.name} .{HEAD}{{min-height:{max(heights):.2f}mm}}"
    for name in FRAMES:
        frames = [side.find(name) for side in sides]
        rests = [frame.height - height for frame, height in zip(frames, heights, strict=True) if frame]
        if len(rests) == 2:
            yield f"#{row.name} .{name}{{min-height:{max(heights) + max(rests):.2f}mm}}"


def _list_sides(row: Block) -> list[Block]:
    """Both sides; boxes of the engine that hold one are called as it is, and come before it."""
    sides = {block.number: block for block in row.walk() if "side" in block.classes}
    return list(sides.values())
