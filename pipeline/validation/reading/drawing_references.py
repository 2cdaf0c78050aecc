"""References inside a drawing: how many parts are drawn when each `use`, pattern, marker and clip is gone into, and
whether one leads back to itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import limits


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
        if len(inside) >= limits.DRAWING_REFERENCES.most:
            raise TooManyPartsError(f"it refers from part to part more than {limits.DRAWING_REFERENCES.most} times")
        if name not in known:
            known[name] = _count(parts[name], parts, known, (*inside, name))
        total += times * known[name]
    if total > limits.DRAWING_PARTS.most:
        raise TooManyPartsError(f"it draws more than {limits.DRAWING_PARTS.most:,} parts")
    return total
