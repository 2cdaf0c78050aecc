"""Style sheets of paper: the files of a form joined, with their custom properties filled in.

Colours and sizes are custom properties of `:root` (CSS Custom Properties for Cascading Variables, level 1). Those of
the A4 leaflet stand in css/sizes.css; another form on paper names a sheet of its own behind those of A4 and sets some
anew. They are filled in here, once a form: the engine would work each one out for every element, which makes a layout
some 5 % slower; filled in, it is faster than with colours alone left to the engine. What is set elsewhere, as `--rows`
in a `style` attribute, is left to the engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.conversion.look.palette import make_palette
from pipeline.model.colours import OURS, Colours

CSS = Path(__file__).with_name("css")
SHEETS = tuple(
    CSS / f"{name}.css"
    for name in ("sizes", "page", "cover", "care", "blocks", "doses", "comparing", "writing", "tables", "media")
)
"""The sheets of the A4 leaflet, on which the other forms put theirs."""
ONE_COLUMN = CSS / "one_column.css"
"""What the forms in one column share; it stands between the sheets of A4 and theirs."""
OPTION_CARDS = CSS / "option_cards.css"
"""Choices as cards with an edge; it stands there too."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ROOT = re.compile(r":root\s*\{([^}]*)\}")
PROPERTY = re.compile(r"--([\w-]+)\s*:\s*([^;]+?)\s*(?:;|$)")
LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(pt|mm)\b")
USE = re.compile(r"var\(--([\w-]+)\)")

BACKGROUND = re.compile(r"(no-repeat|background-position:)\s*(-?[\d.]+(?:mm|pt)?)\s+(-?[\d.]+(?:mm|pt|%)?)")
"""Where a background picture stands, from the left and the top."""
FOUR_SIDES = re.compile(r"((?:padding|margin):\s*{0}) ({0}) ({0}) ({0})(?=\s*[;}}])".format(r"-?[\d.]+(?:mm|pt)?"))
"""The space on four sides: top, right, bottom, left."""


@dataclass(frozen=True)
class Enlarged:
    """How much larger the sizes of some sheets are set, as a factor, but for the properties that are `kept`."""

    factor: float = 1.0
    kept: frozenset[str] = frozenset()


AS_WRITTEN = Enlarged()


@cache
def join_sheets(sheets: tuple[Path, ...], enlarged: Enlarged = AS_WRITTEN, colours: Colours = OURS) -> str:
    """The rules of some files in their order, without custom properties of `:root`."""
    return fill_in(ROOT.sub("", _read(sheets)), read_properties(sheets, enlarged, colours))


@cache
def read_properties(
    sheets: tuple[Path, ...], enlarged: Enlarged = AS_WRITTEN, colours: Colours = OURS
) -> Mapping[str, str]:
    """The custom properties of `:root`, by name without dashes: the colours that follow from a publisher's, and what
    the files set, the last of each name. A value that uses another property has it filled in; one with sizes has them
    `enlarged`."""
    properties = dict(make_palette(colours).paper)
    for rule in ROOT.findall(_read(sheets)):
        properties.update((name, value) for name, value in PROPERTY.findall(rule.strip()))
    return {name: _enlarge(name, fill_in(value, properties), enlarged) for name, value in properties.items()}


def _enlarge(name: str, value: str, enlarged: Enlarged) -> str:
    if enlarged.factor == 1 or name in enlarged.kept:
        return value
    return LENGTH.sub(lambda length: f"{round(float(length[1]) * enlarged.factor, 2):g}{length[2]}", value)


def fill_in(css: str, properties: Mapping[str, str]) -> str:
    """The same CSS with the values of these properties in their places; other properties stay as they are."""
    return USE.sub(lambda use: fill_in(properties[use[1]], properties) if use[1] in properties else use[0], css)


def _read(sheets: tuple[Path, ...]) -> str:
    return COMMENT.sub("", "".join(sheet.read_text("utf-8") for sheet in sheets))


def mirror_sides(css: str) -> str:
    """The same CSS for words that are written from the right, where it names sides: background pictures are as far from
    the right edge as they were from the left one, and paddings and margins of four values change sides."""
    turned = BACKGROUND.sub(r"\1 right \2 top \3", css)
    turned = FOUR_SIDES.sub(r"\1 \4 \3 \2", turned)
    return turned.replace("no-repeat left top", "no-repeat right top")


RULE = re.compile(r"(?:^|(?<=[;}]))\s*([^{}@;]+)\{([^{}]*)\}")
"""A rule that stands by itself: what is in another, such as a margin box of a page, is none."""
COMMA = re.compile(r",(?![^(\[]*[)\]])")


def change_within(css: str, place: str, change: Callable[[str], str]) -> str:
    """The same CSS, in which what stands within a `place` (a selector) is set by changed rules: behind each rule that
    would change stands its changed one, which is as strong as it is, so that what overrode it still does."""

    def add(rule: re.Match[str]) -> str:
        changed = change(f"{{{rule[2]}}}")
        return rule[0] if changed == f"{{{rule[2]}}}" else rule[0] + _narrow(rule[1], place) + changed

    return RULE.sub(add, css)


def keep_within(css: str, place: str) -> str:
    """The same rules for what stands within a place alone."""
    return RULE.sub(lambda rule: f"{_narrow(rule[1], place)}{{{rule[2]}}}", css)


def _narrow(selectors: str, place: str) -> str:
    return ",".join(f":where({place}) {one.strip()}" for one in COMMA.split(selectors))
