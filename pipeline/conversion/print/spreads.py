"""Grouping of blocks on paper: which of a section stand side by side, or stay together on one page.

The order in which they are read stays as it is in the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import Literal

from pipeline.conversion.print.figure_widths import find_figure_width
from pipeline.model.document import (
    Block,
    Blocks,
    Box,
    Bullets,
    Definitions,
    Figure,
    Heading,
    Item,
    Pair,
    Paragraph,
    Picture,
    Steps,
    plain,
)

MOST_IN_COLUMNS = 40
"""Items of a list in two columns: such a list stands on one page, and a taller one cannot."""
SHORT, TICKED = 26, 60
"""Letters of an item that leave room for a second column: in one line, and in two where there is a box to tick."""

PictureOf = Callable[[str], Picture]


@dataclass(frozen=True)
class Spread:
    """Blocks that are set in one way. `plain`: one after the other, breaking over pages. `together`: not parted, with
    the `width` of a figure in millimetres. `columns`: a list of short items, or of some to tick, in `rows`. `entries`:
    a list that we made, such as the glossary. The others have a second column: `beside` is words and a pair of
    pictures, `two` is two boxes, `twins` two parts with a heading, words and a picture each."""

    kind: Literal["plain", "together", "columns", "entries", "beside", "two", "twins"]
    first: Blocks
    second: Blocks = ()
    rows: int = 0
    width: int = 0


def group_into_spreads(blocks: Blocks, picture: PictureOf) -> Iterator[Spread]:
    """The blocks of a section in their order, as they are set."""
    yield from _group(blocks, partial(_find_spread, picture=picture))


def group_in_one_column(blocks: Blocks) -> Iterator[Spread]:
    """The blocks of a section one below the other, where there is no room for two columns."""
    yield from _group(blocks, _find_entries)


def _group(blocks: Blocks, find: Callable[[Blocks], Spread | None]) -> Iterator[Spread]:
    """The spreads that `find` sees at the beginning of some blocks, and what is between them."""
    plain_blocks: list[Block] = []
    start = 0
    while start < len(blocks):
        spread = find(blocks[start:])
        if spread is None:
            plain_blocks.append(blocks[start])
            start += 1
            continue
        if plain_blocks:
            yield Spread("plain", tuple(plain_blocks))
            plain_blocks = []
        yield spread
        start += len(spread.first) + len(spread.second)
    if plain_blocks:
        yield Spread("plain", tuple(plain_blocks))


def group_below_each_other(blocks: Blocks) -> Iterator[Spread]:
    """The blocks of a section where there is room for a figure beside its words, and for no other second column."""
    yield from _group(blocks, _find_narrow_spread)


def _find_narrow_spread(blocks: Blocks) -> Spread | None:
    return _find_entries(blocks) or _find_words_around_figure(blocks)


def _find_entries(blocks: Blocks) -> Spread | None:
    first = blocks[0]
    return Spread("entries", blocks[:1]) if isinstance(first, Definitions) and first.role else None


def _find_spread(blocks: Blocks, picture: PictureOf) -> Spread | None:
    if items := _find_column_list(blocks[0]):
        return Spread("columns", blocks[:1], rows=ceil(len(items.items) / 2))
    return (
        _find_entries(blocks)
        or _find_twins(blocks)
        or _find_do_and_do_not(blocks)
        or _find_words_and_pair(blocks, picture)
        or _fit_figure(_find_words_around_figure(blocks), picture)
    )


def _fit_figure(spread: Spread | None, picture: PictureOf) -> Spread | None:
    """A figure beside its words, as wide as they are high; without any it has the usual width."""
    figures = [block for block in spread.first if isinstance(block, Figure)] if spread else []
    if not spread or len(spread.first) == 1:
        return spread
    return replace(spread, width=find_figure_width(spread.first, figures[0], picture(figures[0].image)))


def _find_twins(blocks: Blocks) -> Spread | None:
    if len(blocks) >= 6 and _is_part(blocks[:3]) and _is_part(blocks[3:6]):
        return Spread("twins", blocks[:3], blocks[3:6])
    return None


def _is_part(blocks: Blocks) -> bool:
    """A heading with a paragraph and a picture, in any order."""
    heading, *rest = blocks
    words = sum(isinstance(block, Paragraph) for block in rest)
    return isinstance(heading, Heading) and words == 1 and any(_is_beside(block) for block in rest)


def _find_do_and_do_not(blocks: Blocks) -> Spread | None:
    names = [block.name for block in blocks[:2] if isinstance(block, Box)]
    return Spread("two", blocks[:1], blocks[1:2]) if names == ["do", "do-not"] else None


def _find_words_and_pair(blocks: Blocks, picture: PictureOf) -> Spread | None:
    for count in (1, 2, 3):
        if len(blocks) <= count or not isinstance(blocks[count - 1], Paragraph):
            return None
        pair = blocks[count]
        if isinstance(pair, Pair):
            # Tall pictures leave room beside them; wide ones need the whole line.
            shapes = [picture(figure.image) for figure in pair.figures]
            tall = all(shape.height > shape.width for shape in shapes)
            return Spread("beside", blocks[:count], (pair,)) if tall else None
    return None


def _find_words_around_figure(blocks: Blocks) -> Spread | None:
    """A figure with the words beside it: the engine would part a floating picture from its caption. Words before it are
    among them if they lead on, or if there are none behind it."""
    leads_on = _is_text(blocks[0]) and (_ends_in_colon(blocks[0]) or not _is_text_at(blocks, 2))
    at = 1 if leads_on else 0
    if at >= len(blocks) or not _is_beside(blocks[at]):
        return None
    end = at + 1
    while end <= at + 3 and _is_text_at(blocks, end):
        end += 1
    return Spread("together", blocks[:end])


def _is_text_at(blocks: Blocks, at: int) -> bool:
    return at < len(blocks) and _is_text(blocks[at])


def _is_beside(block: Block) -> bool:
    return isinstance(block, Figure) and block.place == "beside"


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph | Bullets | Steps | Definitions)


def _ends_in_colon(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(block.children).rstrip().endswith(":")


def _find_column_list(block: Block) -> Bullets | None:
    """A list that is better read in two columns: its items are short, or they are to be ticked."""
    if isinstance(block, Box) and block.name == "checklist" and len(block.blocks) == 1:
        inside, most = block.blocks[0], TICKED
    else:
        inside, most = block, SHORT
    if not isinstance(inside, Bullets) or not 3 < len(inside.items) <= MOST_IN_COLUMNS:
        return None
    return inside if all(_is_short(item, most) for item in inside.items) else None


def _is_short(item: Item, most: int) -> bool:
    words = item.blocks[0] if len(item.blocks) == 1 else None
    return isinstance(words, Paragraph) and len(plain(words.children)) <= most
