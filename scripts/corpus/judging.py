"""How well a rule does on the corpus: what it finds where it has to, and where it must not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import sqrt

from corpus.loading import Half, Labelled, read_corpus
from corpus.reading import make_leaflets
from pipeline.validation.prose import read_prose
from pipeline.validation.rules.language import LANGUAGE_RULES, LanguageRule

_Z = 1.959964
"""The quantile of the normal distribution of an interval of 95 %."""


@dataclass(frozen=True)
class Score:
    """How many sentences there were, how many findings were right and wrong, and how many hits were missed. The second
    finding of one sentence is a wrong one."""

    hits: int
    near_misses: int
    right: int
    wrong: int

    @property
    def precision(self) -> float:
        """The share of the findings that are right; 0 where there are none."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the hits that were found."""
        return self.right / max(1, self.hits)

    @property
    def lowest_precision(self) -> float:
        """The lower end of the 95 % interval of the precision."""
        return find_lower_end(self.right, self.right + self.wrong)

    @property
    def lowest_recall(self) -> float:
        """The lower end of the 95 % interval of the recall."""
        return find_lower_end(self.right, self.hits)


def find_lower_end(successes: int, of: int) -> float:
    """The lower end of the 95 % interval of a share (Wilson 1927, without correction for continuity); 0 of none."""
    if not of:
        return 0.0
    share, spread = successes / of, _Z * _Z / of
    return (share + spread / 2 - _Z * sqrt((share * (1 - share) + spread / 4) / of)) / (1 + spread)


def find_rule(code: str) -> LanguageRule:
    """The rule with a code; a KeyError where there is none."""
    return {one.rule.code: one for one in LANGUAGE_RULES}[code]


@cache
def judge(half: Half, code: str) -> tuple[tuple[Labelled, int], ...]:
    """Each sentence of a rule with the number of findings in it."""
    return tuple(_judge(half, code))


def _judge(half: Half, code: str) -> Iterator[tuple[Labelled, int]]:
    file, rule = read_corpus(half, code), find_rule(code)
    leaflets = make_leaflets(file.language, file.sentences)
    for one, leaflet in zip(file.sentences, leaflets, strict=True):
        yield one, sum(1 for _ in rule.diagnose(read_prose(leaflet, file.language, one.today)))


def score(half: Half, code: str) -> Score:
    """How well a rule does on a half of its sentences."""
    results = judge(half, code)
    right = sum(one.is_hit and count > 0 for one, count in results)
    every = sum(count for _, count in results)
    hits = sum(one.is_hit for one, _ in results)
    return Score(hits=hits, near_misses=len(results) - hits, right=right, wrong=every - right)
