"""Writer of the leaflet in large print (WeasyPrint).

It follows the clear print guidance of the UK Association for Accessible Formats: nothing is smaller than the size that
was asked for, 18 pt where nobody asked; one column, left aligned, no hyphenation, page numbers as large as the words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.conversion.large_print import name_variant
from pipeline.conversion.large_print.going_on import count_card_lines, find_ends, open_large_block, write_card_rules
from pipeline.conversion.large_print.room import (
    ONE_BELOW_THE_OTHER,
    enlarge,
    find_large_paper,
    find_table_room,
    write_size_rules,
)
from pipeline.conversion.large_print.sizes import SMALLEST_SIZE
from pipeline.conversion.print.arrangement import Arrangement
from pipeline.conversion.print.background_pictures import WIDE_WRITING_LINE
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.footer import write_footer_rules
from pipeline.conversion.print.galley import Block
from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.own_lines import plan_own_lines
from pipeline.conversion.print.page_plan import EVEN, PageRoom, plan_pages
from pipeline.conversion.print.paged import Paged, settle, write_galley_rule
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.pieces import cut
from pipeline.conversion.print.running import LONG, write_running_rules
from pipeline.conversion.print.spreads import group_in_one_column
from pipeline.conversion.print.stylesheets import ONE_COLUMN, SHEETS
from pipeline.conversion.print.table_plans import list_looks, plan_tables, write_table_rules
from pipeline.conversion.print.typesetting import set_in_pages
from pipeline.conversion.print.weasy import Layout
from pipeline.conversion.print.writer import (
    END,
    SPARE,
    find_page_of,
    list_targets,
    plan_notes_lines,
)
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document
from pipeline.templating.body import How

LOOSE = (
    ".contents,.pair,.key-points,.important,.together,p,li{break-inside:auto}"
    ".key-points,.important{box-decoration-break:clone}.contents li,.figure{break-inside:avoid}"
    "p + :is(ul,ol,.columns,.pair,.checklist){break-before:auto}"
)
"""CSS for letters so large that a page holds a few paragraphs: care cards and figures stay whole, and headings with
what follows."""
LARGE = Path(__file__).with_name("large.css")
USUAL = Arrangement(opening=True, contents=True)
NOTES_HEAD = 30
"""Millimetres: the height of the heading over writing lines in the usual size, with the space around it."""


def write(document: Document, size: int = SMALLEST_SIZE) -> tuple[Artifact, ...]:
    """One PDF in letters of a size (points), `<leaflet>-<language>-large-print.pdf` or, in another than the usual size,
    `…-large-print-24.pdf`, with its number of pages and the page of each block.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Choices are cards one below the other, because a
    table has no room. Raises `PrintError`.
    """
    layout = paginate(document, size)
    measured = Measured(layout.pages, find_page_of(document, layout.find_spots()))
    path = f"{document.file_name}-large-print{name_variant(size)}.pdf"
    return (Artifact(path, "application/pdf", conform(layout.paint(), document), measured),)


def paginate(document: Document, size: int) -> Layout:
    """The pages, planned on a galley: breaks are between ideas, cards of choices go on overleaf with their names, and
    the last sheet has words on both sides where no page is much emptier for it."""
    setting = _LargeSetting(document, size)
    galley = setting.lay_out(write_galley_rule(setting.paper.width), Paged()).read_galley()
    layout, made_as_planned = setting.set_pages(galley)
    return layout if made_as_planned else setting.set_pages(galley, SPARE)[0]


@dataclass(frozen=True)
class _LargeSetting:
    """What all layouts of a leaflet share: the document, and the size of its letters in points."""

    document: Document
    size: int

    @property
    def paper(self) -> Paper:
        """What it is printed on."""
        return find_large_paper(self.document, self.size)

    def set_pages(self, galley: Block, spare: float = 0.0) -> tuple[Layout, bool]:
        """The pages, and whether they are as many as were planned; `spare` millimetres are left on each."""
        cards = count_card_lines(self.document, self.size, self.paper.measure)
        pieces = cut(galley, partial(open_large_block, size=self.size, cards=cards))
        room = PageRoom(self.paper.end, self.paper.room - spare)
        plan, lines = plan_own_lines(
            pieces, galley, partial(plan_pages, room=room, sheets=EVEN), WIDE_WRITING_LINE, EVEN
        )
        pages = len(plan.blank)
        heads = write_running_rules(self.document, size=self.size) if pages > LONG else ""
        rules = heads + lines + write_card_rules(self.document, galley, plan)
        head = NOTES_HEAD * self.size / SMALLEST_SIZE
        end = self.paper.end - plan.blank[-1]
        arranged = replace(USUAL, notes=plan_notes_lines(end, self.paper, head, WIDE_WRITING_LINE))
        targets = {*list_targets(self.document)}
        page_of = {one.name: plan.find_page(one.top) for one in galley.walk() if one.name in targets}
        paged = Paged(plan.leads, plan.opened, ends=find_ends(plan), page_of=page_of)
        layout = settle(lambda now: self.lay_out(rules, now, arranged), paged)
        return layout, layout.pages == pages

    def lay_out(self, more: str, paged: Paged, arranged: Arrangement = USUAL) -> Layout:
        """The pages, with CSS that is added."""
        loose = LOOSE if self.size > ONE_BELOW_THE_OTHER else ""
        return _lay_out(self.document, self.paper, self.size, loose + more, paged, arranged)


def _lay_out(document: Document, paper: Paper, size: int, more: str, paged: Paged, arranged: Arrangement) -> Layout:
    room = find_table_room(document, size)
    plans = plan_tables(document, room)
    how = How("cards", buttons=False, labels=document.labels, tables=list_looks(plans), floats=False)
    rules = (
        paper.write_rules(),
        write_size_rules(document, size),
        write_table_rules(plans, room),
        write_footer_rules(document, size=size, dated=False),
        write_note_rules(document, pages=True),
        more,
    )
    return set_in_pages(
        document,
        "conversion/print/leaflet.html.j2",
        how,
        (*SHEETS, ONE_COLUMN, LARGE),
        rules,
        {"arranged": arranged, "end": END},
        {"spreads": group_in_one_column},
        enlarge(size),
        paged,
    )
