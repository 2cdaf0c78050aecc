"""Writer of the small booklet (WeasyPrint).

The pages are planned on a galley: the drawing fills the cover, the strip names the page of the signs, what stands on
the back fits there, and the sheets, which have four pages each, are full.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.conversion.a5 import MOST_PAGES
from pipeline.conversion.a5.arranging import arrange, find_back
from pipeline.conversion.a5.pages_to_write_on import choose_pages
from pipeline.conversion.a5.planning import BACK_END, COVER_END, SHEET, BookletParts, BookletPlan, plan_booklet
from pipeline.conversion.a5.room import (
    find_small_paper,
    find_table_room,
    find_title_room,
    write_group_rules,
    write_paper_rules,
)
from pipeline.conversion.a5.sizes import NAME_SIZE, TEXT_LEADING, TEXT_SIZE, TITLE_SIZE
from pipeline.conversion.print.arrangement import Arrangement
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.footer import write_footer_rules
from pipeline.conversion.print.imprint import shorten_imprint
from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.paged import Paged, settle, write_galley_rule
from pipeline.conversion.print.running import LONG, write_running_rules
from pipeline.conversion.print.spreads import group_below_each_other
from pipeline.conversion.print.stylesheets import ONE_COLUMN, OPTION_CARDS, SHEETS
from pipeline.conversion.print.table_plans import list_looks, plan_tables, write_table_rules
from pipeline.conversion.print.title_size import write_title_rules
from pipeline.conversion.print.typesetting import set_in_pages
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.conversion.print.weasy import Layout
from pipeline.conversion.print.writer import (
    END,
    SPARE,
    find_page_of,
    list_targets,
    plan_notes_lines,
    round_to_lines,
)
from pipeline.conversion.short.fitting import DoesNotFitError, TooManyPagesError, find_part_at
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import CareCard, Document, walk
from pipeline.templating.body import How

SMALL = Path(__file__).with_name("a5.css")
NOTES_HEAD = 20
"""Millimetres: the height of the heading over writing lines, with the space around it."""
COVER_FOOT = 11
"""Millimetres below the last words of the cover."""
DRAWING, LEAST_DRAWING = 70, 20
"""Millimetres: how high the drawing on the cover is on the galley, and the least."""
ON_OVERLEAF = "#about{break-inside:auto}#about > :last-child{break-before:avoid}"
"""CSS for what is about the leaflet, where the back has no room for it."""
LEADING = TEXT_SIZE * TEXT_LEADING * MM_PER_POINT
BRIEF = 2 * SHEET
"""Pages in which everything is found by leafing."""
MOST_TRIES = 3


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF, `<leaflet>-<language>-a5.pdf`, with its number of pages, a multiple of four, and the page of each block.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Raises `PrintError`, `DoesNotFitError` where the
    pages come to no whole sheets, and `TooManyPagesError`.
    """
    layout = paginate(document)
    if layout.pages % SHEET:
        raise _refuse(document, layout)
    measured = Measured(layout.pages, find_page_of(document, layout.find_spots()))
    path = f"{document.file_name}-a5.pdf"
    return (Artifact(path, "application/pdf", conform(layout.paint(), document), measured),)


def _refuse(document: Document, layout: Layout) -> DoesNotFitError:
    """The error of pages that are more than the sheets before the last one hold."""
    paper, spots = find_small_paper(document), layout.find_spots()
    whole = layout.pages // SHEET * SHEET
    over = (layout.pages - whole - 1) * paper.room + spots[BACK_END].top - paper.top
    hint = "cut words, or leave the small booklet out in leaflet.yaml: `formats: {a5: …}` with the reason"
    return DoesNotFitError("the small booklet", find_part_at(document, spots, whole + 1), over, LEADING, hint)


def paginate(document: Document) -> Layout:
    """The pages, planned on a galley: parts begin pages where the sheets have room for that, and what stands on the
    back gives way until it fits there."""
    draft = _Booklet.measure(document)
    if draft.plan.pages_in_sheets > MOST_PAGES + SHEET:  # one sheet too many may yet be saved
        raise TooManyPagesError(draft.plan.pages_in_sheets)
    if draft.plan.back_pages > 1:
        brief = _Booklet.measure(shorten_imprint(document))
        draft = brief if brief.plan.back_pages == 1 else draft
    layout = draft.set_pages()
    return layout if layout.pages <= draft.plan.pages_in_sheets else draft.plan_again(SPARE).set_pages()


