"""Writing a document as the A4 leaflet: markup, pages, an even number of them, and the pass that makes it conform."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from pipeline.artifact import Artifact, Measured
from pipeline.document import CareCard, Document, walk
from pipeline.formats.body import Body, How
from pipeline.formats.leaflet.conformance import conform
from pipeline.formats.leaflet.footer import footer_rules
from pipeline.formats.leaflet.lines import breakable
from pipeline.formats.leaflet.marks import icon_rules, icons, marks
from pipeline.formats.leaflet.opening import PAGE_END, surely_opens
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
PAGE_START = 16
"""Where the words of a page may begin, in millimetres from its top."""
NOTES_HEAD = 23
"""The height of the heading over the writing lines, with the space around it."""
LINE = 9
"""From one writing line to the next."""


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
    """One layout where the estimate for the first page holds and no notes are needed; else one or two more."""
    sure = surely_opens(document)
    layout = _lay_out(document, opening=sure)
    opening = sure or _first_help(document, layout.spots()) > 1
    notes = _notes(layout)
    if notes or opening != sure:
        layout = _lay_out(document, opening=opening, notes=notes)
    if layout.pages % 2:
        # The opening took more of the first page than was free.
        layout = _lay_out(document, opening=opening, notes=_notes(layout))
    if layout.pages > MOST_PAGES:
        raise TooLong(layout.pages)
    return layout


def _notes(layout: Layout) -> tuple[int, ...]:
    end = layout.spots()[END]
    return notes_lines(end.page, end.top)


def notes_lines(pages: int, end: float) -> tuple[int, ...]:
    """The heights, in millimetres, of the writing lines that fill the last page where more than a third of it is free,
    and one page more where the number of pages is odd. `end` is how far down the last page the leaflet goes."""
    rest = PAGE_END - end
    here = (_whole_lines(rest - NOTES_HEAD),) if rest > (PAGE_END - PAGE_START) / 3 else ()
    if pages % 2 == 0:
        return here
    room = PAGE_END - PAGE_START
    return (*here, _whole_lines(room if here else room - NOTES_HEAD))


def _whole_lines(room: float) -> int:
    return int(room // LINE) * LINE


def _first_help(document: Document, spots: Mapping[str, Spot]) -> int:
    pages = [spots[card.id].page for card in walk(document.sections) if isinstance(card, CareCard)]
    return min(pages, default=1)


def _lay_out(document: Document, *, opening: bool = False, notes: tuple[int, ...] = ()) -> Layout:
    how = How("table", buttons=False, labels=document.labels)
    body = Body(document, how, lambda picture: f"picture:{picture.name}")
    values = {
        "document": document,
        "body": body,
        "cover": f"picture:{document.cover}",
        "opening": opening,
        "notes": notes,
        "end": END,
    }
    filters: dict[str, Callable[..., Any]] = {
        "inline": body.inline,
        "words": body.words,
        "spreads": partial(spreads, picture=document.picture),
    }
    markup = render("leaflet/leaflet.html.j2", values, filters)
    names = icons_in(markup)
    pictures = {f"picture:{picture.name}": Asset(picture.media_type, picture.data) for picture in document.pictures}
    assets = {**marks(), **icons(names), **pictures}
    return lay_out(breakable(markup), (_sheet(), icon_rules(names), footer_rules(document)), assets)


@cache
def _sheet() -> str:
    sheets = (CSS / f"{name}.css" for name in SHEETS)
    return f":root{{{properties(PAPER)}}}" + "".join(sheet.read_text("utf-8") for sheet in sheets)


def _page_of(document: Document, spots: Mapping[str, Spot]) -> dict[str, int]:
    named = {getattr(node, "id", "") for node in walk((document.key_points, document.sections))}
    return {name: spot.page for name, spot in spots.items() if name in named}
