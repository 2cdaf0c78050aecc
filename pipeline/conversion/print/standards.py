"""Standards that our PDFs conform to, as data: what the engine is asked for, which repairs the tags need, and what the
file says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.conversion.print.tag_repairs import REPAIRS_PDF_1, REPAIRS_PDF_2, Repairs


@dataclass(frozen=True)
class Standard:
    """A set of standards that one file can conform to. `variant` is the engine's name for the nearest it can write;
    `archive` and `access` identify PDF/A and PDF/UA in the metadata, and `declares` are declarations of the PDF
    Association. With `structured`, as PDF 2.0 has it, every tag has a namespace, and every destination inside the file
    is a part of its structure."""

    variant: str
    repairs: Repairs
    archive: Mapping[str, str]
    access: Mapping[str, str]
    declares: tuple[str, ...] = ()
    structured: bool = False

    def namespace(self, tag: str) -> str:
        """The namespace of a tag, empty for none."""
        if not self.structured:
            return ""
        return PDF_1_7 if tag in ONLY_1_7 else PDF_2_0


PDF_1_7, PDF_2_0 = "http://iso.org/pdf/ssn", "http://iso.org/pdf2/ssn"
"""The namespaces of the standard structure types (ISO 32000-2, 14.8.6)."""
ONLY_1_7 = (
    *("Art", "BibEntry", "BlockQuote", "Code", "Index", "NonStruct", "Note", "Private", "Quote", "Reference", "TOC"),
    "TOCI",
)
"""Tags that PDF 2.0 has no equal for, and allows in the older namespace."""

PRINT = Standard("pdf/a-2a", REPAIRS_PDF_1, {"part": "2", "conformance": "A"}, {"part": "1"})
"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2): what readers and printers know."""

ARCHIVE = Standard(
    variant="pdf/a-4u",
    repairs=REPAIRS_PDF_2,
    archive={"part": "4", "rev": "2020"},
    access={"part": "2", "rev": "2024"},
    declares=("http://pdfa.org/declarations/wtpdf#accessibility1.0",),
    structured=True,
)
"""PDF/UA-2 (ISO 14289-2), PDF/A-4 (ISO 19005-4) and Well-Tagged PDF 1.0 for accessibility, on PDF 2.0."""
