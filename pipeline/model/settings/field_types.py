"""The kinds of values that people type: ids, languages, days, words. Strings are strict: a number that has to keep its
shape is typed in quotes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, RootModel, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from pipeline.model.addresses import UnsafeAddressError, check_address, check_mail, check_words
from pipeline.model.settings.countries import COUNTRIES, suggest_country

ID = re.compile(r"[a-z][a-z0-9-]{0,49}")
_BLANKS = re.compile(r"[ \t\n]+")
"""Spaces and line ends, which stand for one space; a no-break space is a sign of its own."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
RESERVED_IDS = frozenset(
    {"glossary", "references", "about", "key-points", "notes", "contents", "main", "top", "leaflet-feedback"}
)
"""Ids of parts that we make ourselves. `key-points` names the block in `editions`."""


def check_calendar_date(text: str) -> str:
    """The text, which is a day (ISO 8601); a ValueError where it is none."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("a date is written 2026-11-22")
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError("the calendar has no such day") from None
    return text


def check_identifier(text: str) -> str:
    """The text, which is an id; a ValueError where it is none."""
    if not ID.fullmatch(text):
        raise ValueError("an id starts with a letter and has at most 50 small letters, digits and hyphens")
    return text


def _language(text: str) -> str:
    if not LANGUAGE.fullmatch(text):
        raise ValueError("a language is a BCP 47 tag such as en, pt-BR or zh-Hant")
    return text


def _country(text: str) -> str:
    if text not in COUNTRIES:
        meant = suggest_country(text)
        hint = f"write `{meant}`" if meant else "write the two capital letters of ISO 3166-1, as in GB"
        raise refuse_value(f"`{text}` is no country of ISO 3166-1", hint)
    return text


def _words(text: str) -> str:
    if not text.strip():
        raise ValueError("write its words, or take the key out")
    return _BLANKS.sub(" ", text).strip(" ")


def _gate(check: Callable[[str], None]) -> AfterValidator:
    """The gate of addresses as a validator: its errors are of the kind `unsafe_address`."""

    def pass_on(text: str) -> str:
        try:
            check(text)
        except UnsafeAddressError as error:
            raise PydanticCustomError(
                UNSAFE_ADDRESS, "{message}", {"message": str(error), "hint": error.hint}
            ) from None
        return text

    return AfterValidator(pass_on)


def _check_web(address: str) -> None:
    if address.startswith("mailto:"):
        raise UnsafeAddressError("an e-mail address is no web address", "write an address that starts with https://")
    check_address(address)


UNSAFE_ADDRESS = "unsafe_address"
"""The kind of pydantic's error for an address that cannot be a link."""
REFUSED = "refused"
"""The kind of pydantic's error for a value of which a validator says in words what is wrong."""


def refuse_value(message: str, hint: str) -> PydanticCustomError:
    """The error of a value, in an author's words; `hint` says what to write."""
    return PydanticCustomError(REFUSED, "{message}", {"message": message, "hint": hint})


Day = Annotated[str, AfterValidator(check_calendar_date)]
Id = Annotated[str, AfterValidator(check_identifier)]
Language = Annotated[str, AfterValidator(_language)]
Country = Annotated[str, AfterValidator(_country)]
Words: TypeAlias = dict[Language, Annotated[str, Field(min_length=1), AfterValidator(_words)]]
"""Words in several languages, by BCP 47 tag."""
Some = Annotated[str, Field(min_length=1), AfterValidator(_words)]
"""Words, and not only blanks."""


WebAddress = Annotated[str, _gate(_check_web), WithJsonSchema({"type": "string", "pattern": r"^https://\S+$"})]
"""An address of a web page."""
MailAddress = Annotated[str, _gate(check_mail), WithJsonSchema({"type": "string", "pattern": r"^[^\s@]+@[^\s@]+$"})]
SafeWords = Annotated[Some, _gate(check_words)]
"""Words that may be an address, and then a safe one."""


LATER_FORMAT = "later_format"
"""The kind of pydantic's error for a source that is of a later format than ours."""
SOURCE_FORMAT = 1
"""The version of the source format that we read."""


def _source_format(number: int) -> int:
    if number < 1:
        raise refuse_value(f"there is no format {number} of the source", f"write {SOURCE_FORMAT}")
    if number > SOURCE_FORMAT:
        message = f"this source is of format {number}, and this Plainleaf reads format {SOURCE_FORMAT}"
        raise PydanticCustomError(LATER_FORMAT, "{message}", {"message": message, "hint": "install a later Plainleaf"})
    return number


_SCHEMA = WithJsonSchema({"type": "integer", "const": SOURCE_FORMAT})
SourceFormat = Annotated[int, AfterValidator(_source_format), _SCHEMA]


class Model(BaseModel):
    """What a person typed: strict, closed and frozen. Its validator is built when it is first asked, because no command
    asks all of them."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


Whole = TypeVar("Whole")


class WholeFile(RootModel[Whole]):
    """A file that is one value, with keys or items that its author chooses."""

    model_config = ConfigDict(defer_build=True)


Keys = TypeVar("Keys", bound=Model)


def _choose_member(value: Any) -> str:
    return "keys" if isinstance(value, dict | Model) else "words"


WordsOrKeys: TypeAlias = Annotated[
    Annotated[Some, Tag("words")] | Annotated[Keys, Tag("keys")], Discriminator(_choose_member)
]
"""Words alone, or keys with more; what is neither is told that it should be words."""
WordsOrEach: TypeAlias = Annotated[
    Annotated[Some, Tag("words")] | Annotated[Words, Tag("keys")], Discriminator(_choose_member)
]
"""Words that are the same in every language, or words by language."""
AddressOrEach: TypeAlias = Annotated[
    Annotated[WebAddress, Tag("words")] | Annotated[dict[Language, WebAddress], Tag("keys")],
    Discriminator(_choose_member),
]
"""An address of a web page that is the same in every language, or one in each."""
TextOrEach: TypeAlias = Annotated[
    Annotated[str, Tag("words")] | Annotated[dict[Language, str], Tag("keys")], Discriminator(_choose_member)
]
"""Words as in `WordsOrEach`, which may be empty."""
