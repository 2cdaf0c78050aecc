"""Reader of prose: walks the block tree of a leaflet in one language, and makes a passage of each run of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.model.document import (
    Appointment,
    Blanks,
    Box,
    Bullets,
    CareCard,
    Definition,
    Definitions,
    Figure,
    Film,
    ForPlaces,
    Groups,
    Heading,
    Inlines,
    Item,
    Message,
    Options,
    Pair,
    Paragraph,
    PictureRows,
    QrCode,
    RiskComparison,
    Section,
    Signatures,
    Steps,
    Story,
    Table,
    Text,
)
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Source, Span
from pipeline.templating.languages import LanguagePack, language_pack
from pipeline.validation.prose.fact_words import FactReader
from pipeline.validation.prose.inline_words import InlineWords, ReadFact
from pipeline.validation.prose.passages import PassageKind, Prose, ProsePassage
from pipeline.validation.prose.words_of_files import list_words_of_files

_BOXES: Mapping[str, PassageKind] = {
    "do": "do",
    "do-not": "do-not",
    "key-points": "key-point",
    "questions": "questions",
}
"""Boxes whose words are a kind of their own; in the others are paragraphs and items as anywhere."""


def read_prose(leaflet: Leaflet, language: str, today: date | None = None) -> Prose:
    """The passages of a language of a leaflet, with the standing sections that it takes in. The time that this takes
    grows with the number of words. A fact that there is not, or whose words are missing, is one NOT_TYPED."""
    text, pack = leaflet.texts[language], language_pack(language, leaflet.library.own_words)
    files = [places.source for places in (leaflet.places, *leaflet.library.places.values())]
    sources = {source.path: source for source in files if source}
    sources |= {**leaflet.library.standing_sources, text.source.path: text.source}
    walk = _TreeReader(FactReader(leaflet, pack).read, sources, pack)
    passages = [
        *walk.read_value(text.front.title, text.places.value("title"), "title"),
        *walk.read_value(text.front.summary, text.places.value("summary"), "summary"),
    ]
    for part in leaflet.printed(language):
        if isinstance(part, Box):
            passages += walk.read_block(part, _Context())
        elif isinstance(part, Section):
            context = _Context(section=part.id)
            passages += walk.read_run(part.title, part, context, "heading")
            passages += walk.read_blocks(part.blocks, context)
    for message in text.messages:
        passages += walk.read_message(message)
    for kind, words, place in list_words_of_files(leaflet, language):
        passages += walk.read_value(words, place, kind)
    return Prose(leaflet, text, pack, tuple(passages), today)


@dataclass(frozen=True)
class _Context:
    """What a block stands in."""

    section: str = ""
    kind: PassageKind | None = None
    block: Any = None
    parent: Any = None
    number: int = 0


@dataclass(frozen=True)
class _TreeReader:
    read_fact: ReadFact
    sources: Mapping[str, Source]
    pack: LanguagePack | None

    def read_value(self, words: str, place: Span, kind: PassageKind) -> Iterator[ProsePassage]:
        """Words of a YAML value."""
        quoted = self.sources[place.path].within(place, words) if place.path in self.sources else place
        gathered = InlineWords(self.read_fact)
        gathered.add_text(words, quoted)
        yield from self._finish(gathered, None, _Context(), kind)

    def read_message(self, message: Message) -> Iterator[ProsePassage]:
        """The words of a message, and those for apps."""
        for children in (message.children, message.long):
            yield from self.read_run(children, message, _Context(block=message), "message")

    def read_run(
        self, nodes: Inlines, node: Any, context: _Context, kind: PassageKind, is_title: bool = False
    ) -> Iterator[ProsePassage]:
        """A passage of some inline nodes; none where they have no words. What is in a typed block is of its kind."""
        gathered = InlineWords(self.read_fact)
        gathered.add(nodes)
        yield from self._finish(gathered, node, context, context.kind or kind, is_title)

    def _finish(
        self, gathered: InlineWords, node: Any, context: _Context, kind: PassageKind, is_title: bool = False
    ) -> Iterator[ProsePassage]:
        words = "".join(gathered.words)
        if words.strip():
            yield ProsePassage(
                kind=kind,
                words=words,
                typed="".join(gathered.typed),
                node=node,
                pieces=tuple(gathered.pieces),
                marks=tuple(gathered.marks),
                section=context.section,
                block=context.block,
                parent=context.parent,
                number=context.number,
                is_title=is_title,
                pack=self.pack,
                sources=self.sources,
            )

    def read_blocks(self, blocks: tuple[Any, ...], context: _Context) -> Iterator[ProsePassage]:
        """The passages of some blocks."""
        for block in blocks:
            yield from self.read_block(block, context)

    def read_block(self, block: Any, context: _Context) -> Iterator[ProsePassage]:
        """The passages of a block."""
        match block:
            case Paragraph():
                yield from self.read_run(block.children, block, context, "item" if context.parent else "paragraph")
            case Heading():
                yield from self.read_run(block.children, block, context, "heading")
            case Bullets() | Steps():
                yield from self._read_items(block, context)
            case Table():
                yield from self._read_table(block, context)
            case Definitions():
                yield from self._read_definitions(block.items, replace(context, parent=block))
            case ForPlaces():
                yield from self.read_blocks(block.blocks, context)
            case Figure():
                yield from self._read_figure(block, context)
            case Pair():
                yield from self.read_blocks(block.figures, context)
            case _:
                yield from self._read_typed(block, replace(context, block=block))

    def _read_typed(self, block: Any, context: _Context) -> Iterator[ProsePassage]:
        match block:
            case Box():
                yield from self.read_blocks(block.blocks, replace(context, kind=_BOXES.get(block.name, context.kind)))
            case CareCard():
                closing = (block.closing,) if block.closing else ()
                yield from self.read_blocks((block.items, *closing), replace(context, kind="care-card"))
            case Story():
                yield from self.read_blocks((*block.blocks, block.who), replace(context, kind="story"))
            case Groups():
                for group in block.items:
                    within = replace(context, kind="groups", block=group)
                    yield from self.read_run(group.title, group, within, "groups", is_title=True)
                    yield from self.read_blocks(group.blocks, within)
            case Options():
                for option in block.items:
                    within = replace(context, kind="option", block=option)
                    yield from self.read_run(option.title, option, within, "option", is_title=True)
                    yield from self._read_definitions(option.fields, within)
            case _:
                yield from self._read_leading_out(block, context)

    def _read_leading_out(self, block: Any, context: _Context) -> Iterator[ProsePassage]:
        match block:
            case Blanks():
                yield from self.read_blocks(block.items, context)
            case Appointment():
                yield from self._read_definitions(block.items, context)
            case Signatures():
                for signature in block.items:
                    yield from self.read_run(signature.title, signature, context, "paragraph", is_title=True)
            case RiskComparison():
                yield from self._read_compared(block, context)
            case QrCode() | Film():
                yield from self.read_run((block.link,), block, context, "paragraph")
                yield from self._read_figure(block.poster, context) if isinstance(block, Film) else ()
            case PictureRows():
                for row in block.items:
                    yield from self._read_figure(row.figure, context)
                    yield from self.read_block(row.words, context)

    def _read_compared(self, block: RiskComparison, context: _Context) -> Iterator[ProsePassage]:
        """Each risk behind its label, and the words of the attributes."""
        for words in (block.caption, block.have, block.have_not, block.change):
            yield from self._read_plain(words, block, context, "caption")
        for number, item in enumerate(block.items):
            label = (*item.title, Text(": ", item.span)) if item.title else ()
            within = replace(context, parent=block, number=number)
            yield from self.read_run((*label, item.risk, *item.evidence), item, within, "item")

    def _read_items(self, block: Bullets | Steps, context: _Context) -> Iterator[ProsePassage]:
        kind = context.kind or ("steps" if isinstance(block, Steps) else None)
        items: tuple[Item, ...] = block.items
        for number, item in enumerate(items):
            within = replace(context, kind=kind, parent=block, number=number)
            yield from self.read_blocks(item.blocks, within)

    def _read_table(self, table: Table, context: _Context) -> Iterator[ProsePassage]:
        yield from self._read_plain(table.caption, table, context, "caption")
        for number, row in enumerate(table.rows):
            for cell in row:
                within = replace(context, parent=table, number=number)
                yield from self.read_run(cell.children, cell, within, "cell")

    def _read_definitions(self, items: tuple[Definition, ...], context: _Context) -> Iterator[ProsePassage]:
        for number, item in enumerate(items):
            within = replace(context, parent=item, number=number)
            yield from self.read_run(item.term, item, within, "item", is_title=True)
            yield from self.read_blocks(item.blocks, within)

    def _read_figure(self, figure: Figure, context: _Context) -> Iterator[ProsePassage]:
        yield from self._read_plain(figure.alt, figure, context, "alt")
        yield from self._read_plain(figure.caption, figure, context, "caption")

    def _read_plain(self, words: str, node: Any, context: _Context, kind: PassageKind) -> Iterator[ProsePassage]:
        """Words of an attribute, which stand in the opening line of a block or not far from it."""
        source = self.sources.get(node.span.path)
        gathered = InlineWords(self.read_fact)
        gathered.add_text(words, source.within(node.span, words) if source and words else node.span)
        yield from self._finish(gathered, node, replace(context, kind=None), kind)
