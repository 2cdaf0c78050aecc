"""Expectations of a document's body, told from the document alone: one after the other, in reading order.

This is a second reading of the tree, apart from the one that the writers share, so that a mistake there is found here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal, TypeAlias, assert_never

from pipeline.model.document import (
    Appointment,
    Blanks,
    Block,
    Blocks,
    Box,
    Bullets,
    CareCard,
    Definitions,
    Document,
    Dose,
    Figure,
    Film,
    ForPlaces,
    Groups,
    Heading,
    Inlines,
    Option,
    Options,
    Pair,
    Paragraph,
    PictureRows,
    QrCode,
    RiskComparison,
    Signatures,
    Steps,
    Story,
    Table,
    Written,
)
from pipeline.proof.parity.expectation import Expectation, join_words, list_targets
from pipeline.proof.parity.expected_media import expect_media
from pipeline.proof.parity.expected_risks import expect_compared_risks

Form: TypeAlias = Literal["page", "print", "large", "book"]
"""How the words are set: on the page, in the print leaflet, in one column as large print is, in the e-book."""

MOST_COLUMNS = 3
"""Choices with more fields than this have no room side by side: they are cards in every form."""

UNLISTED = ("important", "do", "do-not")
"""Boxes whose headings say too little to be bookmarks."""

_BESIDE = Paragraph | Bullets | Steps | Definitions
"""Words beside which a figure may stand."""

Follows: TypeAlias = Callable[[str, str], bool]
"""Whether a picture (its alt text) stands right behind some words."""


def expect_body(document: Document, form: Form, follows: Follows = lambda alt, words: False) -> Iterator[Expectation]:
    """The key points and the sections. A figure beside its words is read before them, or behind where it is there."""
    if document.key_points:
        yield from _BlockReader(document, form, follows, document.key_points.id).expect_block(document.key_points)
    for section in document.sections:
        reader = _BlockReader(document, form, follows, section.id)
        yield reader.expect_line("section heading", section.title)
        yield from reader.expect_blocks(section.blocks)


@dataclass(frozen=True)
class _BlockReader:
    """Reads the blocks of a section."""

    document: Document
    form: Form
    follows: Follows
    section: str

    def expect(self, what: str, text: str, needed: bool = True) -> Expectation:
        return Expectation(self.section, what, text, needed)

    def expect_line(self, what: str, nodes: Inlines) -> Expectation:
        return Expectation(self.section, what, join_words(nodes), links=tuple(list_targets(nodes)))

    def expect_blocks(self, blocks: Blocks, paragraph: str = "paragraph") -> Iterator[Expectation]:
        """The words of each block; a figure beside a block is read before it, or behind where it stands there."""
        in_order: list[list[Expectation]] = []
        before: Block | None = None
        for block in blocks:
            words = list(self.expect_block(block, paragraph))
            place = len(in_order)
            beside = isinstance(block, Figure) and block.place == "beside" and isinstance(before, _BESIDE)
            if beside and isinstance(block, Figure) and not self.follows(block.alt, in_order[-1][-1].text):
                place -= 1
            in_order.insert(place, words)
            before = block
        yield from chain.from_iterable(in_order)

    def expect_block(self, node: Block, paragraph: str = "paragraph") -> Iterator[Expectation]:
        match node:
            case Heading() | Paragraph() | Bullets() | Steps() | Definitions():
                yield from self._expect_text(node, paragraph)
            case Table() | Figure() | Pair():
                yield from self._expect_display(node)
            case CareCard() | Groups() | Options() | Box() | Dose():
                yield from self._expect_container(node)
            case RiskComparison():
                yield from expect_compared_risks(node, self)
            case Film() | PictureRows() | QrCode() | Story():
                yield from expect_media(node, self)
            case ForPlaces():
                yield from self.expect_blocks(node.blocks, paragraph)
            case Blanks() | Signatures() | Appointment():
                yield from self._expect_written(node)
            case _:
                assert_never(node)

    def _expect_text(
        self, node: Heading | Paragraph | Bullets | Steps | Definitions, paragraph: str
    ) -> Iterator[Expectation]:
        match node:
            case Heading():
                yield self.expect_line("heading", node.children)
            case Paragraph():
                yield self.expect_line(paragraph, node.children)
            case Bullets():
                for item in node.items:
                    yield from self.expect_blocks(item.blocks, "list item")
            case Steps():
                for number, item in enumerate(node.items, node.start):
                    yield self.expect("number", f"{number}.", needed=False)
                    yield from self.expect_blocks(item.blocks, "step")
            case Definitions():
                for entry in node.items:
                    yield self.expect_line("term", entry.term)
                    yield from self.expect_blocks(entry.blocks, "explanation")

    def _expect_display(self, node: Table | Figure | Pair) -> Iterator[Expectation]:
        match node:
            case Table():
                yield self.expect("table caption", node.caption)
                yield from self._expect_cells(node)
            case Figure():
                yield self.expect("alt text", node.alt)
                yield self.expect("caption", node.caption)
                yield self.expect("credit", ", ".join(part for part in (node.credit, node.licence) if part))
            case Pair():
                yield from self.expect_blocks(node.figures)

    def _expect_cells(self, node: Table) -> Iterator[Expectation]:
        """Where a table folds on a narrow screen, each cell says which column it is of."""
        for number, row in enumerate(node.rows):
            for column, cell in enumerate(row):
                if self.form in ("page", "book") and number >= node.head > 0:
                    yield self.expect("name of a column", join_words(node.rows[0][column].children), needed=False)
                yield self.expect_line("table cell", cell.children)

    def _expect_container(self, node: CareCard | Groups | Options | Box | Dose) -> Iterator[Expectation]:
        match node:
            case CareCard():
                yield from self._expect_care_card(node)
            case Groups():
                for group in node.items:
                    yield self.expect_line("heading", group.title)
                    yield from self.expect_blocks(group.blocks)
            case Options():
                yield from self._expect_options(node)
            case Box():
                yield from self._expect_box(node)
            case Dose():
                yield from self._expect_dose(node)

    def _expect_written(self, node: Written) -> Iterator[Expectation]:
        match node:
            case Blanks():
                yield from self.expect_blocks(node.items, "label and its line")
            case Signatures():
                for part in node.items:
                    yield self.expect_line("part of a person who signs", part.title)
                    for line in part.lines:
                        yield self.expect_line("label and its line", (line,))
            case Appointment():
                yield self.expect("heading", node.title)
                yield from self.expect_block(Definitions(node.items))

    def _expect_box(self, node: Box) -> Iterator[Expectation]:
        if node.title:
            yield self.expect("heading of a box" if node.name in UNLISTED else "heading", node.title)
        yield from self.expect_blocks(node.blocks)
        if node.name == "questions":
            yield self.expect("label", self.document.labels["own_questions"], needed=False)

    def _expect_dose(self, node: Dose) -> Iterator[Expectation]:
        yield self.expect("heading", " ".join(join_words(words) for words in (node.title, node.route) if words))
        for part in node.parts:
            yield self.expect("label of a dose", part.label)
            yield self.expect_line("part of a dose", part.children)
        yield self.expect_line("most of a dose", node.most)
        yield self.expect_line("whom a dose is not for", node.not_for)

    def _expect_care_card(self, node: CareCard) -> Iterator[Expectation]:
        yield self.expect("care card's level", node.label)
        dialled = (node.dial,) if node.number else ()
        links = () if self.form == "page" else dialled
        yield Expectation(self.section, "care card's action", node.action, links=links)
        yield from self.expect_block(node.items)
        if node.closing:
            yield self.expect_line("closing sentence", node.closing.children)
        if self.form == "page" and node.number:
            yield Expectation(self.section, "call button", node.call, links=dialled)

    def _expect_options(self, node: Options) -> Iterator[Expectation]:
        """In a table the names of the fields head the columns; the page has them a second time in each cell, for
        narrow screens, and on paper the head may come again on the next sheet."""
        names = [part.term for part in node.items[0].fields]
        if self.form not in ("page", "print") or len(names) > MOST_COLUMNS:
            for option in node.items:
                yield from self._expect_option(option, "card")
            return
        yield self.expect("column heading", node.head)
        yield from (self.expect_line("column heading", name) for name in names)
        for option in node.items:
            if self.form == "print":
                yield self.expect("column heading", node.head, needed=False)
                yield from (self.expect("column heading", join_words(name), needed=False) for name in names)
            yield from self._expect_option(option, "row")

    def _expect_option(self, option: Option, laid_out: Literal["card", "row"]) -> Iterator[Expectation]:
        yield self.expect_line("choice", option.title)
        for part in option.fields:
            if laid_out == "card":
                yield self.expect_line("name of a field", part.term)
            elif self.form == "page":
                yield self.expect("name of a field", join_words(part.term))
            yield from self.expect_blocks(part.blocks, "field")
