"""Writing a document as the A4 leaflet: markup, pages, an even number of them, and the pass that makes it conform."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.artifact import Artifact, Measured
from pipeline.document import CareCard, Document, walk
from pipeline.formats.body import Body, How
from pipeline.formats.leaflet.conformance import conform
from pipeline.formats.leaflet.footer import footer_rules
from pipeline.formats.leaflet.marks import icon_rules, icons, marks
from pipeline.formats.leaflet.spreads import spreads
from pipeline.formats.leaflet.weasy import Asset, Layout, Spot, lay_out
from pipeline.formats.look.colours import PAPER, properties
from pipeline.formats.look.icons import icons_in
from pipeline.templating import render

CSS = Path(__file__).with_name("css")
SHEETS = ("page", "cover", "care", "blocks", "tables")

MOST_PAGES = 10
"""Five sheets of paper; what is longer is two leaflets."""

END = "end-of-leaflet"
NOTES_HEIGHT = 225
"""Writing lines of a whole page, in millimetres, a multiple of the 9 between two lines."""


class TooLong(Exception):
    """The leaflet needs more pages than a leaflet may have."""

    def __init__(self, pages: int) -> None:
        super().__init__(f"{pages} pages, of at most {MOST_PAGES}")
        self.pages = pages


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF, `<leaflet>-<language>.pdf`, with its number of pages and the page of each block that has an id.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Raises `TooLong`, and `PrintFault` where the
    document holds something that cannot be printed, such as a character that our fonts lack.
    """
    layout = _paginate(document)
    data = conform(layout.paint(), document)
    measured = Measured(layout.pages, _page_of(document, layout.spots()))
    return (Artifact(f"{document.leaflet}-{document.language}.pdf", "application/pdf", data, measured),)


def _paginate(document: Document) -> Layout:
    layout = _lay_out(document, opening=False)
    opening = _first_help(document, layout.spots()) > 1
    notes = NOTES_HEIGHT if layout.pages % 2 else 0
    if opening or notes:
        layout = _lay_out(document, opening=opening, notes=notes)
    if layout.pages > MOST_PAGES:
        raise TooLong(layout.pages)
    return layout


def _first_help(document: Document, spots: Mapping[str, Spot]) -> int:
    pages = [spots[card.id].page for card in walk(document.sections) if isinstance(card, CareCard)]
    return min(pages, default=1)


def _lay_out(document: Document, *, opening: bool, notes: int = 0) -> Layout:
    body = Body(document, How("table", buttons=False, labels=document.labels), lambda picture: f"picture:{picture.name}")
    values = {
        "document": document,
        "body": body,
        "cover": f"picture:{document.cover}",
        "opening": opening,
        "notes": notes,
        "end": END,
    }
    filters = {
        "inline": body.inline,
        "words": body.words,
        "spreads": lambda blocks: spreads(blocks, document.picture),
    }
    markup = render("leaflet/leaflet.html.j2", values, filters)
    names = icons_in(markup)
    assets = {f"picture:{picture.name}": Asset(picture.media_type, picture.data) for picture in document.pictures}
    assets |= marks() | icons(names)
    return lay_out(_breakable(markup), (_sheet(), icon_rules(names), footer_rules(document)), assets)


@cache
def _sheet() -> str:
    sheets = (CSS / f"{name}.css" for name in SHEETS)
    return f":root{{{properties(PAPER)}}}" + "".join(sheet.read_text("utf-8") for sheet in sheets)


def _breakable(markup: str) -> str:
    """Spaces before inline elements as elements of their own. Where words and the space behind them come just to the
    end of a line, the engine otherwise breaks that line after its first word."""
    return re.sub(r"(?<=[^>\s]) (?=<(?:a|em|span|strong)\b)", "<span> </span>", markup)


def _page_of(document: Document, spots: Mapping[str, Spot]) -> dict[str, int]:
    named = {getattr(node, "id", "") for node in walk((document.key_points, document.sections))}
    return {name: spot.page for name, spot in spots.items() if name in named}
