"""What the source says: the settings that people type (checked by pydantic), the words in each language, and the
Leaflet that holds them together.

The models are the public format, version 1; the JSON Schema for editors is made from them. Strings are strict: a number
that has to keep its shape is typed in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from pipeline.document import Box, Include, Message, Picture, Section
from pipeline.source import Places, Source

ID = re.compile(r"[a-z][a-z0-9-]{0,49}")
RESERVED_IDS = frozenset({"glossary", "references", "about", "key-points", "notes", "contents", "main", "top"})
"""Ids of parts that we make ourselves. `key-points` names the block in `editions`."""


def _calendar_date(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("a date is written 2026-11-22")
    date.fromisoformat(text)
    return text


def _identifier(text: str) -> str:
    if not ID.fullmatch(text):
        raise ValueError("an id starts with a letter and has at most 50 small letters, digits and hyphens")
    return text


def _language(text: str) -> str:
    if not LANGUAGE.fullmatch(text):
        raise ValueError("a language is a BCP 47 tag such as en, pt-BR or zh-Hant")
    return text


LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
Day = Annotated[str, AfterValidator(_calendar_date)]
Id = Annotated[str, AfterValidator(_identifier)]
Language = Annotated[str, AfterValidator(_language)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Words: TypeAlias = dict[Language, Annotated[str, Field(min_length=1)]]
"""Words in several languages, by BCP 47 tag."""
Some = Annotated[str, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


# --- publisher.yaml ------------------------------------------------------------------------------------------------


class Service(_Model):
    """A phone service: the number as people read it, and its name in each language."""

    number: Annotated[str, Field(pattern=r"^\+?[0-9][0-9 ]*$")]
    name: Words


class Contact(_Model):
    """How readers reach the publisher."""

    email: Some | None = None
    phone: Some | None = None
    postal: Some | None = None
    hours: Some | None = None


class Publisher(_Model):
    """publisher.yaml: who publishes."""

    name: Some
    country: Country
    languages: Annotated[list[Language], Field(min_length=1)]
    services: dict[Country, dict[Id, Service]] = Field(default_factory=dict)
    contact: Contact | None = None
    url: Annotated[str, Field(pattern=r"^https://[^\s/]+(/\S*)?$")] | None = None
    logo: Some | None = None
    licence: Some | None = None
    sender: Annotated[str, Field(min_length=1, max_length=11)] | None = None
    paper: Literal["a4", "letter"] = "a4"


# --- leaflet.yaml --------------------------------------------------------------------------------------------------


class Person(_Model):
    """Somebody who wrote or helped."""

    name: Some
    role: Some
    qualifications: Some | None = None
    organisation: Some | None = None


class ClinicalReviewer(_Model):
    """Somebody who signed off the words. `digest` is that of the words they read, so a later change voids it."""

    name: Some
    role: Some
    organisation: Some
    date: Day
    scope: Some
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Dates(_Model):
    """Dates of the leaflet. What nobody has set is absent."""

    first_published: Day | None = None
    last_reviewed: Day | None = None
    next_review: Day | None = None


class HistoryEntry(_Model):
    """What changed with a version."""

    version: Some
    date: Day
    change: Annotated[Literal["clinical", "content", "editorial", "format"], Field(alias="class")]
    summary: Some
    by: Some | None = None


class TextFact(_Model):
    """Words or a name that stand in one place."""

    kind: Literal["text"]
    value: Some
    evidence: list[str] = Field(default_factory=list)


class NumberFact(_Model):
    """A number, as it is printed, and its unit."""

    kind: Literal["number"]
    value: Annotated[str, Field(pattern=r"^[-+]?[0-9][0-9,. ]*$")]
    unit: Some | None = None
    evidence: list[str] = Field(default_factory=list)


class RiskFact(_Model):
    """So many people (`n`) of so many (`of`), and who they are."""

    kind: Literal["risk"]
    n: Annotated[int, Field(ge=0)]
    of: Annotated[int, Field(ge=1)]
    who: Words
    at_most: bool = False
    at_least: bool = False
    evidence: list[str] = Field(default_factory=list)


class DoseFact(_Model):
    """A dose as it is printed; it is never broken over lines."""

    kind: Literal["dose"]
    value: Some
    evidence: list[str] = Field(default_factory=list)


class PhoneFact(_Model):
    """A phone number: a key of the services."""

    kind: Literal["phone"]
    service: Id


class DateFact(_Model):
    """A day, printed as the language writes it."""

    kind: Literal["date"]
    value: Day
    evidence: list[str] = Field(default_factory=list)


class UrlFact(_Model):
    """A web address."""

    kind: Literal["url"]
    value: Annotated[str, Field(pattern=r"^https://\S+$")]


AnyFact: TypeAlias = Annotated[
    TextFact | NumberFact | RiskFact | DoseFact | PhoneFact | DateFact | UrlFact, Field(discriminator="kind")
]


class Placeholder(_Model):
    """What a messaging system fills in: a usual value, the longest to expect, and what stands where there is none."""

    sample: Some
    longest: Some
    fallback: str


class UserTest(_Model):
    """A test with readers."""

    date: Day
    people: Annotated[int, Field(ge=1)]
    method: Some
    summary: Some


class Waiver(_Model):
    """A finding that is allowed, by whom, why and until when."""

    rule: Some
    because: Some
    by: Some
    until: Day


class ToCheck(_Model):
    """A point that a clinician has to look at: the id of a section, block or fact, and what to check."""

    about: Some
    note: Some


class Codes(_Model):
    """Codes of the condition in the common systems."""

    icd10: list[str] = Field(default_factory=list)
    snomed: list[str] = Field(default_factory=list)
    mesh: list[str] = Field(default_factory=list)


Status: TypeAlias = Literal["draft", "in_review", "published", "withdrawn"]
FormatName: TypeAlias = Literal["html", "pdf", "epub", "messages"]


class Settings(_Model):
    """leaflet.yaml: what holds in every language, and who answers for it."""

    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    source_language: Language
    status: Status
    country: Country
    audience: Some
    purpose: Some
    authors: Annotated[list[Person], Field(min_length=1)]
    clinical_reviewers: list[ClinicalReviewer]
    funding: Some
    conflicts_of_interest: Some
    dates: Dates
    history: Annotated[list[HistoryEntry], Field(min_length=1)]
    facts: dict[Id, AnyFact] = Field(default_factory=dict)
    placeholders: dict[Id, Placeholder] = Field(default_factory=dict)
    editions: dict[Literal["folded", "card"], list[Id]] = Field(default_factory=dict)
    allow: list[Waiver] = Field(default_factory=list)
    to_check: list[ToCheck] = Field(default_factory=list)
    codes: Codes = Field(default_factory=Codes)
    cover: Some | None = None
    user_testing: list[UserTest] = Field(default_factory=list)
    topics: list[Some] = Field(default_factory=list)
    formats: dict[FormatName, Some] = Field(default_factory=dict)


# --- the head of <language>.md -------------------------------------------------------------------------------------


class Translation(_Model):
    """Where a translation comes from and how far it is."""

    of: Language
    digest: Some
    translator: Some
    reviewer: Some | None = None
    status: Literal["draft", "reviewed"]


class FrontMatter(_Model):
    """The head of a language's words."""

    title: Annotated[str, Field(min_length=1, max_length=65)]
    summary: Annotated[str, Field(min_length=1, max_length=300)]
    medical_name: Some | None = None
    subtitle: Some | None = None
    keywords: list[Some] = Field(default_factory=list)
    cover_alt: Some | None = None
    translation: Translation | None = None


# --- the whole -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Text:
    """The words of one language: the head, the key points, the sections and the messages, with their places."""

    language: str
    source: Source
    front: FrontMatter
    places: Places
    key_points: Box | None
    sections: tuple[Section | Include, ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Library:
    """What all leaflets share: the publisher, the references (CSL by id), the glossary (term, language, words) and
    the standing sections (language, id), each with its places."""

    publisher: Publisher
    references: Mapping[str, Mapping[str, Any]]
    glossary: Mapping[str, Mapping[str, str]]
    standing: Mapping[str, Mapping[str, Section]]
    places: Mapping[str, Places]


@dataclass(frozen=True)
class Leaflet:
    """One leaflet in all its languages. `pictures` holds those that are used and good, by path."""

    id: str
    settings: Settings
    places: Places
    texts: Mapping[str, Text]
    library: Library
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def services(self) -> Mapping[str, Service]:
        """The phone services of the leaflet's country."""
        return self.library.publisher.services.get(self.settings.country, {})
