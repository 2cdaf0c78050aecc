"""The files as they were built pass; a file that is spoilt in one place does not, and the finding says where."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.document import Document, walk
from pipeline.proof.parity import verify_document
from pipeline.templating.locale_formats import LocaleFormats
from tests.proof.parity.conftest import Findings
from tests.proof.parity.spoilt_text import change_book, change_file, in_section, instead, section_of_page, swapped

# What is changed, into what, and the section in which it stands. {date}, {day} and {version} are the document's.
CHANGES = (
    ("aged 60 and over", "aged 50 and over", "causes"),
    ("1 in 3", "1 in 4", "causes"),
    ("Do not wait to see", "Do wait to see", "get-help"),
    ("weak or will not move", "weak or will move", "get-help"),
    ("Call 999", "Call 998", "get-help"),
    ("{day}", "31 February 1999", "about"),
    ("You have an operation", "You never have an operation", "treatment"),
)
SECTIONS = ("symptoms", "questions")
MADE = {form.name for form in FORMATS.values() if not (form.system or form.extra or form.on_demand)}


def test_files_as_built_have_no_findings(real_document: Document, built: Path) -> None:
    verification = verify_document(
        real_document, built / "muscle-atrophy" / "en", "outputs/muscle-atrophy/en", FORMATS.values(), MADE
    )
    assert verification.diagnostics == ()
    assert {proof.form for proof in verification.coverage} >= MADE
    assert all(proof.matched == proof.needed for proof in verification.coverage)


def test_every_node_of_the_document_is_proven(real_document: Document, built: Path) -> None:
    pieces = {"Heading", "Paragraph", "Group", "Option", "Figure", "Definition", "CareCard", "Section"}
    least = sum(type(node).__name__ in pieces for node in walk((real_document.key_points, real_document.sections)))
    verification = verify_document(real_document, built / "muscle-atrophy" / "en", "outputs", FORMATS.values())
    proofs = {proof.form: proof.needed for proof in verification.coverage}
    messages = [proof.needed for proof in verification.coverage if proof.form == "messages"]
    assert least > 150
    assert min(proofs[form] for form in ("html", "pdf", "large-print", "epub")) > least
    assert len(messages) == 3 and min(messages) >= len(real_document.messages) > 20


@pytest.mark.parametrize(("old", "new", "section"), CHANGES)
def test_a_change_in_the_page_is_found(
    real_document: Document, files: Path, findings: Findings, old: str, new: str, section: str
) -> None:
    old = told(real_document, old)
    change_file(files / "index.html", in_section(section, instead(old, new)))
    (finding,) = findings("html")
    assert (finding.code, finding.span.path) == ("HTM101", "outputs/muscle-atrophy/en/index.html")
    assert f"({section})" in finding.message
    assert _difference(old, new) in finding.message


@pytest.mark.parametrize(("old", "new", "section"), CHANGES)
def test_a_change_in_the_book_is_found(
    real_document: Document, files: Path, findings: Findings, old: str, new: str, section: str
) -> None:
    old = told(real_document, old)
    change_book(files / "muscle-atrophy-en.epub", f"EPUB/section-{section}.xhtml", instead(old, new))
    (finding,) = findings("epub")
    assert (finding.code, finding.span.path) == ("EPB101", "outputs/muscle-atrophy/en/muscle-atrophy-en.epub")
    assert f"({section})" in finding.message
    assert _difference(old, new) in finding.message


def told(document: Document, words: str) -> str:
    """The words with the document's version and date in them."""
    day = LocaleFormats(document.language, "GB").write_day(document.date)
    return words.format(date=document.date, day=day, day_of_month=day.split()[0], version=document.version)


def _difference(old: str, new: str) -> str:
    """The first word of the new text that the old has not there."""
    return next(word for word, was in zip(new.split(), old.split(), strict=False) if word != was)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_that_the_page_lacks_is_found(files: Path, findings: Findings, section: str) -> None:
    change_file(files / "index.html", lambda page: page.replace(section_of_page(page, section), ""))
    messages = [finding.message for finding in findings("html")]
    assert any(message.startswith("the section “") and f"({section}) is missing" in message for message in messages)
    assert len(messages) <= 2  # the words, and the links if it has any


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_that_the_book_lacks_is_found(files: Path, findings: Findings, section: str) -> None:
    line = f'<itemref idref="section-{section}.xhtml"/>'
    change_book(files / "muscle-atrophy-en.epub", "EPUB/package.opf", instead(line, ""))
    messages = [finding.message for finding in findings("epub")]
    assert any(message.startswith("the section “") and f"({section}) is missing" in message for message in messages)
    assert len(messages) <= 2


def test_sections_in_another_order_are_found_in_the_page(files: Path, findings: Findings) -> None:
    def change(page: str) -> str:
        return swapped(section_of_page(page, "causes"), section_of_page(page, "treatment"))(page)

    change_file(files / "index.html", change)
    messages = [finding.message for finding in findings("html")]
    assert any("the section “Treatment choices” (treatment) stands in another place" in message for message in messages)


