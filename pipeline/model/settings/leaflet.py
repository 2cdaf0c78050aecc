"""Models of leaflet.yaml, and of the front matter of a language's words (pydantic)."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, ValidationInfo, field_validator

from pipeline.model import limits
from pipeline.model.settings.facts import Facts
from pipeline.model.settings.field_types import Country, Day, Id, Language, Model, Some, TextOrEach, WordsOrKeys
from pipeline.model.settings.format_names import EditionName, FormName, SystemName
from pipeline.model.settings.sending import Events, WrittenApproval
from pipeline.model.settings.translation import Translation
from pipeline.model.settings.versions import Version
from pipeline.model.settings.waiver import Waiver
from pipeline.model.settings.withdrawal import AnyWithdrawal, Withdrawal


class Person(Model):
    """Somebody who wrote or helped."""

    name: Some
    role: Some
    qualifications: Some | None = None
    organisation: Some | None = None


class ClinicalReviewer(Model):
    """Somebody who signed off the words. `digest` is that of the words they read, so a later change voids it."""

    name: Some
    role: Some
    organisation: Some
    date: Day
    scope: Some
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class LeafletOwner(Model):
    """Who looks after the leaflet, and who does while they cannot: a person, a team or a post."""

    name: Some
    deputy: Some | None = None


class Dates(Model):
    """Dates of the leaflet. What nobody has set is absent."""

    first_published: Day | None = None
    last_reviewed: Day | None = None
    next_review: Day | None = None


class HistoryEntry(Model):
    """What changed with a version."""

    version: Some
    date: Day
    change: Annotated[Literal["clinical", "content", "editorial", "format"], Field(alias="class")]
    summary: Some
    by: Some | None = None


class PlaceholderSettings(Model):
    """What a messaging system fills in: a usual value, the longest to expect, and what stands where there is none, in
    the source language alone or by language."""

    sample: Some
    longest: Some
    fallback: TextOrEach

    def find_fallback(self, language: str) -> str:
        """What stands where there is none, in a language."""
        return self.fallback if isinstance(self.fallback, str) else self.fallback.get(language, "")


class UserTest(Model):
    """A test with readers."""

    date: Day
    people: Annotated[int, Field(ge=1)]
    method: Some
    summary: Some


class ToCheck(Model):
    """A point that a clinician has to look at: the id of a section, block or fact, and what to check."""

    about: Some
    note: Some


class Codes(Model):
    """Codes of the condition in the common systems: ICD-10 (WHO, with a dot), SNOMED CT concepts, MeSH descriptors."""

    icd10: list[Annotated[str, Field(pattern=r"^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$")]] = Field(default_factory=list)
    snomed: list[Annotated[str, Field(pattern=r"^[1-9][0-9]{5,17}$")]] = Field(default_factory=list)
    mesh: list[Annotated[str, Field(pattern=r"^[CD][0-9]{6,9}$")]] = Field(default_factory=list)


class AllowedPages(Model):
    """How many pages a form may have at most where the usual number is too few, and why."""

    pages: Annotated[int, Field(ge=1)]
    because: Some


FormSetting: TypeAlias = WordsOrKeys[AllowedPages]
"""Why a form is not made, or how many pages it may have."""


Status: TypeAlias = Literal["draft", "in_review", "published", "withdrawn"]


class Settings(Model):
    """leaflet.yaml: what holds in every language, and who answers for it."""

    kind: Literal["leaflet", "programme"] = "leaflet"
    version: Version
    source_language: Language
    status: Status
    country: Country
    audience: Some
    purpose: Some
    authors: Annotated[list[Person], Field(min_length=1)]
    clinical_reviewers: list[ClinicalReviewer]
    owner: LeafletOwner | None = None
    funding: Some
    conflicts_of_interest: Some
    dates: Dates
    history: Annotated[list[HistoryEntry], Field(min_length=1)]
    facts: Facts = Field(default_factory=dict)
    placeholders: dict[Id, PlaceholderSettings] = Field(default_factory=dict)
    events: Events = Field(default_factory=dict)
    approval: dict[SystemName, dict[Language, WrittenApproval]] = Field(default_factory=dict)
    editions: dict[EditionName, list[Id]] = Field(default_factory=dict)
    local: list[Id] = Field(default_factory=list)
    allow: list[Waiver] = Field(default_factory=list)
    to_check: list[ToCheck] = Field(default_factory=list)
    codes: Codes = Field(default_factory=Codes)
    cover: Some | None = None
    user_testing: list[UserTest] = Field(default_factory=list)
    topics: list[Some] = Field(default_factory=list)
    was: list[Id] = Field(default_factory=list, max_length=limits.EARLIER_IDS.most)
    formats: dict[FormName, FormSetting] = Field(default_factory=dict)
    withdrawn: AnyWithdrawal | None = None

    @field_validator("formats")
    @classmethod
    def _are_counted(cls, value: dict[str, str | AllowedPages], info: ValidationInfo) -> dict[str, str | AllowedPages]:
        counted = info.context.get("counted") if info.context else None
        for name, setting in value.items():
            if counted is not None and isinstance(setting, AllowedPages) and name not in counted:
                raise ValueError(f"`pages` is for {' and '.join(counted)}; `{name}` has no such limit")
        return value

    @property
    def is_programme(self) -> bool:
        """Whether it is a programme of messages, which has no sections and is nothing to read."""
        return self.kind == "programme"

    @property
    def withdrawn_languages(self) -> frozenset[str]:
        """The languages that are withdrawn while the leaflet is not. The source language is none of them."""
        apart = self.withdrawn if isinstance(self.withdrawn, dict) and self.status != "withdrawn" else {}
        return frozenset(apart) - {self.source_language}

    def is_withdrawn(self, language: str) -> bool:
        """Whether the leaflet is withdrawn, or this language of it."""
        return self.status == "withdrawn" or language in self.withdrawn_languages

    def find_withdrawal(self, language: str) -> Withdrawal | None:
        """What is said of why a language is withdrawn: of that language, or else of the whole leaflet."""
        return self.withdrawn.get(language) if isinstance(self.withdrawn, dict) else self.withdrawn

    @property
    def turned_off(self) -> frozenset[str]:
        """The forms that are not made."""
        return frozenset(name for name, setting in self.formats.items() if isinstance(setting, str))

    @property
    def most_pages(self) -> dict[str, int]:
        """How many pages forms may have, where somebody has said it."""
        return {name: setting.pages for name, setting in self.formats.items() if isinstance(setting, AllowedPages)}


class FrontMatter(Model):
    """The head of a language's words."""

    title: Annotated[Some, Field(max_length=65)]
    summary: Annotated[Some, Field(max_length=300)]
    medical_name: Some | None = None
    subtitle: Some | None = None
    keywords: list[Some] = Field(default_factory=list)
    cover_alt: Some | None = None
    translation: Translation | None = None
