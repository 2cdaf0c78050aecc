"""What a form shows of a document. Its writer gets nothing else, so nothing else is in its key: what changes elsewhere
does not make it again."""

from __future__ import annotations

from dataclasses import replace

from pipeline.build.key_parts import digest
from pipeline.model.document import Document, canonical
from pipeline.model.format import Format


def show(form: Format, document: Document) -> Document:
    """The document as a form shows it."""
    narrowed = document.leave_out(form.left_out)
    if narrowed.beside and narrowed.beside.document:
        other = narrowed.beside.document.leave_out(form.left_out)
        narrowed = replace(narrowed, beside=replace(narrowed.beside, document=other))
    return narrowed.for_senders if form.of_messages else narrowed


def digest_words(document: Document) -> str:
    """The digest of everything that a document says and shows."""
    return digest(canonical(document, looks=True))


def digest_shown(form: Format, document: Document) -> str:
    """The digest of everything that a form shows of a document."""
    return digest_words(show(form, document))
