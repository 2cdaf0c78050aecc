"""Rows of a sheet in two languages: each part of the one document beside its twin in the other.

The checks of translations see to it that both have the same blocks, ids and order. A long block falls into rows of its
own parts, so that twins stay near each other, and pages break between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, TypeAlias

from pipeline.conversion.bilingual.splitting import split_pair
from pipeline.model.document import (
    Block,
    Blocks,
    Box,
    Bullets,
    CareCard,
    Definitions,
    Document,
    Heading,
    Paragraph,
    Section,
    Steps,
    Table,
    plain,
    walk,
)

Kind: TypeAlias = Literal["title", "heading", "lead", "text", "more", "blocks", "entries", "across"]


class UnpairedError(Exception):
    """Two documents that cannot be set beside each other: `section` is the heading of where they differ."""

    def __init__(self, section: str) -> None:
        super().__init__(section)
        self.section = section


@dataclass(frozen=True)
class TwinRow:
    """What stands beside each other: blocks of the source, and of the translation; either may be missing where only one
    document has them. Of a `title` they are sections, which give their headings; a `heading`, and a sentence that leads
    (`lead`), stay with the next row. What is `more` goes on with the block of the row before, and `entries` are of
    lists that we made. What goes `across` needs the whole width, one language below the other."""

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
    labels = (source.labels, translation.labels)
    sections = [_PairedSections(one, labels, is_wide) for one in _pair_sections(source, translation)]
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
    labels: tuple[Mapping[str, str], Mapping[str, str]]
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
            for number, parts in enumerate(zip_longest(*split_pair(ours, theirs, self.labels))):
                yield self._make_row(number > 0, *((one,) if one else () for one in parts))

    def _make_row(self, goes_on: bool, source: Blocks, translation: Blocks) -> TwinRow:
        first = (*source, *translation)[0]
        kind: Kind = "blocks"
        if goes_on and isinstance(first, Bullets | Steps | Box):
            kind = "more"
        elif isinstance(first, Heading):
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
