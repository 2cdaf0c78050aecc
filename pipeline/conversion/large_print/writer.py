"""Writer of the leaflet in large print (WeasyPrint).

It follows the clear print guidance of the UK Association for Accessible Formats: nothing is smaller than the size that
was asked for, 18 pt where nobody asked; one column, left aligned, no hyphenation, page numbers as large as the words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.conversion.large_print import name_variant
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
from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.running import LONG, write_running_rules
from pipeline.conversion.print.spreads import group_in_one_column
from pipeline.conversion.print.stylesheets import ONE_COLUMN, SHEETS
from pipeline.conversion.print.table_plans import list_looks, plan_tables, write_table_rules
from pipeline.conversion.print.typesetting import set_in_pages
from pipeline.conversion.print.weasy import Layout
from pipeline.conversion.print.writer import (
    END,
    MOST_BLANK,
    find_page_of,
    measure_most_blank,
    plan_notes_lines,
    round_to_lines,
)
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document, Option, Options, Paragraph, plain, walk
from pipeline.templating.body import How

LOOSE = (
    ".contents,.pair,.key-points,.important,.together,p,li{break-inside:auto}"
    ".key-points,.important{box-decoration-break:clone}.contents li,.figure{break-inside:avoid}"
    "p + :is(ul,ol,.columns,.pair,.checklist){break-before:auto}"
)
"""CSS for letters so large that a page holds a few paragraphs: care cards and figures stay whole, and headings with
what follows."""
CLOSER = (
    ".option,.group,.blanks,.box:not(.important){break-inside:auto;box-decoration-break:clone}"
    ".group-title,.box-title,.group-title + p:not(:last-child){break-after:avoid}"
)
"""CSS for a leaflet of which a page would be empty for more than a third: boxes may go on overleaf, with their names
and what is first in them on one page."""
TIGHT = (
    "html{line-height:1.32}.section{margin-block-start:5.6mm}li,.about .entry,.references .entry{margin-block-end:1mm}"
)
"""CSS for a leaflet of which the last sheet would have words on one side."""
MOST_LETTERS, MOST_CARDS = 1100, 8
"""Letters of a card that fit on a page, and cards of a leaflet. The engine tries higher tables out many times, and it
takes long over many of them."""
LARGE = Path(__file__).with_name("large.css")
USUAL = Arrangement(opening=True, contents=True)
NOTES_HEAD = 30
"""Millimetres: the height of the heading over writing lines in the usual size, with the space around it."""


def write(document: Document, size: int = SMALLEST_SIZE) -> tuple[Artifact, ...]:
    """One PDF in letters of a size (points), `<leaflet>-<language>-large-print.pdf` or, in another than the usual size,
    `…-large-print-24.pdf`, with its number of pages, which is even, and the page of each block.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Choices are cards one below the other, because a
    table has no room. Raises `PrintError`.
    """
    layout = paginate(document, size)
    measured = Measured(layout.pages, find_page_of(document, layout.find_spots()))
    path = f"{document.file_name}-large-print{name_variant(size)}.pdf"
    return (Artifact(path, "application/pdf", conform(layout.paint(), document), measured),)


def paginate(document: Document, size: int) -> Layout:
    """The pages; boxes go on overleaf where a page would be empty without that. The last sheet has words on both sides:
    where they would end on its front, what is about the leaflet has a page of its own.

    How many pages there are is chosen first: running heads stand in the margin and move nothing, so they are set only
    then."""
    paper = find_large_paper(document, size)
    draft = _choose_draft(document, paper, size)
    if draft.layout.pages <= LONG:
        return draft.layout
    heads = write_running_rules(document, size=size)
    return _lay_out(document, paper, size, draft.more + heads, draft.arranged)


@dataclass(frozen=True)
class _LargeDraft:
    """A layout without running heads, and what it was made of: `more` is CSS that was added."""

    layout: Layout
    more: str
    arranged: Arrangement = USUAL


def _choose_draft(document: Document, paper: Paper, size: int) -> _LargeDraft:
    more = LOOSE if size > ONE_BELOW_THE_OTHER else ""
    layout = _lay_out(document, paper, size, more)
    blank = measure_most_blank(layout, paper)
    if blank > MOST_BLANK:
        rules = more + CLOSER + write_name_rules(document, size)
        closer = _lay_out(document, paper, size, rules)
        if measure_most_blank(closer, paper) < blank:
            layout, more = closer, rules
    if layout.pages % 2 == 0:
        return _LargeDraft(layout, more)
    tight = _lay_out(document, paper, size, more + TIGHT)
    if tight.pages < layout.pages and tight.pages % 2 == 0:
        return _LargeDraft(tight, more + TIGHT)
    return _fill_last_sheet(document, paper, size, more)


def _fill_last_sheet(document: Document, paper: Paper, size: int, more: str) -> _LargeDraft:
    """The pages with one more: what is about the leaflet begins it, after lines to write on where there is room for
    some. Where it had a page of its own, another one to write on comes before it."""
    last = "on-the-web" if document.address else document.sections[-1].id
    rules = more + f"#{last},#full-1{{break-before:page;margin-block-start:0}}"
    head = NOTES_HEAD * size / SMALLEST_SIZE
    apart = replace(USUAL, back=True)
    parted = _lay_out(document, paper, size, rules, apart)
    arranged = replace(
        apart,
        notes=plan_notes_lines(parted.find_spots()[END].top, paper, head, WIDE_WRITING_LINE),
        full=("own_questions",) if parted.pages % 2 else (),
        full_height=round_to_lines(paper.room - head, WIDE_WRITING_LINE),
    )
    if arranged.notes or arranged.full:
        return _LargeDraft(_lay_out(document, paper, size, rules, arranged), rules, arranged)
    return _LargeDraft(parted, rules, apart)


def write_name_rules(document: Document, size: int = SMALLEST_SIZE) -> str:
    """CSS for choices of which a page holds the card: where it goes on overleaf it says its name again, as a table does
    with its head."""
    cards = [card for node in walk(document.sections) if isinstance(node, Options) for card in node.items]
    return "".join(
        f"#{card.id}{{display:table;width:100%;border-collapse:separate}}"
        f"#{card.id}-title{{display:table-header-group;line-height:1.45}}"
        for card in cards
        if _count_letters(card) < MOST_LETTERS * (SMALLEST_SIZE / size) ** 2 and len(cards) <= MOST_CARDS
    )


def _count_letters(card: Option) -> int:
    return sum(len(plain(part.children)) for part in walk(card.fields) if isinstance(part, Paragraph))


def _lay_out(document: Document, paper: Paper, size: int, more: str = "", arranged: Arrangement = USUAL) -> Layout:
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
    )
