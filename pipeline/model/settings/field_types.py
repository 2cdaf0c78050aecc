"""The kinds of values that people type: ids, languages, days, words. Strings are strict: a number that has to keep its
shape is typed in quotes."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

ID = re.compile(r"[a-z][a-z0-9-]{0,49}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
RESERVED_IDS = frozenset({"glossary", "references", "about", "key-points", "notes", "contents", "main", "top"})
"""Ids of parts that we make ourselves. `key-points` names the block in `editions`."""


def _calendar_date(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("a date is written 2026-11-22")
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError("the calendar has no such day") from None
    return text


def _identifier(text: str) -> str:
    if not ID.fullmatch(text):
        raise ValueError("an id starts with a letter and has at most 50 small letters, digits and hyphens")
    return text


def _language(text: str) -> str:
    if not LANGUAGE.fullmatch(text):
        raise ValueError("a language is a BCP 47 tag such as en, pt-BR or zh-Hant")
    return text


def _words(text: str) -> str:
    if not text.strip():
        raise ValueError("write its words, or take the key out")
    return text


Day = Annotated[str, AfterValidator(_calendar_date)]
Id = Annotated[str, AfterValidator(_identifier)]
Language = Annotated[str, AfterValidator(_language)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Words: TypeAlias = dict[Language, Annotated[str, Field(min_length=1), AfterValidator(_words)]]
"""Words in several languages, by BCP 47 tag."""
Some = Annotated[str, Field(min_length=1), AfterValidator(_words)]
"""Words, and not only blanks."""


class Model(BaseModel):
    """What a person typed: strict, closed and frozen."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
