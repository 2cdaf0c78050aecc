"""Check of names in exports: what is made of a leaflet that nobody has signed off is called a draft, and nothing else
is."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.proof.parity.file_check import FileCheck

_DRAFT = "DRAFT"


def compare_mark(file: FileCheck, what: str, name: str) -> None:
    """Report a name that says of the leaflet's state what is not so."""
    file.needed += 1
    marked = name.upper().startswith(_DRAFT)
    if marked == (file.document.notice is not None):
        file.matched += 1
    elif marked:
        file.report(f"{what} “{name}” is called a draft, which the leaflet is not")
    else:
        file.report(f"{what} “{name}” is not called a draft, which the leaflet is")


def prefix_file(document: Document) -> str:
    """What the names of files begin with."""
    return f"{_DRAFT}-" if document.notice is not None else ""


def make_slug(document: Document, *words: str) -> str:
    """A name of small letters, digits and hyphens, as systems keep it."""
    before = (_DRAFT.lower(),) if document.notice is not None else ()
    return "-".join((*before, document.name_for_systems(200), *words))
