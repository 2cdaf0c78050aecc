"""The palette of a publisher, worked out from its two colours: each colour of each form, by what it is for.

Ours was chosen by eye, and is as it was drawn. For others the same relations are kept: as light, as strong and as far
from their grounds, in the publisher's hue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.conversion.look.colours import DARK, LIGHT, PAPER
from pipeline.model.colours import OURS, WHITE, WORDS, Colours, Seen, darken, lighten, mix, see, show

TINT = (0.949, 0.018)
"""Lightness and the most chroma of a tint on white."""
CREAM = 0.46
"""The share of white in the name on the band."""
NIGHT_TINT, NIGHT_BAND = (0.295, 0.04), (0.285, 0.07)
"""Lightness and the most chroma on dark screens: of a tint, and of the band, which is no lighter than by day."""
NIGHT_LEAF, NIGHT_CONTRAST = (0.75, 0.1), 8.6
"""Titles and links on dark screens: the least lightness, the most chroma, and the least contrast with the tint."""
DEEP = 0.86
"""How light the rings on a band are, as a part of its lightness."""
BLACK, FROM_BLACK = "#000000", 4.88
"""How far from black an icon is that has to show on white (4.3), on sepia (3.6) and on black alike."""
BLENDED = 0.45
"""The share of the publisher's colour in headings and links of a book, in whatever colour its reader has chosen."""


@dataclass(frozen=True)
class Palette:
    """Colours by name, in each theme: on light and dark screens and on paper. `middle` is that of icons that stand on
    whatever ground a reader has chosen, and `blend` is what gives
    the words there a share of the main colour."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    paper: Mapping[str, str]
    middle: str
    blend: str


OUR_PALETTE = Palette(LIGHT, DARK, PAPER, middle="#2B8779", blend="#21A99E")


@cache
def make_palette(colours: Colours) -> Palette:
    """The palette of a publisher with these colours, which `validation` has let pass."""
    if colours == OURS:
        return OUR_PALETTE
    day, night = _work_out_day(colours), _work_out_night(colours)
    return Palette(
        light={**LIGHT, **day},
        dark={**DARK, **day, **night},
        paper={**PAPER, **day},
        middle=lighten(colours.main, BLACK, FROM_BLACK),
        blend=_unblend(colours.main),
    )


def _work_out_day(colours: Colours) -> Mapping[str, str]:
    """What has the publisher's hue on white: the band and the heads of tables are of its colour itself."""
    main, tint = colours.main, _tone(see(colours.main), *TINT)
    return {
        "tint": tint,
        "leaf": darken(main, tint, WORDS),
        "head": main,
        "band": main,
        "band-deep": _deepen(main),
        "band-name": lighten(mix(colours.accent, WHITE, CREAM), main, WORDS),
        "band-state": lighten(LIGHT["band-state"], main, WORDS),
        "accent": colours.accent,
    }


def _work_out_night(colours: Colours) -> Mapping[str, str]:
    """What has the publisher's hue on dark screens, but for the heads of tables, which are as by day."""
    seen = see(colours.main)
    tint, leaf = _tone(seen, *NIGHT_TINT), _tone(seen, *NIGHT_LEAF)
    band = _tone(seen, min(seen.lightness, NIGHT_BAND[0]), NIGHT_BAND[1])
    return {"tint": tint, "leaf": lighten(leaf, tint, NIGHT_CONTRAST), "band": band, "band-deep": _deepen(band)}


def _deepen(colour: str) -> str:
    """The rings on a band without a drawing: a little darker, so that words on them can be read as well."""
    seen = see(colour)
    return show(Seen(DEEP * seen.lightness, seen.chroma, seen.hue))


def _tone(seen: Seen, lightness: float, most_chroma: float) -> str:
    """A colour of the same hue in another lightness, no stronger than so much."""
    return show(Seen(lightness, min(seen.chroma, most_chroma), seen.hue))


def _unblend(colour: str) -> str:
    """What gives this colour, or a darker one, where black words take a share of it."""
    parts = bytes.fromhex(colour.removeprefix("#"))
    return f"#{bytes(min(255, round(part / BLENDED)) for part in parts).hex().upper()}"
