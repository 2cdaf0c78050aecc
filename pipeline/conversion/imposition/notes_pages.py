"""Pages to write on, which a booklet has where its sheets have more room than the leaflet has pages; and between which
of its pages they go.

They are headed, so that nobody takes them for a misprint, and have the leaflet's footer without a number: the pages of
the leaflet keep theirs, to which its contents and its links lead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.conversion.print.footer import write_footer_rules
from pipeline.conversion.print.sizes import PAGE_TOP
from pipeline.conversion.print.stylesheets import SHEETS
from pipeline.conversion.print.typesetting import find_paper, set_in_pages
from pipeline.conversion.print.units import POINTS_PER_MM
from pipeline.conversion.print.weasy import Layout
from pipeline.conversion.print.writer import NOTES_HEAD, round_to_lines
from pipeline.model.document import Document
from pipeline.templating.body import How

if TYPE_CHECKING:
    from pikepdf import Pdf

HAIR = 1.0
"""Millimetres below the top of a page at which a section still begins it, with the rule above its heading."""


def lay_out_notes(document: Document, pages: int) -> Layout:
    """So many pages of lines, of the leaflet's size; the last but one is for questions. Raises `PrintError`."""
    paper = find_paper(document)
    rules = (
        paper.write_rules(),
        "@page :first{margin-top:var(--page-top)}.notes{break-before:page;margin-block-start:0}",
        write_footer_rules(document, numbered=False),
    )
    how = How("table", buttons=False, labels=document.labels)
    values = {"pages": pages, "height": round_to_lines(paper.room - NOTES_HEAD)}
    return set_in_pages(document, "conversion/imposition/notes.html.j2", how, SHEETS, rules, values, {})


def find_place(document: Document, leaflet: Pdf) -> int:
    """How many of the pages of the printed `leaflet` come before pages to write on: those before the last that begins
    with a section, so that they part no words; else all but the last, which is the back cover."""
    pages = len(leaflet.pages)
    starts = _read_starts(leaflet)
    tops = (starts[section.id] for section in document.sections if section.id in starts)
    whole = [number for number, top in tops if 0 < number < pages and top <= PAGE_TOP + HAIR]
    return max(whole, default=max(1, pages - 1))


def _read_starts(leaflet: Pdf) -> dict[str, tuple[int, float]]:
    """Where each named place of a file is: how many pages come before its page, and millimetres from the top of that.
    The file says it (ISO 32000-1, 12.3.2.3), so the leaflet need not be set again."""
    from pikepdf import NameTree

    numbers = {page.obj.objgen: number for number, page in enumerate(leaflet.pages)}
    if "/Names" not in leaflet.Root or "/Dests" not in leaflet.Root.Names:
        return {}
    starts = {}
    for name, (page, _kind, _left, top, *_) in NameTree(leaflet.Root.Names.Dests).items():
        number = numbers.get(page.objgen)
        if number is not None:
            height = float(leaflet.pages[number].mediabox[3])
            starts[str(name)] = (number, (height - float(top)) / POINTS_PER_MM)
    return starts
