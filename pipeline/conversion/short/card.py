"""Writer of the card (WeasyPrint): one page with the key points and when to get help, to put up where it is seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.footer import describe_version
from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.sizes import SMALL_SIZE, SMALLEST_SIZE
from pipeline.conversion.print.spreads import group_in_one_column
from pipeline.conversion.print.stylesheets import ONE_COLUMN, SHEETS
from pipeline.conversion.print.table_plans import TableRoom, list_looks, plan_tables, write_table_rules
from pipeline.conversion.print.title_size import write_title_rules
from pipeline.conversion.print.typesetting import find_paper, set_in_pages
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.conversion.print.weasy import Layout, Spot
from pipeline.conversion.short.card_sizes import CARD_SIDE, NAME_SIZE, TEXT_LEADING, TEXT_SIZE, TITLE_SIZE
from pipeline.conversion.short.edition import cut_edition
from pipeline.conversion.short.fitting import DoesNotFitError, find_part_at, settle_first
from pipeline.conversion.short.panels import Panel, Sheet, arrange_on_sheets
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document
from pipeline.templating.body import How

GUTTER, FOOT, LEAST_FOOT = 6.0, 8.0, 5.5
"""Millimetres: what parts the columns, the margin at the bottom, and how small that may become: printers reach to 5 mm
from the edge."""
LEADING = TEXT_SIZE * TEXT_LEADING * MM_PER_POINT
"""Millimetres from line to line."""
TOP_AND_COLUMN = 2
"""Pages as they are laid out: the top, and a column."""
LARGER = (
    ".words,.words .care-card{font-size:16pt}.words .care-body{padding-block:3.6mm}"
    ".words .key-points li,.words .care-card li{background-position:0.6mm 2.6mm}"
)
CLOSER = (
    ".words,.words .care-card{font-size:12pt;line-height:1.28}.words li{margin-block-end:.5mm}"
    ".words .care-card{margin-block-end:2mm}.words .care-body{padding-block:1.4mm 1.6mm}"
    ".words .closing{margin-block-start:1mm}.words .key-points{padding-block:2.2mm 2.4mm}"
    ".words .section{margin-block-start:2mm;padding-block-start:1.2mm}"
)
"""CSS for few words, and for too many: 12 pt is the smallest that we print."""
TIGHTER = (
    ":root{--title-before:1mm;--notice-before:2mm;--publisher-size:12pt;--publisher-line:5.4mm;--code-size:20mm;"
    "--section-title-size:16pt;--section-title-gap:0.8mm;--care-head-padding:1.4mm 4mm;--care-action-size:15pt;"
    "--emergency-head-top:1.4mm;--emergency-head-bottom:1.6mm;--emergency-action-size:18pt}"
    ".masthead{grid-template-columns:1fr}.masthead .version{padding-inline-start:var(--publisher-indent)}"
    ".cover{padding-block:4mm 2.4mm}#end-of-top{margin-block-start:2.4mm}.web{margin-block-start:1mm}"
    ".words,.words .care-card{line-height:1.22}"
)
"""CSS for a card whose publisher says much of itself: the top and the heads of the boxes give way."""
CARD = Path(__file__).with_name("card.css")


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF of one page, `<leaflet>-<language>-card.pdf`: the edition `card` of the document in two columns.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Raises `DoesNotFitError` where the words need more
    than a page, and `PrintError`.
    """
    short = cut_edition(document, "card")
    # Who answers for the leaflet stands in the whole one.
    kept = replace(short, sections=tuple(section for section in short.sections if section.id != "about"))
    form = _Form(kept, describe_version(document), find_paper(document))
    tight = replace(form, tighter=TIGHTER, foot=LEAST_FOOT)
    # Last, the code and the address go.
    steps = (form, tight, replace(tight, document=replace(kept, address="")))
    form, (layout, columns) = settle_first(steps, _choose_layout)
    spots = layout.find_spots()
    top = spots["end-of-top"].top
    lefts = [CARD_SIDE + number * (form.measure_column(columns) + GUTTER) for number in range(columns)]
    places = [Panel(0, 0), *(Panel(0, left, top) for left in lefts)]
    sheet = Sheet(form.paper.width, form.paper.height)
    arranged = conform(layout.paint(), kept, arrange_on_sheets(places[: layout.pages], [sheet]))
    measured = Measured(1, dict.fromkeys(spots, 1))
    return (Artifact(f"{document.leaflet}-{document.language}-card.pdf", "application/pdf", arranged, measured),)


def _choose_layout(form: _Form) -> tuple[Layout, int]:
    """The words in two columns, closer together where they would be a little too long; or, where one column holds them
    all, over the whole width of the card and in large letters. With the number of columns.
    Raises `DoesNotFitError`."""
    height = form.paper.height - form.lay_out(100).find_spots()["end-of-top"].top - form.foot
    layout = form.lay_out(height)
    if layout.pages <= TOP_AND_COLUMN:
        for more in (LARGER, ""):
            wide = form.lay_out(height, 1, more)
            if wide.pages <= TOP_AND_COLUMN:
                return wide, 1
    if layout.pages > TOP_AND_COLUMN + 1:
        layout = form.lay_out(height, 2, CLOSER)
        _require_fit(form.document, layout, layout.find_spots(), height)
    return layout, 2


@dataclass(frozen=True)
class _Form:
    """What is laid out, with the line that says its version, and on what. `tighter` is CSS that is added, `foot` the
    margin at the bottom in millimetres."""

    document: Document
    version: str
    paper: Paper
    tighter: str = ""
    foot: float = FOOT

    def measure_column(self, columns: int) -> float:
        """The width of a column in millimetres."""
        return (self.paper.width - 2 * CARD_SIDE - (columns - 1) * GUTTER) / columns

    def lay_out(self, height: float, columns: int = 2, more: str = "") -> Layout:
        """The top as the first page, and a page for each column of this height; `more` is CSS that is added."""
        width = self.measure_column(columns)
        top = f"@page top{{size:{self.paper.width}mm 120mm;margin:0}}"
        sheet = f"@page words{{size:{width:.3f}mm {height:.3f}mm;margin:0}}{top}"
        title = write_title_rules(self.document, (self.paper.width - 2 * CARD_SIDE, 15), TITLE_SIZE, NAME_SIZE)
        room = TableRoom(width, height, SMALL_SIZE, SMALLEST_SIZE)
        plans = plan_tables(self.document, room)
        how = How("cards", buttons=False, labels=self.document.labels, tables=list_looks(plans), floats=False)
        notes = write_note_rules(self.document, pages=False)
        return set_in_pages(
            self.document,
            "conversion/short/card.html.j2",
            how,
            (*SHEETS, ONE_COLUMN, CARD),
            (sheet, title, write_table_rules(plans, room), notes, more, self.tighter),
            {"version": self.version},
            {"spreads": group_in_one_column},
        )


def _require_fit(document: Document, layout: Layout, spots: Mapping[str, Spot], height: float) -> None:
    """Raise `DoesNotFitError` where the words go on behind the second column, which is the third page."""
    end = spots["end-of-words"]
    if end.page > 3:
        over = (end.page - 4) * height + end.top - (height - layout.measure_depth(3))
        hint = "list fewer sections in `editions: card`, or shorten the key points or the care cards"
        raise DoesNotFitError("the card", find_part_at(document, spots, 4), over, LEADING, hint)
