"""Models of the facts of leaflet.yaml and facts.yaml (pydantic): what holds in every language, each of a kind."""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field

from pipeline.model import limits
from pipeline.model.settings.dose import DoseFact
from pipeline.model.settings.field_types import AddressOrEach, Day, Id, Model, Some, Words, WordsOrEach


class TextFact(Model):
    """Words or a name that stand in one place: the same in every language, or words by language."""

    kind: Literal["text"]
    value: WordsOrEach
    evidence: list[str] = Field(default_factory=list)


def _thousands(number: str) -> str:
    if "," in number and not _THOUSANDS.fullmatch(number):
        raise ValueError("write a point before decimals, as in 1.5, and commas between thousands, as in 1,000")
    return number


_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}(\.[0-9]+)?")
"""A number with commas between its thousands (in India between lakhs)."""


class NumberFact(Model):
    """A number as it is typed in English, and its unit. Each language prints it with its own signs."""

    kind: Literal["number"]
    value: Annotated[str, Field(pattern=r"^[-+]?[0-9][0-9,. ]*$"), AfterValidator(_thousands)]
    unit: Some | None = None
    evidence: list[str] = Field(default_factory=list)


class RiskFact(Model):
    """So many people (`n`) of so many (`of`), and who they are."""

    kind: Literal["risk"]
    n: Annotated[int, Field(ge=0)]
    of: Annotated[int, Field(ge=1)]
    who: Words
    at_most: bool = False
    at_least: bool = False
    evidence: list[str] = Field(default_factory=list)


class PhoneFact(Model):
    """A phone number: a key of the services."""

    kind: Literal["phone"]
    service: Id


class DateFact(Model):
    """A day, printed as the language writes it."""

    kind: Literal["date"]
    value: Day
    evidence: list[str] = Field(default_factory=list)


class UrlFact(Model):
    """A web address: the same in every language, or one in each."""

    kind: Literal["url"]
    value: AddressOrEach


AnyFact: TypeAlias = Annotated[
    TextFact | NumberFact | RiskFact | DoseFact | PhoneFact | DateFact | UrlFact, Field(discriminator="kind")
]

Facts: TypeAlias = Annotated[dict[Id, AnyFact], Field(max_length=limits.FACTS.most)]
"""Facts by id, wherever they stand."""


def list_evidence(fact: AnyFact) -> tuple[str, ...]:
    """The references on which a fact rests; a phone number and an address need none."""
    return () if isinstance(fact, PhoneFact | UrlFact) else tuple(fact.evidence)
