"""Each format's writer behind one face: what it needs is taken from what was made before, and what it cannot write
becomes a finding at the words."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import codes
from pipeline.artifact import Artifact
from pipeline.diagnostics import Checked
from pipeline.document import Document
from pipeline.formats import Made
from pipeline.source import Span


def write_pdf(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The A4 leaflet."""
    from pipeline.formats.leaflet import PrintFault, TooLong, write

    try:
        return Checked(write(document))
    except TooLong as fault:
        message = f"the print leaflet has {fault.pages} pages; ten is the most that people read"
        return Checked(None, (codes.TOO_MANY_PAGES.at(place, message, "cut words, or make two leaflets of it"),))
    except PrintFault as fault:
        hint = "write it in another way; this is what the print engine says"
        return Checked(None, tuple(codes.NOT_PRINTABLE.at(place, message, hint) for message in fault.messages))


def write_messages(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The text messages, for people, spreadsheets and programs."""
    from pipeline.formats.messages import write

    return Checked(write(document))


def write_epub(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The e-book, with the pages of the print leaflet."""
    from pipeline.formats.epub import write

    measured = next((artifact.measured for artifact in made.get("pdf", ()) if artifact.measured), None)
    return Checked(write(document, measured.page_of if measured else {}))


def write_html(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The page, with links to the other forms."""
    from pipeline.formats.page import Form, write

    def forms() -> Iterator[Form]:
        for name in ("pdf", "epub", "messages"):
            for artifact in made.get(name, ())[:1]:
                size = f"{max(1, round(len(artifact.data) / 1000))} kB"
                pages = artifact.measured.pages if artifact.measured else 0
                counted = document.labels["pages"].format(pages=pages) if pages else ""
                kind = {"pdf": "PDF", "epub": "EPUB", "messages": "TXT"}[name]
                detail = ", ".join(part for part in (kind, counted, size) if part)
                yield Form(name, document.labels[name], artifact.path, detail)

    return Checked(write(document, tuple(forms())))
