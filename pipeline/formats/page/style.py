"""The page's style sheet: colours, icons and fonts by what the page uses, and the rules in css/ in their order."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from pathlib import Path

from pipeline.formats.look.colours import DARK, LIGHT, MORE_CONTRAST, PAPER, properties
from pipeline.formats.look.icons import icons_in, masks
from pipeline.formats.look.typefaces import FAMILY, Face

CSS = Path(__file__).parent / "css"
SHEETS = ("base", "frame", "blocks", "cards", "tables", "preferences", "print")
BULLETS = {"do": "tick", "do-not": "cross"}
"""Boxes whose bullets are cut out of an icon."""


def style(markup: str, used: tuple[Face, ...]) -> str:
    """The text of the style element for some markup, set in these typefaces. It holds no `<`, so it is safe in HTML."""
    shapes = {f".icon-{name}": name for name in icons_in(markup)}
    shapes |= {f".{box} li::before": name for box, name in BULLETS.items() if f'class="box {box}"' in markup}
    return "".join((*map(_face, used), _colours(), masks(shapes), _rules()))


def _face(face: Face) -> str:
    data = b64encode(face.data).decode("ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{face.weight};font-display:swap;'
        f'src:url("data:font/woff2;base64,{data}") format("woff2");unicode-range:{",".join(face.ranges)}}}'
    )


def _colours() -> str:
    changed = {name: value for name, value in DARK.items() if LIGHT[name] != value}
    paper = {name: value for name, value in PAPER.items() if LIGHT[name] != value}
    return (
        f":root{{color-scheme:light dark;{properties(LIGHT)}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{properties(changed)}}}}}"
        f"@media screen and (prefers-contrast:more){{:root{{{properties(MORE_CONTRAST)}}}}}"
        f"@media print{{:root{{color-scheme:light;{properties(paper)}}}}}"
    )


@cache
def _rules() -> str:
    """The rules without comments and without the spaces that only people need."""
    text = "".join((CSS / f"{name}.css").read_text("utf-8") for name in SHEETS)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([{};,]) ?", r"\1", text).replace(";}", "}").strip()