@dataclass(frozen=True)
class _Booklet:
    """A booklet as it is planned, and what it is made of."""

    document: Document
    arranged: Arrangement
    parts: BookletParts
    plan: BookletPlan

    @classmethod
    def measure(cls, document: Document) -> _Booklet:
        """The plan of a document; what is no longer than two sheets without contents has none."""
        draft = cls._read(document, arrange(document))
        if draft.plan.pages_in_sheets > BRIEF + SHEET:
            return draft
        brief = cls._read(document, replace(draft.arranged, contents=False))
        return brief if brief.plan.pages_in_sheets <= BRIEF else draft

    @classmethod
    def _read(cls, document: Document, arranged: Arrangement) -> _Booklet:
        paper = find_small_paper(document)
        rules = f"{write_galley_rule(paper.width)}#{COVER_END}{{break-after:auto}}{_write_drawing_rules(DRAWING)}"
        parts = BookletParts.read(_lay_out(document, rules, arranged, Paged()).read_galley())
        return cls(document, arranged, parts, plan_booklet(document, parts, paper, arranged))

    def plan_again(self, spare: float) -> _Booklet:
        """The same with so many millimetres less on each page: the engine needed more than was measured."""
        paper = find_small_paper(self.document)
        return replace(self, plan=plan_booklet(self.document, self.parts, paper, self.arranged, spare))

    def set_pages(self) -> Layout:
        """The pages, set again where they are not as many, or the signs not on the page, as was planned."""
        paper, plan = find_small_paper(self.document), self.plan
        notes = 0 if plan.joined else plan_notes_lines(paper.end - plan.pages.blank[-1], paper, NOTES_HEAD)
        signs = next((plan.find_page(self.parts.find_top(card.id)) for card in self._list_emergencies()), 0)
        arranged = replace(
            self.arranged,
            signs=signs,
            visit=plan.visit,
            notes=notes,
            full=choose_pages(self.document, notes > 0, plan.missing),
            full_height=round_to_lines(paper.room - NOTES_HEAD),
        )
        layout = self._set(arranged)
        for _ in range(MOST_TRIES):
            made = self._read_back(layout, arranged)
            if made == arranged:
                break
            arranged = made
            layout = self._set(arranged)
        return layout

    def _set(self, arranged: Arrangement) -> Layout:
        paper, plan = find_small_paper(self.document), self.plan
        rules = (
            _write_drawing_rules(max(LEAST_DRAWING, DRAWING + paper.height - COVER_FOOT - self.parts.cover_end))
            + plan.lines
            + (write_running_rules(self.document, measure=paper.measure) if plan.pages_in_sheets > LONG else "")
            + _write_begin_rules(self.document, arranged, back=plan.back_begins_page)
            + (ON_OVERLEAF if plan.back_pages > 1 else "")
        )
        targets = {*list_targets(self.document)}
        page_of = {one.name: plan.find_page(one.top) for one in self.parts.words.walk() if one.name in targets}
        page_of |= {one.name: plan.back_page for one in self.parts.back if one.name in targets}
        paged = Paged(plan.pages.leads & self.parts.numbers, plan.pages.opened, page_of=page_of)
        return settle(partial(_lay_out, self.document, rules, arranged), paged)

    def _read_back(self, layout: Layout, arranged: Arrangement) -> Arrangement:
        """The arrangement that the pages ask for."""
        spots = layout.find_spots()
        signs = next((spots[card.id].page for card in self._list_emergencies()), 0)
        missing = -(layout.pages - len(arranged.full)) % SHEET
        return replace(arranged, signs=signs, full=choose_pages(self.document, arranged.notes > 0, missing))

    def _list_emergencies(self) -> Iterator[CareCard]:
        return (
            node for node in walk(self.document.sections) if isinstance(node, CareCard) and node.level == "emergency"
        )


def _lay_out(document: Document, more: str, arranged: Arrangement, paged: Paged) -> Layout:
    """The pages, with CSS that is added."""
    paper = find_small_paper(document)
    room = find_table_room(paper)
    plans = plan_tables(document, room)
    how = How("cards", buttons=False, labels=document.labels, tables=list_looks(plans))
    rules = (
        write_paper_rules(paper),
        write_title_rules(document, find_title_room(paper), TITLE_SIZE, NAME_SIZE),
        write_table_rules(plans, room),
        write_group_rules(document),
        write_footer_rules(document, dated=False, measure=paper.measure, outside=True),
        write_note_rules(document, pages=True),
        more,
    )
    return set_in_pages(
        document,
        "conversion/print/leaflet.html.j2",
        how,
        (*SHEETS, ONE_COLUMN, OPTION_CARDS, SMALL),
        rules,
        {"arranged": arranged, "end": END},
        {"spreads": group_below_each_other},
        paged=paged,
    )


def _write_drawing_rules(height: float) -> str:
    """CSS for a drawing on the cover that is so high, in millimetres, or for the space of one."""
    third = height / 3
    return (
        f".cover-picture,.cover-picture img{{height:{height:.1f}mm}}"
        f".plain h1{{margin-block-start:{third:.1f}mm}}.plain .cover-words{{padding-block-end:{2 * third:.1f}mm}}"
    )


def _write_begin_rules(document: Document, arranged: Arrangement, *, back: bool) -> str:
    """CSS for what begins a page behind the words."""
    pages = (f"full-{number}" for number in range(1, len(arranged.full) + 1))
    begin = ",".join(f"#{name}" for name in (*pages, *([find_back(document, arranged)] if back else [])))
    return f"{begin}{{break-before:page;margin-block-start:0}}" if begin else ""
