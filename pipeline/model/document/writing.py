"""Block nodes for paper to write on: lines with their labels, places to sign, and an appointment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from pipeline.model.document.inlines import Blank, Inlines, span_field
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document.blocks import Definition, Paragraph


@dataclass(frozen=True)
class Blanks:
    """Lines to write on, one below the other: paragraphs that are a `Blank` each, or have lines or boxes to tick."""

    kind: ClassVar[str] = "blanks"
    id: str
    items: tuple[Paragraph, ...]
    span: Span = span_field()


@dataclass(frozen=True)
class Signature:
    """Where one person signs: their part ("Patient"). Compose adds the lines for name, signature and date."""

    kind: ClassVar[str] = "signature"
    title: Inlines
    lines: tuple[Blank, ...] = ()
    span: Span = span_field()


@dataclass(frozen=True)
class Signatures:
    """Where people sign, one below the other."""

    kind: ClassVar[str] = "signatures"
    id: str
    items: tuple[Signature, ...]
    span: Span = span_field()


@dataclass(frozen=True)
class Appointment:
    """What to know of the next visit, row by row; a row about which nothing is known is a line to write on. Compose
    adds its heading (`title`)."""

    kind: ClassVar[str] = "appointment"
    id: str
    items: tuple[Definition, ...]
    title: str = ""
    span: Span = span_field()


Written: TypeAlias = Blanks | Signatures | Appointment
"""Blocks for readers to write on."""
