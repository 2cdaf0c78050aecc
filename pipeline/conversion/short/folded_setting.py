"""Setting of the folded leaflet: what its panels share, whichever way the words come on to them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.spreads import group_in_one_column
from pipeline.conversion.print.stylesheets import ONE_COLUMN, SHEETS
from pipeline.conversion.print.table_plans import TableRoom, list_looks, plan_tables, write_table_rules
from pipeline.conversion.print.title_size import write_title_rules
from pipeline.conversion.print.typesetting import set_in_pages
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.conversion.print.weasy import Layout
from pipeline.conversion.short.enlarging import write_larger_rules
from pipeline.conversion.short.folded_sizes import (
    CARE_ACTION_SIZE,
    EMERGENCY_ACTION_SIZE,
    NAME_SIZE,
    PANEL_EDGE,
    SMALL_SIZE,
    TEXT_LEADING,
    TEXT_SIZE,
    TITLE_SIZE,
)
from pipeline.conversion.short.folds import Folds
from pipeline.model.document import Document
from pipeline.templating.body import How

LEADING = TEXT_SIZE * TEXT_LEADING * MM_PER_POINT
"""Millimetres from line to line."""
PICTURE, SMALLEST_PICTURE = 69.0, 34.0
"""Millimetres: how high the drawing on the cover is, and how low it may become."""
NOTES_HEAD = 19.0
"""Millimetres: the heading over the writing lines with the space around it."""
ACTIONS = (CARE_ACTION_SIZE, EMERGENCY_ACTION_SIZE)
FOLDED = Path(__file__).with_name("folded.css")


def set_folded(
    document: Document,
    short: Document,
    folds: Folds,
    values: Mapping[str, Any],
    rules: tuple[str, ...],
    size: float = TEXT_SIZE,
    picture: float = PICTURE,
) -> Layout:
    """The pages that become panels. `short` is the edition, `values` are for its template, `rules` is CSS that is made
    for this leaflet; letters have a `size` in points, the drawing on the cover is `picture` millimetres high."""
    table_size = size if size > TEXT_SIZE else SMALL_SIZE
    room = TableRoom(folds.flap - 2 * PANEL_EDGE, folds.height - 2 * PANEL_EDGE, table_size, SMALL_SIZE)
    plans = plan_tables(short, room)
    how = How("cards", buttons=False, labels=document.labels, tables=list_looks(plans), floats=False)
    shared = (
        write_title_rules(document, (folds.panel - 2 * PANEL_EDGE, 41), TITLE_SIZE, NAME_SIZE),
        f".cover-picture,.cover-picture img{{height:{picture:.2f}mm}}",
        write_table_rules(plans, room),
        write_note_rules(short, pages=False),
        write_larger_rules(size, TEXT_LEADING, ACTIONS) if size > TEXT_SIZE else "",
    )
    sheets = (*SHEETS, ONE_COLUMN, FOLDED)
    filters = {"spreads": group_in_one_column}
    return set_in_pages(short, "conversion/short/folded.html.j2", how, sheets, (*shared, *rules), values, filters)
