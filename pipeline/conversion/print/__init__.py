"""The print leaflet: an A4 PDF, tagged (PDF/UA-1) and fit for keeping (PDF/A-2a), or as PDF 2.0 for archives."""

from __future__ import annotations

from pipeline.conversion.tools import PAPER
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.document import Document
from pipeline.model.format import Format, Made
from pipeline.model.source import Span


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The A4 leaflet."""
    from pipeline.conversion.print.diagnosing import PageLimit, write_on_paper
    from pipeline.conversion.print.typesetting import find_paper
    from pipeline.conversion.print.writer import write as write_leaflet

    limit = PageLimit(PDF.name, "the print leaflet", find_paper(document).most_pages)
    return write_on_paper(write_leaflet, document, place, limit)


def write_archive(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The A4 leaflet for archives."""
    from pipeline.conversion.print import writer
    from pipeline.conversion.print.diagnosing import write_on_paper

    return write_on_paper(writer.write_archive, document, place)


PDF = Format(
    name="pdf",
    label="pdf",
    title="PDF",
    file="{name}.pdf",
    write=write,
    reader="sheets",
    tools=PAPER,
    for_readers=True,
    counted=True,
)
PDF_ARCHIVE = Format(
    name="pdf-archive",
    label="pdf_archive",
    file="{name}-archive.pdf",
    write=write_archive,
    reader="sheets",
    tools=PAPER,
    on_demand=True,
)
