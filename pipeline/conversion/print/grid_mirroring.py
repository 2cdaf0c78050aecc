"""Grids of words that are written from the right. The engine sets the first column at the left whatever the direction
(CSS Grid Layout wants it at the right), and has no place where that could be said; so its layout of a grid is wrapped
while a document is laid out, and the parts of a grid from the right change places. A test looks at what comes out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def mirroring_grids() -> Iterator[None]:
    """While this lasts, the first column of a grid stands where its lines begin."""
    from weasyprint.layout import block

    lay_out = block.grid_layout

    def mirroring(context: Any, box: Any, *rest: Any, **named: Any) -> Any:
        result = lay_out(context, box, *rest, **named)
        if result[0] is not None and box.style["direction"] == "rtl":
            _mirror(result[0])
        return result

    block.grid_layout = mirroring
    try:
        yield
    finally:
        block.grid_layout = lay_out


def _mirror(grid: Any) -> None:
    """Each part as far from the right edge of its grid as it was from the left one."""
    left = grid.content_box_x()
    for part in grid.children:
        before = part.position_x - left
        part.translate(dx=grid.width - part.margin_width() - 2 * before)
