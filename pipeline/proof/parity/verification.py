"""Reading the finished files of one leaflet in one language back, each form by its own reader."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.codes import BOOK_DIFFERS, LEAFLET_DIFFERS, MESSAGES_DIFFER, PAGE_DIFFERS
from pipeline.model.diagnostics import Diagnostic, Rule
from pipeline.model.document import Document
from pipeline.proof.parity.book import verify_book
from pipeline.proof.parity.differences import Account
from pipeline.proof.parity.expected import headings
from pipeline.proof.parity.messages import about_what, verify_csv, verify_json, verify_txt
from pipeline.proof.parity.page import verify_page
from pipeline.proof.parity.proving import FormProof, Proving
from pipeline.proof.parity.sheets import verify_sheets
from pipeline.proof.parity.short import verify_short


@dataclass(frozen=True)
class Verified:
    """What reading back has shown: every difference, and what each file was proven to say."""

    diagnostics: tuple[Diagnostic, ...]
    proofs: tuple[FormProof, ...]

    def __str__(self) -> str:
        """What was proven, in a line: "page 310 of 310, PDF 317 of 317"."""
        said = []
        for form in dict.fromkeys(proof.form for proof in self.proofs):
            proofs = [proof for proof in self.proofs if proof.form == form]
            matched, needed = sum(proof.matched for proof in proofs), sum(proof.needed for proof in proofs)
            said.append(f"{_NAMES[form]} {matched} of {needed}")
        return ", ".join(said)


_NAMES = {
    "html": "page",
    "pdf": "PDF",
    "large-print": "large print",
    "folded": "folded",
    "card": "card",
    "epub": "EPUB",
    "messages": "messages",
}


@dataclass(frozen=True)
class _Reader:
    """A format's file, with `{}` for the leaflet and its language, and who reads it."""

    form: str
    path: str
    rule: Rule
    verify: Callable[[Proving], None]


_READERS = (
    _Reader("html", "index.html", PAGE_DIFFERS, verify_page),
    _Reader("pdf", "{}.pdf", LEAFLET_DIFFERS, verify_sheets),
    _Reader("large-print", "{}-large-print.pdf", LEAFLET_DIFFERS, verify_sheets),
    _Reader("folded", "{}-folded.pdf", LEAFLET_DIFFERS, verify_short),
    _Reader("card", "{}-card.pdf", LEAFLET_DIFFERS, verify_short),
    _Reader("epub", "{}.epub", BOOK_DIFFERS, verify_book),
    _Reader("messages", "messages/messages.txt", MESSAGES_DIFFER, verify_txt),
    _Reader("messages", "messages/messages.csv", MESSAGES_DIFFER, verify_csv),
    _Reader("messages", "messages/messages.json", MESSAGES_DIFFER, verify_json),
)

SHORT = frozenset({"folded", "card"})
"""Forms that a leaflet has where it lists their sections."""

FORMATS = tuple(dict.fromkeys(reader.form for reader in _READERS))
"""The formats that can be read back."""


def verify_document(document: Document, folder: Path, shown: str, formats: Collection[str] = FORMATS) -> Verified:
    """Prove that the finished files in `folder` (outputs/<leaflet>/<language>) say what the document says.

    `shown` is put in front of the files' names where they are named; `formats` are those that the leaflet has, and
    others than `FORMATS` are passed over. A file that is missing or cannot be read is a finding. Nothing is raised.
    """
    found: list[Diagnostic] = []
    proofs: list[FormProof] = []
    for reader in _READERS:
        if reader.form in formats and (reader.form not in SHORT or reader.form in document.editions):
            name = reader.path.format(f"{document.leaflet}-{document.language}")
            named = about_what(document) if reader.form == "messages" else headings(document)
            account = Account(reader.rule, f"{shown.rstrip('/')}/{name}", named)
            proving = Proving(document, reader.form, folder / name, account)
            reader.verify(proving)
            found += proving.found
            proofs.append(proving.proof)
    return Verified(tuple(dict.fromkeys(found)), tuple(proofs))
