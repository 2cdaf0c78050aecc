"""How often syllables of English words are counted right: on words of leaflets that were divided beforehand.

The words on odd lines may be looked at to mend the counter. Of those on even lines only the figure is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.judging import find_lower_end
from corpus.loading import CORPUS
from pipeline.validation.readability import read_syllable_counter

HEALTH_WORDS = CORPUS.parent / "validation" / "readability" / "health_words.txt"
"""The words, one a line, with a hyphen between their syllables."""


@dataclass(frozen=True)
class Counted:
    """Some words, and those of them that were counted wrong, each with the number that was counted."""

    words: Sequence[str]
    wrong: Sequence[tuple[str, int]]

    @property
    def right(self) -> int:
        """How many were counted right."""
        return len(self.words) - len(self.wrong)

    @property
    def accuracy(self) -> float:
        """The share that was counted right; 0 of none."""
        return self.right / max(1, len(self.words))

    @property
    def lowest_accuracy(self) -> float:
        """The lower end of the 95 % interval of the accuracy."""
        return find_lower_end(self.right, len(self.words))


def read_health_words() -> list[str]:
    """The words as they are divided, in the order of the file."""
    return HEALTH_WORDS.read_text(encoding="utf-8").splitlines()


def split_health_words() -> tuple[list[str], list[str]]:
    """The words of the odd lines, and those of the even lines."""
    words = read_health_words()
    return words[::2], words[1::2]


def count_divided(words: Sequence[str]) -> Counted:
    """How the English counter does on divided words, which it gets without their hyphens. Raises ValueError where
    English is not counted."""
    counter = read_syllable_counter("en")
    if counter is None:
        raise ValueError("the syllables of English are not counted")
    counts = [(word, counter.count(word.replace("-", ""))) for word in words]
    return Counted(words, [(word, count) for word, count in counts if count != word.count("-") + 1])
