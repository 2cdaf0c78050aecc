"""Models of how readers reach somebody (pydantic): the phone services, and the rows of a contact. A publisher has them,
and whatever else hands out its leaflets may have them too."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import Discriminator, Field, Tag, field_validator, model_validator

from pipeline.model.settings.field_types import (
    Id,
    Language,
    MailAddress,
    Model,
    SafeWords,
    WebAddress,
    Words,
    refuse_value,
)


class Service(Model):
    """A phone service: the number as people read it, and its name in each language."""

    number: Annotated[str, Field(pattern=r"^\+?(\([0-9]+\)|[0-9])([ -]?(\([0-9]+\)|[0-9]))*$")]
    name: Words


class ContactRow(Model):
    """One way to reach somebody, and what it is for: a phone service, a text relay service, an e-mail address, a postal
    address or a web page. Where somebody answers at some hours, they stand beside it."""

    WAYS: ClassVar[tuple[str, ...]] = ("phone", "relay", "email", "postal", "url")

    label: Words
    phone: Id | None = None
    relay: Id | None = None
    email: MailAddress | None = None
    postal: SafeWords | None = None
    url: WebAddress | None = None
    hours: dict[Language, SafeWords] = Field(default_factory=dict)

    @field_validator("phone", "relay", mode="before")
    @classmethod
    def _is_no_number(cls, value: Any) -> Any:
        if isinstance(value, int | float) or (isinstance(value, str) and re.fullmatch(r"\+?[\d ().-]+", value)):
            hint = "write the number under `services`, and here the key that it has there"
            raise refuse_value(f"`{value}` is a number, and not the key of a service", hint)
        return value

    @model_validator(mode="after")
    def _is_one_way(self) -> ContactRow:
        ways = [f"`{way}`" for way in self.WAYS if getattr(self, way) is not None]
        listed = ", ".join(f"`{way}`" for way in self.WAYS)
        if not ways:
            raise refuse_value("this row of the contact has no way to reach anybody", f"write one of {listed}")
        if len(ways) > 1:
            several = f"this row of the contact has {len(ways)} ways in it: {', '.join(ways)}"
            raise refuse_value(several, "give each a row and a label of its own")
        return self

    @property
    def service(self) -> str | None:
        """The phone service that this row names, called or reached by text relay."""
        return self.phone or self.relay


class Contact(Model):
    """How readers reach the publisher, in one row that begins with the telephone."""

    email: MailAddress | None = None
    phone: SafeWords | None = None
    postal: SafeWords | None = None
    hours: SafeWords | None = None

    @model_validator(mode="before")
    @classmethod
    def _is_no_row(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.keys() & {"label", "relay", "url"}:
            raise refuse_value("a row of the contact stands in a list", "write it as `- {label: …}`")
        return value

    @model_validator(mode="after")
    def _is_some_way(self) -> Contact:
        if not (self.email or self.phone or self.postal):
            raise ValueError("write at least one of `email`, `phone` and `postal`, or take the key out")
        return self


def _choose_shape(value: Any) -> str:
    return "keys" if isinstance(value, dict | Contact) else "rows"


ContactRows: TypeAlias = Annotated[list[ContactRow], Field(min_length=1)]
AnyContact: TypeAlias = Annotated[
    Annotated[Contact, Tag("keys")] | Annotated[ContactRows, Tag("rows")], Discriminator(_choose_shape)
]
"""Rows in the author's order, or keys that make one row without a label."""
