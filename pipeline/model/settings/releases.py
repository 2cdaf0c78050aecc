"""Model of releases.yaml: what was released, when, and with which words and files (pydantic). Only `plainleaf build
--release` writes it."""

from __future__ import annotations

import json
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from pipeline.model.settings.field_types import Day, Id, Language, Model, Some, WholeFile
from pipeline.model.settings.versions import Version
from pipeline.model.short_codes import PATTERN

Digest: TypeAlias = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
ShortDigest: TypeAlias = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


class ReleasedFile(Model):
    """A file as it was published: its path below the outputs, the sha256 of its bytes, and how many there are."""

    path: Some
    sha256: Digest
    size: Annotated[int, Field(ge=0)]


class Signatory(Model):
    """Somebody whose sign-off of these words counted on the day of a release. `digest` is that of the words as they
    were signed, and `file` the file in the source in which the signature stands, where it has one of its own."""

    name: Some
    role: Some
    organisation: Some | None = None
    registration: Some | None = None
    date: Day | None = None
    digest: Digest | None = None
    file: Some | None = None


class CitedReference(Model):
    """A key of references.yaml that the words cite, and a digest of what stood under it."""

    key: Some
    digest: ShortDigest


class ReadingFigures(Model):
    """How hard the words were to read: grades by the formulas of Flesch and Kincaid (`fkgl`) and of SMOG."""

    fkgl: float | None = None
    smog: float | None = None


class Release(Model):
    """An edition of a leaflet as it was released on a day. `status` is there where it was
    not published. `words` is the digest of the words with their facts, `history` a digest of
    what the history said of each version. `previous` are the digests of the entries that it follows, of the same
    leaflet, language and place: none for a first release, and two where two branches had each released it. `digest` is
    that of everything else here."""

    leaflet: Id
    language: Language
    place: Id | None = None
    version: Version
    date: Day
    status: Literal["draft", "in_review", "withdrawn"] | None = None
    code: Annotated[str, Field(pattern=PATTERN)]
    words: Digest
    signed: list[Signatory] = Field(default_factory=list)
    evidence: list[CitedReference] = Field(default_factory=list)
    reading: ReadingFigures = Field(default_factory=ReadingFigures)
    history: dict[Some, ShortDigest] = Field(default_factory=dict)
    files: Annotated[list[ReleasedFile], Field(min_length=1)]
    previous: list[Digest]
    digest: Digest

    @property
    def edition(self) -> str:
        """What was released, as `leaflet/language` or `leaflet/language/place`."""
        return "/".join((self.leaflet, self.language, *([self.place] if self.place else [])))

    @cached_property
    def real_digest(self) -> str:
        """The digest that the entry has to have, by what stands in it."""
        return digest_entry(self.model_dump(mode="json", exclude_unset=True, exclude={"digest"}))

    @property
    def content(self) -> dict[str, object]:
        """What was released, without the day and the place in the chain."""
        return self.model_dump(mode="json", exclude_defaults=True, exclude={"date", "previous", "digest"})


class ReleasesFile(WholeFile[list[Release]]):
    """releases.yaml: the releases, the first one first."""


def digest_entry(values: dict[str, object]) -> str:
    """The sha256 of an entry without its digest, as JSON: keys sorted, no blanks, UTF-8, and a number the same however
    it is written (`6` and `6.0`)."""
    whole = json.dumps(_even_out(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _even_out(value: object) -> object:
    if isinstance(value, dict):
        return {key: _even_out(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_even_out(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
