"""Writer of the folded leaflet (WeasyPrint): a sheet across, printed on both sides and folded twice, with six panels.

The outside is, from the left, the flap, the back and the cover; the inside reads from the left. The flap and the panel
behind it are narrower, so that they lie flat inside. Words flow over the inside and on to the flap; the back says where
the whole leaflet is and who answers for it. In a language that is written from the right all of it is mirrored.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from pipeline.conversion.print.background_pictures import WRITING_LINE
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.imprint import shorten_imprint
from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.spreads import group_in_one_column
from pipeline.conversion.print.stylesheets import ONE_COLUMN, SHEETS
from pipeline.conversion.print.table_plans import TableRoom, list_looks, plan_tables, write_table_rules
from pipeline.conversion.print.title_size import write_title_rules
from pipeline.conversion.print.typesetting import find_paper, set_in_pages
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.conversion.print.weasy import Layout, Spot
from pipeline.conversion.print.writer import find_page_of
from pipeline.conversion.short.edition import cut_edition, list_left_out
from pipeline.conversion.short.fitting import TOP_OF_PAGE, DoesNotFitError, find_part_at, settle_first
from pipeline.conversion.short.folded_sizes import (
    NAME_SIZE,
    PANEL_EDGE,
    SMALL_SIZE,
    TEXT_LEADING,
    TEXT_SIZE,
    TITLE_SIZE,
)
from pipeline.conversion.short.panels import Panel, Sheet, arrange_on_sheets
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document
from pipeline.templating.body import How

NARROWER = 3.0
"""Millimetres that the flap is narrower than the other panels."""
LEADING = TEXT_SIZE * TEXT_LEADING * MM_PER_POINT
"""Millimetres from line to line."""
PICTURE, SMALLEST_PICTURE = 69.0, 34.0
"""Millimetres: how high the drawing on the cover is, and how low it may become."""
FLAP, BACK = 5, 6
"""Pages as they are laid out: the cover, three panels inside, the flap, the back."""
NOTES_HEAD = 19.0
"""Millimetres: the heading over the writing lines with the space around it."""
FOLDED = Path(__file__).with_name("folded.css")
FORM = "the folded leaflet"


@dataclass(frozen=True)
class _Folds:
    """The sheet in millimetres, and how wide its panels are."""

    width: float
    height: float

    @property
    def panel(self) -> float:
        return (self.width + NARROWER) / 3

    @property
    def flap(self) -> float:
        return self.panel - NARROWER

    def panels(self, mirrored: bool) -> list[Panel]:
        """Where the pages go: cover, inside, flap, back. The outside is the first side."""
        widths = [self.panel, self.panel, self.panel, self.flap, self.flap, self.panel]
        lefts = [self.width - self.panel, 0.0, self.panel, 2 * self.panel, 0.0, self.flap]
        if mirrored:
            lefts = [self.width - left - width for left, width in zip(lefts, widths, strict=True)]
        return [Panel(side, left) for side, left in zip((0, 1, 1, 1, 0, 0), lefts, strict=True)]

    def sheets(self, mirrored: bool) -> list[Sheet]:
        """The two sides with their folds."""
        outside, inside = (self.flap, self.flap + self.panel), (self.panel, 2 * self.panel)
        if mirrored:
            outside, inside = inside, outside
        return [Sheet(self.width, self.height, outside), Sheet(self.width, self.height, inside)]

    def write_rules(self) -> str:
        """CSS for the pages that become panels."""
        narrow = f"size:{self.flap:.3f}mm {self.height:.3f}mm"
        return (
            f"@page{{size:{self.panel:.3f}mm {self.height:.3f}mm;margin:0}}"
            f"@page :nth({FLAP - 1}){{{narrow}}}@page :nth({FLAP}){{{narrow}}}"
            f".front{{height:{self.height:.3f}mm}}"
        )


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF of two pages, `<leaflet>-<language>-folded.pdf`: the edition `folded` of the document.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2); it is read in the order cover, inside, flap, back.
    Raises `DoesNotFitError` where a panel has not room enough, and `PrintError`.
    """
    whole = cut_edition(document, "folded")
    paper = find_paper(document)
    folds = _Folds(paper.height, paper.width)
    brief = shorten_imprint(whole)
    # The back gives way first: who answers for the leaflet is told in short, and then the code and address go.
    short, layout = settle_first(
        (whole, brief, replace(brief, address="")), lambda one: _settle_layout(document, one, folds)
    )
    mirrored = document.direction == "rtl"
    data = conform(layout.paint(), short, arrange_on_sheets(folds.panels(mirrored), folds.sheets(mirrored)))
    sides = {page: panel.sheet + 1 for page, panel in enumerate(folds.panels(mirrored), start=1)}
    measured = Measured(2, {name: sides[page] for name, page in find_page_of(short, layout.find_spots()).items()})
    return (Artifact(f"{document.leaflet}-{document.language}-folded.pdf", "application/pdf", data, measured),)


