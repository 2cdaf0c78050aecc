"""The closed tree of nodes that a leaflet's words become, and the Document that is made of them.

Reading makes the nodes; compose fills in what the words only refer to (facts, citations, the headings of care cards);
formats write them out. A node that is not here does not exist: every writer handles every one of them.

Spans say where a node stands in the source. They take no part in equality or digests: moving a line rebuilds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, ClassVar, Literal, TypeAlias

from pipeline.source import Span

NOWHERE = Span("")
"""The place of a node that we made ourselves."""


def _span() -> Any:
    return field(default=NOWHERE, compare=False, repr=False)


# --- inside a line -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Text:
    """Plain words. Quotes and apostrophes are as typed; each writer sets them by language."""

    kind: ClassVar[str] = "text"
    value: str
    span: Span = _span()


@dataclass(frozen=True)
class Strong:
    """Words that matter more."""

    kind: ClassVar[str] = "strong"
    children: Inlines
    span: Span = _span()


@dataclass(frozen=True)
class Emphasis:
    """Stressed words."""

    kind: ClassVar[str] = "emphasis"
    children: Inlines
    span: Span = _span()


@dataclass(frozen=True)
class Foreign:
    """Words in another language, named by its BCP 47 tag."""

    kind: ClassVar[str] = "foreign"
    language: str
    children: Inlines
    span: Span = _span()


@dataclass(frozen=True)
class Link:
    """A link to `https:`, `mailto:`, `tel:` or `#id`."""

    kind: ClassVar[str] = "link"
    target: str
    children: Inlines
    span: Span = _span()


@dataclass(frozen=True)
class Break:
    """A line end that the author asked for."""

    kind: ClassVar[str] = "break"
    span: Span = _span()


@dataclass(frozen=True)
class Cite:
    """Evidence. `keys` are keys of references.yaml; compose adds the numbers in the list of references."""

    kind: ClassVar[str] = "cite"
    keys: tuple[str, ...]
    numbers: tuple[int, ...] = ()
    span: Span = _span()


@dataclass(frozen=True)
class Term:
    """A word that the glossary explains. `first` marks its first use, where it is linked."""

    kind: ClassVar[str] = "term"
    key: str
    children: Inlines
    span: Span = _span()


@dataclass(frozen=True)
class Fact:
    """A fact of leaflet.yaml. Compose adds how it is read; `fact_kind` is `risk`, `phone`, `dose` and so on."""

    kind: ClassVar[str] = "fact"
    id: str
    fact_kind: str = ""
    children: Inlines = ()
    span: Span = _span()


Inline: TypeAlias = Text | Strong | Emphasis | Foreign | Link | Break | Cite | Term | Fact
Inlines: TypeAlias = tuple[Inline, ...]

# --- blocks --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    """A heading inside a section, level 3 or 4."""

    kind: ClassVar[str] = "heading"
    level: int
    id: str
    children: Inlines
    span: Span = _span()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    kind: ClassVar[str] = "paragraph"
    children: Inlines
    span: Span = _span()


@dataclass(frozen=True)
class Item:
    """An item of a list: a paragraph, or more."""

    kind: ClassVar[str] = "item"
    blocks: Blocks
    span: Span = _span()


@dataclass(frozen=True)
class Bullets:
    """A list without numbers."""

    kind: ClassVar[str] = "bullets"
    items: tuple[Item, ...]
    span: Span = _span()


@dataclass(frozen=True)
class Steps:
    """A list in order, from `start`."""

    kind: ClassVar[str] = "steps"
    items: tuple[Item, ...]
    start: int = 1
    span: Span = _span()


@dataclass(frozen=True)
class Definition:
    """A term and what is said of it."""

    kind: ClassVar[str] = "definition"
    term: Inlines
    blocks: Blocks
    id: str = ""
    span: Span = _span()


@dataclass(frozen=True)
class Definitions:
    """A definition list. `role` is `glossary`, `references` or `about` where we made it, else empty."""

    kind: ClassVar[str] = "definitions"
    items: tuple[Definition, ...]
    role: str = ""
    span: Span = _span()


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `header` is `column`, `row` or empty."""

    kind: ClassVar[str] = "cell"
    children: Inlines
    header: Literal["", "row", "column"] = ""
    span: Span = _span()


