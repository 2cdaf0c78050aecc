"""Pages to write on, which a booklet has where its sheets have more room than the leaflet has pages; and between which
of its pages they go.

They are headed, so that nobody takes them for a misprint, and have the leaflet's footer without a number: the pages of
the leaflet keep theirs, to which its contents and its links lead.
"""

from __future__ import annotations

from pipeline.conversion.print.background_pictures import WRITING_LINE
from pipeline.conversion.print.footer import write_footer_rules
from pipeline.conversion.print.sizes import PAGE_TOP
from pipeline.conversion.print.stylesheets import SHEETS
from pipeline.conversion.print.typesetting import find_paper, set_in_pages
from pipeline.conversion.print.weasy import Layout
from pipeline.conversion.print.writer import NOTES_HEAD, paginate
from pipeline.model.document import Document
from pipeline.templating.body import How

HAIR = 1.0
"""Millimetres below the top of a page at which a section still begins it, with the rule above its heading."""


def lay_out_notes(document: Document, pages: int) -> Layout:
    """So many pages of lines, of the leaflet's size; the last but one is for questions. Raises `PrintError`."""
    paper = find_paper(document)
    height = (paper.end - PAGE_TOP - NOTES_HEAD) // WRITING_LINE * WRITING_LINE
    rules = (
        paper.write_rules(),
        "@page :first{margin-top:var(--page-top)}.notes{break-before:page;margin-block-start:0}",
        write_footer_rules(document, numbered=False),
    )
    how = How("table", buttons=False, labels=document.labels)
    values = {"pages": pages, "height": height}
    return set_in_pages(document, "conversion/imposition/notes.html.j2", how, SHEETS, rules, values, {})


def find_place(document: Document, pages: int) -> int:
    """How many of the leaflet's `pages` come before pages to write on: those before the last that begins with a
    section, so that they part no words; else all but the last, which is the back cover."""
    spots = paginate(document).find_spots()
    starts = (spots[section.id] for section in document.sections if section.id in spots)
    whole = [spot.page - 1 for spot in starts if spot.page > 1 and spot.top <= PAGE_TOP + HAIR]
    return max((number for number in whole if number < pages), default=max(1, pages - 1))
