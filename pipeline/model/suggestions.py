"""Suggestions for a word that is not known: the nearest of those that are.

Where few are known, by difflib's ratio of matching characters. Where many are, as in a large glossary, by one slip of
the fingers: a letter too many, too few, another or two exchanged; the other way would take seconds for each word. Who
asks for no likeness at all waits for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from difflib import get_close_matches

_FEW = 300
_LONGEST = 60
"""Letters of a word that are looked at."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_"


def find_nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word that is most like `word`, or None where none is as alike as `likeness` (from 0 to 1) asks."""
    word = word[:_LONGEST]
    words = known if isinstance(known, Collection) else list(known)
    if likeness and len(words) > _FEW:
        lookup = words if isinstance(words, Set | dict) else set(words)
        return min((slip for slip in _list_slips(word) if slip in lookup), default=None)
    same = [one for one in words if one.casefold() == word.casefold()]
    nearest = same or get_close_matches(word, [one for one in words if len(one) <= 2 * _LONGEST], 1, likeness)
    return nearest[0] if nearest else None


def _list_slips(word: str) -> Iterator[str]:
    """All that a word may have been meant to be, were one slip taken back."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (before + after[1:] for before, after in parts if after)
    yield from (before + after[1] + after[0] + after[2:] for before, after in parts if len(after) > 1)
    for letter in _LETTERS:
        yield from (before + letter + after[1:] for before, after in parts if after)
        yield from (before + letter + after for before, after in parts)


def suggest(word: str, known: Iterable[str], otherwise: str, mark: str = "") -> str:
    """The hint of a diagnostic about a word that is not known: "did you mean …?" with the nearest known word, written
    with `mark` in front of it; `otherwise` where no known word is near."""
    nearest = find_nearest(word, known)
    return f"did you mean `{mark}{nearest}`?" if nearest is not None else otherwise
