"""Sides of a sheet in two languages: what each brings to it, how its words are set, and the rules that hold for it
alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from pipeline.conversion.look.line_heights import loosen_lines
from pipeline.conversion.look.typefaces import name_families
from pipeline.conversion.print.line_breaks import improve_line_breaks
from pipeline.conversion.print.link_notes import note_addresses, write_note_rules
from pipeline.conversion.print.stylesheets import change_within, keep_within, mirror_sides
from pipeline.conversion.print.table_plans import TablePlan, TableRoom, list_looks, write_table_rules
from pipeline.conversion.print.title_size import write_title_rules
from pipeline.conversion.print.typesetting import FROM_RIGHT, Furnished, furnish, name_web_code
from pipeline.model.document import Document
from pipeline.templating.body import Body, How
from pipeline.templating.faces import choose_families

TITLE_SIZE, NAME_SIZE, SMALLEST_TITLE = 28, 16, 18
"""Points: the title and the medical name on the band, and how small a long title may become."""
TITLE_HEIGHT = 24.0
"""Millimetres: two lines of the title."""
NAMED = re.compile(r'\b(?:id|aria-labelledby)="|\b(?:href|data-of)="#')
"""Where markup names an element of its own."""


@dataclass(frozen=True)
class Side:
    """One of the two documents on a sheet. `number` is 0 for the source and 1 for the translation; `tables` are the
    plans of its tables by their ids, and `room` is what it has for them."""

    document: Document
    number: int
    furnished: Furnished
    tables: Mapping[str, TablePlan]
    room: TableRoom
    noted: set[str] = field(default_factory=set)

    @classmethod
    def furnish(cls, document: Document, number: int, tables: Mapping[str, TablePlan], room: TableRoom) -> Side:
        """The side of a document. Choices are cards, because a table of them has no room."""
        how = How("cards", buttons=False, labels=document.labels, tables=list_looks(tables), floats=False)
        return cls(document, number, furnish(document, how, number), tables, room)

    @property
    def name(self) -> str:
        """The class of what stands on it."""
        return "translation" if self.number else "source"

    @property
    def prefix(self) -> str:
        """With what its ids begin, because both documents have the same; no author can write such an id."""
        return f"{self.document.language}__" if self.number else ""

    @property
    def body(self) -> Body:
        """What writes its words."""
        return self.furnished.body

    @property
    def cover(self) -> str:
        """The address of its cover."""
        return self.furnished.cover

    @property
    def web_code(self) -> str:
        """The address of the code that leads to its page."""
        return name_web_code(self.number)

    def place(self, markup: str) -> Markup:
        """Some markup as it stands on this side, in its language and direction."""
        document = self.document
        words = improve_line_breaks(note_addresses(str(markup), self.noted), document.direction)
        attributes = f'class="side {self.name}" lang="{document.language}" dir="{document.direction}"'
        named = NAMED.sub(lambda name: f"{name[0]}{self.prefix}", words)
        return Markup(f"<div {attributes}>{named}</div>")  # our own templates have escaped what is in it

    def suit(self, css: str) -> str:
        """Style sheets that are written for English, with what differs on this side: how far its lines are apart, and
        where things stand in words that are written from the right."""
        return change_within(css, f".{self.name}", self._suit_rule)

    def _suit_rule(self, rule: str) -> str:
        loose = loosen_lines(rule, self.document.typography.line_height)
        return mirror_sides(loose) if self.document.direction == "rtl" else loose

    def write_rules(self) -> Iterator[str]:
        """CSS for this side alone: its title, its tables, the notes behind its links."""
        place = f".{self.name}"
        room = (self.room.measure, TITLE_HEIGHT)
        title = write_title_rules(self.document, room, TITLE_SIZE, NAME_SIZE, SMALLEST_TITLE)
        yield title.replace(".cover ", f".cover {place} ")
        yield write_table_rules({f"{self.prefix}{name}": plan for name, plan in self.tables.items()}, self.room)
        yield keep_within(write_note_rules(self.document, pages=True), place)
        if self.document.direction == "rtl":
            yield keep_within(FROM_RIGHT, place)
        yield from self.furnished.rules

    def write_families(self, markup: str) -> str:
        """CSS for the families that its words are set in; `markup` is that of the whole sheet."""
        families = choose_families(markup, self.document.typography)
        return f".{self.name}{{font-family:{name_families(families)}}}"
