"""Writing a document as the A4 leaflet: markup, pages, an even number of them, and the pass that makes it conform."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from pipeline.conversion.print.columns import column_rules
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.footer import footer_rules
from pipeline.conversion.print.opening import surely_opens
from pipeline.conversion.print.paper import A4
from pipeline.conversion.print.setting import SHEETS, paper_of, set_in_pages
from pipeline.conversion.print.spreads import spreads
from pipeline.conversion.print.standards import ARCHIVE, PRINT, Standard
from pipeline.conversion.print.title import BESIDE_DRAWING, title_rules
from pipeline.conversion.print.weasy import Layout, Spot
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import CareCard, Document, walk
from pipeline.templating.body import How

CLOSER = ".section-title + p{break-after:auto}"
"""CSS for a leaflet that would be too long with more than a sentence under the heading of every section."""

END = "end-of-leaflet"
PAGE_START = 16
"""Where the words of a page may begin, in millimetres from its top."""
NOTES_HEAD = 23
"""The height of the heading over the writing lines, with the space around it."""
LINE = 9
"""From one writing line to the next."""


class TooManyPagesError(Exception):
    """A form of the leaflet needs more pages than it may have."""

    def __init__(self, pages: int, most: int, form: str = "the print leaflet") -> None:
        super().__init__(f"{form}: {pages} pages, of at most {most}")
        self.pages = pages
        self.most = most
        self.form = form


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF, `<leaflet>-<language>.pdf`, with its number of pages and the page of each block that has an id.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Raises `TooManyPagesError`, and `PrintError` where
    the document holds something that cannot be printed, such as a character that our fonts lack.
    """
    return _written(document, PRINT, "")


def write_archive(document: Document) -> tuple[Artifact, ...]:
    """The same leaflet for archives, and for readers that know PDF 2.0: `<leaflet>-<language>-archive.pdf`.

    Conforms to PDF/UA-2 (ISO 14289-2), PDF/A-4 (ISO 19005-4) and Well-Tagged PDF 1.0 for accessibility. Raises what
    `write` raises.
    """
    return _written(document, ARCHIVE, "-archive")


def _written(document: Document, standard: Standard, ending: str) -> tuple[Artifact, ...]:
    layout = paginate(document)
    data = conform(layout.paint(standard.variant), document, standard=standard)
    measured = Measured(layout.pages, page_of(document, layout.spots()))
    return (Artifact(f"{document.leaflet}-{document.language}{ending}.pdf", "application/pdf", data, measured),)


def paginate(document: Document, more: str = "") -> Layout:
    """The pages with whole beginnings of sections, or without where they would be too many; `more` is CSS that is
    added. Raises `TooManyPagesError` and `PrintError`."""
    layout = _in_pairs(document, more)
    most = paper_of(document).most_pages
    if layout.pages > most:
        layout = _in_pairs(document, more + CLOSER)
    if layout.pages > most:
        raise TooManyPagesError(layout.pages, most)
    return layout


def _in_pairs(document: Document, more: str = "") -> Layout:
    """An even number of pages. One layout where the estimate for the first page holds and no notes are needed; else one
    or two more."""
    sure = surely_opens(document)
    layout = _lay_out(document, more, opening=sure)
    opening = sure or _first_help(document, layout.spots()) > 1
    bottom = paper_of(document).end
    notes = _notes(layout, bottom)
    if notes or opening != sure:
        layout = _lay_out(document, more, opening=opening, notes=notes)
    if layout.pages % 2:
        # The opening took more of the first page than was free.
        layout = _lay_out(document, more, opening=opening, notes=_notes(layout, bottom))
    return layout


def _notes(layout: Layout, bottom: float) -> tuple[int, ...]:
    end = layout.spots()[END]
    return notes_lines(end.page, end.top, bottom)


def notes_lines(pages: int, end: float, bottom: float = A4.end) -> tuple[int, ...]:
    """The heights, in millimetres, of the writing lines that fill the last page where more than a third of it is free,
    and one page more where the number of pages is odd. `end` is how far down the last page the leaflet goes, `bottom`
    where the words of a page end."""
    rest = bottom - end
    here = (_whole_lines(rest - NOTES_HEAD),) if rest > (bottom - PAGE_START) / 3 else ()
    if pages % 2 == 0:
        return here
    room = bottom - PAGE_START
    return (*here, _whole_lines(room if here else room - NOTES_HEAD))


def _whole_lines(room: float) -> int:
    return int(room // LINE) * LINE


def _first_help(document: Document, spots: Mapping[str, Spot]) -> int:
    pages = [spots[card.id].page for card in walk(document.sections) if isinstance(card, CareCard)]
    return min(pages, default=1)


def _lay_out(document: Document, more: str = "", *, opening: bool = False, notes: tuple[int, ...] = ()) -> Layout:
    how = How("table", buttons=False, labels=document.labels)
    paper = paper_of(document)
    title = title_rules(document, BESIDE_DRAWING, 46, 24)
    rules = (paper.rules(), title, column_rules(document, paper.measure), footer_rules(document), more)
    values = {"opening": opening, "notes": notes, "end": END}
    filters = {"spreads": partial(spreads, picture=document.picture)}
    return set_in_pages(document, "conversion/print/leaflet.html.j2", how, SHEETS, rules, values, filters)


def page_of(document: Document, spots: Mapping[str, Spot]) -> dict[str, int]:
    """The page on which each block with an id begins."""
    named = {getattr(node, "id", "") for node in walk((document.key_points, document.sections))}
    return {name: spot.page for name, spot in spots.items() if name in named}
