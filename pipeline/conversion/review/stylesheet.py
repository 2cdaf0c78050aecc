"""Style sheet (CSS) of the reviewer's page: the look that all pages share, and rules for messages and a calendar."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.conversion.look.palette import Palette
from pipeline.conversion.look.typefaces import Face, list_families
from pipeline.conversion.look.web_stylesheet import write_stylesheet

CSS = Path(__file__).parent / "css"
OWN = tuple(CSS / f"{name}.css" for name in ("overview", "phone", "numbers", "calendar", "weeks"))


def write_review_stylesheet(markup: str, used: tuple[Face, ...], footer: str, palette: Palette) -> str:
    """The text of the style element for some markup, set in these typefaces and colours. `footer` stands at the foot
    of each printed sheet, so that one that was signed says what it is of."""
    foot = f"font:12pt {list_families(used)},sans-serif"
    sheets = (
        f"@page{{@bottom-left{{content:{quote_css_string(footer)};width:85%;{foot}}}"
        f"@bottom-right{{content:counter(page);{foot}}}}}"
    )
    return write_stylesheet(markup, used, OWN, (CSS / "print.css",), palette=palette) + sheets


def quote_css_string(text: str) -> str:
    """A text as a string of CSS, with no character in it that could end the string or the style element."""
    return '"' + re.sub(r"[^\w .,:;()/–-]", lambda match: f"\\{ord(match.group()):x} ", text) + '"'
