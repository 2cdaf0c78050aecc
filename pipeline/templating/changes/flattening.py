"""Reader of blocks as sentences in reading order: the same for words that are kept and for those of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.model.document import (
    INVENTED,
    Appointment,
    Blanks,
    Box,
    Bullets,
    CareCard,
    Definition,
    Definitions,
    Dose,
    Figure,
    Film,
    ForPlaces,
    Groups,
    Heading,
    Inlines,
    Item,
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
from pipeline.model.settings import WordsTakenIn
from pipeline.model.subjects import list_lines
from pipeline.templating.changes.inline_parts import Mark, Run
from pipeline.templating.changes.sentences import PlacedSentence, Weight
from pipeline.templating.languages import LanguagePack
from pipeline.templating.sentence_splitting import find_sentences

STRICT_BOXES = frozenset({"important", "do", "do-not"})
"""Boxes of which readers may read nothing else."""


@dataclass(frozen=True)
class Flattening:
    """How the words of a language become sentences. `part` and `heading` are of where it is, `place` is the kind of
    block there, `form` how words look there."""

    took_in: WordsTakenIn
    pack: LanguagePack | None
    part: str
    heading: str
    place: str = ""
    form: str = ""
    weight: Weight = "words"
    ordered: bool = False

    def list_section(self, section: Section) -> Iterator[PlacedSentence]:
        """The sentences of a section, its heading first."""
        inside = self._inside_places(section.only)
        yield from inside.list_inlines(section.title, "heading 2")
        yield from inside.list_blocks(section.blocks)

    def list_blocks(self, blocks: Iterable[Any]) -> Iterator[PlacedSentence]:
        """The sentences of some blocks."""
        for block in blocks:
            yield from self.list_block(block)

    def list_block(self, block: Any) -> Iterator[PlacedSentence]:
        """The sentences of a block."""
        match block:
            case Heading():
                yield from self.list_inlines(block.children, f"heading {block.level}")
            case Paragraph():
                yield from self.list_inlines(block.children, self.form)
            case Bullets():
                yield from self._list_items(block.items, "bullets")
            case Steps():
                yield from replace(self._inside("steps"), ordered=True)._list_items(block.items, "steps")
            case Definitions() | Appointment():
                yield from self._inside(block.kind)._list_definitions(block.items)
            case Box():
                inside = self._inside(f"box {block.name}", strict=block.name in STRICT_BOXES)
                yield from inside.list_blocks(block.blocks)
            case ForPlaces():
                yield from self._inside_places(block.only).list_blocks(block.blocks)
            case CareCard():
                yield from self._list_card(block)
            case Table():
                yield from self._list_table(block)
            case _:
                yield from self._list_others(block)

    def _list_others(self, block: Any) -> Iterator[PlacedSentence]:
        match block:
            case Groups():
                for group in block.items:
                    inside = replace(self._inside("groups"), ordered=True)
                    yield from inside.list_inlines(group.title, "heading 3")
                    yield from inside.list_blocks(group.blocks)
            case Options():
                inside = self._inside("options", strict=True)
                for option in block.items:
                    yield from inside.list_inlines(option.title, "heading 3")
                    yield from inside._list_definitions(option.fields)
            case Blanks():
                yield from self._inside(block.kind).list_blocks(block.items)
            case Signatures():
                for signature in block.items:
                    yield from self._inside(block.kind).list_inlines(signature.title, "")
            case Figure() | Pair() | PictureRows() | QrCode() | Film() | Story():
                yield from self._list_media(block)
            case Dose() | RiskComparison():
                yield from self._list_numbers(block)
            case _:
                yield from self._list_lines(block)

    def _list_lines(self, block: Any) -> Iterator[PlacedSentence]:
        """The lines of a kind of block of which nothing is known but its words, so that each of them counts."""
        for line in list_lines(block):
            yield from self._inside(block.kind, strict=True).list_words(line)

    def _list_media(self, block: Any) -> Iterator[PlacedSentence]:
        match block:
            case Figure():
                inside = self._inside("figure")
                for words in (block.alt, block.caption, block.credit, block.licence):
                    yield from inside.list_words(words, links=(f"picture {block.image}",))
            case Pair():
                yield from self.list_blocks(block.figures)
            case PictureRows():
                for row in block.items:
                    yield from self.list_blocks((row.figure, row.words))
            case QrCode():
                yield from self._inside(block.kind).list_inlines((block.link,), "")
            case Film():
                yield from self._inside(block.kind).list_inlines((block.link,), block.signed)
                yield from self.list_block(block.poster)
            case Story():
                kind = "story, invented" if block.consent == INVENTED else "story"
                yield from self._inside(kind).list_blocks((*block.blocks, block.who))

    def _list_items(self, items: Iterable[Item], form: str) -> Iterator[PlacedSentence]:
        for item in items:
            yield from replace(self, form=form).list_blocks(item.blocks)

    def _list_definitions(self, items: Iterable[Definition]) -> Iterator[PlacedSentence]:
        for item in items:
            inside = replace(self, ordered=True)
            yield from inside.list_inlines(item.term, "term")
            yield from inside.list_blocks(item.blocks)

    def _list_card(self, card: CareCard) -> Iterator[PlacedSentence]:
        number = self.took_in.services.get(card.service, "")
        inside = self._inside(" ".join(("care-card", card.level, card.service)), strict=True)
        yield from inside.list_words(f"{card.level}: {card.service} {number}".rstrip(": "))
        yield from inside.list_block(card.items)
        yield from inside.list_blocks([card.closing] if card.closing else [])

    def _list_table(self, table: Table) -> Iterator[PlacedSentence]:
        yield from self._inside("table").list_words(table.caption)
        for row in table.rows:
            for number, cell in enumerate(row, 1):
                inside = replace(self._inside(f"table, column {number}"), ordered=True)
                yield from inside.list_inlines(cell.children, f"cell {cell.header}")

    def _list_numbers(self, block: Dose | RiskComparison) -> Iterator[PlacedSentence]:
        inside = self._inside(block.kind, strict=True)
        if isinstance(block, Dose):
            words = self.took_in.facts.get(block.fact, f"{{{{{block.fact}}}}}")
            yield from inside.list_words(words, is_fact=True)
            return
        for words in (block.caption, block.have, block.have_not, block.change):
            yield from inside.list_words(words)
        for item in block.items:
            label = (*item.title, Text(": ")) if item.title else ()
            yield from inside.list_inlines((*label, item.risk, *item.evidence), "item")

    def list_inlines(self, nodes: Inlines, form: str) -> Iterator[PlacedSentence]:
        """The sentences of a run of words."""
        run = Run(self.took_in.facts).add(nodes)
        yield from self._list_sentences(run, form)

    def list_words(self, words: str, is_fact: bool = False, links: tuple[str, ...] = ()) -> Iterator[PlacedSentence]:
        """The sentences of plain words."""
        run = Run({}, words, [("fact", 0, len(words))] if is_fact else [])
        run.links += [(link, 0, len(words)) for link in links]
        yield from self._list_sentences(run, self.form)

    def _list_sentences(self, run: Run, form: str) -> Iterator[PlacedSentence]:
        words = run.words.replace("\n", " ")
        spans = [*find_sentences(words, self.pack)]
        for number, (begin, end) in enumerate(spans):
            last = len(words) if number + 1 == len(spans) else spans[number + 1][0]
            start = begin if number else 0
            yield PlacedSentence(
                part=self.part,
                heading=self.heading,
                place=self.place,
                words=words[begin:end],
                weight=self.weight,
                ordered=self.ordered,
                facts=tuple((one, two) for _, one, two in _cut(run.facts, begin, end)),
                links=tuple(link for link, one, two in run.links if _is_within(one, two, start, last)),
                marks=((form, 0, 0), *_cut(run.marks, begin, end)),
            )

    def _inside(self, place: str, strict: bool = False) -> Flattening:
        """How words within a block become sentences."""
        weight: Weight = "strict" if strict else self.weight
        return replace(self, place=f"{self.place} {place}".strip(), weight=weight, form="")

    def _inside_places(self, only: tuple[str, ...]) -> Flattening:
        return replace(self, place=f"{self.place} for {' '.join(only)}".strip()) if only else self


def _is_within(one: int, two: int, begin: int, end: int) -> bool:
    """Whether a stretch, or a place behind a sentence, is in the sentence, with the spaces up to the next."""
    return (one < end and two > begin) if one < two else (begin < one <= end or one == begin == 0)


def _cut(marks: Iterable[Mark], begin: int, end: int) -> Iterator[Mark]:
    """What is marked of one sentence, counted from where that begins."""
    for kind, one, two in marks:
        if one < end and two > begin:
            yield kind, max(one, begin) - begin, min(two, end) - begin
