"""Formulas of readability, by key. What a language is measured by stands in its data (`assets/readability`).

SMOG: McLaughlin 1969, for 30 sentences or more. Flesch-Kincaid: Kincaid and others 1975. INFLESZ: the scale of Barrio
Cantalejo 2007 on the formula of Szigriszt-Pazos. LIX: Björnsson 1968. Gulpease: Lucisano and Piemontese 1988.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from pipeline.model.readability import Score


@dataclass(frozen=True)
class Counts:
    """What formulas go by. Complex words have three syllables or more, long ones more than six letters; `syllables` and
    `complex_words` are 0 in a language in which they are not counted."""

    sentences: int
    words: int
    letters: int
    long_words: int
    syllables: int
    complex_words: int


@dataclass(frozen=True)
class Formula:
    """A formula: what people call it, the text that it needs, and what it makes of the counts. `is_ease` where more is
    easier."""

    title: str
    apply: Callable[[Counts], float]
    least_sentences: int = 1
    least_words: int = 1
    is_ease: bool = False

    def score(self, name: str, counts: Counts) -> Score:
        """What it gives, to a tenth; or why it gives nothing."""
        if counts.sentences < self.least_sentences:
            return self._refuse(name, f"{counts.sentences} of the {self.least_sentences} sentences that it needs")
        if counts.words < self.least_words:
            return self._refuse(name, f"{counts.words} of the {self.least_words} words that it needs")
        return Score(name, self.title, round(self.apply(counts), 1), is_ease=self.is_ease)

    def _refuse(self, name: str, reason: str) -> Score:
        return Score(name, self.title, None, f"not enough text: {reason}", self.is_ease)


def _smog(counts: Counts) -> float:
    return 1.0430 * sqrt(30 * counts.complex_words / counts.sentences) + 3.1291


def _flesch_kincaid(counts: Counts) -> float:
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def _inflesz(counts: Counts) -> float:
    return 206.835 - 62.3 * counts.syllables / counts.words - counts.words / counts.sentences


def _lix(counts: Counts) -> float:
    return counts.words / counts.sentences + 100 * counts.long_words / counts.words


def _gulpease(counts: Counts) -> float:
    return 89 + (300 * counts.sentences - 10 * counts.letters) / counts.words


FORMULAS: Mapping[str, Formula] = {
    "smog": Formula("SMOG grade", _smog, least_sentences=30),
    "flesch-kincaid": Formula("Flesch-Kincaid grade", _flesch_kincaid, least_words=100),
    "inflesz": Formula("INFLESZ", _inflesz, least_words=100, is_ease=True),
    "lix": Formula("LIX", _lix, least_words=100),
    "gulpease": Formula("Gulpease", _gulpease, least_words=100, is_ease=True),
}
"""The formulas that there are, by the key that the data of languages name."""
