"""Exporter for ContentRepo: a file of pages (CSV), and a file of one ordered set of them."""

from __future__ import annotations

from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.document import Document
from pipeline.model.format import Format, Made
from pipeline.model.source import Span


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The messages for ContentRepo."""
    from pipeline.conversion.systems.contentrepo.writer import write_pages
    from pipeline.conversion.systems.diagnosing import export

    return export(write_pages, document, place, FORMAT.name)


FORMAT = Format(
    name="contentrepo",
    label="contentrepo",
    file="messages/contentrepo/pages.csv",
    write=write,
    reader="contentrepo",
    tools=("python",),
    system=True,
)
