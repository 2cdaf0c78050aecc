"""Writer of the EPUB: a leaflet as an e-book (EPUB 3.3), packed by ourselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.conversion import left_out
from pipeline.conversion.tools import PAGES
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.format import Format, Made
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document import Document


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The e-book, with the pages of the print leaflet."""
    from pipeline.conversion.epub.writer import write_book

    measured = next((file.measured for file in made.get("pdf", ()) if file.measured), None)
    return Checked(write_book(document, measured.page_of if measured else {}))


FORMAT = Format(
    name="epub",
    label="epub",
    title="EPUB",
    file="{name}.epub",
    write=write,
    reader="book",
    tools=PAGES,
    left_out=left_out.BOOK,
    needs=("pdf",),
    for_readers=True,
)
