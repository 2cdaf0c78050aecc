"""Search for a way to put the parts of a folded leaflet on its panels: each part whole, in the order of reading, and
every panel as full as the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
Way = tuple[float, Panels]
"""How uneven the panels are, and what stands on each."""


def measure_blank(panel: Sequence[PanelPart], height: float) -> float:
    """How much of a panel is blank below its parts, in millimetres; less than nothing where they have no room."""
    return height - sum(part.height for part in panel) - APART * max(len(panel) - 1, 0)


def find_panels(parts: Sequence[PanelPart], count: int, height: float) -> Panels | None:
    """The parts on so many panels of a `height` in millimetres, as evenly as they go; None where they do not. A loose
    part stands at the foot of its panel."""
    ways = [way for order in _list_orders(parts) for way in _find_most_even(order, count, height)]
    _, panels = min(ways, key=lambda way: way[0], default=(0.0, None))
    return panels and tuple(tuple(sorted(panel, key=lambda one: (one.on_the_back, one.loose))) for panel in panels)


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


def _find_most_even(parts: tuple[PanelPart, ...], count: int, height: float) -> Iterator[Way]:
    """The best ways to cut some parts into panels, of which all but the first may be empty, and the last may be alone
    in holding those that belong there: panel by panel, of all that end with the same part only the best one goes on."""
    front = sum(not part.on_the_back for part in parts)
    ways: dict[int, Way] = {0: (0.0, ())}
    for _ in range(count - 1):
        longer: dict[int, Way] = {}
        for start, way in ways.items():
            for end in range(start + (start == 0), front + 1):
                for grown in _add(way, parts[start:end], height):
                    longer[end] = min(longer.get(end, grown), grown, key=lambda one: one[0])
        ways = longer
    for start, way in ways.items():
        yield from _add(way, parts[start:], height)


def _add(way: Way, panel: tuple[PanelPart, ...], height: float) -> Iterator[Way]:
    """A way with one panel more, where that has room for its parts."""
    blank = measure_blank(panel, height)
    if blank >= 0:
        yield way[0] + blank**2, (*way[1], panel)
