"""Metadata of the PDF (XMP): title, language, version of the standards, and dates that come from the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.conversion.print.standards import Standard
from pipeline.conversion.print.weasyprint_import import import_weasyprint
from pipeline.model.document import Document
from pipeline.templating.jinja import render

if TYPE_CHECKING:
    from pikepdf import Pdf


def write_metadata(pdf: Pdf, document: Document, standard: Standard, languages: Sequence[str]) -> None:
    """Replace the XMP packet (ISO 16684-1) and the catalogue's language and viewer preferences; `languages` are
    those of its words, that of the document first.

    The packet is not compressed, so that archives can find it (ISO 19005-2, 6.6.2.1). It holds what the document
    information dictionary holds, in the same words; PDF 2.0 has no such dictionary any more.
    """
    from pikepdf import Dictionary, Name, Stream, String

    producer = f"WeasyPrint {import_weasyprint().VERSION}"
    values = {"document": document, "languages": languages, "producer": producer, "standard": standard}
    packet = render("conversion/print/metadata.xmp.j2", values)
    stream = Stream(pdf, packet.encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(stream)
    pdf.Root.Lang = String(document.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if document.direction == "rtl":
        pdf.Root.ViewerPreferences.Direction = Name.R2L
    pdf.Root.PageMode = Name.UseOutlines
    if standard.structured and "/Info" in pdf.trailer:
        del pdf.trailer.Info
    for page in pdf.pages:
        page.Tabs = Name.S
