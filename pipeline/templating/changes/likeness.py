"""Measure of how much two sentences are like each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.templating.changes.sentences import PlacedSentence
from pipeline.templating.changes.tokens import split_words

_SHORT = 3
"""Words of a sentence so short that its letters are compared, too."""


@dataclass(frozen=True)
class WordCounts:
    """How often each word stands in a sentence, and where it is short, each two letters beside each other."""

    words: Counter[str]
    letters: Counter[str]

    @classmethod
    def of(cls, sentence: PlacedSentence) -> WordCounts:
        """What stands in a sentence."""
        words = Counter(token.key for token in split_words(sentence.words))
        letters = sentence.words.casefold() if words.total() <= _SHORT else ""
        return cls(words, Counter(letters[number : number + 2] for number in range(len(letters) - 1)))

    @property
    def pieces(self) -> set[str]:
        """All that two sentences which are like each other may have in common."""
        return {*self.words, *self.letters}

    def measure_likeness(self, other: WordCounts) -> float:
        """How much of two sentences is the same: from nothing, 0, to all, 1 (Sørensen and Dice)."""
        return max(_measure_overlap(self.words, other.words), _measure_overlap(self.letters, other.letters))


def _measure_overlap(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
