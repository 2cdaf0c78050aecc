"""Block nodes: what stands in a section, and the section itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from pipeline.model.document.comparing import RiskComparison
from pipeline.model.document.doses import Dose
from pipeline.model.document.inlines import Inlines, look_field, span_field
from pipeline.model.document.media import Media
from pipeline.model.document.sections import ForPlaces
from pipeline.model.document.tables import Table
from pipeline.model.document.writing import Written
from pipeline.model.source import Span


@dataclass(frozen=True)
class Heading:
    """A heading inside a section, level 3 or 4."""

    kind: ClassVar[str] = "heading"
    level: int
    id: str
    children: Inlines
    span: Span = span_field()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    kind: ClassVar[str] = "paragraph"
    children: Inlines
    span: Span = span_field()


@dataclass(frozen=True)
class Item:
    """An item of a list: a paragraph, or more."""

    kind: ClassVar[str] = "item"
    blocks: Blocks
    span: Span = span_field()


@dataclass(frozen=True)
class Bullets:
    """A list without numbers."""

    kind: ClassVar[str] = "bullets"
    items: tuple[Item, ...]
    span: Span = span_field()


@dataclass(frozen=True)
class Steps:
    """A list in order, from `start`."""

    kind: ClassVar[str] = "steps"
    items: tuple[Item, ...]
    start: int = 1
    span: Span = span_field()


@dataclass(frozen=True)
class Definition:
    """A term and what is said of it."""

    kind: ClassVar[str] = "definition"
    term: Inlines
    blocks: Blocks
    id: str = ""
    span: Span = span_field()


@dataclass(frozen=True)
class Definitions:
    """A definition list. `role` is `glossary`, `references` or `about` where we made it, else empty."""

    kind: ClassVar[str] = "definitions"
    items: tuple[Definition, ...]
    role: str = ""
    span: Span = span_field()


@dataclass(frozen=True)
class Figure:
    """A picture with its words. `image` is the path below the leaflet's folder, `width` and `height` are its own."""

    kind: ClassVar[str] = "figure"
    id: str
    image: str
    alt: str
    caption: str = ""
    credit: str = ""
    licence: str = ""
    place: Literal["", "beside", "full"] = ""
    span: Span = span_field()


@dataclass(frozen=True)
class Pair:
    """Two figures side by side, to compare."""

    kind: ClassVar[str] = "pair"
    id: str
    figures: tuple[Figure, ...]
    span: Span = span_field()


Level: TypeAlias = Literal["emergency", "urgent", "routine"]


@dataclass(frozen=True)
class CareCard:
    """When and where to get help. Compose adds what it is called, what to do, and the number with its button."""

    kind: ClassVar[str] = "care-card"
    id: str
    level: Level
    service: str
    items: Bullets
    closing: Paragraph | None = None
    label: str = ""
    action: str = ""
    number: str = ""
    call: str = ""
    dial: str = look_field("")
    span: Span = span_field()


@dataclass(frozen=True)
class Group:
    """A box that a reader scans to find their own: a heading with an icon, and a few sentences."""

    kind: ClassVar[str] = "group"
    id: str
    icon: str
    title: Inlines
    blocks: Blocks
    span: Span = span_field()


@dataclass(frozen=True)
class Groups:
    """Boxes side by side."""

    kind: ClassVar[str] = "groups"
    id: str
    items: tuple[Group, ...]
    span: Span = span_field()


@dataclass(frozen=True)
class Option:
    """One of several choices, described field by field."""

    kind: ClassVar[str] = "option"
    id: str
    title: Inlines
    fields: tuple[Definition, ...]
    span: Span = span_field()


@dataclass(frozen=True)
class Options:
    """Choices compared field by field; each has the same fields in the same order. `head` names the column of the
    choices in a table and is added by compose."""

    kind: ClassVar[str] = "options"
    id: str
    items: tuple[Option, ...]
    head: str = ""
    span: Span = span_field()


BoxName: TypeAlias = Literal["key-points", "important", "do", "do-not", "questions", "checklist", "uncertainty"]


@dataclass(frozen=True)
class Box:
    """A typed block whose body is ordinary blocks. Compose adds its heading (`title`) where the block has one."""

    kind: ClassVar[str] = "box"
    name: BoxName
    id: str
    blocks: Blocks
    title: str = ""
    span: Span = span_field()


Block: TypeAlias = (
    Heading
    | Paragraph
    | Bullets
    | Steps
    | Definitions
    | Table
    | Figure
    | Pair
    | CareCard
    | Groups
    | Options
    | Box
    | Media
    | Dose
    | RiskComparison
    | ForPlaces
    | Written
)
Blocks: TypeAlias = tuple[Block, ...]
