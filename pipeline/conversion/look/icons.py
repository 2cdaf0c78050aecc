"""Icons (SVG): drawings of one colour on a grid of 24, each beside a word that says the same.

A writer ships only those that its document uses. Browsers cut them out of the colour of the text (`write_mask_rules`);
WeasyPrint and e-book readers know no masks and get them with a colour painted in (`paint_icon`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from markupsafe import Markup

from pipeline.assets import ICONS
from pipeline.conversion.look.svg import encode_data_uri

_NAMES = re.compile(r'class="icon icon-([a-z][a-z0-9-]*)"')


@cache
def read_icon(name: str) -> str:
    """The SVG of an icon, with `currentColor` for its colour; a FileNotFoundError where there is none."""
    return (ICONS / f"{name}.svg").read_text("utf-8").strip()


def find_icons(*markup: str | Markup) -> tuple[str, ...]:
    """The names of the icons that some markup uses (`<span class="icon icon-bed">`), sorted."""
    return tuple(sorted({name for part in markup for name in _NAMES.findall(part)}))


def write_mask_rules(shapes: Mapping[str, str]) -> str:
    """CSS that cuts icons out of whatever the selectors of `shapes` stand for; the rules around it set size and
    colour. `shapes` maps a selector to the name of an icon."""
    return "".join(f'{where}{{mask-image:url("{encode_data_uri(read_icon(name))}")}}' for where, name in shapes.items())


def paint_icon(name: str, colour: str) -> Markup:
    """An icon in one colour, as a `data:` address for backgrounds and `content`."""
    return encode_data_uri(read_icon(name).replace("currentColor", colour))
