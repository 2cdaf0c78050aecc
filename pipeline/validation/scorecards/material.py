"""What checks of scorecards look at: a leaflet as it is composed in one language, with what is known of its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from pipeline.model.diagnostics import Rule
from pipeline.model.document import (
    Appointment,
    Blank,
    Box,
    BoxName,
    Bullets,
    CareCard,
    Definition,
    Definitions,
    Document,
    Dose,
    Figure,
    Film,
    Options,
    PictureRow,
    Section,
    Signatures,
    Steps,
    Table,
    plain,
    walk,
)
from pipeline.model.leaflet import Leaflet
from pipeline.model.readability import Readability
from pipeline.templating.sentence_splitting import count_words
from pipeline.validation.prose import Prose, ProsePassage, read_prose
from pipeline.validation.rules.language import diagnose_language
from pipeline.validation.scorecards.instruments import Phrases, read_phrases

N = TypeVar("N")
_BEFORE_STOP = re.compile(r" (?=[.,;:])")
"""What is left of a citation, which has no words."""


@dataclass(frozen=True, eq=False)
class Material:
    """A leaflet in one language. `leaflet` is the one that is handed out where the `document` is."""

    leaflet: Leaflet
    document: Document
    readability: Readability

    @cached_property
    def prose(self) -> Prose:
        """Its words, in passages."""
        return read_prose(self.leaflet, self.document.language)

    @cached_property
    def phrases(self) -> Phrases | None:
        """The words that checks look for; none in a language for which nobody has written them."""
        return read_phrases(self.document.language)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that authors wrote: those that we make (glossary, references, about) are no part of them."""
        return tuple(one for one in self.document.sections if not _is_made(one))

    @cached_property
    def own(self) -> tuple[Any, ...]:
        """Every node of the key points and of the sections that authors wrote."""
        parts = (self.document.key_points, self.sections) if self.document.key_points else (self.sections,)
        return tuple(walk(parts))

    def of(self, kind: type[N]) -> tuple[N, ...]:
        """The nodes of a kind that authors wrote, in reading order."""
        return tuple(node for node in self.own if isinstance(node, kind))

    def boxes(self, *names: BoxName) -> tuple[Box, ...]:
        """The typed blocks of some names."""
        return tuple(box for box in self.of(Box) if box.name in names)

    @cached_property
    def options(self) -> tuple[Any, ...]:
        """The choices that are compared field by field."""
        return tuple(option for options in self.of(Options) for option in options.items)

    def find_about(self, label: str) -> str:
        """What the section about the leaflet says under one of our labels; nothing where it has no such row."""
        term = self.document.labels.get(label, "")
        rows = (row for one in walk(self.document.sections) if _has_role(one, "about") for row in one.items)
        return next((read_blocks(row) for row in rows if term and plain(row.term) == term), "")

    @cached_property
    def findings(self) -> Mapping[str, int]:
        """How often each rule of language speaks of these words, by its code, whether somebody allows it or not."""
        return Counter(one.code for one in diagnose_language(self.leaflet, self.document.language))

    def count_findings(self, *rules: Rule) -> int:
        """How often some rules speak."""
        return sum(self.findings.get(rule.code, 0) for rule in rules)

    @cached_property
    def passages(self) -> tuple[ProsePassage, ...]:
        """The passages of the leaflet itself, without its messages and what stands in other files."""
        others = ("message", "fact", "explanation", "title", "summary")
        return tuple(passage for passage in self.prose.passages if passage.kind not in others)

    @cached_property
    def chunks(self) -> tuple[tuple[str, int], ...]:
        """Each stretch of words between two headings of any level: its heading, and how many words it has. Cells of
        tables and the words of pictures are no part of one."""
        chunks: list[tuple[str, int]] = []
        for passage in self.passages:
            if passage.kind == "heading" or passage.is_title:
                chunks.append((passage.words, 0))
            elif passage.kind not in ("cell", "caption", "alt"):
                heading, words = chunks.pop() if chunks else (self._first_heading, 0)
                chunks.append((heading, words + count_words(passage.words)))
        return tuple(chunks)

    @property
    def _first_heading(self) -> str:
        """What the words before the first heading of an author stand under."""
        box = self.document.key_points
        return box.title if box else self.document.title

    @cached_property
    def is_very_short(self) -> bool:
        """Two paragraphs or fewer, and no list (PEMAT)."""
        return sum(passage.kind == "paragraph" for passage in self.passages) <= 2 and not self.prose.lists

    @cached_property
    def lists(self) -> tuple[Bullets | Steps, ...]:
        """The lists that authors wrote."""
        return tuple(node for node in self.own if isinstance(node, Bullets | Steps))

    @property
    def cards(self) -> tuple[CareCard, ...]:
        """When and where to get help."""
        return self.of(CareCard)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its pictures."""
        return self.of(Figure)

    @cached_property
    def compared(self) -> tuple[Any, ...]:
        """The risks that are drawn beside each other, as people who can be counted."""
        return tuple(node for node in self.own if _find_kind(node) == "compared-risk")

    def count_pictures(self) -> int:
        """Its pictures, and those that are drawn of risks."""
        return len(self.figures) + sum(_find_kind(node) == "compare" for node in self.own)

    @property
    def bare_figures(self) -> tuple[Figure, ...]:
        """Those with no words of their own: no caption, no sentence beside them, no film that they are for."""
        rows = {id(row.figure) for row in self.of(PictureRow)} | {id(film.poster) for film in self.of(Film)}
        return tuple(figure for figure in self.figures if not figure.caption and id(figure) not in rows)

    @property
    def tables(self) -> tuple[Table | Options, ...]:
        """What is set as a table."""
        return (*self.of(Table), *self.of(Options))

    @property
    def doses(self) -> tuple[Dose, ...]:
        """The doses that are laid out."""
        return self.of(Dose)

    @property
    def places_to_write(self) -> int:
        """Lines to write on, and appointments to fill in, other than those where people sign."""
        signed = sum(isinstance(node, Blank) for node in walk(self.of(Signatures)))
        return len(self.of(Blank)) - signed + len(self.of(Appointment))

    @cached_property
    def words(self) -> str:
        """All words of the leaflet itself, a passage a line."""
        return "\n".join(passage.words for passage in self.passages)


def read_blocks(node: Definition) -> str:
    """The words of what is said of a term."""
    return " ".join(plain(part.children) for part in walk(node.blocks) if hasattr(part, "children") and _is_run(part))


def _find_kind(node: Any) -> str:
    return getattr(node, "kind", "")


def _is_run(node: Any) -> bool:
    return node.kind in ("paragraph", "heading", "cell")


def _is_made(section: Section) -> bool:
    return any(isinstance(block, Definitions) and block.role for block in section.blocks)


def _has_role(node: Any, role: str) -> bool:
    return isinstance(node, Definitions) and node.role == role


def list_names(every: tuple[str, ...]) -> str:
    """Names in a row: `“One”, “Two”`, the first few of them."""
    more = f" and {len(every) - MOST_NAMED} more" if len(every) > MOST_NAMED else ""
    return ", ".join(f"“{shorten(name)}”" for name in every[:MOST_NAMED]) + more


def shorten(words: str) -> str:
    """The first words, where there are many."""
    words = _BEFORE_STOP.sub("", " ".join(words.split()))
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS].rsplit(' ', 1)[0]} …"


MOST_NAMED = 3
"""Names in a note; the others are counted."""
MOST_LETTERS = 60
"""Letters of a name in a note."""
