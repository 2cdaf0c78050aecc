"""Drawings (SVG) as pages of a PDF (WeasyPrint), for word processors, which show drawings only as pictures of dots."""

from __future__ import annotations

from pipeline.conversion.print.weasy import Asset, PrintError, lay_out
from pipeline.model.document import Picture

_ADDRESS = "drawing:it"
WIDEST = 480
"""Pixels (1/96 inch) that a drawing is wide at most: it fits between the margins of a sheet of paper."""


def draw_page(picture: Picture) -> tuple[bytes, float] | None:
    """A drawing as the only page of a PDF, and how wide that is in pixels (1/96 inch); nothing where it cannot be
    drawn, or has no size."""
    if not (picture.width > 0 and picture.height > 0):
        return None
    width = min(float(WIDEST), picture.width)
    height = width * picture.height / picture.width
    style = (
        f"@page{{size:{width:.2f}px {height:.2f}px;margin:0}}body{{margin:0}}img{{display:block;width:{width:.2f}px}}"
    )
    markup = f'<html lang="en"><head><title>-</title></head><body><img src="{_ADDRESS}" alt="-"></body></html>'
    try:
        painted = lay_out(markup, (style,), {_ADDRESS: Asset(picture.media_type, picture.data)}).paint()
    except PrintError:
        return None
    return painted.data, width