@dataclass(frozen=True)
class Table:
    """A table: rows of cells, the first `head` rows being its head."""

    kind: ClassVar[str] = "table"
    id: str
    caption: str
    rows: tuple[tuple[Cell, ...], ...]
    head: int = 1
    span: Span = _span()


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
    span: Span = _span()


@dataclass(frozen=True)
class Pair:
    """Two figures side by side, to compare."""

    kind: ClassVar[str] = "pair"
    id: str
    figures: tuple[Figure, ...]
    span: Span = _span()


Level: TypeAlias = Literal["emergency", "urgent", "routine"]


@dataclass(frozen=True)
class CareCard:
    """When and where to get help. Compose adds `label` ("Emergency"), `action` ("Call 999 now if:"), and the number
    with what its button says."""

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
    span: Span = _span()


@dataclass(frozen=True)
class Group:
    """A box that a reader scans to find their own: a heading with an icon, and a few sentences."""

    kind: ClassVar[str] = "group"
    id: str
    icon: str
    title: Inlines
    blocks: Blocks
    span: Span = _span()


@dataclass(frozen=True)
class Groups:
    """Boxes side by side."""

    kind: ClassVar[str] = "groups"
    id: str
    items: tuple[Group, ...]
    span: Span = _span()


@dataclass(frozen=True)
class Option:
    """One of several choices, described field by field."""

    kind: ClassVar[str] = "option"
    id: str
    title: Inlines
    fields: tuple[Definition, ...]
    span: Span = _span()


@dataclass(frozen=True)
class Options:
    """Choices compared field by field; each has the same fields in the same order. `head` names the column of the
    choices in a table and is added by compose."""

    kind: ClassVar[str] = "options"
    id: str
    items: tuple[Option, ...]
    head: str = ""
    span: Span = _span()


BoxName: TypeAlias = Literal["key-points", "important", "do", "do-not", "questions", "checklist", "uncertainty"]


@dataclass(frozen=True)
class Box:
    """A typed block whose body is ordinary blocks. Compose adds its heading (`title`) where the block has one."""

    kind: ClassVar[str] = "box"
    name: BoxName
    id: str
    blocks: Blocks
    title: str = ""
    span: Span = _span()


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
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True)
class Section:
    """A part of the leaflet under a level 2 heading. Its id is the same in all languages."""

    kind: ClassVar[str] = "section"
    id: str
    title: Inlines
    blocks: Blocks
    span: Span = _span()


Purpose: TypeAlias = Literal["education", "reminder", "alert", "menu", "reply"]
PinState: TypeAlias = Literal["pinned", "stale", "unpinned"]


@dataclass(frozen=True)
class Include:
    """A standing section of source/shared, taken in by its id. Compose puts the section in its place."""

    kind: ClassVar[str] = "include"
    section: str
    span: Span = _span()


@dataclass(frozen=True)
class Message:
    """A text message as it is written. `about` is the id of a section or card; `send` says when, in words. `purpose` is
    what it is for, `keyword` what a person texts to get it, `most_parts` how long it may be (None where it does not
    say), `pin` the digest of what it is about when somebody last looked at both."""

    kind: ClassVar[str] = "message"
    id: str
    about: str
    send: str
    children: Inlines
    purpose: Purpose = "education"
    keyword: str = ""
    most_parts: int | None = None
    sensitive: bool = False
    pin: str = ""
    span: Span = _span()


# --- the whole -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TextMessage:
    """A text message as it is sent: `text` has its facts filled in and is normalised for the alphabet of SMS;
    `((name))` is left for the messaging system. `digest` is that of what it is about; where `pin` is another one, the
    message is stale. The rest is as in Message."""

    id: str
    about: str
    send: str
    text: str
    purpose: Purpose = "education"
    keyword: str = ""
    most_parts: int = 3
    sensitive: bool = False
    pin: str = ""
    digest: str = ""

    @property
    def pin_state(self) -> PinState:
        """Whether somebody looked at the message beside what it is about as that stands now, or as it was, or never."""
        return "unpinned" if not self.pin else "pinned" if self.pin == self.digest else "stale"


