"""Words by which the sentences of a language are told apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SentenceWords:
    """Words in small letters: those with a full stop that ends no sentence, those of which it ends none before a
    figure, and those that open sentences and no names."""

    abbreviations: tuple[str, ...] = ()
    abbreviations_of_numbers: tuple[str, ...] = ()
    opening_words: tuple[str, ...] = ()
