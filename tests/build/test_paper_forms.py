"""The forms on paper in a build: who gets them, what the publisher's settings do, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace

pytestmark = pytest.mark.slow


def printed(workspace: Workspace) -> set[str]:
    return {Path(name).name for name in workspace.files() if name.endswith(".pdf")}


def test_short_editions_are_made_where_they_are_listed(workspace: Workspace) -> None:
    workspace.build(formats=("folded", "card"))
    assert printed(workspace) == set()
    workspace.append(SETTINGS, "editions: {folded: [key-points, get-help], card: [key-points]}\n")
    assert workspace.build(formats=("folded", "card")).failed == ()
    assert printed(workspace) == {"muscle-en-folded.pdf", "muscle-en-card.pdf"}


def test_the_page_offers_them(workspace: Workspace) -> None:
    workspace.append(SETTINGS, "editions: {card: [key-points]}\n")
    workspace.build(formats=("card", "large-print", "html"))
    page = (workspace.outputs / "muscle/en/index.html").read_text("utf-8")
    offered = re.findall(r'href="(muscle-en-[^"]+\.pdf)"', page)
    assert {"muscle-en-large-print.pdf", "muscle-en-card.pdf"} <= set(offered)
    assert "muscle-en-folded.pdf" not in offered
    assert "Card of key points (short)" in page and "PDF, 1 page," in page


def test_files_for_printers_are_made_when_they_are_asked_for(workspace: Workspace) -> None:
    workspace.build(formats=("pdf",))
    assert printed(workspace) == {"muscle-en.pdf"}
    workspace.build(formats=("booklet", "crop"))
    assert printed(workspace) == {"muscle-en.pdf", "muscle-en-booklet.pdf", "muscle-en-crop.pdf"}
    assert (workspace.outputs / "muscle/en/print/muscle-en-crop.pdf").is_file()


def test_a_booklet_needs_the_print_leaflet(workspace: Workspace) -> None:
    workspace.append(SETTINGS, "formats: {pdf: Nobody prints it}\n")
    outcome = workspace.build(formats=("booklet",))
    (found,) = (one for one in outcome.diagnostics if one.severity == "error")
    assert (found.code, outcome.refused) == ("PDF102", ("muscle/en/booklet",))


def test_words_that_do_not_fit_are_an_error_and_change_no_other_form(workspace: Workspace) -> None:
    workspace.build(formats=("pdf",))
    long = "\n\n".join(["Ask your care team what is right for you, and what happens if you wait. " * 4] * 16)
    workspace.edit(WORDS, "Doctors call", f"{long}\n\nDoctors call")
    workspace.append(SETTINGS, "editions: {folded: [get-help, what-it-is]}\n")
    outcome = workspace.build(formats=("folded",))
    (found,) = (one for one in outcome.diagnostics if one.severity == "error")
    assert (found.code, found.span.path) == ("PDF104", "source/muscle/en.md")
    assert re.fullmatch(
        r"the folded leaflet is \d+ mm \(\d+ lines\) too long: what does not fit begins in “What it is”", found.message
    )
    assert outcome.refused == ("muscle/en/folded",) and printed(workspace) == {"muscle-en.pdf"}


@pytest.mark.parametrize(("paper", "width"), [("a4", 210), ("letter", 215.9)])
def test_the_publisher_says_what_is_printed_on(workspace: Workspace, paper: str, width: float) -> None:
    workspace.append(PUBLISHER, f"paper: {paper}\n")
    workspace.append(SETTINGS, "editions: {folded: [key-points], card: [key-points]}\n")
    workspace.build(formats=("pdf", "large-print", "folded", "card", "booklet", "crop"))
    files = list(workspace.outputs.rglob("*.pdf"))
    assert len(files) == 6
    for path in files:
        with pikepdf.open(path) as pdf:
            box = pdf.pages[0].get("/TrimBox", pdf.pages[0].MediaBox)
            edges = sorted((float(box[2]), float(box[3])))
            # a sheet of the booklet holds two pages beside each other
            across = edges[1] / 2 if path.stem.endswith("booklet") else edges[0]
            assert across * 25.4 / 72 == pytest.approx(width, abs=0.05), path.name


def test_the_publisher_says_where_the_pages_stand(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "url: https://leaflets.example.org/health/\n")
    workspace.build(formats=("pdf",))
    with pikepdf.open(workspace.outputs / "muscle/en/muscle-en.pdf") as pdf:
        links = {str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", []) if "/A" in link}
    assert "https://leaflets.example.org/health/muscle/en/" in links


def test_an_extra_is_made_where_the_publisher_lists_it(workspace: Workspace) -> None:
    workspace.build(formats=("html", "a5"))
    assert printed(workspace) == {"muscle-en-a5.pdf"}, "whoever asks for it has it"
    workspace.append(PUBLISHER, "extras: [a5]\n")
    workspace.build(formats=("html", "pdf", "a5"))
    page = (workspace.outputs / "muscle/en/index.html").read_text("utf-8")
    assert re.search(r'href="muscle-en-a5.pdf".*?Small booklet.*?PDF, \d+ pages, \d+ kB', page)
    assert [one.message for one in workspace.verify().diagnostics if one.span.path.endswith("a5.pdf")] == []


def test_a_leaflet_can_leave_an_extra_out(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "extras: [a5]\n")
    workspace.build(formats=("a5",))
    assert printed(workspace) == {"muscle-en-a5.pdf"}
    workspace.append(SETTINGS, "formats: {a5: Nobody folds it.}\n")
    workspace.build(formats=("html", "a5", "pdf"))
    assert printed(workspace) == {"muscle-en.pdf"}
    assert "small booklet" not in (workspace.outputs / "muscle/en/index.html").read_text("utf-8").lower()


def test_an_unknown_extra_is_named(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "extras: [a6]\n")
    (found,) = (one for one in workspace.check().diagnostics if one.severity == "error")
    assert (found.code, found.span.path) == ("SRC104", "source/publisher.yaml")
    assert "a5" in f"{found.message} {found.hint}"


def test_large_print_is_made_in_each_size(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "large-print: [24, 18]\n")
    workspace.build(formats=("html", "large-print"))
    assert printed(workspace) == {"muscle-en-large-print.pdf", "muscle-en-large-print-24.pdf"}
    page = (workspace.outputs / "muscle/en/index.html").read_text("utf-8")
    for size, ending in ((18, ""), (24, "-24")):
        assert re.search(
            rf'href="muscle-en-large-print{ending}.pdf".*?Large print, {size} point.*?PDF, \d+ pages', page
        )
    verified = workspace.verify().diagnostics
    assert [
        one.message for one in verified if "large-print" in one.span.path or one.span.path.endswith("en/index.html")
    ] == []


@pytest.mark.parametrize(
    ("sizes", "message"),
    [
        ("[12]", "16"),
        ("[18, 30]", "28"),
        ("[18, 18]", "twice"),
        ("[]", "at least one"),
        ("18", "list"),
        ("[18.5]", "whole number"),
    ],
)
def test_sizes_of_letters_that_cannot_be(sizes: str, message: str, workspace: Workspace) -> None:
    workspace.append(PUBLISHER, f"large-print: {sizes}\n")
    (found,) = (one for one in workspace.check().diagnostics if one.severity == "error")
    assert (found.code, found.span.path) == ("SRC104", "source/publisher.yaml")
    assert message in f"{found.message} {found.hint}"
