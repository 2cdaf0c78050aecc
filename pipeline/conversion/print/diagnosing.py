"""Diagnostics of the print engine: what keeps a document from being set on paper, at the document's words."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.conversion.print.weasy import PrintError
from pipeline.conversion.print.writer import TooManyPagesError
from pipeline.conversion.short.fitting import DoesNotFitError
from pipeline.model import codes
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.document import Document
from pipeline.model.source import Span

WriteOnPaper = Callable[[Document], tuple[Artifact, ...]]


def write_on_paper(write: WriteOnPaper, document: Document, place: Span) -> Checked[tuple[Artifact, ...]]:
    """What a writer of paper makes, or what keeps it from that."""
    try:
        return Checked(write(document))
    except TooManyPagesError as error:
        message = f"{error.form} has {error.pages} pages; {error.most} is the most that people read"
        return Checked(None, (codes.TOO_MANY_PAGES.at(place, message, "cut words, or make two leaflets of it"),))
    except DoesNotFitError as error:
        return Checked(None, (codes.DOES_NOT_FIT.at(place, str(error), error.hint),))
    except PrintError as error:
        hint = "write it in another way; this is what the print engine says"
        messages = (name_pictures(message, document) for message in error.messages)
        return Checked(None, tuple(codes.NOT_PRINTABLE.at(place, message, hint) for message in messages))


def name_pictures(message: str, document: Document) -> str:
    """The message with the names of pictures in the place of the addresses that the engine knows them by."""
    return re.sub(r"\b(?:drawing|photo):(\d+)", lambda match: f"`{document.pictures[int(match[1])].name}`", message)
