"""Writer of the accessible web page (HTML): one file that works offline, with no script and no request to anywhere."""

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
    """The page, with links to the other forms; where the leaflet has moved, the page that leads to it."""
    from pipeline.conversion.page.downloads import find_downloads
    from pipeline.conversion.page.writer import write_moved_page, write_page

    if document.moved:
        return Checked(write_moved_page(document))
    return Checked(write_page(document, tuple(find_downloads(document, made))))


FORMAT = Format(
    name="html",
    label="html",
    title="page",
    file="index.html",
    write=write,
    reader="page",
    tools=PAGES,
    left_out=left_out.PAGE,
    tells_of_others=True,
    for_readers=True,
    beside=True,
)
