"""Chances with their limits: “up to 1 in 20” is a chance that may be smaller, “more than 1 in 20” one that may be
larger. Rules of numbers compare words with all that such a chance may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pipeline.model import language_codes as codes
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.chances import find_chances
from pipeline.validation.rules.language.surroundings import find_chance_data
from pipeline.validation.rules.rule_data import RuleData, find_rule_data

_AHEAD = 24
"""Characters in front of a number that say that it is a limit."""
_LIMITS = ("at_most", "at_least")
_SIGNS = re.compile(r"[;](?=\s)")


@dataclass(frozen=True)
class BoundedChance:
    """A chance of at least `least` and at most `most`, with where its words start and end, those of its limit and of
    the people in its fact among them. `written` is how it reads without them: “1 in 20”."""

    start: int
    end: int
    least: Fraction
    most: Fraction
    written: str

    @property
    def is_exact(self) -> bool:
        """Whether it is one number and no limit."""
        return self.least == self.most


@dataclass(frozen=True)
class ChanceReader:
    """Finds the chances of passages in a language."""

    people: RuleData
    limits: RuleData

    def find(self, passage: ProsePassage) -> Sequence[BoundedChance]:
        """The chances of a passage, as they are read, in order."""
        return tuple(self._find_all(passage))

    def _find_all(self, passage: ProsePassage) -> Iterator[BoundedChance]:
        words, facts = passage.words, passage.marks_of("fact")
        for one in find_chances(passage, words, self.people):
            value = Fraction(one.n).limit_denominator(10**6) / Fraction(one.of).limit_denominator(10**9)
            limit, start = self._read_limit(words, one.start)
            fact = next((mark for mark in facts if mark.start <= one.start and one.end <= mark.end), None)
            yield BoundedChance(
                start=min(start, fact.start) if fact else start,
                end=max(one.end, fact.end) if fact else one.end,
                least=Fraction(0) if limit == "at_most" else value,
                most=Fraction(1) if limit == "at_least" else value,
                written=words[one.start : one.end],
            )

    def _read_limit(self, words: str, start: int) -> tuple[str, int]:
        """Which limit stands in front of a number, if any, and where it starts."""
        first = max(0, start - _AHEAD)
        for limit in _LIMITS:
            for match in self.limits.pattern(limit).finditer(words, first, start):
                if not words[match.end() : start].strip(" \n\u00a0*"):
                    return limit, match.start()
        return "", start


def make_chance_reader(prose: Prose) -> ChanceReader | None:
    """The reader of a language; none where nobody has written its words."""
    people = find_chance_data(prose)
    limits = find_rule_data(prose.language, codes.FREQUENCY_BAND.name, {})
    return ChanceReader(people, limits) if people and limits else None


def find_clause(passage: ProsePassage, one: BoundedChance, limits: RuleData) -> tuple[int, int]:
    """The part of its sentence in which a chance stands, as far as signs and conjunctions tell."""
    sentence = passage.sentence_at(one.start)
    first, last = (sentence.start, sentence.end) if sentence else (0, len(passage.words))
    for pattern in (_SIGNS, limits.pattern("conjunctions")):
        for match in pattern.finditer(passage.words, first, last):
            if match.end() <= one.start:
                first = max(first, match.end())
            elif match.start() >= one.end:
                last = min(last, match.start())
    return first, last
