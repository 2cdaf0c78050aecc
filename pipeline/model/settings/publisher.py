"""Model of publisher.yaml (pydantic): who publishes, how they are reached, and how they send messages."""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field

from pipeline.model.colours import OURS, Colours
from pipeline.model.settings.contact import AnyContact, Service
from pipeline.model.settings.feedback import Feedback
from pipeline.model.settings.field_types import (
    SOURCE_FORMAT,
    Country,
    Id,
    Language,
    Model,
    SafeWords,
    Some,
    SourceFormat,
    WebAddress,
    Words,
    WordsOrEach,
    WordsOrKeys,
    refuse_value,
)
from pipeline.model.settings.format_names import ExtraName, SystemName
from pipeline.model.settings.sending import TimeZone
from pipeline.model.settings.waiver import Waiver


class Prices(Model):
    """What a part of a message costs, by language, as decimal numbers in one currency (ISO 4217)."""

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    part: dict[Language, Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)?$")]]


class QuietHours(Model):
    """The hours in which no message is sent, on the receiver's clock: from one time of day until another."""

    start: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    end: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


def _usual_systems() -> list[str]:
    return ["message-bank"]


class Messaging(Model):
    """How a publisher sends messages: the systems to make files for, and what is said about stopping them."""

    systems: list[SystemName] = Field(default_factory=_usual_systems)
    opt_out: Words = Field(default_factory=dict)
    prices: Prices | None = None
    time_zone: TimeZone | None = None
    quiet_hours: QuietHours = QuietHours(start="20:00", end="08:00")
    weekly: Annotated[int, Field(ge=1)] = 3


class Logo(Model):
    """A logo in the folder `images` beside publisher.yaml, and what it shows, for those who do not see it."""

    file: Some
    alt: Words = Field(default_factory=dict)


def _colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise refuse_value(
            f"`{text}` is no colour", 'write it in quotes, as in "#0F4C47": two signs each for red, green and blue'
        )
    return text.upper()


Colour: TypeAlias = Annotated[str, AfterValidator(_colour)]


class OwnColours(Model):
    """A publisher's two colours, from which all others follow."""

    main: Colour
    accent: Colour = OURS.accent

    @property
    def pair(self) -> Colours:
        """Both as one value."""
        return Colours(self.main, self.accent)


class Partner(Model):
    """Somebody who stands behind the leaflets too, and the logo, which says the name to those who do not see it."""

    name: Some
    logo: Some | None = None


def _each_once(sizes: list[int]) -> list[int]:
    if len(set(sizes)) < len(sizes):
        raise ValueError("a size stands here twice; take one of them out")
    return sorted(sizes)


def _usual_sizes() -> list[int]:
    return [18]


LetterSize = Annotated[int, Field(ge=16, le=28)]
"""A size of letters in points: less is no large print (UKAAF), and with more a line holds three words."""
LetterSizes: TypeAlias = Annotated[list[LetterSize], Field(min_length=1), AfterValidator(_each_once)]
AnyLogo: TypeAlias = WordsOrKeys[Logo]
Sender: TypeAlias = Annotated[str, Field(min_length=1, max_length=11)]
"""The name from which messages come, as phones show it."""


CLINICIAN = "clinician"
"""The role of those who answer for what is said of health; also that of everybody under `clinical_reviewers`."""


def _usual_roles() -> list[str]:
    return [CLINICIAN]


def _each_role_once(roles: list[str]) -> list[str]:
    if len(set(roles)) < len(roles):
        raise ValueError("a role stands here twice; take one of them out")
    return roles


SigningRoles: TypeAlias = Annotated[list[Id], Field(min_length=1, max_length=9), AfterValidator(_each_role_once)]
"""The roles of those who have to sign a leaflet's words, each by one person at least."""


class Publisher(Model):
    """publisher.yaml: who publishes."""

    format: SourceFormat = SOURCE_FORMAT
    name: Annotated[WordsOrEach, Field(min_length=1)]
    country: Country
    languages: Annotated[list[Language], Field(min_length=1)]
    services: dict[Country, dict[Id, Service]] = Field(default_factory=dict)
    contact: AnyContact | None = None
    feedback: Feedback | None = None
    url: WebAddress | None = None
    logo: AnyLogo | None = None
    colours: OwnColours | None = None
    partners: list[Partner] = Field(default_factory=list)
    licence: SafeWords | None = None
    sender: Sender | None = None
    paper: Literal["a4", "letter"] = "a4"
    large_print: LetterSizes = Field(default_factory=_usual_sizes, alias="large-print")
    extras: list[ExtraName] = Field(default_factory=list)
    messaging: Messaging = Messaging()
    sign_off: SigningRoles = Field(default_factory=_usual_roles)
    allow: list[Waiver] = Field(default_factory=list)

    @property
    def names(self) -> dict[str, str]:
        """The name in each language; in one of which nothing is said it is that of the first."""
        if isinstance(self.name, str):
            return dict.fromkeys(self.languages, self.name)
        first = next((self.name[tag] for tag in self.languages if tag in self.name), next(iter(self.name.values())))
        return {tag: self.name.get(tag, first) for tag in self.languages}

    @property
    def lasting_name(self) -> str:
        """The name by which programs and people who work with leaflets know it, whatever their language: that of its
        first language."""
        return self.names[self.languages[0]]

    def name_in(self, language: str) -> str:
        """The name as readers of a language know it."""
        return self.names.get(language, self.lasting_name)

    @property
    def own_services(self) -> dict[str, Service]:
        """The phone services of the publisher's country, which its contact names."""
        return self.services.get(self.country, {})
