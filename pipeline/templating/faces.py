"""Families of letters: which characters each has, read from the list that was made with them, so that no font is
opened; and which of them some words need."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.assets import COVERAGE
from pipeline.model.typography import Typography
from pipeline.templating.languages import language_pack

PRINT = "print"
"""The characters of our own family in the whole face, beside those of its cuts for screens."""


@dataclass(frozen=True)
class Family:
    """The letters of a script, in some weights, and the code points that all of them have."""

    name: str
    weights: tuple[int, ...]
    covers: frozenset[int]


@cache
def read_families() -> Mapping[str, Family]:
    """All families by name; our own is the first."""
    data = _read_coverage()
    ours = Family(data["family"], tuple(data["weights"]), read_cut(PRINT))
    others = (
        Family(one["family"], tuple(one["weights"]), frozenset(_list_points(one["covers"].split())))
        for one in data["scripts"]
    )
    return {family.name: family for family in (ours, *others)}


@cache
def read_cut(name: str) -> frozenset[int]:
    """The code points of a cut of our own family: `latin`, `latin-ext` and `signs` are for screens, `print` is all."""
    return frozenset(_list_points(_read_coverage()["covers"][name]))


@cache
def list_ranges(name: str) -> tuple[str, ...]:
    """The same as CSS writes it in `unicode-range`."""
    return tuple(_read_coverage()["covers"][name])


@cache
def find_covered(*languages: str) -> frozenset[int]:
    """The code points that the faces of some languages have; our own is among them. A language that a source brings may
    have any face."""
    families, ours = read_families(), next(iter(read_families()))
    names = {ours}
    for language in languages:
        pack = language_pack(language)
        names.update(pack.typography.faces if pack else families)
    return frozenset().union(*(families[name].covers for name in names))


def choose_families(text: str, typography: Typography) -> tuple[str, ...]:
    """The families that some words are set in: of a character, the first that has it. Those of the language come first,
    and behind them are those that words of other languages need."""
    families, letters = read_families(), frozenset(map(ord, text)) - {ord(" ")}
    chosen: list[str] = []
    left = letters
    for name in (*typography.faces, *families):
        has = families[name].covers & left
        if name not in chosen and (has or name == typography.faces[-1]):
            chosen.append(name)
        left -= has
    return tuple(chosen)


@cache
def _read_coverage() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(COVERAGE.read_text(encoding="utf-8"))
    return data


def _list_points(ranges: Iterable[str]) -> Iterator[int]:
    for entry in ranges:
        first, _, last = entry.removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)
