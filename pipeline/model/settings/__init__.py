"""What the source says: the settings that people type (checked by pydantic), the words in each language, and the
Leaflet that holds them together. The models are the public format, version 1; the JSON Schema is made from them."""

from pipeline.model.leaflet import Leaflet, Library, Text
from pipeline.model.settings.facts import (
    AnyFact,
    DateFact,
    DoseFact,
    NumberFact,
    PhoneFact,
    RiskFact,
    TextFact,
    UrlFact,
)
from pipeline.model.settings.field_types import ID, LANGUAGE, RESERVED_IDS, Words
from pipeline.model.settings.leaflet import ClinicalReviewer, FrontMatter, Placeholder, Settings, Translation
from pipeline.model.settings.publisher import Contact, Publisher, Service

__all__ = [
    "ID",
    "LANGUAGE",
    "RESERVED_IDS",
    "AnyFact",
    "ClinicalReviewer",
    "Contact",
    "DateFact",
    "DoseFact",
    "FrontMatter",
    "Leaflet",
    "Library",
    "NumberFact",
    "PhoneFact",
    "Placeholder",
    "Publisher",
    "RiskFact",
    "Service",
    "Settings",
    "Text",
    "TextFact",
    "Translation",
    "UrlFact",
    "Words",
]
