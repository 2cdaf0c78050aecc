"""Words of a language that the rules look for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


def any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds one of the phrases as whole words, in any case; `{number}` in one stands for figures.
    Nothing where there are no phrases."""
    return _pattern(tuple(phrases))


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    made = [re.escape(phrase).replace(r"\{number\}", r"\d+").replace(r"\ ", r"\s+") for phrase in phrases]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(made, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
