"""The card over the whole width of its sheet, filled from the band down to the foot.

Where there are few words it takes in further sections, then letters and band grow, then there are lines to write on;
what is left goes evenly between the blocks. Where there are more, care cards pair up, then the drawing goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pipeline.conversion.print.background_pictures import WRITING_LINE
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.footer import describe_version
from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.sizes import SMALLEST_SIZE
from pipeline.conversion.print.spreads import group_in_one_column
from pipeline.conversion.print.stylesheets import ONE_COLUMN, SHEETS
from pipeline.conversion.print.table_plans import TableRoom, list_looks, plan_tables, write_table_rules
from pipeline.conversion.print.title_size import write_title_rules
from pipeline.conversion.print.typesetting import find_paper, set_in_pages
from pipeline.conversion.print.weasy import Layout, Spot
from pipeline.conversion.short.card_columns import CARD
from pipeline.conversion.short.card_looks import BAND, LOOKS, WideLook, fit_heads, name_drawing
from pipeline.conversion.short.card_sizes import NAME_SIZE, TEXT_LEADING, TITLE_SIZE
from pipeline.conversion.short.card_wide_sizes import CARD_SIDE, FOOT_GUTTER
from pipeline.conversion.short.edition import cut_card, list_untaken
from pipeline.conversion.short.enlarging import Actions, list_sizes, write_larger_rules
from pipeline.model.document import CareCard, Document, Section, walk
from pipeline.templating.body import How

WIDE = Path(__file__).with_name("card_wide.css")
FOOT = 9.0
"""Millimetres: the margin at the bottom."""
MOST_GROWN = 15.0
"""Millimetres: by how much a band may grow."""
CARE_SIDES, EMERGENCY_SIDES = 24.0, 30.0
"""Millimetres: what the icon and the edges take of a care card, and of one for an emergency."""
MOST_BLANK = 1 / 6
"""The part of the sheet that may be blank before further sections are taken in."""
GROWTH = 1.2
"""The power of the size of letters that their words' need of paper grows with at least: headings grow less."""
NOTES_HEAD, LEAST_NOTES = 18.0, 3
"""Millimetres that the heading over the writing lines takes, and how many lines are worth one."""
TALL = 1000.0
"""Millimetres: how high the page is on which it is measured how much paper the words need."""
HAIR = 0.1
"""Millimetres that rounding may take."""
PAIRED = ".words .care-cards{display:grid}"
"""CSS that puts two care cards side by side."""
CLOSE = (
    ".words,.words .care-card,.words .care-cards .care-card{line-height:1.28}.words li{margin-block-end:.6mm}"
    ".words .care-body{padding-block:1.6mm}.words .key-points,.words .whole{padding-block:2.2mm}"
)
"""CSS for lines that stand close."""


@dataclass(frozen=True)
class WideCard:
    """What is decided on the way to the sheet: its look, the sections that are `taken` in besides those that are
    listed, the `size` of letters in points; in millimetres the `gap` between blocks, by how much the band has `grown`,
    and the height of the lines to write on."""

    document: Document
    look: WideLook
    size: float
    gap: float
    taken: tuple[str, ...] = ()
    grown: float = 0.0
    notes: float = 0.0

    @cached_property
    def short(self) -> Document:
        """The edition."""
        return cut_card(self.document, self.taken)

    @cached_property
    def paper(self) -> Paper:
        return find_paper(self.document)

    @property
    def measure(self) -> float:
        """The width of the words in millimetres."""
        return self.paper.width - 2 * CARD_SIDE

    @property
    def drawn(self) -> bool:
        """Whether the band has a drawing."""
        return self.look.drawn and bool(self.document.cover)

    @property
    def title_room(self) -> tuple[float, float]:
        """Millimetres: the width and the height of the title."""
        return (self.measure - BAND.drawing, BAND.title) if self.drawn else (self.measure, 15)

    @property
    def actions(self) -> Actions:
        """The sizes of the heads of care cards: as large as they are in one line, where that is not much smaller."""
        cards = [node for node in walk(self.short.sections) if isinstance(node, CareCard)]
        half = (self.measure - FOOT_GUTTER) / 2
        usual, largest = self.look.actions
        width = half if self.look.paired or self.last_card else self.measure
        return (
            fit_heads([card for card in cards if _is_small(card)], usual, width - CARE_SIDES),
            fit_heads([card for card in cards if not _is_small(card)], largest, self.measure - EMERGENCY_SIDES),
        )

    @property
    def last_card(self) -> CareCard | None:
        """The care card at the end of the words that shares its row with the plate: one that is in no pair."""
        blocks = self.short.sections[-1].blocks if self.short.sections else ()
        cards = 0
        while cards < len(blocks) and _is_small(blocks[-1 - cards]):
            cards += 1
        last = blocks[-1] if cards and (not self.look.paired or cards % 2) else None
        return last if isinstance(last, CareCard) else None

    @cached_property
    def depths(self) -> tuple[float, float]:
        """Millimetres from the top of the sheet to where its words begin and end, however many they are."""
        spots = _lay_out(self, TALL).find_spots()
        start, end = spots["end-of-top"], spots["end-of-words"]
        return start.top, (end.page - 1) * TALL + end.top

    @property
    def spare(self) -> float:
        """How much of the sheet is blank at its foot, in millimetres; less than nothing where the words go over it."""
        return self.paper.height - FOOT - self.depths[1]

    def list_sections(self) -> Iterator[Section]:
        """The sections, without the last card."""
        yield from self.short.sections[:-1]
        for section in self.short.sections[-1:]:
            yield replace(section, blocks=section.blocks[:-1]) if self.last_card else section


