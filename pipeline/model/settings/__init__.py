"""What people type into the YAML files, checked by pydantic: the public format, version 1. The JSON Schemas are made
from these models."""

from pipeline.model.settings.contact import AnyContact, Contact, ContactRow, Service
from pipeline.model.settings.dose import DoseFact
from pipeline.model.settings.facts import (
    AnyFact,
    DateFact,
    Facts,
    NumberFact,
    PhoneFact,
    RiskFact,
    TextFact,
    UrlFact,
)
from pipeline.model.settings.field_types import ID, LANGUAGE, RESERVED_IDS, Words
from pipeline.model.settings.kept import KeptMessages
from pipeline.model.settings.leaflet import (
    ClinicalReviewer,
    Codes,
    FrontMatter,
    PlaceholderSettings,
    Settings,
    Translation,
)
from pipeline.model.settings.places import Place, PlacesFile
from pipeline.model.settings.publisher import AnyLogo, Logo, Publisher
from pipeline.model.settings.waiver import Waiver

__all__ = [
    "ID",
    "LANGUAGE",
    "RESERVED_IDS",
    "AnyContact",
    "AnyFact",
    "AnyLogo",
    "ClinicalReviewer",
    "Codes",
    "Contact",
    "ContactRow",
    "DateFact",
    "DoseFact",
    "Facts",
    "FrontMatter",
    "KeptMessages",
    "Logo",
    "NumberFact",
    "PhoneFact",
    "Place",
    "PlaceholderSettings",
    "PlacesFile",
    "Publisher",
    "RiskFact",
    "Service",
    "Settings",
    "TextFact",
    "Translation",
    "UrlFact",
    "Waiver",
    "Words",
]