@dataclass(frozen=True)
class Placeholder:
    """What a messaging system fills in for `((name))`: a usual value, the longest, and what stands where there is
    none."""

    name: str
    sample: str
    longest: str
    fallback: str


@dataclass(frozen=True)
class Campaign:
    """What holds for all messages of a document: who they come from, how to stop them, and what a part costs (a decimal
    number as it is typed, in `currency`; empty where nobody has said)."""

    placeholders: tuple[Placeholder, ...] = ()
    sender: str = ""
    opt_out: str = ""
    price: str = ""
    currency: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture's bytes. `width` and `height` are in its own pixels or viewBox units."""

    name: str
    media_type: str
    width: float
    height: float
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Notice:
    """What every output has to say at its top: a first word and a sentence. `state` is the leaflet's status."""

    state: str
    label: str
    text: str


@dataclass(frozen=True)
class Document:
    """A leaflet in one language, complete: what every format is written from.

    Dates are ISO 8601; `about` holds them in words. `key_points` stands before the sections; the generated sections
    (glossary, references, about) are the last ones. `labels` are our own words in the leaflet's language. `editions`
    has the ids of the sections of each short edition (`folded`, `card`) that the leaflet has; `paper` is what the print
    leaflets are printed on; `address` is where the page stands on the web, empty where nobody has said.
    """

    leaflet: str
    language: str
    direction: Literal["ltr", "rtl"]
    title: str
    medical_name: str
    subtitle: str
    summary: str
    keywords: tuple[str, ...]
    publisher: str
    version: str
    status: str
    date: str
    next_review: str
    notice: Notice | None
    strip: str
    key_points: Box | None
    sections: tuple[Section, ...]
    messages: tuple[TextMessage, ...]
    cover: str
    cover_alt: str
    pictures: tuple[Picture, ...]
    labels: Mapping[str, str]
    quotes: tuple[str, str, str, str]
    campaign: Campaign = Campaign()
    licence: str = ""
    authors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    editions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    paper: Literal["a4", "letter"] = "a4"
    address: str = ""

    @property
    def full_title(self) -> str:
        """The title with the medical name in brackets, as it stands in running headers and metadata."""
        return f"{self.title} ({self.medical_name})" if self.medical_name else self.title

    def picture(self, name: str) -> Picture:
        """The picture with this path; a KeyError where the document has none."""
        for picture in self.pictures:
            if picture.name == name:
                return picture
        raise KeyError(name)


def walk(node: object) -> Iterator[Any]:
    """Every node in and below `node` (a node or a tuple of them), in reading order, itself first."""
    if isinstance(node, tuple):
        for child in node:
            yield from walk(child)
        return
    kind: Any = type(node)
    parts = _parts(kind)
    if parts is not None:
        yield node
        for part in parts:
            below = getattr(node, part)
            if type(below) is not str:
                yield from walk(below)


@cache
def _parts(kind: type[Any]) -> tuple[str, ...] | None:
    """The fields of a kind of node, or None where it is no node: asked for once a kind, because rules walk a lot."""
    if not is_dataclass(kind) or kind is Span:
        return None
    return tuple(part.name for part in fields(kind) if part.name != "span")


def plain(nodes: Inlines) -> str:
    """The words of some inlines without their markup: a citation and a link's address are not words."""
    words: list[str] = []
    for node in nodes:
        if isinstance(node, Text):
            words.append(node.value)
        elif isinstance(node, Break):
            words.append("\n")
        elif not isinstance(node, Cite):
            words.append(plain(node.children))
    return "".join(words)


def canonical(value: object) -> Any:
    """A value for digests: the tree without its spans, as lists and plain scalars, the same on every machine."""
    if is_dataclass(value) and not isinstance(value, type):
        named = [(part.name, canonical(getattr(value, part.name))) for part in fields(value) if part.compare]
        return [type(value).__name__, named]
    if isinstance(value, tuple | list):
        return [canonical(item) for item in value]
    if isinstance(value, Mapping):
        return [[str(key), canonical(item)] for key, item in sorted(value.items())]
    if isinstance(value, bytes):
        from hashlib import sha256

        return sha256(value).hexdigest()
    return value
