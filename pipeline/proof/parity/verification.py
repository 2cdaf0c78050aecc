"""Verification of the finished files of one leaflet in one language: each form is read back by its own reader."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from pipeline.model.codes import BOOK_DIFFERS, LEAFLET_DIFFERS, MESSAGES_DIFFER, PAGE_DIFFERS
from pipeline.model.diagnostics import Diagnostic, Rule
from pipeline.model.document import Document
from pipeline.model.format import Format, Reader
from pipeline.proof.parity.bilingual_pdf import verify_bilingual
from pipeline.proof.parity.book import verify_book
from pipeline.proof.parity.expectation import list_headings
from pipeline.proof.parity.file_check import FileCheck, FormCoverage, Verify
from pipeline.proof.parity.messages import name_sections, verify_csv, verify_json, verify_txt
from pipeline.proof.parity.mismatch_diagnostics import MismatchReporter
from pipeline.proof.parity.other_leaflets import compare_targets, expect_other_leaflets
from pipeline.proof.parity.page import verify_page
from pipeline.proof.parity.print_pdf import verify_print
from pipeline.proof.parity.printer_pdf import verify_booklet, verify_crop
from pipeline.proof.parity.review_page import verify_review
from pipeline.proof.parity.short_pdf import verify_short
from pipeline.proof.parity.systems import cht, contentrepo, message_bank, notify, rapidpro, twilio, whatsapp


@dataclass(frozen=True)
class Verification:
    """What reading back has shown: every difference, and what each file was proven to say. `titles` are what formats
    are called, by name."""

    diagnostics: tuple[Diagnostic, ...]
    coverage: tuple[FormCoverage, ...]
    titles: Mapping[str, str]

    def __str__(self) -> str:
        """What was proven, in a line: "page 310 of 310, PDF 317 of 317"."""
        counts = []
        for form in dict.fromkeys(one.form for one in self.coverage):
            files = [one for one in self.coverage if one.form == form]
            matched, needed = sum(one.matched for one in files), sum(one.needed for one in files)
            counts.append(f"{self.titles[form]} {matched} of {needed}")
        return ", ".join(counts)


ListFiles: TypeAlias = Callable[[Document, Format], Iterator[tuple[str, Verify]]]
"""The files of a format, by their paths below the folder of the document, each with who reads it."""


@dataclass(frozen=True)
class _Reading:
    """How the files of a format are read back: the rule that differences break, what the parts of a file are called (by
    id), and which files there are."""

    rule: Rule
    name: Callable[[Document], Mapping[str, str]]
    list_files: ListFiles


def _beside(verify: Mapping[str, Verify]) -> ListFiles:
    """The main file, and others beside it under the same name, by their endings."""

    def list_files(document: Document, form: Format) -> Iterator[tuple[str, Verify]]:
        main = PurePosixPath(form.path(document))
        yield from ((str(main.with_suffix(ending)), reader) for ending, reader in verify.items())

    return list_files


def _list_sheets(document: Document, form: Format) -> Iterator[tuple[str, Verify]]:
    """The main files of a format on paper."""
    yield from ((path, verify_print) for path in form.paths(document))


def _exported(list_files: Callable[[Document], Iterator[tuple[str, Verify]]]) -> _Reading:
    """The files for a messaging system."""
    return _Reading(MESSAGES_DIFFER, name_sections, lambda document, _: list_files(document))


READERS: Mapping[Reader, _Reading] = {
    "page": _Reading(PAGE_DIFFERS, list_headings, _beside({".html": verify_page})),
    "sheets": _Reading(LEAFLET_DIFFERS, list_headings, _list_sheets),
    "short": _Reading(LEAFLET_DIFFERS, list_headings, _beside({".pdf": verify_short})),
    "book": _Reading(BOOK_DIFFERS, list_headings, _beside({".epub": verify_book})),
    "messages": _Reading(
        MESSAGES_DIFFER, name_sections, _beside({".txt": verify_txt, ".csv": verify_csv, ".json": verify_json})
    ),
    "review": _Reading(MESSAGES_DIFFER, name_sections, _beside({".html": verify_review})),
    "booklet": _Reading(LEAFLET_DIFFERS, list_headings, _beside({".pdf": verify_booklet})),
    "crop": _Reading(LEAFLET_DIFFERS, list_headings, _beside({".pdf": verify_crop})),
    "bilingual": _Reading(LEAFLET_DIFFERS, list_headings, _beside({".pdf": verify_bilingual})),
    "message-bank": _exported(message_bank.list_files),
    "rapidpro": _exported(rapidpro.list_files),
    "notify": _exported(notify.list_files),
    "whatsapp": _exported(whatsapp.list_files),
    "twilio": _exported(twilio.list_files),
    "cht": _exported(cht.list_files),
    "contentrepo": _exported(contentrepo.list_files),
}
"""The readers by the names that formats give them."""


def verify_document(
    document: Document,
    folder: Path,
    display_path: str,
    formats: Collection[Format],
    names: Collection[str] | None = None,
    find_pair: Callable[[], Document] | None = None,
) -> Verification:
    """Prove that the finished files in `folder` (outputs/<leaflet>/<language>) say what the document says.

    `display_path` is put in front of the files' names where they are named; `formats` are all that there are, and
    `names` those that the leaflet has to have, by default all; others that are made on request are read where they
    stand. `find_pair` gives the document with that of its source beside it, for forms in two languages; it is asked
    only where such a file stands. A format that has no reader, and a short one of which the leaflet lists nothing, is
    passed over. A file that is missing or cannot be read is a diagnostic. Nothing is raised.
    """
    diagnostics: list[Diagnostic] = []
    coverage: list[FormCoverage] = []
    for form in formats:
        if form.reader is None or (form.short and form.name not in document.editions):
            continue
        if form.paired and find_pair is None:
            continue
        own = document.for_senders if form.of_messages else document
        files = dict(READERS[form.reader].list_files(own, form))
        wanted = names is None or form.name in names
        if not wanted and not (form.on_demand or form.system or form.extra):
            continue
        if not wanted and not any((folder / path).exists() for path in files):
            continue
        if form.paired:
            own = find_pair() if find_pair else own
        for file in _read_back(own, form, files, folder, display_path, formats):
            diagnostics += file.diagnostics
            coverage.append(file.coverage)
    titles = {form.name: form.english_title for form in formats}
    return Verification(tuple(dict.fromkeys(diagnostics)), tuple(coverage), titles)


def _read_back(
    document: Document,
    form: Format,
    files: Mapping[str, Verify],
    folder: Path,
    display_path: str,
    formats: Collection[Format],
) -> Iterator[FileCheck]:
    for path, verify in files.items():
        reading = READERS[form.reader] if form.reader else None
        if reading is not None:
            reporter = MismatchReporter(reading.rule, f"{display_path.rstrip('/')}/{path}", reading.name(document))
            expected = expect_other_leaflets(document, page=form.beside)
            file = FileCheck(expected, form.name, folder / path, reporter, formats)
            verify(file)
            if form.beside and not file.is_missing:
                compare_targets(file, document)
            yield file
