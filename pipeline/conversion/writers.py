"""Each format's writer behind one face: what it needs is taken from what was made before, and what it cannot write
becomes a finding at the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from pipeline.conversion import DOWNLOADS, FORMATS, Made, Write
from pipeline.model import codes
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.document import Document
from pipeline.model.source import Span


def write_pdf(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The A4 leaflet."""
    from pipeline.conversion.print import write

    return _printed(write, document, place)


def write_pdf_archive(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The A4 leaflet for archives."""
    from pipeline.conversion.print import write_archive

    return _printed(write_archive, document, place)


def write_large_print(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The leaflet in large print."""
    from pipeline.conversion.large_print import write

    return _printed(write, document, place)


def write_folded(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The short leaflet that folds in three."""
    from pipeline.conversion.short.folded import write

    return _printed(write, document, place)


def write_card(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The card of key points."""
    from pipeline.conversion.short.card import write

    return _printed(write, document, place)


def write_booklet(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The leaflet's pages, two on a side, to be folded and stapled."""
    from pipeline.conversion.imposition.booklet import write

    leaflet = made.get("pdf", ())
    if not leaflet:
        message = "a booklet is made of the print leaflet, which this leaflet does not have"
        return Checked(None, (codes.NOT_PRINTABLE.at(place, message, "take `pdf` out of `formats` in leaflet.yaml"),))
    return Checked(write(document, leaflet[0]))


def write_crop(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The leaflet with crop marks and bleed."""
    from pipeline.conversion.imposition.crop import write

    return _printed(write, document, place)


def _printed(
    write: Callable[[Document], tuple[Artifact, ...]], document: Document, place: Span
) -> Checked[tuple[Artifact, ...]]:
    """What a writer of paper makes, or what keeps it from that."""
    from pipeline.conversion.print import PrintError, TooManyPagesError
    from pipeline.conversion.short.fitting import DoesNotFitError

    try:
        return Checked(write(document))
    except TooManyPagesError as fault:
        message = f"{fault.form} has {fault.pages} pages; {fault.most} is the most that people read"
        return Checked(None, (codes.TOO_MANY_PAGES.at(place, message, "cut words, or make two leaflets of it"),))
    except DoesNotFitError as fault:
        return Checked(None, (codes.DOES_NOT_FIT.at(place, str(fault), fault.hint),))
    except PrintError as fault:
        hint = "write it in another way; this is what the print engine says"
        return Checked(None, tuple(codes.NOT_PRINTABLE.at(place, message, hint) for message in fault.messages))


def write_messages(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The text messages, for people, spreadsheets and programs."""
    from pipeline.conversion.messages import write

    return Checked(write(document))


def write_epub(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The e-book, with the pages of the print leaflet."""
    from pipeline.conversion.epub import write

    measured = next((artifact.measured for artifact in made.get("pdf", ()) if artifact.measured), None)
    return Checked(write(document, measured.page_of if measured else {}))


def write_html(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The page, with links to the other forms."""
    from pipeline.conversion.page import Form, write

    def forms() -> Iterator[Form]:
        name = f"{document.leaflet}-{document.language}"
        for form in (FORMATS[other] for other in DOWNLOADS if other in made):
            label, path = document.labels[form.name.replace("-", "_")], form.file.format(name=name)
            yield Form(form.name, label, path, ", ".join(_detail(form.name, made[form.name], document)))

    return Checked(write(document, tuple(forms())))


def _detail(name: str, artifacts: tuple[Artifact, ...], document: Document) -> Iterator[str]:
    """What a reader wants to know before loading a file: its kind and, where it is made now, its pages and size."""
    yield {"epub": "EPUB", "messages": "TXT"}.get(name, "PDF")
    for artifact in artifacts[:1]:
        if artifact.measured:
            pages = artifact.measured.pages
            yield document.labels["pages"].format(pages=pages) if pages > 1 else document.labels["one_page"]
        yield f"{max(1, round(len(artifact.data) / 1000))} kB"


def write_review(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The messages for those who review them."""
    from pipeline.conversion.review import write

    return Checked(write(document))


def _system(room: str) -> Write:
    """The writer of a room of conversion/systems, with what it refuses as a finding."""

    def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
        from pipeline.conversion.systems import UnsendableError

        module = import_module(f"pipeline.conversion.systems.{room}")
        try:
            return Checked(module.write(document))
        except UnsendableError as fault:
            what = f"the message `{fault.message_id}`" if fault.message_id else "this export"
            message = f"{what} cannot be made for {room.replace('_', '-')}: {fault.reason}"
            return Checked(None, (codes.CANNOT_BE_EXPORTED.at(place, message, fault.hint),))

    return write


write_message_bank = _system("message_bank")
write_rapidpro = _system("rapidpro")
write_notify = _system("notify")
write_whatsapp = _system("whatsapp")
write_twilio = _system("twilio")
write_cht = _system("cht")
write_contentrepo = _system("contentrepo")
