"""Model of the files in a leaflet's folder `kept`: what somebody said of its messages (pydantic)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from pipeline.model.settings.field_types import Day, Id, Language, Model, Some


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
