"""Instruments for people as data: their items, and the words that checks look for, in `pipeline/assets/scorecards`.

`cdc-cci.yaml` says what its keys mean; the other files have the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.assets import SCORECARDS
from pipeline.parsers.own_yaml import read_own_yaml
from pipeline.validation.rules.phrases import PhraseList, compile_phrases

INSTRUMENTS = ("cdc-cci", "pemat-p", "discern", "eqip")
"""The instruments, in the order of the report."""
Phrases = Mapping[str, PhraseList]
"""What finds the phrases of each list of words, by its name."""
_KEYS = frozenset(("number", "part", "words", "check", "person", "unsure", "skips"))


@dataclass(frozen=True)
class InstrumentItem:
    """An item: its number, its part, what it asks in our words, the check that looks (or none), what only a person can
    judge (or nothing), what is left to a person where the check cannot tell (`unsure`), and whether raters may leave it
    out where it does not apply."""

    number: str
    part: str
    asks: str
    check: str = ""
    person: str = ""
    unsure: str = ""
    skips: bool = False


@dataclass(frozen=True)
class Instrument:
    """An instrument with its items in order; `key` is the name of its file."""

    key: str
    name: str
    short: str
    source: str
    items: tuple[InstrumentItem, ...]


@cache
def read_instruments() -> tuple[Instrument, ...]:
    """All instruments. Raises ValueError where a file holds what it should not."""
    return tuple(map(_read_instrument, INSTRUMENTS))


@cache
def read_phrases(language: str) -> Phrases | None:
    """The words that checks look for in a language, or in the language without its script and region."""
    base = language.split("-")[0]
    paths = (SCORECARDS / "words" / f"{tag}.yaml" for tag in (language, base))
    path = next((one for one in paths if one.is_file()), None)
    lists = read_own_yaml(path) if path else {}
    compiled = {name: compile_phrases(phrases) for name, phrases in lists.items()}
    return {name: phrases for name, phrases in compiled.items() if phrases} or None


def _read_instrument(key: str) -> Instrument:
    raw = read_own_yaml(SCORECARDS / f"{key}.yaml")
    items = tuple(_read_item(key, one) for one in raw["items"])
    return Instrument(key, raw["name"], raw["short"], raw["source"], items)


def _read_item(key: str, raw: Mapping[str, Any]) -> InstrumentItem:
    if set(raw) - _KEYS or not (raw.get("check") or raw.get("person")):
        raise ValueError(f"{key}.yaml: item {raw.get('number')} has unknown keys, or nobody to judge it")
    texts = {name: str(raw.get(name, "")) for name in ("number", "part", "check", "person", "unsure")}
    return InstrumentItem(**texts, asks=str(raw["words"]), skips=raw.get("skips") is True)
