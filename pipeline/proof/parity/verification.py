"""Reading the finished files of one leaflet in one language back, each form by its own reader."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.model.codes import BOOK_DIFFERS, LEAFLET_DIFFERS, MESSAGES_DIFFER, PAGE_DIFFERS
from pipeline.model.diagnostics import Diagnostic, Rule
from pipeline.model.document import Document
from pipeline.model.format import Format, Reader
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
    """What reading back has shown: every difference, and what each file was proven to say. `titles` are what formats
    are called, by name."""

    diagnostics: tuple[Diagnostic, ...]
    proofs: tuple[FormProof, ...]
    titles: Mapping[str, str]

    def __str__(self) -> str:
        """What was proven, in a line: "page 310 of 310, PDF 317 of 317"."""
        counts = []
        for form in dict.fromkeys(proof.form for proof in self.proofs):
            proofs = [proof for proof in self.proofs if proof.form == form]
            matched, needed = sum(proof.matched for proof in proofs), sum(proof.needed for proof in proofs)
            counts.append(f"{self.titles[form]} {matched} of {needed}")
        return ", ".join(counts)


@dataclass(frozen=True)
class _Reading:
    """How the files of a format are read back: the rule that differences break, what the parts of a file are called (by
    id), and who reads each file, by its ending: the others stand beside the main file, under the same name."""

    rule: Rule
    name: Callable[[Document], Mapping[str, str]]
    verify: Mapping[str, Callable[[Proving], None]]


READERS: Mapping[Reader, _Reading] = {
    "page": _Reading(PAGE_DIFFERS, headings, {".html": verify_page}),
    "sheets": _Reading(LEAFLET_DIFFERS, headings, {".pdf": verify_sheets}),
    "short": _Reading(LEAFLET_DIFFERS, headings, {".pdf": verify_short}),
    "book": _Reading(BOOK_DIFFERS, headings, {".epub": verify_book}),
    "messages": _Reading(MESSAGES_DIFFER, about_what, {".txt": verify_txt, ".csv": verify_csv, ".json": verify_json}),
}
"""The readers by the names that formats give them."""


def verify_document(
    document: Document, folder: Path, shown: str, formats: Collection[Format], names: Collection[str] | None = None
) -> Verified:
    """Prove that the finished files in `folder` (outputs/<leaflet>/<language>) say what the document says.

    `shown` is put in front of the files' names where they are named; `formats` are all that there are, and `names`
    those that the leaflet has, by default all. One that has no reader, and a short one of which the leaflet lists
    nothing, is passed over. A file that is missing or cannot be read is a finding. Nothing is raised.
    """
    found: list[Diagnostic] = []
    proofs: list[FormProof] = []
    for form in formats:
        if form.reader is None or not (names is None or form.name in names):
            continue
        if form.short and form.name not in document.editions:
            continue
        for proving in _read_back(document, form, READERS[form.reader], folder, shown, formats):
            found += proving.found
            proofs.append(proving.proof)
    titles = {form.name: form.english_title for form in formats}
    return Verified(tuple(dict.fromkeys(found)), tuple(proofs), titles)


def _read_back(
    document: Document, form: Format, reading: _Reading, folder: Path, shown: str, formats: Collection[Format]
) -> Iterator[Proving]:
    main = PurePosixPath(form.file.format(name=f"{document.leaflet}-{document.language}"))
    for ending, verify in reading.verify.items():
        path = main.with_suffix(ending)
        account = Account(reading.rule, f"{shown.rstrip('/')}/{path}", reading.name(document))
        proving = Proving(document, form.name, folder / path, account, formats)
        verify(proving)
        yield proving