def _is_small(block: object) -> bool:
    return isinstance(block, CareCard) and block.level != "emergency"


def write_over_the_width(document: Document) -> tuple[bytes, Mapping[str, Spot]] | None:
    """The card over the whole width as a PDF, and where its parts begin; None where it has too many words. Raises
    `PrintError`."""
    for look in LOOKS:
        form = WideCard(document, look, look.sizes[-1], look.gap)
        if form.spare >= 0:
            form = _spread(_add_notes(_enlarge(_take_in(form))))
            layout = _lay_out(form, form.paper.height)
            return conform(layout.paint(), form.short), layout.find_spots()
    return None


def _take_in(form: WideCard) -> WideCard:
    """With further sections of the leaflet, in its order, each of them if it fits whole, where much is blank."""
    spare = form.spare
    if spare > MOST_BLANK * form.paper.height:
        for name in list_untaken(form.document, form.short, spare * form.measure):
            more = replace(form, taken=(*form.taken, name))
            form = more if more.spare >= 0 else form
    return form


def _enlarge(form: WideCard) -> WideCard:
    """In the largest letters that fit."""
    look, (start, end) = form.look, form.depths
    width = (form.measure - FOOT_GUTTER) / 2 if look.paired else form.measure
    for size in list_sizes(form.short, look.sizes[:-1], width, look.actions):
        if (end - start) * (size / form.size) ** GROWTH <= form.paper.height - FOOT - start:
            larger = replace(form, size=size)
            if larger.spare >= 0:
                return larger
    return form


def _add_notes(form: WideCard) -> WideCard:
    """With lines to write on, if some of them have room."""
    lines = int((form.spare - NOTES_HEAD) // WRITING_LINE)
    return replace(form, notes=lines * WRITING_LINE) if lines >= LEAST_NOTES else form


def _spread(form: WideCard) -> WideCard:
    """With a higher band, and what is left then between the blocks."""
    spare = form.spare - HAIR
    form = replace(form, grown=min(max(spare, 0), MOST_GROWN))
    wider = replace(form, gap=form.gap + 1)
    left, left_then = form.spare - HAIR, wider.spare - HAIR
    return replace(form, gap=form.gap + max(left, 0) / (left - left_then))


def _lay_out(form: WideCard, height: float) -> Layout:
    document, short, paper = form.document, form.short, form.paper
    room = TableRoom(form.measure, paper.height / 2, min(form.size, 14), SMALLEST_SIZE)
    plans = plan_tables(short, room)
    how = How("cards", buttons=False, labels=short.labels, tables=list_looks(plans), floats=False)
    values = {
        "sections": tuple(form.list_sections()),
        "last_card": form.last_card,
        "signs": None,
        "columns": None,
        "drawn": name_drawing(document) if form.drawn else "",
        "version": describe_version(document),
        "notes": form.notes,
    }
    rules = (
        f"@page{{size:{paper.width}mm {height:.3f}mm;margin:0}}",
        write_title_rules(short, form.title_room, TITLE_SIZE, NAME_SIZE),
        write_table_rules(plans, room),
        write_note_rules(short, pages=False),
        write_larger_rules(form.size, TEXT_LEADING, form.actions),
        f".words>*,.words .care-card,.words .care-cards{{margin-block-end:{form.gap:.2f}mm}}",
        f"#end-of-top,.notice{{margin-block-start:{form.gap:.2f}mm}}",
        BAND.write_rules(form.grown) if form.drawn else f".cover{{min-height:{form.grown:.2f}mm}}",
        (PAIRED if form.look.paired else "") + (CLOSE if form.look.close else ""),
    )
    sheets = (*SHEETS, ONE_COLUMN, CARD, WIDE)
    return set_in_pages(
        short, "conversion/short/card.html.j2", how, sheets, rules, values, {"spreads": group_in_one_column}
    )
