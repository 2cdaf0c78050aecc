"""Counter of the syllables of a word: by how it is spelled, and by a table of the words that are spelled otherwise than
they are spoken.

The data of a language is `assets/readability/<language>.yaml` (see `en.yaml`), with a table beside it where there is
one. English words come from the CMU Pronouncing Dictionary, whose licence stands beside them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.assets import READABILITY
from pipeline.parsers.own_yaml import read_own_yaml
from pipeline.parsers.yaml12 import Unquoted

_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, eq=False)
class SyllableCounter:
    """Counts the syllables of words of one language. `runs` finds the vowels of a syllable, `fewer` and `more` where
    there is one less or one more; `known` are words with their number. All of them see small letters."""

    runs: re.Pattern[str]
    fewer: Sequence[re.Pattern[str]]
    more: Sequence[re.Pattern[str]]
    known: Mapping[str, int]
    plain: bool

    def count(self, word: str) -> int:
        """The syllables of a word, at least 1. What is no word, as a number or a sign, has one; parts with a hyphen
        between them are words of their own."""
        return max(1, sum(self._count_part(part) for part in _PART.findall(word)))

    def _count_part(self, part: str) -> int:
        word = part.casefold().replace("’", "'")
        if self.plain:
            word = _drop_accents(word)
        stem = word.removesuffix("'s").removesuffix("s'")
        for known in (word, stem, stem.removesuffix("s")):
            if known in self.known:
                return self.known[known]
        letters = stem.replace("'", "")
        fewer, more = (sum(len(one.findall(letters)) for one in some) for some in (self.fewer, self.more))
        return max(1, len(self.runs.findall(letters)) - fewer + more)


@cache
def read_syllable_counter(language: str) -> SyllableCounter | None:
    """The counter of a language; none where its syllables are not counted."""
    data = read_language_data(language)
    if data is None or "runs" not in data:
        return None
    words = {word: _read_number(count) for word, count in data["words"].items()}
    return SyllableCounter(
        runs=re.compile(data["runs"]),
        fewer=[re.compile(one) for one in data["fewer"]],
        more=[re.compile(one) for one in data["more"]],
        known={**_read_table(language), **words},
        plain=language == "en",
    )


@cache
def read_language_data(language: str) -> Mapping[str, Any] | None:
    """What readability is measured by in exactly this language; nothing where it is not measured. Raises ValueError
    where the file cannot be read."""
    path = READABILITY / f"{language}.yaml"
    return read_own_yaml(path) if path.is_file() else None


def _read_table(language: str) -> dict[str, int]:
    """The words of a table, a line each: the word and its number."""
    path = READABILITY / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {word: int(count) for word, _, count in (line.partition(" ") for line in lines)}


def _read_number(value: Any) -> int:
    return int(value.number if isinstance(value, Unquoted) else value)


def _drop_accents(word: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))
