"""Style sheet of a page for browsers: colours, icons and fonts by what the page uses, then rules in their order.

Every page of ours shares the frame (css/base.css, frame.css), what readers set on their devices (preferences.css) and
the way to paper (paper.css). What a page has of its own stands between, and on paper last.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.conversion.look.colours import MORE_CONTRAST, write_properties
from pipeline.conversion.look.icons import find_icons, write_mask_rules
from pipeline.conversion.look.palette import OUR_PALETTE, Palette
from pipeline.conversion.look.typefaces import FAMILY, Face, list_families

CSS = Path(__file__).parent / "css"


def write_stylesheet(
    markup: str,
    used: tuple[Face, ...],
    own: tuple[Path, ...],
    paper: tuple[Path, ...] = (),
    shapes: Mapping[str, str] | None = None,
    palette: Palette = OUR_PALETTE,
) -> str:
    """The text of the style element for some markup, set in these typefaces and in the colours of a palette. It holds
    no `<`, so it is safe in HTML.

    `own` are the page's own files of rules, `paper` those for print. `shapes` maps selectors to icons, beside the icons
    that the markup names.
    """
    cut = {f".icon-{name}": name for name in find_icons(markup)} | dict(shapes or {})
    ours = (CSS / f"{name}.css" for name in ("base", "frame"))
    theirs = (CSS / f"{name}.css" for name in ("preferences", "paper"))
    rules = _read_rules((*ours, *own, *theirs, *paper))
    made = (*map(_write_face, used), _write_colours(palette), write_mask_rules(cut))
    return "".join((*made, rules, _write_families(used)))


def _write_face(face: Face) -> str:
    data = b64encode(face.data).decode("ascii")
    ranges = f";unicode-range:{','.join(face.ranges)}" if face.ranges else ""
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-display:swap;'
        f'src:url("data:font/woff2;base64,{data}") format("woff2"){ranges}}}'
    )


def _write_families(used: tuple[Face, ...]) -> str:
    """Where letters are looked for, if not in our own family alone."""
    families = list_families(used)
    return "" if families == f'"{FAMILY}"' else f"body{{font-family:{families},system-ui,sans-serif}}"


def _write_colours(palette: Palette) -> str:
    light = palette.light
    changed = {name: value for name, value in palette.dark.items() if light[name] != value}
    paper = {name: value for name, value in palette.paper.items() if light[name] != value}
    return (
        f":root{{color-scheme:light dark;{write_properties(light)}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{write_properties(changed)}}}}}"
        f"@media screen and (prefers-contrast:more){{:root{{{write_properties(MORE_CONTRAST)}}}}}"
        f"@media print{{:root{{color-scheme:light;{write_properties(paper)}}}}}"
    )


@cache
def _read_rules(files: tuple[Path, ...]) -> str:
    """The rules without comments and without the spaces that only people need."""
    text = "".join(file.read_text("utf-8") for file in files)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([{};,]) ?", r"\1", text).replace(";}", "}").strip()
