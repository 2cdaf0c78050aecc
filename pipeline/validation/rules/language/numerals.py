"""Numerals of a language: numbers in figures and in words, and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.validation.rules.phrases import write_either
from pipeline.validation.rules.rule_data import RuleData

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.·]\d+)?"
_SEPARATORS = str.maketrans({",": "", "\u00a0": "", "\u202f": "", "·": "."})
_TEN = 10


@dataclass(frozen=True)
class Numeral:
    """A number in a text: where it stands, and what it is worth."""

    start: int
    end: int
    value: float


@dataclass(frozen=True, eq=False)
class Numerals:
    """The numerals of a language: its numbers up to nineteen, its tens and its large ones, in order."""

    pattern: re.Pattern[str]
    worth: dict[str, int]

    def find(self, words: str, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
        """The numbers of a stretch of a text, in order."""
        for match in self.pattern.finditer(words, start, len(words) if end is None else end):
            yield self._read(match)

    def match(self, words: str, start: int) -> Numeral | None:
        """The number that a text has at a place; None where it has none there."""
        match = self.pattern.match(words, start)
        return self._read(match) if match else None

    def _read(self, match: re.Match[str]) -> Numeral:
        value = 0.0
        for word in re.split(r"[\s-]+", match.group().casefold()):
            if word[:1].isdigit():
                value = float(word.translate(_SEPARATORS))
            elif self.worth.get(word, 0) in (10**2, 10**3, 10**6):  # these multiply
                value = max(value, 1) * self.worth[word]
            else:
                value += self.worth.get(word, 0)
        return Numeral(match.start(), match.end(), value)


@cache
def make_numerals(data: RuleData) -> Numerals:
    """The numerals of a language by the lists `ones`, `tens` and `scales` of the data of a rule."""
    ones, tens, scales = (data.lists[name] for name in ("ones", "tens", "scales"))
    worth = {word: number for number, word in enumerate(ones)}
    worth |= {word: _TEN * (number + 2) for number, word in enumerate(tens)}
    worth |= {word: _TEN**power for word, power in zip(scales, (2, 3, 6), strict=True)}
    small = rf"(?:{write_either(tens)})(?:[\s-](?:{write_either(ones[1:_TEN])}))?|{write_either(ones)}"
    scale = rf"(?:{write_either(scales)})"
    pattern = rf"(?<![\w.,])(?:(?:{_DIGITS}|{small}|a(?=\s{scale}))(?:\s{scale})?)(?!\w)"
    return Numerals(re.compile(pattern, re.IGNORECASE), worth)