def test_sections_in_another_order_are_found_in_the_book(files: Path, findings: Findings) -> None:
    first, second = (f'<itemref idref="section-{section}.xhtml"/>' for section in ("causes", "treatment"))
    change_book(files / "muscle-atrophy-en.epub", "EPUB/package.opf", swapped(first, second))
    messages = [finding.message for finding in findings("epub")]
    assert any("the section “Treatment choices” (treatment) stands in another place" in message for message in messages)


def test_an_added_sentence_is_found(files: Path, findings: Findings) -> None:
    added = instead("muscle you lose.", "muscle you lose. They go away.")
    change_file(files / "index.html", added)
    change_book(files / "muscle-atrophy-en.epub", "EPUB/section-symptoms.xhtml", added)
    for form in ("html", "epub"):
        (finding,) = findings(form)
        assert "(symptoms)" in finding.message
        assert "They go away." in finding.message


@pytest.mark.parametrize("words", ["Back to the top", "On this page", "Emergency", "1"])
def test_furniture_hides_nothing_in_a_paragraph(files: Path, findings: Findings, words: str) -> None:
    change_file(files / "index.html", in_section("symptoms", instead("muscle you lose.", f"muscle you lose. {words}")))
    (finding,) = findings("html")
    assert "(symptoms)" in finding.message
    assert f"“{words}” stands after “muscle you lose.”" in finding.message


def test_words_that_are_hidden_do_not_count(files: Path, findings: Findings) -> None:
    change_file(files / "index.html", instead("<p>Symptoms vary", "<p hidden>Symptoms vary"))
    (finding,) = findings("html")
    assert "(symptoms): the paragraph is missing" in finding.message


def test_an_alt_text_and_a_link_are_compared(files: Path, findings: Findings) -> None:
    change_file(files / "index.html", instead('alt="Two legs from the front, one of', 'alt="Two arms, one of'))
    change_file(files / "index.html", in_section("get-help", instead('href="tel:999"', 'href="tel:998"')))
    messages = [finding.message for finding in findings("html")]
    assert ["(symptoms), alt text" in message for message in messages] == [True, False]
    assert "(get-help), address of a link in the call button" in messages[1]
    assert "tel:998" in messages[1]


def test_a_heading_that_is_a_paragraph_is_found(files: Path, findings: Findings) -> None:
    heading = '<h1 class="section-title" id="symptoms-title">Symptoms</h1>'
    plain = instead(heading, heading.replace("h1", "p"))
    change_book(files / "muscle-atrophy-en.epub", "EPUB/section-symptoms.xhtml", plain)
    (finding,) = findings("epub")
    assert finding.message == "“Symptoms” (symptoms): “Symptoms” is a heading, but not in the file"


@pytest.mark.parametrize(
    ("inside", "old", "new", "what"),
    [
        ("package.opf", "<dc:date>{date}", "<dc:date>1999-01-31", "`date`"),
        ("package.opf", 'schema:version">{version}', 'schema:version">9.9', "`schema:version`"),
        ("title.xhtml", "Version {version}", "Version 9.9", "version"),
        ("title.xhtml", "speak to a GP or", "speak to", "notice"),
        ("title.xhtml", ">Muscle wasting</h1>", ">Muscle growth</h1>", "heading"),
        ("nav.xhtml", ">Symptoms<", ">Signs<", "(symptoms), line of the contents"),
    ],
)
def test_what_stands_round_the_sections_is_compared(
    real_document: Document, files: Path, findings: Findings, inside: str, old: str, new: str, what: str
) -> None:
    change = instead(told(real_document, old), new)
    change_book(files / "muscle-atrophy-en.epub", f"EPUB/{inside}", change)
    (finding,) = findings("epub")
    assert what in finding.message


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("<title>Muscle wasting", "<title>Muscle growth", "`title`"),
        ('"dateModified":"{date}"', '"dateModified":"1999-01-31"', "`dateModified`"),
        ('<p class="version">Version {version}', '<p class="version">Version 9.9', "version"),
        ("speak to a GP or", "speak to", "notice"),
        ('<a href="#symptoms">Symptoms', '<a href="#symptoms">Signs', "(symptoms), line of the contents"),
    ],
)
def test_what_stands_round_the_page_is_compared(
    real_document: Document, files: Path, findings: Findings, old: str, new: str, what: str
) -> None:
    change_file(files / "index.html", instead(told(real_document, old), new))
    (finding,) = findings("html")
    assert what in finding.message


def test_verifying_imports_no_writer() -> None:
    """How a language writes numbers and weekdays is CLDR's, of which there is one; the reviewers' page names both.
    Where its sentences end is known in one place too: a second one would know other abbreviations, and a part that is
    told in short would end elsewhere."""
    names = ("locale_formats", "languages", "typography_data", "sentence_splitting")
    shared = ("pipeline.templating", *(f"pipeline.templating.{name}" for name in names))
    code = "import sys, pipeline.proof.parity; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    writers = ("pipeline.conversion", "pipeline.templating", "weasyprint", "jinja2", "markupsafe", "pikepdf", "pydyf")
    assert not [name for name in run.stdout.split() if name.startswith(writers) and name not in shared]
    assert "pipeline.proof.parity.print_pdf" in run.stdout.split()
