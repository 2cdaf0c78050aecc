"""QR code of an address (ISO/IEC 18004): a phone that looks at it opens the page."""

from __future__ import annotations

from itertools import groupby

from pipeline.conversion.look.colours import PAPER
from pipeline.model.addresses import encode_address

QUIET = 4
"""Modules that stay white on each side, as the standard asks."""


def draw_code(address: str) -> str:
    """The code in ink on white, as it is in every form and theme: a phone reads no light code on dark."""
    return draw_qr_code(encode_address(address), PAPER["ink"])


def draw_qr_code(address: str, colour: str) -> str:
    """An SVG of the code in one colour on a white ground; a module is one unit. It can still be read with 15 % of it
    covered (level M). A ValueError where the address is longer than a code can hold."""
    import segno

    code = segno.make_qr(address, error="m", boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    size = len(rows) + 2 * QUIET
    path = "".join(_draw_bars(row, y + QUIET) for y, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}" '
        f'shape-rendering="crispEdges"><path fill="#FFFFFF" d="M0 0H{size}V{size}H0Z"/>'
        f'<path fill="{colour}" d="{path}"/></svg>'
    )


def _draw_bars(row: bytes, y: int) -> str:
    """The dark modules of a row, neighbours as one bar."""
    drawn, x = "", QUIET
    for dark, modules in groupby(row):
        width = len(list(modules))
        if dark:
            drawn += f"M{x} {y}h{width}v1h-{width}z"
        x += width
    return drawn
