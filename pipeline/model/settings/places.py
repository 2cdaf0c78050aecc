"""Model of places.yaml (pydantic): the regions, hospitals, clinics and wards that hand out the same leaflets."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field

from pipeline.model.settings.contact import AnyContact, Service
from pipeline.model.settings.facts import AnyFact
from pipeline.model.settings.feedback import Feedback
from pipeline.model.settings.field_types import Id, Model, WholeFile, Words, check_identifier
from pipeline.model.settings.publisher import AnyLogo, OwnColours, Sender

RESERVED_PLACES = ("messages", "print", "audio", "large-print", "folded", "card", "archive")
"""Names of folders and forms beside which a place has its folder."""


def _place_id(text: str) -> str:
    check_identifier(text)
    if text in RESERVED_PLACES:
        raise ValueError(f"`{text}` is the name of a form or of a folder in the outputs; choose another id")
    return text


PlaceId: TypeAlias = Annotated[str, AfterValidator(_place_id)]


class Place(Model):
    """A place that hands out leaflets. What it does not set it has from the place that it is `within`, and what none of
    these sets from the publisher; of `services` and `facts` that is so for each of them."""

    name: Annotated[Words, Field(min_length=1)]
    within: Id | None = None
    logo: AnyLogo | None = None
    colours: OwnColours | None = None
    contact: AnyContact | None = None
    feedback: Feedback | None = None
    services: dict[Id, Service] = Field(default_factory=dict)
    facts: dict[Id, AnyFact] = Field(default_factory=dict)
    sender: Sender | None = None


class PlacesFile(WholeFile[dict[PlaceId, Place]]):
    """places.yaml: each place by its id."""
