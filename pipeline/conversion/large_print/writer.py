"""Writer of the leaflet in large print (WeasyPrint).

It follows the clear print guidance of the UK Association for Accessible Formats: nothing is smaller than
18 pt, one column, left aligned, no hyphenation, page numbers as large as the words.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.conversion.large_print.room import find_large_paper, find_table_room
from pipeline.conversion.large_print.sizes import NAME_SIZE, SMALLEST_SIZE
from pipeline.conversion.print.arrangement import Arrangement
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.footer import write_footer_rules
from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.sizes import TITLE_SIZE
from pipeline.conversion.print.spreads import group_in_one_column
from pipeline.conversion.print.stylesheets import ONE_COLUMN, SHEETS
from pipeline.conversion.print.table_plans import list_looks, plan_tables, write_table_rules
from pipeline.conversion.print.title_size import find_title_room, write_title_rules
from pipeline.conversion.print.typesetting import set_in_pages
from pipeline.conversion.print.weasy import Layout
from pipeline.conversion.print.writer import END, MOST_BLANK, find_page_of, measure_most_blank
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document, Option, Options, Paragraph, plain, walk
from pipeline.templating.body import How

CLOSER = (
    ".option,.group,.blanks,.box:not(.important){break-inside:auto;box-decoration-break:clone}"
    ".group-title,.box-title,.group-title + p:not(:last-child){break-after:avoid}"
)
"""CSS for a leaflet of which a page would be empty for more than a third: boxes may go on overleaf, with their names
and what is first in them on one page."""
MOST_LETTERS, MOST_CARDS = 1100, 8
"""Letters of a card that fit on a page, and cards of a leaflet. The engine tries higher tables out many times, and it
takes long over many of them."""
LARGE = Path(__file__).with_name("large.css")


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF, `<leaflet>-<language>-large-print.pdf`, with its number of pages and the page of each block.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Choices are cards one below the other, because a
    table has no room. Raises `PrintError`.
    """
    paper = find_large_paper(document)
    layout = _lay_out(document, paper)
    blank = measure_most_blank(layout, paper)
    if blank > MOST_BLANK:
        closer = _lay_out(document, paper, CLOSER + write_name_rules(document))
        layout = closer if measure_most_blank(closer, paper) < blank else layout
    measured = Measured(layout.pages, find_page_of(document, layout.find_spots()))
    path = f"{document.file_name}-large-print.pdf"
    return (Artifact(path, "application/pdf", conform(layout.paint(), document), measured),)


def write_name_rules(document: Document) -> str:
    """CSS for choices of which a page holds the card: where it goes on overleaf it says its name again, as a table does
    with its head."""
    cards = [card for node in walk(document.sections) if isinstance(node, Options) for card in node.items]
    return "".join(
        f"#{card.id}{{display:table;width:100%;border-collapse:separate}}"
        f"#{card.id}-title{{display:table-header-group;line-height:1.45}}"
        for card in cards
        if _count_letters(card) < MOST_LETTERS and len(cards) <= MOST_CARDS
    )


def _count_letters(card: Option) -> int:
    return sum(len(plain(part.children)) for part in walk(card.fields) if isinstance(part, Paragraph))


def _lay_out(document: Document, paper: Paper, more: str = "") -> Layout:
    room = find_table_room(document)
    plans = plan_tables(document, room)
    how = How("cards", buttons=False, labels=document.labels, tables=list_looks(plans), floats=False)
    rules = (
        paper.write_rules(),
        write_title_rules(document, find_title_room(document), TITLE_SIZE, NAME_SIZE),
        write_table_rules(plans, room),
        write_footer_rules(document, size=SMALLEST_SIZE, dated=False),
        write_note_rules(document, pages=True),
        more,
    )
    return set_in_pages(
        document,
        "conversion/print/leaflet.html.j2",
        how,
        (*SHEETS, ONE_COLUMN, LARGE),
        rules,
        {"arranged": Arrangement(opening=True, contents=True), "end": END},
        {"spreads": group_in_one_column},
    )
