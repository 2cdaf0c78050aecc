"""Block nodes for stories, which other people tell, for pictures with a sentence each, and for what leads out of
the leaflet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from pipeline.model.document.inlines import late_field, look_field, span_field
from pipeline.model.document.walking import walk
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document.blocks import Blocks, Figure, Paragraph
    from pipeline.model.document.inlines import Inlines, Link

INVENTED = "invented"
"""The consent of a story that nobody told."""


@dataclass(frozen=True)
class Story:
    """What somebody tells of themselves, and `who` that is. `consent` says how and when they agreed, or `invented`: it
    is kept for the record, and no reader sees it. Compose adds the `note` of one that is invented."""

    kind: ClassVar[str] = "story"
    id: str
    blocks: Blocks
    who: Paragraph
    consent: str = look_field("")
    note: str = ""
    span: Span = span_field()


@dataclass(frozen=True)
class QrCode:
    """A code for phone cameras, with the words of its link and the address beside it. One for `paper_only` is a link
    where it can be followed."""

    kind: ClassVar[str] = "qr"
    id: str
    link: Link
    span: Span = span_field()
    paper_only: bool = late_field(False)


@dataclass(frozen=True)
class PictureRow:
    """One picture, one idea: a figure, and beside it the words for it."""

    kind: ClassVar[str] = "picture-row"
    figure: Figure
    words: Paragraph
    span: Span = span_field()


@dataclass(frozen=True)
class PictureRows:
    """Rows of a picture with a paragraph beside it."""

    kind: ClassVar[str] = "picture-rows"
    id: str
    items: tuple[PictureRow, ...]
    span: Span = span_field()


@dataclass(frozen=True)
class Film:
    """A film on the web: its link, a picture of it, and the id of the section that has its words. `signed` is a key of
    the sign languages. Compose puts our words round those of the link, and adds how it is signed and a link to its
    words."""

    kind: ClassVar[str] = "video"
    id: str
    link: Link
    poster: Figure
    transcript: str
    signed: str = ""
    signing: str = ""
    words: Inlines = ()
    span: Span = span_field()


Media: TypeAlias = Story | QrCode | PictureRows | Film


def list_code_addresses(parts: object, paper: bool) -> tuple[str, ...]:
    """The addresses of the codes in a tree, each once, in reading order. Films have a code on `paper`."""
    coded = (node for node in walk(parts) if isinstance(node, QrCode | Film))
    drawn = (node for node in coded if paper or (isinstance(node, QrCode) and not node.paper_only))
    return tuple(dict.fromkeys(node.link.target for node in drawn))
