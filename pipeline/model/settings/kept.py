"""Models of the files in a leaflet's folder `kept`: what somebody said of its messages, who signed its words, and what
the words took in from elsewhere when they were signed (pydantic)."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field

from pipeline.model.settings.field_types import Day, Id, Language, Model, Some
from pipeline.model.settings.leaflet import FrontMatter
from pipeline.model.settings.versions import Version, read_version


def _comment(text: str) -> str:
    """A comment keeps its lines."""
    if not text.strip():
        raise ValueError("write its words, or take the key out")
    return text.strip()


class KeptMessages(Model):
    """kept/messages-….yaml: what one person said of the messages of one language on one day."""

    by: Annotated[Some, Field(max_length=100)]
    date: Day
    language: Language
    signed: dict[Id, Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]] = Field(default_factory=dict)
    comments: dict[Id, Annotated[str, Field(min_length=1), AfterValidator(_comment)]] = Field(default_factory=dict)
    resolved: list[Id] = Field(default_factory=list)


Wordings: TypeAlias = dict[str, str]
"""What each of some entries said, by id."""


class WordsTakenIn(Model):
    """What words that are kept took in from elsewhere, as it was read then: `facts` in words, the numbers of the phone
    `services` that care cards name, `glossary` entries, `references` (CSL, as JSON), and `standing` sections by line.
    """

    facts: Wordings = Field(default_factory=dict)
    services: Wordings = Field(default_factory=dict)
    glossary: Wordings = Field(default_factory=dict)
    references: Wordings = Field(default_factory=dict)
    standing: dict[str, list[str]] = Field(default_factory=dict)


class KeptFrontMatter(FrontMatter):
    """The head of words that are kept: that of the words as they were written, and what they took in."""

    kept: WordsTakenIn


class PersonSignature(Model):
    """kept/<language>-<12 digits>-<role>-<day>.yaml: who signed which words, and on which day. `digest` is the sha256
    of the text of the words as they are kept; `scope` is what of them was looked at, and `version` that of the leaflet
    at that time."""

    name: Annotated[Some, Field(max_length=100)]
    role: Id
    registration: Some | None = None
    organisation: Some | None = None
    date: Day
    scope: Some
    version: Version | None = None
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    @property
    def version_numbers(self) -> tuple[int, ...]:
        """Which version of the leaflet was signed, to tell the later one; none where nobody has written it down."""
        return read_version(self.version or "")
