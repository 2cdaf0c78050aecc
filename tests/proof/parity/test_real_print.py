"""The print leaflet, spoilt in its glyphs, tags and pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.document import Document
from tests.proof.parity.conftest import Findings
from tests.proof.parity.spoilt_print import (
    PdfChange,
    change_pdf,
    painted_besides,
    painted_instead,
    with_pages_swapped,
    with_sections_swapped,
    without_section,
)
from tests.proof.parity.test_real_files import told

pytestmark = pytest.mark.slow

PATH = "outputs/muscle-atrophy/en/muscle-atrophy-en.pdf"

# What is painted instead of what, how the section is called in the finding, and the new words that it shows.
PAINTED = (
    ("60", "50", "(causes)", "aged"),
    ("1 in 3", "1 in 2", "(causes)", "1 in"),
    ("Do not wait to see", "Do wait to see", "(get-help)", "Do wait to see"),
    ("or go to A&E now", "or do to A&E now", "(get-help)", "do"),
    ("{version} of {day_of_month}", "{version} of 31", "(about)", "of 3"),
    ("Symptoms vary widely with", "Symptoms vary widely and are mild, with", "(symptoms)", "and are mild"),
    ("No doctor", "A doctor", "before the first section, notice", "yet. A doctor"),
)
AT_THE_FOOT = (
    ("Page 2 of", "Page 3 of", 2),
    ("Version {version}", "Version 1.1.0", 1),
    ("Muscle wasting", "Muscle", 1),
)


def spoil(files: Path, change: PdfChange) -> None:
    change_pdf(files / "muscle-atrophy-en.pdf", change)


@pytest.mark.parametrize(("old", "new", "section", "words"), PAINTED)
def test_other_words_on_paper_are_found(
    real_document: Document, files: Path, findings: Findings, old: str, new: str, section: str, words: str
) -> None:
    spoil(files, painted_instead(told(real_document, old), told(real_document, new)))
    (finding,) = findings("pdf")
    assert (finding.code, finding.span.path) == ("PDF103", PATH)
    assert section in finding.message
    assert words in finding.message


@pytest.mark.parametrize(("old", "new", "page"), AT_THE_FOOT)
def test_another_foot_of_a_page_is_found(
    real_document: Document, files: Path, findings: Findings, old: str, new: str, page: int
) -> None:
    spoil(files, painted_instead(told(real_document, old), new, tagged=False))
    (finding,) = findings("pdf")
    assert finding.message.startswith(f"page {page}, at the foot or in no tag")


def test_a_section_in_no_tag_is_found(files: Path, findings: Findings) -> None:
    spoil(files, without_section("Symptoms"))
    messages = [finding.message for finding in findings("pdf")]
    assert any(message.startswith("the section “Symptoms” (symptoms) is missing") for message in messages)
    unread = [message for message in messages if "in no tag" in message]
    assert any("Symptoms Symptoms vary widely with" in message for message in unread)


def test_sections_that_are_read_in_another_order_are_found(files: Path, findings: Findings) -> None:
    spoil(files, with_sections_swapped("What causes muscle wasting", "Treatment choices"))
    messages = [finding.message for finding in findings("pdf")]
    assert any("the section “Treatment choices” (treatment) stands in another place" in message for message in messages)


def test_pages_in_another_order_are_found(files: Path, findings: Findings) -> None:
    spoil(files, with_pages_swapped(2, 6))
    messages = [finding.message for finding in findings("pdf")]
    assert any(message.startswith("page 2, at the foot") and "Page 6" in message for message in messages)
    assert any(": it begins on page" in message for message in messages)


def test_pages_in_another_order_than_that_of_the_contents_are_found(files: Path, findings: Findings) -> None:
    change_pdf(files / "muscle-atrophy-en-large-print.pdf", with_pages_swapped(4, 6))
    messages = [finding.message for finding in findings("large-print")]
    assert any("in the list of contents" in message or "line of the contents" in message for message in messages)


def test_words_in_no_tag_are_found(files: Path, findings: Findings) -> None:
    spoil(files, painted_besides("It is safe to wait"))
    (finding,) = findings("pdf")
    assert "page 2, at the foot or in no tag, behind the page number: “It is safe to wait” stands" in finding.message


def test_a_file_without_tags_is_found(files: Path, findings: Findings) -> None:
    def change(pdf: object) -> None:
        del pdf.Root.StructTreeRoot  # type: ignore[attr-defined]

    spoil(files, change)
    assert any("has no tags" in finding.message for finding in findings("pdf"))


def test_another_title_or_language_is_found(files: Path, findings: Findings) -> None:
    def change(pdf: object) -> None:
        pdf.Root.Lang = "de"  # type: ignore[attr-defined]
        pdf.docinfo["/Title"] = "Muscle growth"  # type: ignore[attr-defined]

    spoil(files, change)
    messages = sorted(finding.message for finding in findings("pdf"))
    assert ["`Lang` should be “en”" in messages[0], "`Title` should be" in messages[1]] == [True, True]
    assert len(messages) == 2


def test_a_bookmark_with_other_words_is_found(files: Path, findings: Findings) -> None:
    def change(pdf: object) -> None:
        with pdf.open_outline() as outline:  # type: ignore[attr-defined]
            parent = outline.root[0]
            names = [item.title for item in parent.children]
            parent.children[names.index("Symptoms")].title = "Signs"

    spoil(files, change)
    (finding,) = findings("pdf")
    assert "(symptoms), bookmark" in finding.message
    assert "Signs" in finding.message
