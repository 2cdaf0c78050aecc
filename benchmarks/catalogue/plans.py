"""Plans of leaflets: what stands in one, the same in all its languages."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, kw_only=True)
class LeafletPlan:
    """How much there is of everything. `facts`, `terms` and `messages` are spread over the sections; the first section,
    on when to get help, is in none of these counts, nor are its card and its message. The rows of tables have up to
    three `columns`. A `local` leaflet is made again for each place."""

    sections: int = 5
    sentences: int = 6
    items: int = 4
    rows: int = 6
    columns: int = 3
    terms: int = 2
    facts: int = 2
    messages: int = 6
    photos: int = 1
    local: bool = False


def draw_plan(random: Random) -> LeafletPlan:
    """A plan as leaflets of publishers are: some short, some long, most without photos and the same everywhere."""
    return LeafletPlan(
        sections=random.randint(3, 9),
        sentences=random.randint(4, 10),
        items=random.randint(3, 6),
        rows=random.randint(4, 14),
        terms=random.randint(1, 4),
        facts=random.randint(1, 3),
        messages=random.randint(4, 16),
        photos=random.choice((0, 0, 1, 2)),
        local=random.random() < 0.1,
    )


def share_out(number: int, among: int, place: int) -> range:
    """Which of a number of things stand in a place, of so many: all of them, each in one, evenly."""
    return range(number * place // among, number * (place + 1) // among)
