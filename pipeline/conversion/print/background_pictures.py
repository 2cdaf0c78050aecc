"""Background pictures of the style sheets (`mark:…`, `icon:…`): icons, bullets, tick boxes and writing lines. Drawn as
backgrounds they are artifacts, which a screen reader passes over, and they need no glyph in the font.

Colours are painted in, because WeasyPrint knows no masks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from pipeline.conversion.look.icons import read_icon
from pipeline.conversion.look.palette import make_palette
from pipeline.conversion.look.people import ON_PAPER, draw_people
from pipeline.conversion.print.weasy import Asset
from pipeline.model.colours import Colours

SVG = "image/svg+xml"

WRITING_LINE, WIDE_WRITING_LINE = 9, 13
"""Millimetres from one line to write on to the next, and in large print."""

ROOM = "mark:room"
"""The address of the empty picture that stands for a line or a box to write on, which is drawn as its border."""

ICON_MARKS: Mapping[str, tuple[str, str]] = {
    "publisher": ("leaf", "band-name"),
    "strip": ("emergency", "emergency-edge"),
    "emergency": ("emergency", "emergency-text"),
    "urgent": ("urgent", "urgent-text"),
    "routine": ("routine", "routine"),
    "info": ("info", "ink"),
    "tick": ("tick", "leaf"),
    "cross": ("cross", "ink"),
    "pill": ("pill", "head-text"),
    "clock": ("clock", "ink"),
    "calendar": ("calendar", "leaf"),
}
"""Marks that are one of our icons in one colour."""


def _draw_lines(first: int, apart: int, width: int) -> str:
    """Lines to write on: tenths of a millimetre to the first, millimetres to the next, and how thick they are."""
    rows = range(first, 2700, 10 * apart)
    return "".join(f'<path d="M0 {y}H1700" stroke="{{line}}" stroke-width="{width}"/>' for y in rows)


def _draw_hatch(width: int, height: int, *edges: int) -> str:
    """What is hatched for a draft, in tenths of a millimetre, with a line at each of its `edges`."""
    stripes = range(-20, height + width + 20, 60)
    return (
        f'<path d="M0 0H{width}V{height}H0Z" fill="{{gold}}"/>'
        + "".join(f'<path d="M0 {y}l{width} -{width}v30L0 {y + 30}Z" fill="{{hatch}}"/>' for y in stripes)
        + f'<path d="{"".join(f"M{edge} 0V{height}" for edge in edges)}" stroke="{{ink}}" stroke-width="4"/>'
    )


SHAPES: Mapping[str, tuple[str, str]] = {
    "dot": ("0 0 22 22", '<circle cx="11" cy="11" r="11" fill="{leaf}"/>'),
    "square": ("0 0 22 22", '<rect width="22" height="22" fill="{emergency}"/>'),
    "diamond": ("0 0 30 30", '<path d="M15 1 29 15 15 29 1 15Z" fill="{urgent-edge}"/>'),
    "ring": ("0 0 30 30", '<circle cx="15" cy="15" r="11" fill="none" stroke="{routine}" stroke-width="5"/>'),
    "tick-box": (
        "0 0 48 48",
        '<rect x="2" y="2" width="44" height="44" rx="6" fill="#fff" stroke="{ink}" stroke-width="4"/>',
    ),
    "room": ("0 0 10 10", ""),
    "lines": ("0 0 1700 2700", _draw_lines(85, WRITING_LINE, 3)),
    "lines-wide": ("0 0 1700 2700", _draw_lines(125, WIDE_WRITING_LINE, 4)),
    "rings": (
        "0 0 300 300",
        '<g fill="none" stroke="{band-deep}" stroke-width="44"><circle cx="300" cy="300" r="166"/>'
        '<circle cx="300" cy="300" r="262"/></g><circle cx="300" cy="300" r="92" fill="{band-deep}"/>',
    ),
    "hatch": ("0 0 140 300", _draw_hatch(140, 300, 138)),
    "hatch-narrow": ("0 0 100 1200", _draw_hatch(100, 1200, 2, 98)),
}
"""Shapes of our own: a viewBox in tenths of a millimetre, and what is drawn in it."""


@cache
def draw_marks(colours: Colours) -> Mapping[str, Asset]:
    """The marks that the style sheets name, by URL (`mark:dot`), in the palette of a publisher's colours."""
    paper = make_palette(colours).paper
    pictures = {f"mark:{name}": _paint(of, paper[colour]) for name, (of, colour) in ICON_MARKS.items()}
    for name, (box, drawing) in SHAPES.items():
        for colour, value in paper.items():
            drawing = drawing.replace(f"{{{colour}}}", value)
        pictures[f"mark:{name}"] = Asset(SVG, _write_svg(box, drawing))
    for look in ON_PAPER:
        pictures[f"mark:person-{look}"] = Asset(SVG, draw_people(((look, 1),), paper).encode())
    return pictures


def paint_icons(names: Iterable[str], colour: str) -> dict[str, Asset]:
    """Icons in a colour, by URL (`icon:bed`)."""
    return {f"icon:{name}": _paint(name, colour) for name in names}


def write_icon_rules(names: Iterable[str]) -> str:
    """CSS that puts each icon behind its empty `<span class="icon icon-…">`."""
    return "".join(f'.icon-{name}{{background-image:url("icon:{name}")}}' for name in names)


def _paint(name: str, colour: str) -> Asset:
    return Asset(SVG, read_icon(name).replace("currentColor", colour).encode())


def _write_svg(box: str, drawing: str) -> bytes:
    width, height = box.split()[2:]
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{width}" height="{height}">'
    return f"{opening}{drawing}</svg>".encode()
