"""Sections in short, for panels that have no room for the whole: whole sentences from the start, and never less of what
warns.

Of a box of causes and of what stands below a smaller heading, the first thing stays that is said there; a choice
becomes such a box. A list stays with the words that lead in to it. A section that would lose a warning stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from pipeline.conversion.short.sentence_cuts import cut_sentences
from pipeline.model.document import (
    Block,
    Blocks,
    Box,
    Bullets,
    CareCard,
    Dose,
    Fact,
    Figure,
    Group,
    Groups,
    Heading,
    Option,
    Options,
    Pair,
    Paragraph,
    RiskComparison,
    Section,
    plain,
    walk,
)
from pipeline.model.sentence_words import SentenceWords
from pipeline.templating.languages import LanguagePack

ROOM = 104
"""Letters that three lines of a box have room for."""
MOST_QUESTIONS = 4
WARNING_BOXES = ("important", "do", "do-not")
LEADS_IN = (":", "：")
"""How words end that lead in to a list."""


class Telling(IntEnum):
    """How much a section says: all, in short, in short without figures, or a sentence of each of its parts."""

    WHOLE = 0
    SHORT = 1
    BARE = 2
    LEAST = 3


def shorten_section(section: Section, pack: LanguagePack | SentenceWords | None, telling: Telling) -> Section:
    """The section in short; the section itself where it cannot be shortened."""
    if telling is Telling.WHOLE:
        return section
    blocks = tuple(_Shortener(section.id, pack, telling).shorten(section.blocks))
    short = replace(section, blocks=blocks)
    return short if blocks and _count_warnings(short) == _count_warnings(section) else section


def _count_warnings(node: object) -> int:
    return sum(_warns(one) for one in walk(node))


def _warns(node: object) -> bool:
    """Whether somebody could come to harm who does not read it. A number is there to be called."""
    match node:
        case CareCard() | Dose() | RiskComparison():
            return True
        case Box():
            return node.name in WARNING_BOXES
        case Fact():
            return node.fact_kind == "phone"
        case _:
            return False


@dataclass(frozen=True)
class _Shortener:
    """Shortens the blocks of the section that has this `name`."""

    name: str
    pack: LanguagePack | SentenceWords | None
    telling: Telling

    @property
    def room(self) -> int:
        """Letters that the sentences of a part have room for."""
        return 0 if self.telling is Telling.LEAST else ROOM

    def shorten(self, blocks: Blocks) -> Iterator[Block]:
        """What stands before the first smaller heading, and then each of those with the first thing below it."""
        starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 3]
        edges = [*starts, len(blocks)]
        yield from self._shorten_lead(blocks[: edges[0]], parted=bool(starts))
        for start, end in pairwise(edges):
            head = blocks[start]
            if isinstance(head, Heading):
                yield from self._shorten_part(head, blocks[start + 1 : end], head.id or f"{self.name}-part-{start}")

    def _shorten_lead(self, blocks: Blocks, parted: bool) -> Iterator[Block]:
        """What a section begins with. Where boxes or smaller headings follow, it is one short paragraph or nothing."""
        named = parted or any(isinstance(block, Groups | Options) for block in blocks)
        if self.telling is Telling.LEAST and not named:
            yield from self._tell_plainly(blocks)
            return
        first = next((block for block in blocks if isinstance(block, Paragraph)), None)
        for block in blocks:
            if _is_figure(block) and self.telling is not Telling.SHORT:
                continue
            if not named or not isinstance(block, Paragraph) or _count_warnings(block):
                yield self._shorten_block(block)
            elif block is first and self.telling is not Telling.LEAST:
                yield self._cut(block, ROOM)

    def _shorten_part(self, head: Heading, blocks: Blocks, name: str) -> Iterator[Block]:
        """A smaller heading with the first thing below it; where that is to be one sentence, as a box of this name."""
        kept = tuple(self._tell(blocks, self.room))
        if self.telling is not Telling.LEAST:
            yield from (head, *kept)
        elif any(isinstance(block, Paragraph) and not _leads_in(block) for block in kept[:1]):
            yield Groups(f"{name}-in-short", (Group(name, "", head.children, kept, head.span),), head.span)
        else:
            warnings = tuple(block for block in blocks if _count_warnings(block))
            yield from (head, *warnings) if warnings else ()

    def _tell(self, blocks: Blocks, room: int) -> Iterator[Block]:
        """The first thing that is said, with the list that it leads in to, and whatever warns."""
        end = next((at for at, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
        words = [block for block in blocks[:end] if not _is_figure(block)]
        first = words[0] if words else None
        follows = words[1] if len(words) > 1 and _leads_in(first) else None
        for block in blocks[:end]:
            if _is_figure(block):
                yield from (block,) if self.telling is Telling.SHORT else ()
            elif block is first and isinstance(block, Paragraph):
                yield self._cut(block, room)
            elif block is first or block is follows or _count_warnings(block):
                yield block
        yield from (block for block in blocks[end:] if _count_warnings(block))

    def _tell_plainly(self, blocks: Blocks) -> Iterator[Block]:
        """What a section without boxes lists, with the words that lead in to it, or else the first thing it says."""
        words = tuple(block for block in blocks if not _is_figure(block))
        lists = [at for at, block in enumerate(words) if isinstance(block, Bullets | Box)]
        start = lists[0] - (lists[0] > 0 and _leads_in(words[lists[0] - 1])) if lists else 0
        yield from (block for block in words[:start] if _count_warnings(block))
        yield from (self._shorten_block(block) for block in self._tell(words[start:], ROOM))

    def _shorten_block(self, block: Block) -> Block:
        match block:
            case Groups():
                items = (replace(one, blocks=tuple(self._tell(one.blocks, self.room))) for one in block.items)
                return replace(block, items=tuple(items))
            case Options():
                return Groups(block.id, tuple(self._turn(one) for one in block.items), block.span)
            case Box(name="questions"):
                return replace(block, blocks=tuple(_cut_list(one) for one in block.blocks))
            case _:
                return block

    def _turn(self, option: Option) -> Group:
        """A choice as a box with the first thing that is said of it."""
        return Group(option.id, "", option.title, tuple(self._tell(option.fields[0].blocks, self.room)), option.span)

    def _cut(self, paragraph: Paragraph, room: int) -> Paragraph:
        """As many of its sentences as there is room for; all where one of them warns."""
        if _count_warnings(paragraph):
            return paragraph
        return replace(paragraph, children=cut_sentences(paragraph.children, self.pack, room))


def _is_figure(block: Block) -> bool:
    return isinstance(block, Figure | Pair)


def _leads_in(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and plain(block.children).rstrip().endswith(LEADS_IN)


def _cut_list(block: Block) -> Block:
    return replace(block, items=block.items[:MOST_QUESTIONS]) if isinstance(block, Bullets) else block
