"""References that are known only through others: which, and where that leads in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

KNOWN_THROUGH = "known-through"
"""The key of a reference that holds the id of the one through which alone it is known."""


def find_source(references: Mapping[str, Mapping[str, Any]], key: str) -> str | None:
    """The reference through which alone another is known; none where it is known itself, or that one is not there."""
    through = references.get(key, {}).get(KNOWN_THROUGH)
    return through if isinstance(through, str) and through in references else None


def find_circles(references: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The references that are known only through each other, each with the way from it to itself again."""
    circles: dict[str, tuple[str, ...]] = {}
    looked_at: set[str] = set()
    for first in references:
        way: dict[str, int] = {}
        key: str | None = first
        while key is not None and key not in looked_at:
            looked_at.add(key)
            way[key] = len(way)
            key = find_source(references, key)
        if key is not None and key in way:
            ring = [*way][way[key] :]
            circles |= {one: (*ring[at:], *ring[:at], one) for at, one in enumerate(ring)}
    return circles


def follow_sources(keys: Iterable[str], references: Mapping[str, Mapping[str, Any]]) -> dict[str, None]:
    """These references, and behind them those through which they are known."""
    followed = dict.fromkeys(keys)
    waiting = list(followed)
    for key in waiting:  # grows while it is gone through
        through = find_source(references, key)
        if through is not None and through not in followed:
            followed[through] = None
            waiting.append(through)
    return followed
