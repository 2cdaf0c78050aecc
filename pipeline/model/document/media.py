"""Block nodes for stories, which other people tell, and for what leads out of the leaflet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.model.document.inlines import look_field, span_field
from pipeline.model.document.walking import walk
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document.blocks import Blocks, Paragraph
    from pipeline.model.document.inlines import Link

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
    """A code for phone cameras, with the words of its link and the address beside it."""

    kind: ClassVar[str] = "qr"
    id: str
    link: Link
    span: Span = span_field()


def list_code_addresses(parts: object) -> tuple[str, ...]:
    """The addresses of the codes in a tree, each once, in reading order."""
    return tuple(dict.fromkeys(node.link.target for node in walk(parts) if isinstance(node, QrCode)))
