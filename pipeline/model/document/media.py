"""Block nodes for stories, which other people tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.model.document.inlines import look_field, span_field
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document.blocks import Blocks, Paragraph

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
