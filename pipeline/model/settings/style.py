"""Model of style.yaml (pydantic): the publisher's own words for the rules of language."""

from __future__ import annotations

from pydantic import Field

from pipeline.model.settings.field_types import Id, Language, Model, Some, WholeFile


class StyleEntries(Model):
    """What a publisher adds to the words that a rule looks for, each with what to write instead (or nothing), and
    which of ours it takes out."""

    add: dict[Some, str] = Field(default_factory=dict)
    remove: list[Some] = Field(default_factory=list)


class StyleFile(WholeFile[dict[Language, dict[Id, StyleEntries]]]):
    """style.yaml: by language and by the name of a rule."""
