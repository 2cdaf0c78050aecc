"""The card of many words: the top over the whole sheet, and below it two columns, each laid out as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
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
from pipeline.conversion.short.edition import KEY_POINTS, cut_card
from pipeline.conversion.short.enlarging import list_sizes, write_larger_rules
from pipeline.conversion.short.fitting import DoesNotFitError, find_part_at, settle_first
from pipeline.conversion.short.panels import Panel, Sheet, arrange_on_sheets
from pipeline.conversion.short.publisher_steps import SMALL_LOGO
from pipeline.conversion.short.spreading import write_spread_rules
from pipeline.model.document import CareCard, Document
from pipeline.templating.body import How

GUTTER, FOOT, LEAST_FOOT = 6.0, 8.0, 5.5
"""Millimetres: what parts the columns, the margin at the bottom, and how small that may become: printers reach to 5 mm
from the edge."""
LEADING = TEXT_SIZE * TEXT_LEADING * MM_PER_POINT
"""Millimetres from line to line."""
COLUMNS = 2
LARGER = (16, 15, 14.5, 14, 13.5, 13)
"""Points: the sizes of letters that are tried, the largest first."""
ACTIONS = (CARE_ACTION_SIZE, EMERGENCY_ACTION_SIZE)
GAP, MOST_ADDED = 3.0, 7.0
"""Millimetres: what parts the blocks, and how much more may do so in a column that has room."""
CLOSER = (
    ".words,.words .care-card{font-size:12pt;line-height:1.28}.words li{margin-block-end:.5mm}"
    ".words .care-card{margin-block-end:2mm}.words .care-body{padding-block:1.4mm 1.6mm}"
    ".words .closing{margin-block-start:1mm}.words .key-points{padding-block:2.2mm 2.4mm}"
    ".words .section,.words .key-points{margin-block-end:2mm}.words .section{padding-block-start:1.2mm}"
)
"""CSS for too many words: 12 pt is the smallest that we print."""
TIGHTER = (
    ".cover{padding-block:5.6mm 2.4mm}#end-of-top{margin-block-start:2.4mm}.web{margin-block-start:1mm}"
    ".words,.words .care-card{line-height:1.22}.whole p{margin-block-end:.6mm}"
    ".words .section,.words .key-points,.words .care-card{margin-block-end:1.4mm}"
)
"""CSS for a card whose publisher says much of itself: the top and the heads of the boxes give way."""
CARD, CARD_IN_COLUMNS, TIGHT = (
    Path(__file__).with_name(f"{name}.css") for name in ("card", "card_columns", "tight_card")
)
"""The sheets of all cards and of one in columns, and the sizes of a card whose publisher says much of itself; these are
filled into the rules of all sheets."""


@dataclass(frozen=True)
class ColumnCard:
    """What is decided on the way to the sheet: whether words stand `closer` and the top is `tighter`, the `size` of
    letters in points, and CSS that has `spread` what is blank."""

    document: Document
    closer: bool = False
    tighter: bool = False
    size: float = TEXT_SIZE
    spread: str = ""

    @cached_property
    def short(self) -> Document:
        """The edition."""
        return cut_card(self.document)

    @cached_property
    def paper(self) -> Paper:
        return find_paper(self.document)

    @property
    def column(self) -> float:
        """The width of a column in millimetres."""
        return (self.paper.width - 2 * CARD_SIDE - (COLUMNS - 1) * GUTTER) / COLUMNS

    def find_height(self) -> float:
        """The height of a column in millimetres: what the top leaves."""
        foot = LEAST_FOOT if self.tighter else FOOT
        return self.paper.height - lay_out_columns(self, 100).find_spots()["end-of-top"].top - foot

    def write_rules(self) -> str:
        """CSS of what is decided."""
        logo = write_logo_rule(self.document.logo, *SMALL_LOGO) if self.tighter and self.document.logo else ""
        larger = write_larger_rules(self.size, TEXT_LEADING, ACTIONS) if self.size > TEXT_SIZE else ""
        closer = CLOSER if self.closer else ""
        return larger + closer + (TIGHTER + logo if self.tighter else "") + self.spread


def write_in_columns(document: Document) -> tuple[bytes, Mapping[str, Spot]]:
    """The card in two columns as a PDF, and where its parts begin. Raises `DoesNotFitError` and `PrintError`."""
    form = ColumnCard(document)
    closer = replace(form, closer=True)
    _, (form, layout) = settle_first((form, closer, replace(closer, tighter=True)), _settle)
    form, layout = _fill(form, layout)
    spots = layout.find_spots()
    lefts = [CARD_SIDE + number * (form.column + GUTTER) for number in range(COLUMNS)]
    if document.direction == "rtl":
        lefts.reverse()
    places = [Panel(0, 0), *(Panel(0, left, spots["end-of-top"].top) for left in lefts)]
    sheet = Sheet(form.paper.width, form.paper.height)
    return conform(layout.paint(), form.short, arrange_on_sheets(places[: layout.pages], [sheet])), spots


def _settle(form: ColumnCard) -> tuple[ColumnCard, Layout]:
    height = form.find_height()
    layout = lay_out_columns(form, height)
    _require_fit(form.short, layout, layout.find_spots(), height)
    return form, layout


def _fill(form: ColumnCard, layout: Layout) -> tuple[ColumnCard, Layout]:
    """In larger letters where they fit, and with what is left then between the blocks of each column."""
    height = form.find_height()
    for size in list_sizes(form.short, () if form.closer else LARGER, form.column, ACTIONS):
        with suppress(DoesNotFitError):
            form, layout = _settle(replace(form, size=size))
            break
    feet = dict.fromkeys(range(2, layout.pages + 1), height)
    rules = write_spread_rules(layout, feet, dict.fromkeys(_list_blocks(form.short), GAP), MOST_ADDED)
    spread = replace(form, spread=rules)
    made = lay_out_columns(spread, height)
    return (spread, made) if made.pages == layout.pages else (form, layout)


def _list_blocks(short: Document) -> Iterator[str]:
    """The ids of the blocks before which a column may have more space."""
    yield from (KEY_POINTS, "whole")
    for section in short.sections:
        yield section.id
        for before, block in pairwise(section.blocks):
            if isinstance(before, CareCard) and isinstance(block, CareCard):
                yield block.id


def lay_out_columns(form: ColumnCard, height: float) -> Layout:
    """The top as the first page, and a page for each column of this height in millimetres."""
    width, paper, short = form.column, form.paper, form.short
    top = f"@page top{{size:{paper.width}mm 120mm;margin:0}}"
    sheet = f"@page words{{size:{width:.3f}mm {height:.3f}mm;margin:0}}{top}"
    title = write_title_rules(short, (paper.width - 2 * CARD_SIDE, 15), TITLE_SIZE, NAME_SIZE)
    room = TableRoom(width, height, SMALL_SIZE, SMALLEST_SIZE)
    plans = plan_tables(short, room)
    how = How("cards", buttons=False, labels=short.labels, tables=list_looks(plans), floats=False)
    sheets = (*SHEETS, ONE_COLUMN, CARD, CARD_IN_COLUMNS)
    return set_in_pages(
        short,
        "conversion/short/card.html.j2",
        how,
        (*sheets, TIGHT) if form.tighter else sheets,
        (sheet, title, write_table_rules(plans, room), write_note_rules(short, pages=False), form.write_rules()),
        {
            "sections": short.sections,
            "last_card": None,
            "drawn": "",
            "version": describe_version(form.document),
            "notes": 0,
        },
        {"spreads": group_in_one_column},
    )


def _require_fit(document: Document, layout: Layout, spots: Mapping[str, Spot], height: float) -> None:
    """Raise `DoesNotFitError` where the words go on behind the second column, which is the third page."""
    end = spots["end-of-words"]
    if end.page > 1 + COLUMNS:
        over = (end.page - 2 - COLUMNS) * height + end.top - (height - layout.measure_depth(1 + COLUMNS))
        hint = "list fewer sections in `editions: card`, or shorten the key points or the care cards"
        raise DoesNotFitError("the card", find_part_at(document, spots, 2 + COLUMNS), over, LEADING, hint)
