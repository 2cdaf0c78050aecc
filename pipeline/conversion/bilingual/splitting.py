"""Splitting of blocks for a sheet in two languages: a long block falls into parts, each of which has its twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from pipeline.model.document import (
    Block,
    Box,
    Bullets,
    Definitions,
    Groups,
    Options,
    PictureRows,
    RiskComparison,
    Steps,
    plain,
)

MOST_ITEMS = 4
"""Items of a list in one row: with more of them, the last would stand far from their twins."""
ABOUT = (
    *("written_by", "published_by", "translated_by", "checked_by", "tested", "funding", "conflicts_of_interest"),
    *("about_last_reviewed", "about_next_review", "about_version", "licence", "contact", "partners"),
)
"""Our words for what is said about a leaflet, by their keys."""
Parts = tuple[Block | None, ...]


def split_pair(
    source: Block | None, translation: Block | None, labels: tuple[Mapping[str, str], Mapping[str, str]]
) -> tuple[Parts, Parts]:
    """Two blocks in parts that belong together; one block may be missing, and so may a part in one language. Where
    nobody knows which parts do, both stay whole. `labels` are our own words in both languages."""
    if isinstance(source, Definitions) and isinstance(translation, Definitions) and source.role:
        return _split_entries(source, translation, labels)
    parts = _split(source), _split(translation)
    alike = source is None or translation is None or _count_items(source) == _count_items(translation)
    return parts if alike else ((source,), (translation,))


def _split_entries(
    source: Definitions, translation: Definitions, labels: tuple[Mapping[str, str], Mapping[str, str]]
) -> tuple[Parts, Parts]:
    """The entries of two lists that we made, in the order of the source: each language has its own alphabet, and what
    explains the same word stands beside it. An entry that one language has alone, such as who translated, keeps its
    place."""
    ours, theirs = (_name_entries(one, words) for one, words in zip((source, translation), labels, strict=True))
    order = _merge(list(ours), list(theirs))
    if len(ours) < len(source.items) or len(theirs) < len(translation.items) or not order:
        return (source,), (translation,)
    first = tuple(replace(source, items=(ours[name],)) if name in ours else None for name in order)
    second = tuple(replace(translation, items=(theirs[name],)) if name in theirs else None for name in order)
    return first, second


def _name_entries(block: Definitions, labels: Mapping[str, str]) -> Mapping[str, Any]:
    """The entries by what they are called in any language: an id, or the key of one of our words."""
    keys = {labels[key]: key for key in ABOUT if key in labels}
    return {name: item for item in block.items if (name := item.id or keys.get(plain(item.term), ""))}


def _merge(ours: Sequence[str], theirs: Sequence[str]) -> Sequence[str]:
    """The names of both in the order of the first; nothing where only some are in both, in another order."""
    if {*ours} == {*theirs}:
        return ours
    if [name for name in ours if name in theirs] != [name for name in theirs if name in ours]:
        return ()
    merged = list(ours)
    for before, name in zip(("", *theirs), theirs, strict=False):
        if name not in merged:
            merged.insert(merged.index(before) + 1 if before else 0, name)
    return merged


def _count_items(block: Block) -> int:
    """How many items a block has, or the list in a box."""
    if isinstance(block, Box):
        return _count_items(block.blocks[0]) if block.blocks else 0
    items = getattr(block, "items", ())
    return len(items) if isinstance(items, tuple) else 0


def _split(block: Block | None) -> Parts:
    match block:
        case None:
            return ()
        case Bullets() | Steps():
            return tuple(_split_list(block))
        case Box(name="questions" | "checklist", blocks=(Bullets() as items,)):
            return tuple(_split_box(block, items))
        case RiskComparison():
            return tuple(_split_risks(block))
        case Groups() | Options() | PictureRows():
            return tuple(_hold(block, (item,), at) for at, item in enumerate(block.items))
    return (block,)


def _split_list(block: Bullets | Steps) -> Iterator[Bullets | Steps]:
    """A list in parts that are as long as each other, or nearly; a numbered one goes on counting."""
    count = -(-len(block.items) // MOST_ITEMS)
    edges = [round(len(block.items) * at / count) for at in range(count + 1)]
    for start, end in pairwise(edges):
        part = replace(block, items=block.items[start:end])
        yield replace(part, start=part.start + start) if isinstance(part, Steps) else part


def _split_box(block: Box, items: Bullets) -> Iterator[Box]:
    """A box without an edge: its heading stands above the first part, lines to write on below the last."""
    parts = tuple(_split_list(items))
    for at, part in enumerate(parts):
        named = replace(block, blocks=(part,), **_number(block, at))
        named = replace(named, title="") if at else named
        yield named if at == len(parts) - 1 else replace(named, name="checklist")


def _split_risks(block: RiskComparison) -> Iterator[RiskComparison]:
    """Risks one below the other: what they have in common stands above the first, the difference below the last."""
    last = len(block.items) - 1
    for at, item in enumerate(block.items):
        part: RiskComparison = _hold(block, (item,), at)
        part = replace(part, caption="", lead="") if at else part
        yield part if at == last else replace(part, difference=())


def _hold(block: Any, items: tuple[Any, ...], at: int) -> Any:
    """A block with some of its items."""
    return replace(block, items=items, **_number(block, at))


def _number(block: Any, at: int) -> Mapping[str, Any]:
    """The id of a part: the first has that of its block."""
    return {"id": f"{block.id}_{at + 1}"} if at else {}
