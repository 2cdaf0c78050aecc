"""Diagnostics of the print engine: what keeps a document from being set on paper, at the document's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.conversion.print.weasy import PrintError
from pipeline.conversion.short.fitting import DoesNotFitError, TooManyPagesError
from pipeline.model import codes
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked, Diagnostic, has_errors
from pipeline.model.document import Document
from pipeline.model.source import Span

WriteOnPaper = Callable[[Document], tuple[Artifact, ...]]


@dataclass(frozen=True)
class PageLimit:
    """How many pages people read of a form: its format's name, what it is called, and the usual number. With more, one
    is `refused` that cannot be put together then."""

    name: str
    form: str
    usual: int
    refused: bool = False


def write_on_paper(
    write: WriteOnPaper, document: Document, place: Span, limit: PageLimit | None = None
) -> Checked[tuple[Artifact, ...]]:
    """What a writer of paper makes, or what keeps it from that."""
    try:
        artifacts = write(document)
        pages = max((artifact.measured.pages for artifact in artifacts if artifact.measured), default=0)
        counted = tuple(_judge_pages(pages, document, place, limit)) if limit else ()
        return Checked(None if has_errors(counted) else artifacts, counted)
    except TooManyPagesError as error:
        assert limit
        return Checked(None, tuple(_judge_pages(error.pages, document, place, limit)))
    except DoesNotFitError as error:
        return Checked(None, (codes.DOES_NOT_FIT.at(place, str(error), error.hint),))
    except PrintError as error:
        hint = "write it in another way; this is what the print engine says"
        messages = (name_pictures(message, document) for message in error.messages)
        return Checked(None, tuple(codes.NOT_PRINTABLE.at(place, message, hint) for message in messages))


def _judge_pages(pages: int, document: Document, place: Span, limit: PageLimit) -> Iterator[Diagnostic]:
    """What is said of a form with more pages than people read, or than its leaflet allows."""
    allowed = document.most_pages.get(limit.name, 0)
    most = limit.usual if limit.refused else max(allowed, limit.usual)
    if pages <= most:
        return
    if limit.refused:
        message = f"{limit.form} has {pages} pages; {most} is the most that can be folded and stapled"
        yield codes.DOES_NOT_FIT.at(place, message, "cut words, or make two leaflets of it")
    else:
        known = f"leaflet.yaml allows {most}" if most == allowed else f"{most} is the most that people read"
        hint = (
            "cut words, or make two leaflets of it; where it needs them all, say so in leaflet.yaml: "
            f"`formats: {{{limit.name}: {{pages: {pages}, because: …}}}}`"
        )
        yield codes.TOO_MANY_PAGES.at(place, f"{limit.form} has {pages} pages; {known}", hint)


def name_pictures(message: str, document: Document) -> str:
    """The message with the names of pictures in the place of the addresses that the engine knows them by."""
    return re.sub(r"\b(?:drawing|photo):(\d+)", lambda match: f"`{document.pictures[int(match[1])].name}`", message)
