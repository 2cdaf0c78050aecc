"""Writer of the card (WeasyPrint): one page with the key points and when to get help, to put up where it is seen.

Words stand in two columns, or over the whole width where they are few. Where they leave much of the card blank it takes
in further sections, then larger letters, and what is left then is lines to write on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pipeline.conversion.print.background_pictures import WRITING_LINE
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.footer import describe_version
from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.sizes import SMALL_SIZE, SMALLEST_SIZE
from pipeline.conversion.print.spreads import group_in_one_column
from pipeline.conversion.print.stylesheets import ONE_COLUMN, SHEETS
from pipeline.conversion.print.table_plans import TableRoom, list_looks, plan_tables, write_table_rules
from pipeline.conversion.print.title_size import write_title_rules
from pipeline.conversion.print.typesetting import find_paper, set_in_pages, write_logo_rule
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.conversion.print.weasy import Layout, Spot
from pipeline.conversion.short.card_sizes import (
    CARD_SIDE,
    CARE_ACTION_SIZE,
    EMERGENCY_ACTION_SIZE,
    NAME_SIZE,
    TEXT_LEADING,
    TEXT_SIZE,
    TITLE_SIZE,
)
from pipeline.conversion.short.edition import cut_edition, list_untaken
from pipeline.conversion.short.enlarging import list_sizes, write_larger_rules
from pipeline.conversion.short.fitting import DoesNotFitError, find_part_at, settle_first
from pipeline.conversion.short.panels import Panel, Sheet, arrange_on_sheets
from pipeline.conversion.short.publisher_steps import SMALL_LOGO
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document
from pipeline.templating.body import How

GUTTER, FOOT, LEAST_FOOT = 6.0, 8.0, 5.5
"""Millimetres: what parts the columns, the margin at the bottom, and how small that may become: printers reach to 5 mm
from the edge."""
LEADING = TEXT_SIZE * TEXT_LEADING * MM_PER_POINT
"""Millimetres from line to line."""
MOST_BLANK = 1 / 4
"""The part of both columns that may be blank before further sections are taken in."""
LARGER = ((1, (20, 18, 16)), (2, (17, 16, 15, 14, 13.5, 13)))
"""Columns, and points: the sizes of letters that are tried, the largest first."""
ACTIONS = (CARE_ACTION_SIZE, EMERGENCY_ACTION_SIZE)
GROWTH = 1.4
"""The power of the size of letters that their words' need of paper grows with at least: headings grow less."""
NOTES_HEAD, LEAST_NOTES = 18.0, 3
"""Millimetres that the heading over the writing lines takes, and how many lines are worth one."""
CLOSER = (
    ".words,.words .care-card{font-size:12pt;line-height:1.28}.words li{margin-block-end:.5mm}"
    ".words .care-card{margin-block-end:2mm}.words .care-body{padding-block:1.4mm 1.6mm}"
    ".words .closing{margin-block-start:1mm}.words .key-points{padding-block:2.2mm 2.4mm}"
    ".words .section,.words .key-points{margin-block-end:2mm}.words .section{padding-block-start:1.2mm}"
)
"""CSS for too many words: 12 pt is the smallest that we print."""
TIGHTER = (
    ".masthead{grid-template-columns:1fr}.masthead .version{padding-inline-start:var(--publisher-indent)}"
    ".cover{padding-block:5.6mm 2.4mm}#end-of-top{margin-block-start:2.4mm}.web{margin-block-start:1mm}"
    ".words,.words .care-card{line-height:1.22}.whole p{margin-block-end:.6mm}"
    ".words .section,.words .key-points,.words .care-card{margin-block-end:1.4mm}"
)
"""CSS for a card whose publisher says much of itself: the top and the heads of the boxes give way."""
CARD = Path(__file__).with_name("card.css")
TIGHT = Path(__file__).with_name("tight_card.css")
"""The sizes of a card whose publisher says much of itself; they are filled into the rules of all sheets."""


