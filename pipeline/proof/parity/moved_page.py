"""Comparison of the page in a place where a leaflet was with the document: what the leaflet is called, that it has
moved, and where to."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import Document
from pipeline.proof.parity.expectation import Expectation, expect_links
from pipeline.proof.parity.expected_front import expect_at_top, expect_names, expect_notice
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.markup import MarkupText
from pipeline.proof.parity.passages import make_passage


def compare_moved_page(file: FileCheck, read: MarkupText) -> None:
    """Compare what was read of such a page."""
    document = file.document
    head = {
        "lang": document.language,
        "title": f"{document.file_title} – {document.publisher}",
        "description": document.summary,
        "robots": "noindex",
    }
    file.compare_values(read.head, head, "the page's head")
    words = tuple(_expect_words(document))
    file.compare(words, read.passages, (document.labels["skip"],))
    file.compare(tuple(expect_links(words)), [make_passage(target) for target in read.links], ("#leaflet",))
    if document.address and read.canonical != document.address:
        file.report(f"search engines are to keep {document.address}, and are told “{read.canonical}”")


def _expect_words(document: Document) -> Iterator[Expectation]:
    yield expect_at_top("alt text of the logo", document.logo_alt if document.logo else "")
    yield expect_at_top("publisher", document.brand)
    yield from expect_names(document, brackets=True)
    yield from expect_notice(document)
    if document.moved:
        up = "../../../" if document.place else "../../"
        target = f"{up}{document.moved.leaflet}/{document.edition.folder}/index.html"
        yield Expectation("", "link to the leaflet", document.title, links=(target,))
    yield Expectation("", "line at the foot", document.brand, needed=False)
