"""Patterns of a language's phrases that the rules look for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds one of the phrases as whole words, in any case; `{number}` in one stands for figures.
    Nothing where there are no phrases."""
    return _compile(tuple(phrases))


@cache
def _compile(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    escaped = [re.escape(phrase).replace(r"\{number\}", r"\d+").replace(r"\ ", r"\s+") for phrase in phrases]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(escaped, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
