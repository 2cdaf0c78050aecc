"""The print leaflet: an A4 PDF, tagged (PDF/UA-1) and fit for keeping (PDF/A-2a), or as PDF 2.0 for archives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.conversion import left_out
from pipeline.conversion.tools import PAPER
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.format import Format, Made
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document import Document


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The A4 leaflet."""
    from pipeline.conversion.print.diagnosing import PageLimit, write_on_paper
    from pipeline.conversion.print.typesetting import find_paper
    from pipeline.conversion.print.writer import write as write_leaflet

    limit = PageLimit(PDF.name, "the print leaflet", find_paper(document).most_pages)
    made_of_it = write_on_paper(write_leaflet, document, place, limit)
    return replace(made_of_it, diagnostics=(*made_of_it.diagnostics, *diagnose(document, place)))


def diagnose(document: Document, place: Span) -> Iterator[Diagnostic]:
    """What can be said of the A4 leaflet without setting it."""
    from pipeline.conversion.print.tall_rows import diagnose_tall_rows, find_table_room

    yield from diagnose_tall_rows(document, find_table_room(document), "the print leaflet")


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
    diagnose=diagnose,
    reader="sheets",
    tools=PAPER,
    left_out=left_out.PAPER,
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
    left_out=left_out.PAPER,
    on_demand=True,
)
