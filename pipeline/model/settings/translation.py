"""Model of what the front matter of a translation says of itself (pydantic)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from pipeline.model.settings.field_types import Day, Language, Model, Some

NOBODY = "nobody yet"
"""Who has translated words that nobody has begun to translate."""


class SameWords(Model):
    """Words that are the same in both languages on purpose, and who says so."""

    words: Some
    by: Annotated[Some, Field(max_length=100)]


class Confirmation(Model):
    """Who has compared every "do not" item with the source, besides the translator. `digest` is that of the items that
    they read, in both languages, so that a later change voids it."""

    by: Annotated[Some, Field(max_length=100)]
    date: Day
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


class Translation(Model):
    """Where a translation comes from and how far it is. `digest` has the first digits of that of the source's words, as
    they are kept, and `date` is the day on which somebody said that the translation is of these."""

    of: Language
    digest: Some
    date: Day | None = None
    translator: Some
    reviewer: Some | None = None
    status: Literal["draft", "reviewed"]
    same: list[SameWords] = Field(default_factory=list)
    confirmed: Confirmation | None = None
