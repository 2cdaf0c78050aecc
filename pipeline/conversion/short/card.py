"""Writer of the card (WeasyPrint): one page with the key points and when to get help, to put up where it is seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
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
from pipeline.conversion.short.fitting import DoesNotFitError, find_part_at
from pipeline.conversion.short.panels import Panel, Sheet, arrange_on_sheets
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document
from pipeline.templating.body import How

GUTTER, FOOT = 6.0, 8.0
"""Millimetres: what parts the columns, and the margin at the bottom."""
LEADING = TEXT_SIZE * TEXT_LEADING * MM_PER_POINT
"""Millimetres from line to line."""
CARD = Path(__file__).with_name("card.css")


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF of one page, `<leaflet>-<language>-card.pdf`: the edition `card` of the document in two columns.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Raises `DoesNotFitError` where the words need more
    than a page, and `PrintError`.
    """
    short = cut_edition(document, "card")
    # Who answers for the leaflet stands in the whole one.
    kept = replace(short, sections=tuple(section for section in short.sections if section.id != "about"))
    paper = find_paper(document)
    version = describe_version(document)
    top = _lay_out(kept, version, paper, 100).find_spots()["end-of-top"].top
    height = paper.height - top - FOOT
    layout = _lay_out(kept, version, paper, height)
    spots = layout.find_spots()
    _require_fit(kept, layout, spots, height)
    column = CARD_SIDE + (paper.width - 2 * CARD_SIDE - GUTTER) / 2 + GUTTER
    places = [Panel(0, 0), Panel(0, CARD_SIDE, top), Panel(0, column, top)]
    arranged = conform(
        layout.paint(), kept, arrange_on_sheets(places[: layout.pages], [Sheet(paper.width, paper.height)])
    )
    measured = Measured(1, dict.fromkeys(spots, 1))
    return (Artifact(f"{document.leaflet}-{document.language}-card.pdf", "application/pdf", arranged, measured),)


def _lay_out(document: Document, version: str, paper: Paper, height: float) -> Layout:
    width = (paper.width - 2 * CARD_SIDE - GUTTER) / 2
    sheet = f"@page words{{size:{width:.3f}mm {height:.3f}mm;margin:0}}@page top{{size:{paper.width}mm 120mm;margin:0}}"
    title = write_title_rules(document, (paper.width - 2 * CARD_SIDE, 15), TITLE_SIZE, NAME_SIZE)
    room = TableRoom(width, height, SMALL_SIZE, SMALLEST_SIZE)
    plans = plan_tables(document, room)
    how = How("cards", buttons=False, labels=document.labels, tables=list_looks(plans), floats=False)
    return set_in_pages(
        document,
        "conversion/short/card.html.j2",
        how,
        (*SHEETS, ONE_COLUMN, CARD),
        (sheet, title, write_table_rules(plans, room), write_note_rules(document, pages=False)),
        {"version": version},
        {"spreads": group_in_one_column},
    )


def _require_fit(document: Document, layout: Layout, spots: Mapping[str, Spot], height: float) -> None:
    """Raise `DoesNotFitError` where the words go on behind the second column, which is the third page."""
    end = spots["end-of-words"]
    if end.page > 3:
        over = (end.page - 4) * height + end.top - (height - layout.measure_depth(3))
        hint = "list fewer sections in `editions: card`, or shorten the key points or the care cards"
        raise DoesNotFitError("the card", find_part_at(document, spots, 4), over, LEADING, hint)
