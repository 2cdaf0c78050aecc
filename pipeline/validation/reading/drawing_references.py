"""References inside a drawing: how many parts are drawn when each `use`, pattern, marker and clip is gone into, and
whether one leads back to itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_PARTS = 5_000
"""Elements that are drawn, each as often as it is referred to."""
DEEPEST_REFERENCE = 16
"""Parts that refer to parts."""


@dataclass
class Part:
    """What stands in an element with an id: how many elements, and which ids they refer to how often."""

    line: int
    elements: int = 0
    refers: dict[str, int] = field(default_factory=dict)


class TooManyPartsError(Exception):
    """More is drawn than can be, or without end."""


def count_drawn(whole: Part, parts: Mapping[str, Part]) -> int:
    """How many elements a drawing draws; raises `TooManyPartsError`."""
    return _count(whole, parts, {}, ())


def _count(part: Part, parts: Mapping[str, Part], known: dict[str, int], inside: tuple[str, ...]) -> int:
    total = part.elements
    for name, times in part.refers.items():
        if name in inside:
            raise TooManyPartsError(f"`{name}` (line {parts[name].line} of the drawing) refers to itself")
        if name not in parts:
            continue
        if len(inside) >= DEEPEST_REFERENCE:
            raise TooManyPartsError(f"it refers from part to part more than {DEEPEST_REFERENCE} times")
        if name not in known:
            known[name] = _count(parts[name], parts, known, (*inside, name))
        total += times * known[name]
        if total > MOST_PARTS:
            raise TooManyPartsError(f"it draws more than {MOST_PARTS:,} parts")
    return total
