"""Inline nodes, and where a node stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, TypeAlias

from pipeline.model.edition import Edition
from pipeline.model.source import Span

NOWHERE = Span("")
"""The place of a node that we made ourselves."""


def span_field() -> Any:
    """A field for the place of a node: no part of equality, digests or what is shown."""
    return field(default=NOWHERE, compare=False, repr=False)


def late_field(default: Any) -> Any:
    """A field that came after people had signed for words: it is in digests only where it is set, so that those of
    words without it stay as they are."""
    return field(default=default, metadata={"late": True})


def look_field(default: Any) -> Any:
    """A field for how a node looks, or what is noted of it: no part of equality, nor of the digests of words that
    people sign for. What is made of a node depends on it all the same."""
    return field(default=default, compare=False, metadata={"look": True})


def outside_field() -> Any:
    """A field for what a node refers to outside the leaflet: the same, and it is no node of the tree itself."""
    return field(default=None, compare=False, metadata={"look": True, "outside": True})


@dataclass(frozen=True)
class Text:
    """Plain words. Quotes and apostrophes are as typed; each writer sets them by language."""

    kind: ClassVar[str] = "text"
    value: str
    span: Span = span_field()


@dataclass(frozen=True)
class Strong:
    """Words that matter more."""

    kind: ClassVar[str] = "strong"
    children: Inlines
    span: Span = span_field()


@dataclass(frozen=True)
class Emphasis:
    """Stressed words."""

    kind: ClassVar[str] = "emphasis"
    children: Inlines
    span: Span = span_field()


@dataclass(frozen=True)
class Foreign:
    """Words in another language, named by its BCP 47 tag."""

    kind: ClassVar[str] = "foreign"
    language: str
    children: Inlines
    span: Span = span_field()


@dataclass(frozen=True)
class LinkedLeaflet:
    """Another leaflet that a link leads to: its id, the language in which the reader gets it, the id of its section
    (or nothing), its title and the heading of that section, both in that language, and its address on the web (empty
    where nobody has said). `language_name` is set where its language has another name than the reader's; `pattern` is
    how the reader's says what it is called: `leaflet "{title}"`. `place` is the place whose edition it is, where it is
    that of one."""

    leaflet: str
    language: str
    section: str
    title: str
    heading: str
    address: str
    language_name: str
    pattern: str
    place: str = ""

    def find_path(self, edition: Edition) -> str:
        """Where it stands as seen from the folder of an edition of any leaflet: `../../foot-care/en/index.html`."""
        up = "../" * (edition.folder.count("/") + 2)
        fragment = f"#{self.section}" if self.section else ""
        return f"{up}{self.leaflet}/{Edition(self.language, self.place).folder}/index.html{fragment}"


@dataclass(frozen=True)
class Link:
    """A link to `https:`, `mailto:`, `tel:`, `#id` or `leaflet:id`. Compose adds the `other` leaflet that one of the
    last kind leads to; each form then says it in its way. `language` is that of what it leads to, where it is another.
    """

    kind: ClassVar[str] = "link"
    target: str
    children: Inlines
    span: Span = span_field()
    other: LinkedLeaflet | None = outside_field()
    language: str = look_field("")


@dataclass(frozen=True)
class Break:
    """A line end that the author asked for."""

    kind: ClassVar[str] = "break"
    span: Span = span_field()


@dataclass(frozen=True)
class Cite:
    """Evidence. `keys` are keys of references.yaml; compose adds the numbers in the list of references."""

    kind: ClassVar[str] = "cite"
    keys: tuple[str, ...]
    numbers: tuple[int, ...] = ()
    span: Span = span_field()


@dataclass(frozen=True)
class Term:
    """A word that the glossary explains. `first` marks its first use, where it is linked."""

    kind: ClassVar[str] = "term"
    key: str
    children: Inlines
    span: Span = span_field()


@dataclass(frozen=True)
class Fact:
    """A fact of leaflet.yaml. Compose adds how it is read; `fact_kind` is `risk`, `phone`, `dose` and so on."""

    kind: ClassVar[str] = "fact"
    id: str
    fact_kind: str = ""
    children: Inlines = ()
    span: Span = span_field()


@dataclass(frozen=True)
class Abbreviation:
    """Capitals that stand for longer words. Compose makes it where the words introduce it ("Long form (LF)")."""

    kind: ClassVar[str] = "abbreviation"
    value: str
    expansion: str
    span: Span = span_field()


@dataclass(frozen=True)
class Blank:
    """A line to write on behind its label, or `lines` of them below it. A `short` one stands in the run of the words, a
    `full` one below its label. `unit` are the words behind the line. Without a label it stands in a cell or a row,
    whose heads name it. Compose adds what is told to those who cannot see it (`spoken`)."""

    kind: ClassVar[str] = "blank"
    children: Inlines
    width: Literal["", "short", "full"] = ""
    lines: int = 1
    unit: Inlines = ()
    spoken: str = ""
    span: Span = span_field()


@dataclass(frozen=True)
class Tick:
    """A box to tick and its label, the words after it. Without them it stands in a cell, whose heads name it. Compose
    adds what is told to those who cannot see it (`spoken`)."""

    kind: ClassVar[str] = "tick"
    children: Inlines
    spoken: str = ""
    span: Span = span_field()


Inline: TypeAlias = Text | Strong | Emphasis | Foreign | Link | Break | Cite | Term | Fact | Abbreviation | Blank | Tick
Inlines: TypeAlias = tuple[Inline, ...]
