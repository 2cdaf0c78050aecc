"""Search for a way to put the parts of a folded leaflet on its panels: each part whole, in the order of reading, and
every panel as full as the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

APART = 4.0
"""Millimetres: what parts two parts at least."""


@dataclass(frozen=True)
class PanelPart:
    """A part by its `name`, `height` millimetres high. One `on_the_back` stands on the last panel; a `loose` one need
    not stand where it comes in the order."""

    name: str
    height: float
    on_the_back: bool = False
    loose: bool = False


Panels = tuple[tuple[PanelPart, ...], ...]


def measure_blank(panel: Sequence[PanelPart], height: float) -> float:
    """How much of a panel is blank below its parts, in millimetres; less than nothing where they have no room."""
    return height - sum(part.height for part in panel) - APART * max(len(panel) - 1, 0)


def find_panels(parts: Sequence[PanelPart], count: int, height: float) -> Panels | None:
    """The parts on so many panels of a `height` in millimetres, as evenly as they go; None where they do not."""
    ways = (way for order in _list_orders(parts) for way in _list_ways(order, count) if _fits(way, height))
    return min(ways, key=lambda way: sum(measure_blank(panel, height) ** 2 for panel in way), default=None)


def _list_orders(parts: Sequence[PanelPart]) -> Iterator[tuple[PanelPart, ...]]:
    """The parts in their order, and with the loose one at any other place behind the one that is first."""
    loose = next((part for part in parts if part.loose), None)
    if loose is None:
        yield tuple(parts)
        return
    others = [part for part in parts if part is not loose]
    front = sum(not part.on_the_back for part in others)
    for at in range(1, front + 1):
        yield (*others[:at], loose, *others[at:])


def _list_ways(parts: Sequence[PanelPart], count: int) -> Iterator[Panels]:
    """All ways to cut some parts into panels, of which the last may be alone in holding those that belong there."""
    front = sum(not part.on_the_back for part in parts)
    for cuts in combinations(range(1, front + 1), count - 1):
        ends = (0, *cuts, len(parts))
        yield tuple(tuple(parts[start:end]) for start, end in pairwise(ends))


def _fits(way: Panels, height: float) -> bool:
    return all(measure_blank(panel, height) >= 0 for panel in way)
