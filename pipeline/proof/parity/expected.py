"""What a finished file has to say, told from the document alone: one expectation after the other, in reading order.

This is a second reading of the tree, apart from the one that the writers share, so that a mistake there is found here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal, TypeAlias, assert_never

from pipeline.model.document import (
    Abbreviation,
    Block,
    Blocks,
    Box,
    Break,
    Bullets,
    CareCard,
    Cite,
    Definitions,
    Document,
    Figure,
    Groups,
    Heading,
    Inlines,
    Link,
    Options,
    Pair,
    Paragraph,
    Steps,
    Table,
    Term,
    Text,
)

Form: TypeAlias = Literal["page", "print", "large", "book"]
"""How the words are set: on the page, in the print leaflet, in one column as large print is, in the e-book."""

MOST_COLUMNS = 3
"""Choices with more fields than this have no room side by side: they are cards in every form."""

_BESIDE = Paragraph | Bullets | Steps | Definitions
"""Words beside which a figure may stand."""

HEADINGS = frozenset({"section heading", "heading"})
"""What has to be a heading wherever it stands."""


@dataclass(frozen=True)
class Expectation:
    """Words that have to stand in a file. `section` is the id of the section, or empty before the first; `what` is
    what they are, for people. What is not `needed` may be left out, but nothing else may stand there. `links` are the
    addresses to which its words lead, in order."""

    section: str
    what: str
    text: str
    needed: bool = True
    links: tuple[str, ...] = ()


def said(nodes: Inlines) -> str:
    """The words of a line as a reader gets them, with the numbers of its citations."""
    words: list[str] = []
    for node in nodes:
        match node:
            case Text() | Abbreviation():
                words.append(node.value)
            case Break():
                words.append(" ")
            case Cite():
                words.append(" ".join(f"[{number}]" for number in node.numbers))
            case _:
                words.append(said(node.children))
    return "".join(words)


def targets(nodes: Inlines) -> Iterator[str]:
    """The addresses to which the words of a line lead: `tel:`, `https:`, `mailto:` and `#id`."""
    for node in nodes:
        match node:
            case Link():
                yield node.target
            case Term():
                yield f"#term-{node.key}"
            case Cite():
                yield from (f"#reference-{number}" for number in node.numbers)
            case Text() | Abbreviation() | Break():
                pass
            case _:
                yield from targets(node.children)


def expected_links(expectations: Iterable[Expectation]) -> Iterator[Expectation]:
    """The addresses of the links in some expectations. A right number that calls another one is the worst mistake."""
    for wanted in expectations:
        for target in wanted.links:
            yield Expectation(wanted.section, f"address of a link in the {wanted.what} “{wanted.text}”", target)


Behind: TypeAlias = Callable[[str, str], bool]
"""Whether a picture (its alt text) stands right behind some words."""


def expected_body(document: Document, form: Form, behind: Behind = lambda alt, words: False) -> Iterator[Expectation]:
    """The key points and the sections. A figure beside its words is read before them, or behind where it is there."""
    if document.key_points:
        yield from _Teller(document, form, behind, document.key_points.id).block(document.key_points)
    for section in document.sections:
        teller = _Teller(document, form, behind, section.id)
        yield teller.line("section heading", section.title)
        yield from teller.blocks(section.blocks)


def headings(document: Document) -> dict[str, str]:
    """The heading of each section, and of the key points, by id."""
    found = {document.key_points.id: document.key_points.title} if document.key_points else {}
    return found | {section.id: said(section.title) for section in document.sections}


@dataclass(frozen=True)
class _Teller:
    document: Document
    form: Form
    behind: Behind
    section: str

    def say(self, what: str, text: str, needed: bool = True) -> Expectation:
        return Expectation(self.section, what, text, needed)

    def line(self, what: str, nodes: Inlines) -> Expectation:
        return Expectation(self.section, what, said(nodes), links=tuple(targets(nodes)))

    def blocks(self, blocks: Blocks, paragraph: str = "paragraph") -> Iterator[Expectation]:
        told: list[list[Expectation]] = []
        before: Block | None = None
        for block in blocks:
            words = list(self.block(block, paragraph))
            beside = isinstance(block, Figure) and block.place == "beside" and isinstance(before, _BESIDE)
            first = beside and isinstance(block, Figure) and not self.behind(block.alt, told[-1][-1].text)
            told.insert(len(told) - 1 if first else len(told), words)
            before = block
        yield from chain.from_iterable(told)

    def block(self, node: Block, paragraph: str = "paragraph") -> Iterator[Expectation]:
        match node:
            case Heading():
                yield self.line("heading", node.children)
            case Paragraph():
                yield self.line(paragraph, node.children)
            case Bullets():
                for item in node.items:
                    yield from self.blocks(item.blocks, "list item")
            case Steps():
                yield from self.steps(node)
            case Definitions():
                for entry in node.items:
                    yield self.line("term", entry.term)
                    yield from self.blocks(entry.blocks, "explanation")
            case Table():
                yield self.say("table caption", node.caption)
                for cell in chain.from_iterable(node.rows):
                    yield self.line("table cell", cell.children)
            case Figure():
                yield self.say("alt text", node.alt)
                yield self.say("caption", node.caption)
                yield self.say("credit", ", ".join(part for part in (node.credit, node.licence) if part))
            case Pair():
                yield from self.blocks(node.figures)
            case CareCard():
                yield from self.care_card(node)
            case Groups():
                for group in node.items:
                    yield self.line("heading", group.title)
                    yield from self.blocks(group.blocks)
            case Options():
                yield from self.options(node)
            case Box():
                if node.title:
                    yield self.say("heading", node.title)
                yield from self.blocks(node.blocks)
                if node.name == "questions":
                    yield self.say("label", self.document.labels["own_questions"], needed=False)
            case _:
                assert_never(node)

    def steps(self, node: Steps) -> Iterator[Expectation]:
        for number, item in enumerate(node.items, node.start):
            yield self.say("number", f"{number}.", needed=False)
            yield from self.blocks(item.blocks, "step")

    def care_card(self, node: CareCard) -> Iterator[Expectation]:
        yield self.say("care card's level", node.label)
        yield self.say("care card's action", node.action)
        yield from self.block(node.items)
        if node.closing:
            yield self.line("closing sentence", node.closing.children)
        if self.form == "page" and node.number:
            yield Expectation(self.section, "call button", node.call, links=(f"tel:{_dialled(node.number)}",))

    def options(self, node: Options) -> Iterator[Expectation]:
        """In a table the names of the fields head the columns; the page has them a second time in each cell, for
        narrow screens, and on paper the head may come again on the next sheet."""
        names = [part.term for part in node.items[0].fields]
        table = self.form in ("page", "print") and len(names) <= MOST_COLUMNS
        if table:
            yield self.say("column heading", node.head)
            yield from (self.line("column heading", name) for name in names)
        for option in node.items:
            if table and self.form == "print":
                yield self.say("column heading", node.head, needed=False)
                yield from (self.say("column heading", said(name), needed=False) for name in names)
            yield self.line("choice", option.title)
            for part in option.fields:
                if not table:
                    yield self.line("name of a field", part.term)
                elif self.form == "page":
                    yield self.say("name of a field", said(part.term))
                yield from self.blocks(part.blocks, "field")


def _dialled(number: str) -> str:
    """A number as RFC 3966 wants it: digits, and a plus in front where there is one."""
    return re.sub(r"[^\d+]", "", number)
