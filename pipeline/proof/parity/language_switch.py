"""Comparison of the switch of languages at the top of a page with the document: each language by what it calls itself,
and where its name leads."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import Document
from pipeline.proof.parity.expectation import Expectation
from pipeline.proof.parity.expected_front import expect_at_top
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.markup import MarkupText


def expect_switch(document: Document) -> Iterator[Expectation]:
    """The name of each language, where there are several."""
    if len(document.languages) > 1:
        yield from (expect_at_top("name of a language", one.name) for one in document.languages)


def compare_switch(file: FileCheck, read: MarkupText) -> None:
    """Report each name that does not lead to the page in its language, or does not say so to voices and machines."""
    document = file.document
    up, at = ("../../", f"{document.place}/") if document.place else ("../", "")
    for tag in (one.tag for one in document.languages if one.tag != document.language):
        path = f"{up}{tag}/{at}index.html"
        if (tag, tag, path) not in read.switches:
            file.report(f"the name of the language `{tag}` should be marked as such, and lead to {path}")
