"""Frames of sentences: what is left of one when its numbers, its facts and its markup are taken out. Two sentences that
share most of their words in the same order are one sentence, and test a rule once. A near miss may be a hit put right:
such a pair shows where the line is, so hits are compared with hits, and near misses with near misses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

MOST = 0.8
"""The share of words in the same order beyond which two sentences have one frame."""
_FEWEST_WORDS = 3
"""A shorter text, such as the word in a cell, has no frame."""
_FACT = re.compile(r"\{\{[^{}]*\}\}|\[@[^\]]*\]")
_MARKUP = re.compile(r"\]\([^)]*\)|\{[^{}]*\}|[*_\[\]\\]")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[#@]|[^\W_]+(?:['’][^\W_]+)?")


def make_frame(text: str) -> tuple[str, ...]:
    """The words of a sentence in small letters: `#` for each number, `@` for each fact, and no markup."""
    plain = _MARKUP.sub(" ", _FACT.sub(" @ ", text))
    return tuple(_WORD.findall(_NUMBER.sub("#", plain).casefold()))


def measure_likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the words of two frames that stand in both in the same order, from 0 to 1."""
    if min(len(one), len(other)) < _FEWEST_WORDS:
        return 0.0
    both = sum((Counter(one) & Counter(other)).values())
    if 2 * both / (len(one) + len(other)) <= MOST:  # the order can only make it less
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def find_alike(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each pair of texts that share their frame."""
    frames = [make_frame(text) for text in texts]
    for number, one in enumerate(frames):
        for before in range(number):
            if measure_likeness(one, frames[before]) > MOST:
                yield texts[before], texts[number]
