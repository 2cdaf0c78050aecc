"""Nodes of risks that are set beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from pipeline.model.document.inlines import Fact, Inlines, span_field
from pipeline.model.source import Span

PersonLook: TypeAlias = Literal["full", "half", "open"]
"""How a person is drawn: filled in, half filled in or outlined. It happens to them, it may, or it does not."""


@dataclass(frozen=True)
class Framing:
    """One side of a risk: of so many people (`number`, with its bound: "up to **12**"), what `words` say; and the
    `look` of those people in the picture."""

    kind: ClassVar[str] = "framing"
    look: PersonLook
    number: Inlines
    words: str
    span: Span = span_field()


@dataclass(frozen=True)
class ComparedRisk:
    """One of the risks. `title` is the author's label, or who it is about, and `evidence` are its
    citations. Compose adds how many people the picture shows in each look (`people`, in reading order), what it says to
    those who cannot see it (`alt`), and both `framings`."""

    kind: ClassVar[str] = "compared-risk"
    risk: Fact
    title: Inlines = ()
    people: tuple[tuple[PersonLook, int], ...] = ()
    alt: str = ""
    framings: tuple[Framing, ...] = ()
    evidence: Inlines = ()
    span: Span = span_field()


@dataclass(frozen=True)
class RiskComparison:
    """Two to four risks of the same thing, all of as many people. `have` and `have_not` are the author's words for
    those to whom it happens and those to whom it does not, `change` those for what makes the difference. Compose adds
    our words where an attribute is not there, what the pictures show (`lead`), and what can be said of the difference:
    first the sentence that matters most."""

    kind: ClassVar[str] = "compare"
    id: str
    items: tuple[ComparedRisk, ...]
    caption: str = ""
    have: str = ""
    have_not: str = ""
    change: str = ""
    lead: str = ""
    difference: tuple[str, ...] = ()
    span: Span = span_field()
