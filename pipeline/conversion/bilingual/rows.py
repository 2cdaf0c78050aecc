"""Rows of a sheet in two languages: each part of the one document beside its twin in the other.

The checks of translations see to it that both have the same blocks, ids and order. A long block falls into rows of its
own parts, so that twins stay near each other, and pages break between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Any, Literal, TypeAlias

from pipeline.model.document import (
    Block,
    Blocks,
    Bullets,
    CareCard,
    Definition,
    Definitions,
    Document,
    Groups,
    Heading,
    Options,
    Paragraph,
    PictureRows,
    RiskComparison,
    Section,
    Steps,
    Table,
    plain,
    walk,
)

MOST_ITEMS = 4
"""Items of a list in one row: with more of them, the last would stand far from their twins."""

Kind: TypeAlias = Literal["title", "heading", "lead", "text", "blocks", "entries", "across"]
Split = tuple[Block, ...]


class UnpairedError(Exception):
    """Two documents that cannot be set beside each other: `section` is the heading of where they differ."""

    def __init__(self, section: str) -> None:
        super().__init__(section)
        self.section = section


@dataclass(frozen=True)
class TwinRow:
    """What stands beside each other: blocks of the source, and of the translation; either may be missing where only one
    document has them. Of a `title` they are sections, which give their headings; a `heading`, and a sentence that leads
    (`lead`), stay with the next row. `entries` are of lists that we made. What goes `across` needs the whole width, one
    language below the other."""

    kind: Kind
    source: tuple[Section, ...] | Blocks
    translation: tuple[Section, ...] | Blocks


@dataclass(frozen=True)
class TwinPart:
    """A section of both documents, or what comes before the first: its rows."""

    rows: tuple[TwinRow, ...]


def pair_documents(
    source: Document, translation: Document, is_wide: Callable[[Table], bool]
) -> tuple[tuple[TwinPart, ...], TwinPart]:
    """The parts of two documents, and the last one, which is about them. Sections with an emergency card come first,
    and then the key points. `is_wide` says which tables need the whole width. Raises `UnpairedError`."""
    sections = [_PairedSections(one, is_wide) for one in _pair_sections(source, translation)]
    early = [one for one in sections if one.is_early]
    late = [one for one in sections if not one.is_early]
    key_points = [tuple(filter(None, (one.key_points,))) for one in (source, translation)]
    opening = [TwinPart((TwinRow("blocks", *key_points),))] if any(key_points) else []
    parts = [*(one.make_part() for one in early), *opening, *(one.make_part() for one in late)]
    return tuple(parts[:-1]), parts[-1]


def _pair_sections(source: Document, translation: Document) -> Iterator[tuple[Section | None, Section | None]]:
    """The sections of both by their ids. Those that we made, such as the glossary, may be there in one alone."""
    theirs = {section.id: section for section in translation.sections}
    ours = {section.id for section in source.sections}
    if [one.id for one in source.sections if one.id in theirs] != [one.id for one in theirs.values() if one.id in ours]:
        raise UnpairedError(plain(source.sections[0].title))
    waiting = list(translation.sections)
    for section in source.sections:
        twin = theirs.get(section.id)
        while twin and waiting[0].id != section.id:
            yield None, _allow_alone(waiting.pop(0))
        yield section if twin else _allow_alone(section), twin
        if twin:
            waiting.pop(0)
    yield from ((None, _allow_alone(one)) for one in waiting)


def _allow_alone(section: Section) -> Section:
    if section.span.path:
        raise UnpairedError(plain(section.title))
    return section


@dataclass(frozen=True)
class _PairedSections:
    pair: tuple[Section | None, Section | None]
    is_wide: Callable[[Table], bool]

    @property
    def is_early(self) -> bool:
        return any(isinstance(node, CareCard) and node.level == "emergency" for one in self.pair for node in walk(one))

    def make_part(self) -> TwinPart:
        source, translation = (tuple(filter(None, (one,))) for one in self.pair)
        blocks = [one.blocks if one else () for one in self.pair]
        return TwinPart((TwinRow("title", source, translation), *self._pair_blocks(*blocks)))

    def _pair_blocks(self, source: Blocks, translation: Blocks) -> Iterator[TwinRow]:
        if all(self.pair) and [_describe(one) for one in source] != [_describe(one) for one in translation]:
            raise UnpairedError(next(plain(one.title) for one in self.pair if one))
        for ours, theirs in zip_longest(source, translation):
            for parts in zip_longest(*_split_pair(ours, theirs)):
                yield self._make_row(*((one,) if one else () for one in parts))

    def _make_row(self, source: Blocks, translation: Blocks) -> TwinRow:
        first = (*source, *translation)[0]
        kind: Kind = "blocks"
        if isinstance(first, Heading):
            kind = "heading"
        elif _leads_on(first):
            kind = "lead"
        elif isinstance(first, Definitions) and first.role:
            kind = "entries"
        elif isinstance(first, Table) and self.is_wide(first):
            kind = "across"
        elif isinstance(first, Paragraph | Bullets | Steps | Definitions):
            kind = "text"
        return TwinRow(kind, source, translation)


def _describe(block: Block) -> tuple[str, str, str]:
    """By what a block is known in any language. Lists that we made are found by their role."""
    return block.kind, getattr(block, "id", ""), getattr(block, "role", "")


def _leads_on(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(block.children).rstrip().endswith((":", "："))


def _split_pair(source: Block | None, translation: Block | None) -> tuple[Sequence[Any], Sequence[Any]]:
    """Two blocks in as many parts each, which belong together: whole where nobody knows which do."""
    if isinstance(source, Definitions) and isinstance(translation, Definitions) and source.role:
        return _split_entries(source, translation)
    split = [_split(one) for one in (source, translation)]
    return split[0], split[1]


def _split_entries(source: Definitions, translation: Definitions) -> tuple[Split, Split]:
    """The entries of two lists that we made. Each language has its own alphabet: what explains the same word stands
    beside it. Other lists stay in their order."""
    theirs = {item.id: item for item in translation.items}
    items: Sequence[Definition] = translation.items
    if all(theirs) and theirs.keys() == {item.id for item in source.items}:
        items = [theirs[item.id] for item in source.items]
    elif len(items) != len(source.items):
        return (source,), (translation,)
    return tuple(_hold(source, (one,)) for one in source.items), tuple(_hold(translation, (one,)) for one in items)


def _split(block: Block | None) -> Split:
    match block:
        case None:
            return ()
        case Bullets() | Steps():
            return tuple(_split_list(block))
        case RiskComparison():
            return tuple(_split_risks(block))
        case Groups() | Options() | PictureRows():
            return tuple(_hold(block, (item,), at) for at, item in enumerate(block.items))
    return (block,)


def _split_list(block: Bullets | Steps) -> Iterator[Block]:
    """A list in parts that are as long as each other, or nearly; a numbered one goes on counting."""
    count = -(-len(block.items) // MOST_ITEMS)
    edges = [round(len(block.items) * at / count) for at in range(count + 1)]
    for start, end in pairwise(edges):
        part = replace(block, items=block.items[start:end])
        yield replace(part, start=part.start + start) if isinstance(part, Steps) else part


def _split_risks(block: RiskComparison) -> Iterator[RiskComparison]:
    """Risks one below the other: what they have in common stands above the first, the difference below the last."""
    last = len(block.items) - 1
    for at, item in enumerate(block.items):
        part: RiskComparison = _hold(block, (item,), at)
        part = replace(part, caption="", lead="") if at else part
        yield part if at == last else replace(part, difference=())


def _hold(block: Any, items: tuple[Any, ...], at: int = 0) -> Any:
    """A block with some of its items; the first of them has its id."""
    return replace(block, items=items, **({"id": f"{block.id}_{at + 1}"} if at else {}))
