"""Metadata of a file for printers (XMP): its title, and where the accessible form of the same leaflet is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.document import Document
from pipeline.templating.jinja import render

if TYPE_CHECKING:
    from pikepdf import Pdf


def write_printer_metadata(pdf: Pdf, document: Document, accessible: str) -> None:
    """Metadata (XMP, ISO 16684-1) that name the `accessible` file and claim no standard. Tags and bookmarks go: they
    would speak of other pages than the ones of this file."""
    from pikepdf import Dictionary, Name, Stream, String

    producer = str(pdf.docinfo.get("/Producer", ""))
    packet = render(
        "conversion/imposition/metadata.xmp.j2", {"document": document, "producer": producer, "accessible": accessible}
    )
    stream = Stream(pdf, packet.encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(stream)
    pdf.Root.Lang = String(document.language)
    for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/PageMode"):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    words = document.labels["for_printers"].format(file=accessible)
    pdf.docinfo["/Title"], pdf.docinfo["/Subject"] = document.file_title, words
