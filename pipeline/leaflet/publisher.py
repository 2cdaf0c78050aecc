"""publisher.yaml: who publishes, and the phone services."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from pipeline.leaflet.typed import Country, Id, Language, Model, Some, Words


class Service(Model):
    """A phone service: the number as people read it, and its name in each language."""

    number: Annotated[str, Field(pattern=r"^\+?[0-9][0-9 ]*$")]
    name: Words


class Contact(Model):
    """How readers reach the publisher."""

    email: Some | None = None
    phone: Some | None = None
    postal: Some | None = None
    hours: Some | None = None


class Publisher(Model):
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
