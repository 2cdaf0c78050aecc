"""Renderer of a document's sections as (X)HTML, from the tree by our own templates (Jinja).

What differs between outputs is said in `How`; where pictures and links point is passed in as functions, because only
the output knows. Pandoc's HTML writers are not used: they give no header scope and no labelled sections.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Literal

from markupsafe import Markup

from pipeline.model.addresses import strip_scheme
from pipeline.model.document import Block, Blocks, Box, CareCard, Document, Inlines, PersonLook, Picture, Section, plain
from pipeline.templating.body.block_order import order_blocks
from pipeline.templating.body.calls import keep_numbers, link_numbers, list_emergency_calls
from pipeline.templating.body.inlines import Address, is_dose, set_quotes, write_inlines
from pipeline.templating.body.printed_addresses import mark_address_breaks
from pipeline.templating.body.writing import begins_with_tick
from pipeline.templating.directions import isolate
from pipeline.templating.jinja import Render, renderer


def as_written(target: str) -> str:
    """An address that needs no change: one file holds everything."""
    return target


@dataclass(frozen=True)
class TableLook:
    """What a table's markup says of its look: `stacked` where each row is a block of its own, because the columns do
    not fit side by side; `folds` where the rows of a table become such blocks on a narrow screen, which only its style
    sheet knows; and the numbers of the rows that are so `tall` that they may go on overleaf."""

    stacked: bool = False
    tall: Collection[int] = ()
    folds: bool = False


@dataclass(frozen=True)
class How:
    """What an output wants of the body: choices as one table or as a card each, call buttons, the level of the
    section headings (2 under a title, 1 where each section is a file of its own), and whether a list that starts
    late says so in a `style` attribute too (the page's security policy forbids those). `tables` are the looks of those
    tables, by id, that are not set as they are written; without `floats` there is no room for figures beside words. On
    `paper` nothing can be followed, and lines and boxes to write on are an empty picture at the address `drawing`."""

    options: Literal["table", "cards"]
    buttons: bool
    level: int = 2
    styles: bool = True
    labels: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, TableLook] = field(default_factory=dict)
    floats: bool = True
    paper: bool = False
    drawing: str = ""


@dataclass(frozen=True)
class Body:
    """A document's writer. `source` gives the address of a picture, `code` that of the drawing of a QR code of an
    address, `people` the markup of people of whom so many are drawn in each look, with its alternative text, and
    `address` the address of a link target."""

    document: Document
    how: How
    source: Callable[[Picture], str]
    code: Callable[[str], str]
    people: Callable[[tuple[tuple[PersonLook, int], ...], str], Markup]
    address: Address = as_written

    def section(self, section: Section) -> Markup:
        """A section with its heading and blocks."""
        return self._macro("section", section)

    def key_points(self) -> Markup:
        """The key points, or nothing where the leaflet has none."""
        return self._macro("block", self.document.key_points) if self.document.key_points else Markup("")

    def blocks(self, blocks: Blocks) -> Markup:
        """Some blocks without a section around them."""
        return self._macro("blocks", blocks)

    def inline(self, nodes: Inlines) -> Markup:
        """Inline nodes."""
        document = self.document
        return write_inlines(nodes, document.quotes, self.address, self.how.drawing, document.direction)

    def strip(self) -> Markup:
        """What to do in an emergency, with numbers that dial."""
        calls = list_emergency_calls(self.document)
        return link_numbers(self.words(self.document.strip), calls, around=self.document.direction)

    def isolate(self, words: str) -> Markup:
        """A name or an address, apart from words that run another way."""
        return isolate(words, self.document.direction)

    def keep_numbers(self, text: str, *numbers: str) -> Markup:
        """Words in which these numbers stay whole."""
        return keep_numbers(text, *numbers, around=self.document.direction)

    def words(self, text: str) -> str:
        """Plain words with the quotes of the language."""
        return set_quotes(text, self.document.quotes)

    def _write_action(self, card: CareCard) -> Markup:
        """What a card says to do: its number dials where the card has no button."""
        if self.how.buttons or not card.number:
            return self.keep_numbers(card.action, card.number)
        return link_numbers(card.action, {card.number: card.dial}, card.call, self.document.direction)

    def _macro(self, name: str, node: Section | Block | Box | Blocks) -> Markup:
        return Markup(self._render("templating/body/one.html.j2", {"macro": name, "node": node, "how": self.how}))

    @property
    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """What templates round the body need to write words of the document in the same way."""
        return {
            "inline": self.inline,
            "words": self.words,
            "isolate": self.isolate,
            "mark_address_breaks": mark_address_breaks,
        }

    @cached_property
    def _render(self) -> Render:
        filters: dict[str, Callable[..., Any]] = {
            **self.filters,
            "plain": plain,
            "is_dose": is_dose,
            "begins_with_tick": begins_with_tick,
            "flow": partial(order_blocks, floats=self.how.floats),
            "keep_numbers": self.keep_numbers,
            "action": self._write_action,
            "code": self.code,
            "people": self.people,
            "strip_scheme": strip_scheme,
            "picture": self.document.picture,
            "source": lambda image: self.source(self.document.picture(image)),
            "unknown_node": _unknown_node,
        }
        return renderer(filters)


def _unknown_node(node: object) -> str:
    raise TypeError(f"no template for {type(node).__name__}")