def _settle_layout(document: Document, short: Document, folds: _Folds) -> Layout:
    """Laid out once, and again for each thing that only a layout can tell."""
    chosen = _Chosen()
    layout = _lay_out(document, short, folds, chosen)
    over = layout.find_spots()["end-of-title"].top - layout.find_spots()["front-foot"].top
    if 0 < over < PICTURE - SMALLEST_PICTURE:
        chosen = replace(chosen, picture=PICTURE - over - 0.1)
        layout = _lay_out(document, short, folds, chosen)
    _require_fit(short, layout, folds)
    apart = replace(chosen, flap=_find_section_that_runs_over(short, layout))
    if apart.flap:
        moved = _lay_out(document, short, folds, apart)
        if moved.find_spots()["end-of-words"].page == FLAP:
            chosen, layout = apart, moved
    notes = _plan_notes(layout.find_spots()["end-of-words"], folds.height)
    return _lay_out(document, short, folds, replace(chosen, notes=notes)) if notes else layout


@dataclass(frozen=True)
class _Chosen:
    """What is decided after a first layout: heights of writing lines, the section with which the flap begins, and the
    height of the drawing on the cover, which gives way to a long title; in millimetres."""

    notes: tuple[float, ...] = ()
    flap: str = ""
    picture: float = PICTURE


def _lay_out(document: Document, short: Document, folds: _Folds, chosen: _Chosen) -> Layout:
    about = next((section for section in short.sections if section.id == "about"), None)
    values = {
        "sections": tuple(section for section in short.sections if section is not about),
        "about": about,
        "left_out": list_left_out(document, short),
        "notes": chosen.notes,
    }
    room = TableRoom(folds.flap - 2 * PANEL_EDGE, folds.height - 2 * PANEL_EDGE, SMALL_SIZE, SMALL_SIZE)
    plans = plan_tables(short, room)
    how = How("cards", buttons=False, labels=document.labels, tables=list_looks(plans), floats=False)
    picture = f".cover-picture,.cover-picture img{{height:{chosen.picture:.2f}mm}}"
    apart = f"#{chosen.flap}{{break-before:page}}" if chosen.flap else ""
    title = write_title_rules(document, (folds.panel - 2 * PANEL_EDGE, 41), TITLE_SIZE, NAME_SIZE)
    rules = (
        folds.write_rules(),
        title,
        picture + apart,
        write_table_rules(plans, room),
        write_note_rules(short, pages=False),
    )
    sheets = (*SHEETS, ONE_COLUMN, FOLDED)
    return set_in_pages(
        short, "conversion/short/folded.html.j2", how, sheets, rules, values, {"spreads": group_in_one_column}
    )


def _find_section_that_runs_over(document: Document, layout: Layout) -> str:
    """The section that begins on the last panel inside and ends on the flap. Whoever opens the cover sees the flap
    first, so it should begin with a section, if there is room."""
    spots = layout.find_spots()
    names = [section.id for section in document.sections if section.id != "about"]
    for name, following in pairwise([*names, "end-of-words"]):
        ends_there = spots[following].page == FLAP and spots[following].top > TOP_OF_PAGE
        if spots[name].page == FLAP - 1 and ends_there and spots[name].top > TOP_OF_PAGE:
            return name
    return ""


def _plan_notes(end: Spot, height: float) -> tuple[float, ...]:
    """The heights of the writing lines that fill the panels up to the flap, if more than a third of one is free."""
    room = height - 2 * PANEL_EDGE
    rest = height - PANEL_EDGE - end.top
    free = [rest] if rest > room / 3 else []
    free += [room] * (FLAP - end.page)
    return tuple(((space - NOTES_HEAD) // WRITING_LINE) * WRITING_LINE for space in free)


def _require_fit(document: Document, layout: Layout, folds: _Folds) -> None:
    """Raise `DoesNotFitError` for the cover, for the words up to the flap, or for the back."""
    spots = layout.find_spots()
    title, foot = spots["end-of-title"], spots["front-foot"]
    if title.page > 1 or title.top > foot.top:
        hint = "make the title or the subtitle shorter"
        raise DoesNotFitError(FORM, "the cover", title.top - foot.top, LEADING, hint)
    room, bottom = folds.height - 2 * PANEL_EDGE, folds.height - PANEL_EDGE
    end = spots["end-of-words"]
    if end.page > FLAP:
        over = (end.page - FLAP - 1) * room + end.top - PANEL_EDGE - (bottom - layout.measure_depth(FLAP))
        hint = "list fewer sections in `editions: folded`, or make them shorter"
        raise DoesNotFitError(FORM, find_part_at(document, spots, FLAP + 1), over, LEADING, hint)
    back, last = spots["back"], spots["end-of-back"]
    if last.page > back.page:
        over = last.top - PANEL_EDGE - (bottom - layout.measure_depth(back.page))
        hint = "say less about the leaflet: `funding`, `conflicts_of_interest`, `user_testing` or the contact"
        raise DoesNotFitError(FORM, "the back panel", over, LEADING, hint)
