"""Model of a sign-off sheet: the words that are to be signed, and what is known about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.changes import Change
from pipeline.model.document import Document
from pipeline.model.sign_off import RoleSignOff


@dataclass(frozen=True)
class SheetPoint:
    """Something that the authors ask to have looked at: what it is about, as readers know it, and what to check."""

    about: str
    note: str


@dataclass(frozen=True)
class SheetFact:
    """A fact that the words take in: its kind, its id, how it reads, the headings of the sections that it stands in,
    and where it comes from (empty where nobody has said)."""

    kind: str
    id: str
    words: str
    places: tuple[str, ...]
    evidence: str


@dataclass(frozen=True)
class ChangesSince:
    """What changed since those signed who signed the same words. Where these are not kept, it is not `known`."""

    signed: tuple[RoleSignOff, ...]
    changes: tuple[Change, ...]
    known: bool


@dataclass(frozen=True)
class SignOffSheet:
    """A document with what stands about it on its sheet. `language` is what its language is called, `digest` are the
    first 12 digits of that of its words, and `commands` record a signature, one for each role. `words` are what we say
    on the sheet, by key."""

    document: Document
    language: str
    digest: str
    audience: str
    purpose: str
    owner: str
    deputy: str
    roles: tuple[RoleSignOff, ...]
    points: tuple[SheetPoint, ...]
    facts: tuple[SheetFact, ...]
    since: tuple[ChangesSince, ...]
    commands: tuple[str, ...]
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return self.words["title"].format(title=self.document.file_title)

    @property
    def foot(self) -> str:
        """What each printed page says that it is of."""
        document = self.document
        return self.words["foot"].format(title=document.file_title, version=document.version, digest=self.digest)
