"""Suggestions for a word that is not known: the nearest of those that are (difflib's ratio of matching characters)."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def find_nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word that is most like `word`, or None where none is as alike as `likeness` (from 0 to 1) asks."""
    nearest = get_close_matches(word, list(known), 1, likeness)
    return nearest[0] if nearest else None


def suggest(word: str, known: Iterable[str], otherwise: str, mark: str = "") -> str:
    """The hint of a diagnostic about a word that is not known: "did you mean …?" with the nearest known word, written
    with `mark` in front of it; `otherwise` where no known word is near."""
    nearest = find_nearest(word, known)
    return f"did you mean `{mark}{nearest}`?" if nearest is not None else otherwise
