"""Models of what leaflet.yaml says of a withdrawal (pydantic): of the whole leaflet, or of some of its languages."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import Discriminator, Field, Tag

from pipeline.model.settings.field_types import Day, Id, Language, Model, Words


class Withdrawal(Model):
    """Since when something is withdrawn, why, in each language, and which leaflet holds instead."""

    date: Day
    because: Words = Field(default_factory=dict)
    instead: Id | None = None


def _choose_shape(value: Any) -> str:
    whole = isinstance(value, Withdrawal) or (isinstance(value, dict) and value.keys() & Withdrawal.model_fields.keys())
    return "leaflet" if whole else "languages"


WithdrawnLanguages: TypeAlias = Annotated[dict[Language, Withdrawal], Field(min_length=1)]
AnyWithdrawal: TypeAlias = Annotated[
    Annotated[Withdrawal, Tag("leaflet")] | Annotated[WithdrawnLanguages, Tag("languages")],
    Discriminator(_choose_shape),
]
"""The withdrawal of the whole leaflet, or one for each language that is withdrawn while others stay."""
