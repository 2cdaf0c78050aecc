"""Sections in short, for panels that have no room for the whole: whole sentences from the start, and never less of what
warns.

What stands before the first smaller heading stays. A box of causes keeps the sentences that have room in three lines, a
choice becomes such a box with the first thing that is said of it. A section that would lose a warning is not shortened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

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
    Inlines,
    Option,
    Options,
    Pair,
    Paragraph,
    RiskComparison,
    Section,
    Text,
    plain,
    walk,
)
from pipeline.templating.languages import LanguagePack
from pipeline.templating.sentence_splitting import find_sentences

ROOM = 104
"""Letters that three lines of a box have room for."""
MOST_QUESTIONS = 4
WARNING_BOXES = ("important", "do", "do-not")


def shorten_section(section: Section, pack: LanguagePack | None, figures: bool) -> Section:
    """The section in short, with its figures or without; the section itself where it cannot be shortened."""
    kept = tuple(takewhile(lambda block: not isinstance(block, Heading), section.blocks))
    kept = tuple(block for block in kept if figures or not isinstance(block, Figure | Pair))
    blocks = tuple(_shorten(block, pack) for block in _drop_talk(kept, pack))
    short = replace(section, blocks=blocks)
    return short if blocks and _count_warnings(short) == _count_warnings(section) else section


def _drop_talk(blocks: Blocks, pack: LanguagePack | None) -> Iterator[Block]:
    """The blocks, where boxes follow with one short paragraph before them."""
    boxed = any(isinstance(block, Groups | Options) for block in blocks)
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    for block in blocks:
        if not boxed or not isinstance(block, Paragraph):
            yield block
        elif block is paragraphs[0]:
            yield from _cut((block,), pack)


def _count_warnings(section: Section) -> int:
    return sum(_warns(node) for node in walk(section))


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


def _shorten(block: Block, pack: LanguagePack | None) -> Block:
    match block:
        case Groups():
            return replace(block, items=tuple(replace(one, blocks=_cut(one.blocks, pack)) for one in block.items))
        case Options():
            return Groups(block.id, tuple(_turn(one, pack) for one in block.items), block.span)
        case Box(name="questions"):
            return replace(block, blocks=tuple(_cut_list(one) for one in block.blocks))
        case _:
            return block


def _turn(option: Option, pack: LanguagePack | None) -> Group:
    """A choice as a box with the first thing that is said of it."""
    return Group(option.id, "", option.title, _cut(option.fields[0].blocks, pack), option.span)


def _cut_list(block: Block) -> Block:
    return replace(block, items=block.items[:MOST_QUESTIONS]) if isinstance(block, Bullets) else block


def _cut(blocks: Blocks, pack: LanguagePack | None) -> Blocks:
    """The first paragraph, as far as there is room for its sentences; other blocks as they are."""
    first = blocks[0]
    return (replace(first, children=cut_sentences(first.children, pack)),) if isinstance(first, Paragraph) else blocks


def cut_sentences(nodes: Inlines, pack: LanguagePack | None) -> Inlines:
    """As many sentences from the start as there is room for, one at least. A sentence ends where the words do that are
    neither linked nor stressed."""
    best = nodes
    for cut in _list_cuts(nodes, pack):
        if best is not nodes and len(plain(cut)) > ROOM:
            return best
        best = cut
    return best


def _list_cuts(nodes: Inlines, pack: LanguagePack | None) -> Iterator[Inlines]:
    """The nodes up to the end of each sentence."""
    whole = plain(nodes)
    ends = [end for _, end in find_sentences(whole, pack)]
    start = 0
    for number, node in enumerate(nodes):
        words = plain((node,))
        for end in ends:
            if isinstance(node, Text) and start < end <= start + len(words) and end < len(whole.rstrip()):
                yield (*nodes[:number], replace(node, value=node.value[: end - start]))
        start += len(words)
    yield nodes
