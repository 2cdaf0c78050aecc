"""The short code is proven in every form: a file with another one is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.conversion import FORMATS
from pipeline.model.document import Document, Text, rewrite
from pipeline.proof.parity import verify_document
from tests.proof.parity.conftest import Findings
from tests.proof.parity.spoilt_text import change_book, change_file, instead

OTHER = "0000-0000"
FORMS = ("html", "pdf", "large-print", "folded", "card", "epub", "messages", "review")


def test_every_form_has_the_code_of_its_words(real_document: Document, built: Path) -> None:
    folder = built / "muscle-atrophy" / "en"
    sections = rewrite(real_document.sections, lambda node: _set_code(node, real_document.code))
    other = replace(real_document, code=OTHER, sections=sections)
    verification = verify_document(other, folder, "outputs", FORMATS.values(), FORMS)
    wrong = {one.span.path.removeprefix("outputs/") for one in verification.diagnostics}
    paths = {path for form in FORMS for path in FORMATS[form].paths(real_document)}
    assert wrong == paths | {"muscle-atrophy-en-large-print.pdf"}
    assert all(OTHER in one.message or real_document.code in one.message for one in verification.diagnostics)


def _set_code(node: object, code: str) -> object:
    return replace(node, value=node.value.replace(code, OTHER)) if isinstance(node, Text) else node


def test_the_code_for_machines_is_proven_too(real_document: Document, files: Path, findings: Findings) -> None:
    code = real_document.code
    change_file(files / "index.html", instead(f'"identifier":"{code}"', f'"identifier":"{OTHER}"'))
    (of_page,) = findings("html")
    assert "the page's data for machines" in of_page.message and OTHER in of_page.message
    change_book(files / "muscle-atrophy-en.epub", "EPUB/package.opf", instead(f">{code}<", f">{OTHER}<"))
    (of_book,) = findings("epub")
    assert "the book's metadata" in of_book.message and OTHER in of_book.message
