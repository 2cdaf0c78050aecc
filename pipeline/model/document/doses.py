"""Nodes of a dose that is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipeline.model.document.inlines import Inlines, span_field
from pipeline.model.source import Span


@dataclass(frozen=True)
class DosePart:
    """How much or how often: a label, and the words that a reader looks for."""

    kind: ClassVar[str] = "dose-part"
    label: str
    children: Inlines
    span: Span = span_field()


@dataclass(frozen=True)
class Dose:
    """A dose laid out: `fact` is its id. Compose adds the drug (`title`), how it is taken (`route`), how much and how
    often (`parts`), the `most` in 24 hours and whom it is `not_for`; what nobody has written is empty."""

    kind: ClassVar[str] = "dose"
    id: str
    fact: str
    title: Inlines = ()
    route: Inlines = ()
    parts: tuple[DosePart, ...] = ()
    most: Inlines = ()
    not_for: Inlines = ()
    span: Span = span_field()
