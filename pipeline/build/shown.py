"""What a form shows of a document. Its writer gets nothing else, so nothing else is in its key: what changes elsewhere
does not make it again."""

from __future__ import annotations

from dataclasses import replace

from pipeline.build.key_parts import digest
from pipeline.model.document import Document, canonical
from pipeline.model.format import Format


def show(form: Format, document: Document) -> Document:
    """The document as a form shows it."""
    shown = document.leave_out(form.left_out)
    if shown.beside and shown.beside.document:
        other = shown.beside.document.leave_out(form.left_out)
        shown = replace(shown, beside=replace(shown.beside, document=other))
    return shown.for_senders if form.of_messages else shown


def digest_words(document: Document) -> str:
    """The digest of everything that a document says and shows."""
    return digest(canonical(document, looks=True))


def digest_shown(form: Format, document: Document) -> str:
    """The digest of everything that a form shows of a document."""
    return digest_words(show(form, document))
