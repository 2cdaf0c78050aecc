"""Families of letters: which characters each has, read from the list that was made with them, so that no font is
opened; and which of them some words need."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipeline.assets import COVERAGE
from pipeline.model.typography import Typography
from pipeline.templating.languages import language_pack

PRINT = "print"
"""The characters of our own family in the whole face, beside those of its cuts for screens."""


@dataclass(frozen=True)
class Family:
    """The letters of a script, in some weights, the code points that all of them have, and those of each of its cuts
    that were made in advance, the smallest first."""

    name: str
    weights: tuple[int, ...]
    covers: frozenset[int]
    cuts: Mapping[str, frozenset[int]] = field(default_factory=dict)


@cache
def read_families() -> Mapping[str, Family]:
    """All families by name; our own is the first."""
    data = _read_coverage()
    ours = Family(data["family"], tuple(data["weights"]), read_cut(PRINT))
    others = (
        Family(one["family"], tuple(one["weights"]), _read_points(one["covers"]), _read_cuts(one["cuts"]))
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
    """The families that some words are set in, in the order in which a letter is looked for: those of the language come
    first, and behind them are those that words of other languages need."""
    return tuple(share_letters(text, typography))


def share_letters(text: str, typography: Typography) -> Mapping[str, frozenset[int]]:
    """The code points that are taken from each of these families: of a character, the first that has it."""
    families, left = read_families(), frozenset(map(ord, text))
    shares: dict[str, frozenset[int]] = {}
    for name in (*typography.faces, *families):
        has = families[name].covers & left
        if name not in shares and (has - {ord(" ")} or name == typography.faces[-1]):
            shares[name] = has
            left -= has
    return shares


@cache
def _read_coverage() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(COVERAGE.read_text(encoding="utf-8"))
    return data


def _read_cuts(cuts: Mapping[str, str]) -> Mapping[str, frozenset[int]]:
    return {name: _read_points(ranges) for name, ranges in cuts.items()}


def _read_points(ranges: str) -> frozenset[int]:
    return frozenset(_list_points(ranges.split()))


def _list_points(ranges: Iterable[str]) -> Iterator[int]:
    for entry in ranges:
        first, _, last = entry.removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)
