"""The card of many words: top and foot over the whole sheet, and between them two columns, each laid out as a page.

What to do in an emergency comes first, over both columns where there is room for it; a drawing too. Columns are as full
as each other, in letters as large as they fit in, down to the foot.
"""

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
from pipeline.conversion.short.card_closeness import CLOSE, CLOSER, SNUG, TIGHTER
from pipeline.conversion.short.card_looks import BAND, LOW_BAND, Band, name_drawing
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
from pipeline.conversion.short.signs import split_signs
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
GAP, CLOSE_GAP, MOST_ADDED = 3.0, 2.0, 16.0
"""Millimetres: what parts the blocks, and those that stand close, and how much more may do so in a column that has
room."""
SIGNS_ACTION = 1.25
"""How much larger the head of the signs is over both columns than in one."""
MOST_UNEVEN = 1 / 5
"""The part of a column that the other may be longer by."""
SHARES = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
"""How high both columns are tried to be, as parts of the sheet."""
CARD, CARD_IN_COLUMNS, TIGHT = (
    Path(__file__).with_name(f"{name}.css") for name in ("card", "card_columns", "tight_card")
)
"""The sheets of all cards and of one in columns, and the sizes of a card whose publisher says much of itself; these are
filled into the rules of all sheets."""


@dataclass(frozen=True)
class ColumnCard:
    """What is decided on the way to the sheet: whether the signs of an emergency stand `over` both columns, the `band`
    if that has a drawing, how close words stand (`closer`), whether the top is `tighter`, the `size` of letters in
    points, and CSS that has `spread` what is blank."""

    document: Document
    over: bool = False
    band: Band | None = None
    closer: tuple[float, float] | None = None
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
        """The height of a column in millimetres: what the top and the foot leave."""
        spots = lay_out_columns(self, 100).find_spots()
        return self.find_foot(spots) - spots["end-of-top"].top - GAP

    def find_foot(self, spots: Mapping[str, Spot]) -> float:
        """Where the foot begins, in millimetres from the top of the sheet."""
        return self.paper.height - (LEAST_FOOT if self.tighter else FOOT) - spots["end-of-foot"].top

    def write_rules(self) -> str:
        """CSS of what is decided."""
        logo = write_logo_rule(self.document.logo, *SMALL_LOGO) if self.tighter and self.document.logo else ""
        larger = write_larger_rules(self.size, TEXT_LEADING, ACTIONS) if self.size > TEXT_SIZE else ""
        closer = CLOSER % self.closer if self.closer else ""
        signs = (larger + closer).replace(".words", ".signs") if self.over else ""
        head = f".signs .emergency .care-action{{font-size:{EMERGENCY_ACTION_SIZE * SIGNS_ACTION}pt}}"
        band = self.band.write_rules() if self.band else ""
        return larger + closer + signs + head + band + (TIGHTER + logo if self.tighter else "") + self.spread


def write_in_columns(document: Document) -> tuple[bytes, Mapping[str, Spot]]:
    """The card in two columns as a PDF, and where its parts begin. Raises `DoesNotFitError` and `PrintError`."""
    _, (form, layout) = settle_first(tuple(_list_ways(document)), _settle)
    form, layout = _fill(form, layout)
    spots = layout.find_spots()
    lefts = [CARD_SIDE + number * (form.column + GUTTER) for number in range(COLUMNS)]
    if document.direction == "rtl":
        lefts.reverse()
    columns = [Panel(0, left, spots["end-of-top"].top) for left in lefts][: layout.pages - 2]
    places = [Panel(0, 0), *columns, Panel(0, 0, form.find_foot(spots))]
    sheet = Sheet(form.paper.width, form.paper.height)
    return conform(layout.paint(), form.short, arrange_on_sheets(places, [sheet])), spots


def _list_ways(document: Document) -> Iterator[ColumnCard]:
    """Ways to set it, the best first."""
    form = ColumnCard(document)
    over = replace(form, over=True)
    closer = replace(form, closer=CLOSE)
    if split_signs(form.short)[0]:
        low = replace(over, band=LOW_BAND)
        drawn = (replace(over, band=BAND), low, replace(low, closer=SNUG))
        close = (replace(low, closer=CLOSE), replace(over, closer=SNUG), replace(over, closer=CLOSE))
        yield from (way for way in (*drawn, over, *close) if not way.band or document.cover)
    yield from (form, closer, replace(closer, tighter=True))


def _settle(form: ColumnCard) -> tuple[ColumnCard, Layout]:
    height = form.find_height()
    layout = lay_out_columns(form, height)
    _require_fit(form.short, layout, layout.find_spots(), height)
    return form, layout


def _fill(form: ColumnCard, layout: Layout) -> tuple[ColumnCard, Layout]:
    """In larger letters where they fit, with columns of one length, and with what is left then between the blocks of
    each."""
    for size in list_sizes(form.short, () if form.closer else LARGER, form.column, ACTIONS):
        with suppress(DoesNotFitError):
            form, layout = _settle(replace(form, size=size))
            break
    height = form.find_height()
    even = _find_even_columns(form, layout, height)
    layout = lay_out_columns(replace(form, spread=even), height) if even else layout
    feet = dict.fromkeys(range(2, layout.pages), height)
    gap = CLOSE_GAP if form.closer else GAP
    rules = write_spread_rules(layout, feet, dict.fromkeys(_list_blocks(form.short), gap), MOST_ADDED)
    spread = replace(form, spread=even + rules)
    made = lay_out_columns(spread, height)
    return (spread, made) if made.pages == layout.pages else (form, layout)


def _find_even_columns(form: ColumnCard, layout: Layout, height: float) -> str:
    """CSS that begins the second column with another block, where the columns would be of different lengths."""
    blanks = [layout.measure_rest(page, height) if page < layout.pages else height for page in (2, 3)]
    if blanks[1] - blanks[0] <= MOST_UNEVEN * height:
        return ""
    blocks = list(_list_blocks(form.short))
    least = 1 - sum(blanks) / (COLUMNS * height)
    for share in (share for share in SHARES if share >= least):
        lower = lay_out_columns(form, share * height)
        spots = lower.find_spots()
        first = [name for name in blocks if name in spots and spots[name].page == COLUMNS + 1]
        if lower.pages <= 2 + COLUMNS and first:
            return f"#{min(first, key=lambda name: spots[name].top)}{{break-before:page}}"
    return ""


def _list_blocks(short: Document) -> Iterator[str]:
    """The ids of the blocks before which a column may have more space."""
    yield KEY_POINTS
    for section in short.sections:
        yield from (section.id, f"rest-of-{section.id}")
        for before, block in pairwise(section.blocks):
            if isinstance(before, CareCard) and isinstance(block, CareCard):
                yield block.id


def lay_out_columns(form: ColumnCard, height: float) -> Layout:
    """The top as the first page, and a page for each column of this height in millimetres."""
    width, paper, short = form.column, form.paper, form.short
    top = f"@page top{{size:{paper.width}mm {paper.height}mm;margin:0}}"
    signs, sections = split_signs(short)
    foot = f"@page foot{{size:{paper.width}mm 120mm;margin:0}}"
    sheet = f"@page words{{size:{width:.3f}mm {height:.3f}mm;margin:0}}{top}{foot}"
    measure = paper.width - 2 * CARD_SIDE
    title_room = (measure - form.band.drawing, form.band.title) if form.band else (measure, 15)
    title = write_title_rules(short, title_room, TITLE_SIZE, NAME_SIZE)
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
            "sections": sections,
            "signs": signs,
            "columns": form,
            "last_card": None,
            "drawn": name_drawing(form.document) if form.band else "",
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
