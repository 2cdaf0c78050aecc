"""Nodes of the parts of a leaflet: its sections, standing ones that are taken in, and what is for some places only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.model.document.inlines import Inlines, late_field, span_field
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document.blocks import Blocks


@dataclass(frozen=True)
class ForPlaces:
    """Blocks for some places only, which are named by their ids. Placing puts the blocks in its stead, or nothing, so
    that no Document has it. `span` is where the places are named."""

    kind: ClassVar[str] = "for-places"
    only: tuple[str, ...]
    blocks: Blocks
    span: Span = span_field()


@dataclass(frozen=True)
class Section:
    """A part of the leaflet under a level 2 heading. Its id is the same in all languages. One for some places only
    names them (`only`)."""

    kind: ClassVar[str] = "section"
    id: str
    title: Inlines
    blocks: Blocks
    span: Span = span_field()
    only: tuple[str, ...] = late_field(())


@dataclass(frozen=True)
class Include:
    """A standing section of source/shared, taken in by its id. Compose puts the section in its place. One for some
    places only names them (`only`)."""

    kind: ClassVar[str] = "include"
    section: str
    span: Span = span_field()
    only: tuple[str, ...] = late_field(())