@dataclass(frozen=True)
class _CardForm:
    """What is decided on the way to the sheet: the sections that are `taken` in besides those that are listed, the
    number of `columns`, the `size` of letters in points, whether words stand `closer` and the top is `tighter`, and
    the height of the lines to write on in millimetres."""

    document: Document
    taken: tuple[str, ...] = ()
    columns: int = 2
    size: float = TEXT_SIZE
    closer: bool = False
    tighter: bool = False
    notes: float = 0.0

    @cached_property
    def short(self) -> Document:
        """The edition; who answers for the leaflet stands in the whole one."""
        short = cut_edition(self.document, "card", self.taken)
        return replace(short, sections=tuple(section for section in short.sections if section.id != "about"))

    @cached_property
    def paper(self) -> Paper:
        return find_paper(self.document)

    @property
    def column(self) -> float:
        """The width of a column in millimetres."""
        return (self.paper.width - 2 * CARD_SIDE - (self.columns - 1) * GUTTER) / self.columns

    def find_height(self) -> float:
        """The height of a column in millimetres: what the top leaves."""
        foot = LEAST_FOOT if self.tighter else FOOT
        return self.paper.height - _lay_out(self, 100).find_spots()["end-of-top"].top - foot

    def write_rules(self) -> str:
        """CSS of what is decided."""
        larger = write_larger_rules(self.size, TEXT_LEADING, ACTIONS) if self.size > TEXT_SIZE else ""
        logo = write_logo_rule(self.document.logo, *SMALL_LOGO) if self.tighter and self.document.logo else ""
        return larger + (CLOSER if self.closer else "") + (TIGHTER + logo if self.tighter else "")


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF of one page, `<leaflet>-<language>-card.pdf`: the edition `card` of the document.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Raises `DoesNotFitError` where the words need more
    than a page, and `PrintError`. The notice of a draft, the address of the page and its code are always there.
    """
    form = _CardForm(document)
    _, (form, layout) = settle_first((form, replace(form, tighter=True)), _settle)
    spots = layout.find_spots()
    top = spots["end-of-top"].top
    lefts = [CARD_SIDE + number * (form.column + GUTTER) for number in range(form.columns)]
    if document.direction == "rtl":
        lefts.reverse()
    places = [Panel(0, 0), *(Panel(0, left, top) for left in lefts)]
    sheet = Sheet(form.paper.width, form.paper.height)
    arranged = conform(layout.paint(), form.short, arrange_on_sheets(places[: layout.pages], [sheet]))
    measured = Measured(1, dict.fromkeys(spots, 1))
    return (Artifact(f"{document.file_name}-card.pdf", "application/pdf", arranged, measured),)


def _settle(form: _CardForm) -> tuple[_CardForm, Layout]:
    """The words in two columns, closer together where they would be a little too long; or, where there are few, filled
    up until the card is full. Raises `DoesNotFitError`."""
    height = form.find_height()
    layout = _lay_out(form, height)
    if not _fits(form, layout):
        form = replace(form, closer=True)
        layout = _lay_out(form, height)
        _require_fit(form.short, layout, layout.find_spots(), height)
        return form, layout
    blank = _measure_blank(form, layout, height)
    if blank > MOST_BLANK:
        for name in list_untaken(form.document, form.short, blank * 2 * height * form.column):
            more = replace(form, taken=(*form.taken, name))
            wider = _lay_out(more, height)
            if _fits(more, wider):
                form, layout = more, wider
    return _add_notes(*_enlarge(form, layout, height), height)


def _enlarge(form: _CardForm, layout: Layout, height: float) -> tuple[_CardForm, Layout]:
    """In the largest letters that fit, over the whole width of the card if there is room for that."""
    words = 1 - _measure_blank(form, layout, height)
    for columns, sizes in LARGER:
        larger = replace(form, columns=columns)
        for size in list_sizes(form.short, sizes, larger.column, ACTIONS):
            if words * (size / TEXT_SIZE) ** GROWTH <= 1:
                tried = replace(larger, size=size)
                made = _lay_out(tried, height)
                if _fits(tried, made):
                    return tried, made
    return form, layout


def _add_notes(form: _CardForm, layout: Layout, height: float) -> tuple[_CardForm, Layout]:
    """With lines to write on in what is left of the last column, if some of them have room."""
    rest = (1 + form.columns - layout.pages) * height + layout.measure_blank(layout.pages, height)
    lines = (min(rest, height) - NOTES_HEAD) // WRITING_LINE
    if lines < LEAST_NOTES:
        return form, layout
    noted = replace(form, notes=lines * WRITING_LINE)
    made = _lay_out(noted, height)
    return (noted, made) if _fits(noted, made) else (form, layout)


def _fits(form: _CardForm, layout: Layout) -> bool:
    """Whether the words end in the last column; the top is the first page."""
    return layout.pages <= 1 + form.columns


def _measure_blank(form: _CardForm, layout: Layout, height: float) -> float:
    """The part of all columns that is blank at the foot of the last, and what is behind it."""
    empty = 1 + form.columns - layout.pages
    return (empty + layout.measure_blank(layout.pages, height) / height) / form.columns


def _lay_out(form: _CardForm, height: float) -> Layout:
    """The top as the first page, and a page for each column of this height in millimetres."""
    width, paper, short = form.column, form.paper, form.short
    top = f"@page top{{size:{paper.width}mm 120mm;margin:0}}"
    sheet = f"@page words{{size:{width:.3f}mm {height:.3f}mm;margin:0}}{top}"
    title = write_title_rules(short, (paper.width - 2 * CARD_SIDE, 15), TITLE_SIZE, NAME_SIZE)
    room = TableRoom(width, height, form.size if form.size > TEXT_SIZE else SMALL_SIZE, SMALLEST_SIZE)
    plans = plan_tables(short, room)
    how = How("cards", buttons=False, labels=short.labels, tables=list_looks(plans), floats=False)
    return set_in_pages(
        short,
        "conversion/short/card.html.j2",
        how,
        (*SHEETS, ONE_COLUMN, CARD, TIGHT) if form.tighter else (*SHEETS, ONE_COLUMN, CARD),
        (sheet, title, write_table_rules(plans, room), write_note_rules(short, pages=False), form.write_rules()),
        {"version": describe_version(form.document), "notes": form.notes},
        {"spreads": group_in_one_column},
    )


def _require_fit(document: Document, layout: Layout, spots: Mapping[str, Spot], height: float) -> None:
    """Raise `DoesNotFitError` where the words go on behind the second column, which is the third page."""
    end = spots["end-of-words"]
    if end.page > 3:
        over = (end.page - 4) * height + end.top - (height - layout.measure_depth(3))
        hint = "list fewer sections in `editions: card`, or shorten the key points or the care cards"
        raise DoesNotFitError("the card", find_part_at(document, spots, 4), over, LEADING, hint)
