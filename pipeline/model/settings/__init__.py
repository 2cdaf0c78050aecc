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
from pipeline.model.settings.feedback import NAMED_KEYS, Feedback
from pipeline.model.settings.field_types import ID, LANGUAGE, RESERVED_IDS, Words, check_calendar_date
from pipeline.model.settings.kept import KeptFrontMatter, KeptMessages, PersonSignature, WordsTakenIn
from pipeline.model.settings.leaflet import (
    ClinicalReviewer,
    Codes,
    FrontMatter,
    PlaceholderSettings,
    Settings,
)
from pipeline.model.settings.places import Place, PlacesFile
from pipeline.model.settings.publisher import AnyLogo, Logo, OwnColours, Publisher
from pipeline.model.settings.releases import Release, ReleasesFile
from pipeline.model.settings.style import StyleEntries, StyleFile
from pipeline.model.settings.translation import Confirmation, SameWords, Translation
from pipeline.model.settings.waiver import Waiver
from pipeline.model.settings.withdrawal import Withdrawal

__all__ = [
    "ID",
    "LANGUAGE",
    "NAMED_KEYS",
    "RESERVED_IDS",
    "AnyContact",
    "AnyFact",
    "AnyLogo",
    "ClinicalReviewer",
    "Codes",
    "Confirmation",
    "Contact",
    "ContactRow",
    "DateFact",
    "DoseFact",
    "Facts",
    "Feedback",
    "FrontMatter",
    "KeptFrontMatter",
    "KeptMessages",
    "Logo",
    "NumberFact",
    "OwnColours",
    "PersonSignature",
    "PhoneFact",
    "Place",
    "PlaceholderSettings",
    "PlacesFile",
    "Publisher",
    "Release",
    "ReleasesFile",
    "RiskFact",
    "SameWords",
    "Service",
    "Settings",
    "StyleEntries",
    "StyleFile",
    "TextFact",
    "Translation",
    "UrlFact",
    "Waiver",
    "Withdrawal",
    "Words",
    "WordsTakenIn",
    "check_calendar_date",
]
