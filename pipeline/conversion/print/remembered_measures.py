"""Measures that were worked out before. Each time the engine comes to a box, it works out margins, padding, edges,
width and height from its style and the room around it, eighteen values one after the other. A leaflet has thousands of
boxes and few such questions; so the function is wrapped while a document is laid out.

The answer depends on the values in `ASKED` and on the room; a test looks that the engine asks for no others. A value
that is a function (`calc(…)`), and the edges of a table whose cells share them, depend on more: the engine is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

_SIDES = ("top", "right", "bottom", "left")
GIVEN = (
    *(f"margin_{side}" for side in _SIDES),
    *(f"padding_{side}" for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
"""The properties whose measures a box is given."""
ASKED = (*GIVEN, "box_sizing", "border_collapse")
"""The properties by which the engine works them out."""
MOST_ANSWERS = 4_000
"""How many are remembered in a process; the oldest are forgotten first."""

_answers: dict[Any, dict[str, Any]] = {}
_read = itemgetter(*ASKED)


@contextmanager
def remembering_measures() -> Iterator[None]:
    """While this lasts, a box of the same style in the same room is given the measures that another was given."""
    from weasyprint.formatting_structure.boxes import Box, PageBox
    from weasyprint.layout import absolute, block, column, float, grid, inline, page, percent, table

    places = (absolute, block, column, float, grid, inline, page, percent, table)
    work_out = percent.resolve_percentages

    def remembering(box: Any, containing_block: Any) -> None:
        around = containing_block  # the engine gives it by this name
        room = (around.width, around.height) if isinstance(around, Box) else tuple(around)
        values = _read(box.style)
        key = (isinstance(box, PageBox), room, values)
        if known := _answers.get(key):
            vars(box).update(known)
            return
        work_out(box, around)
        if not any(map(_depends_on_more, values)):
            if len(_answers) >= MOST_ANSWERS:
                del _answers[next(iter(_answers))]
            _answers[key] = {name: getattr(box, name) for name in GIVEN}

    for place in places:
        place.resolve_percentages = remembering
    try:
        yield
    finally:
        for place in places:
            place.resolve_percentages = work_out


def _depends_on_more(value: Any) -> bool:
    return value == "collapse" or hasattr(value, "type")
