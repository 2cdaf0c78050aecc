"""Pictures of people (SVG) for risks: so many of a hundred filled in, the others outlined. Shape tells them apart and
not colour, so that a black-and-white printer says the same.

They stand in rows of ten with a gap after the fifth row and column, filled from the top at the start, so that they can
be counted. Each person is one path, and one more where it is half filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from markupsafe import Markup, escape

from pipeline.model.document import PersonLook

People: TypeAlias = tuple[tuple[PersonLook, int], ...]
"""How many people are drawn in each look, in reading order."""

WIDTH, HEIGHT = 18, 27
"""A person in units, of which the lines are 2 thick."""
COLUMNS, HALF = 10, 5
STEP, DOWN, GAP = 24, 34, 8
"""Units from one person to the next, from one row to the next, and how much more there is in the middle."""

ON_PAPER: Mapping[PersonLook, str] = {"full": "leaf", "half": "leaf", "open": "ink-2"}
"""The colours of paper by their names, where nothing can take the colour of the words."""


def write_people(people: People, alt: str) -> Markup:
    """The picture inside a page or a book, in the colour of the words round it. Without `alt` it says nothing to those
    who cannot see it."""
    named = f'role="img" aria-label="{escape(alt)}"' if alt else 'aria-hidden="true"'
    return Markup(_draw(people, f' class="people" {named}', {}))


def draw_people(people: People, paper: Mapping[str, str]) -> str:
    """The picture in the colours of paper, as a file of its own."""
    return _draw(people, "", {look: paper[name] for look, name in ON_PAPER.items()})


def name_people(people: People) -> str:
    """The address of the picture for the engine of paper."""
    return "people:" + "-".join(f"{look}-{count}" for look, count in people)


def _draw(people: People, attributes: str, colours: Mapping[PersonLook, str]) -> str:
    whole = sum(count for _, count in people)
    right, bottom = _place(min(whole, COLUMNS) - 1), _place((whole - 1) // COLUMNS, DOWN)
    size = f"{right + WIDTH} {bottom + HEIGHT}"
    drawn, done = "", 0
    for look, count in people:
        drawn += _draw_group(look, range(done, done + count), colours.get(look, "currentColor"))
        done += count
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"{attributes}'
    return f'{opening} width="{right + WIDTH}" height="{bottom + HEIGHT}">{drawn}</svg>'


def _draw_group(look: PersonLook, numbers: range, colour: str) -> str:
    filling = colour if look == "full" else "none"
    places = [(_place(number % COLUMNS), _place(number // COLUMNS, DOWN)) for number in numbers]
    persons = "".join(f'<path d="{_draw_person(x, y)}"/>' for x, y in places)
    shades = "".join(f'<path d="{_draw_shade(x, y)}"/>' for x, y in places) if look == "half" else ""
    shaded = f'<g class="shade" fill="{colour}">{shades}</g>' if shades else ""
    return f'<g class="{look}" fill="{filling}" stroke="{colour}" stroke-width="2">{persons}</g>{shaded}'


def _place(number: int, step: int = STEP) -> int:
    return number * step + GAP * (number // HALF)


def _draw_person(x: int, y: int) -> str:
    """Head and shoulders in one path."""
    return f"M{x + 9} {y + 1}a4 4 0 1 1-.1 0zm-8 25v-5a8 8 0 0 1 16 0v5z"


def _draw_shade(x: int, y: int) -> str:
    """One half of a person, from top to bottom."""
    return f"M{x + 9} {y + 1}a4 4 0 0 0 0 8zM{x + 9} {y + 13}a8 8 0 0 0-8 8v5h8z"
