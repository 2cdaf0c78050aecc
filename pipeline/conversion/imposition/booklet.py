"""Writer of the booklet (pikepdf): two pages side by side on each side of a sheet, in the order in which they follow
each other when the sheets lie in each other, are folded once and stapled in the fold. Where that makes more pages than
the leaflet has, the others are to write on: none is blank.

A sheet is twice as wide as a page, A3 for A4 and Tabloid for Letter: the pages keep their size, so that no letter is
smaller than in the leaflet. That the inner sheets stick out a little at the open edge (creep) is left to the trimming:
five sheets make a third of a millimetre.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pipeline.conversion.imposition.metadata import write_printer_metadata
from pipeline.conversion.imposition.notes_pages import find_place, lay_out_notes
from pipeline.conversion.print.saving import save_pdf
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document

if TYPE_CHECKING:
    from pikepdf import Page, Pdf


def write(document: Document, leaflet: Artifact) -> tuple[Artifact, ...]:
    """One PDF, `print/<leaflet>-<language>-booklet.pdf`, made of the pages of the print `leaflet`: the front and the
    back of each sheet in turn, to be printed on both sides and turned over the short edge. Raises `PrintError`."""
    import pikepdf

    with pikepdf.open(BytesIO(leaflet.data)) as source, pikepdf.new() as booklet:
        producer = str(source.docinfo.get("/Producer", ""))
        forms = _add_notes(booklet, document, source)
        for left, right in pair_pages(len(forms)):
            if document.direction == "rtl":
                left, right = right, left
            _add_side(booklet, source.pages[0], [forms[at - 1] for at in (left, right)])
        booklet.docinfo["/Producer"] = producer
        write_printer_metadata(booklet, document, leaflet.path)
        data = save_pdf(booklet)
        measured = Measured(len(booklet.pages))
    path = f"print/{document.file_name}-booklet.pdf"
    return (Artifact(path, "application/pdf", data, measured),)


def pair_pages(pages: int) -> Iterator[tuple[int, int]]:
    """The pages (from 1) on the left and the right of each side, outermost sheet first; numbers above `pages`
    are further places. Eight pages: (8, 1), (2, 7), (6, 3), (4, 5)."""
    last = -(-pages // 4) * 4
    for sheet in range(last // 4):
        yield last - 2 * sheet, 1 + 2 * sheet
        yield 2 + 2 * sheet, last - 1 - 2 * sheet


def _copy_pages(booklet: Pdf, source: Pdf) -> list[Any]:
    return [booklet.copy_foreign(page.as_form_xobject()) for page in source.pages]


def _add_notes(booklet: Pdf, document: Document, source: Pdf) -> list[Any]:
    """The pages of the leaflet with some to write on among them, so that they fill their sheets."""
    import pikepdf

    forms = _copy_pages(booklet, source)
    missing = -len(forms) % 4
    if not missing:
        return forms
    place = find_place(document, source)
    with pikepdf.open(BytesIO(lay_out_notes(document, missing).paint().data)) as notes:
        return [*forms[:place], *_copy_pages(booklet, notes), *forms[place:]]


def _add_side(booklet: Pdf, page: Page, forms: list[Any]) -> None:
    """A side across that holds two pages, as large as they are."""
    from pikepdf import Array, Dictionary, Name
    from pikepdf import Page as NewPage

    wide, high = float(page.mediabox[2]), float(page.mediabox[3])
    content, names = "", Dictionary()
    for number, form in enumerate(forms):
        names[f"/P{number}"] = form
        content += f"q 1 0 0 1 {number * wide:.3f} 0 cm /P{number} Do Q\n"
    side = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(2 * wide, 3), round(high, 3)]),
        Resources=Dictionary(XObject=names),
        Contents=booklet.make_stream(content.encode()),
    )
    booklet.pages.append(NewPage(side))
