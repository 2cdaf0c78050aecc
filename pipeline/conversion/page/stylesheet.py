"""Style sheet (CSS) of the page: the look that all pages share, and rules for what stands in a leaflet's sections."""

from __future__ import annotations

from pathlib import Path

from pipeline.conversion.look.palette import OUR_PALETTE, Palette
from pipeline.conversion.look.typefaces import Face
from pipeline.conversion.look.web_stylesheet import write_stylesheet

CSS = Path(__file__).parent / "css"
OWN = tuple(
    CSS / f"{name}.css" for name in ("languages", "blocks", "cards", "doses", "comparing", "writing", "tables", "media")
)
BULLETS = {"do": "tick", "do-not": "cross"}
"""Boxes whose bullets are cut out of an icon."""


def write_page_stylesheet(markup: str, used: tuple[Face, ...], palette: Palette = OUR_PALETTE) -> str:
    """The text of the style element for some markup, set in these typefaces and colours."""
    shapes = {f".{box} li::before": name for box, name in BULLETS.items() if f'class="box {box}"' in markup}
    return write_stylesheet(markup, used, OWN, (CSS / "print.css",), shapes, palette)
