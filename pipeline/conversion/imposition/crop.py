"""Writer of the leaflet with crop marks: colour at the edge goes on for 3 mm, so that no white line shows there."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.conversion.imposition.metadata import write_printer_metadata
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.saving import save_pdf
from pipeline.conversion.print.sizes import COVER_END, COVER_HEIGHT, PAGE_SIDE
from pipeline.conversion.print.typesetting import find_paper
from pipeline.conversion.print.units import POINTS_PER_MM
from pipeline.conversion.print.writer import paginate
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document

if TYPE_CHECKING:
    from pikepdf import Page

BLEED = 3.0
"""Millimetres that go beyond the trimmed page, as printers ask."""
NEAR, FAR = 4.0, 9.0
"""Millimetres from the trimmed page to where a mark begins and ends: outside the bleed, so that none is left on it."""


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF, `print/<leaflet>-<language>-crop.pdf`: the pages of the print leaflet with crop marks, bleed, and the
    boxes that say where to trim (ISO 32000-1, 14.11.2). Raises `PrintError`."""
    import pikepdf

    layout = paginate(document, _write_bleed_rules(find_paper(document)))
    with pikepdf.open(BytesIO(layout.paint().data)) as pdf:
        write_printer_metadata(pdf, document, f"{document.file_name}.pdf")
        for page in pdf.pages:
            for key in ("/Annots", "/StructParents", "/Tabs", "/ArtBox", "/CropBox"):
                if key in page:
                    del page[key]
            _add_crop_marks(page)
        data = save_pdf(pdf)
    path = f"print/{document.file_name}-crop.pdf"
    return (Artifact(path, "application/pdf", data, Measured(layout.pages)),)


def _add_crop_marks(page: Page) -> None:
    """Room around the page for the marks, and two marks at each corner."""
    from pikepdf import Array

    left, bottom, right, top = (float(edge) for edge in page.TrimBox)
    near, far = NEAR * POINTS_PER_MM, FAR * POINTS_PER_MM
    page.MediaBox = Array([round(edge, 3) for edge in (left - far, bottom - far, right + far, top + far)])
    lines = "".join(
        f"{x + across * near:.3f} {y:.3f} m {x + across * far:.3f} {y:.3f} l S "
        f"{x:.3f} {y + along * near:.3f} m {x:.3f} {y + along * far:.3f} l S "
        for x, across in ((left, -1), (right, 1))
        for y, along in ((bottom, -1), (top, 1))
    )
    page.Contents.write(b"q\n" + page.Contents.read_bytes() + f"\nQ\nq 0 G 0.35 w {lines}Q\n".encode())


def _write_bleed_rules(paper: Paper) -> str:
    """CSS for the marks, and for the band of the cover, which is the only colour that reaches the edge."""
    wide = paper.side + BLEED
    end = COVER_END + wide - PAGE_SIDE
    return (
        f"@page{{bleed:{BLEED}mm}}"
        f".cover{{margin-block-start:-{BLEED}mm;padding-block-start:{BLEED}mm;min-height:{COVER_HEIGHT + BLEED}mm;"
        f"margin-inline:-{wide:.2f}mm;padding-inline:{wide:.2f}mm {end:.2f}mm}}"
        f".cover.plain{{padding-inline-end:{wide:.2f}mm}}"
    )
