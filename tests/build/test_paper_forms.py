"""The forms on paper in a build: who gets them, what the publisher's settings do, and what is refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from pipeline.build.stages import Outcome, Request, build
from tests.paths import EXAMPLE

Run = Callable[..., Outcome]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "source")
    return tmp_path / "source"


@pytest.fixture
def run(source: Path) -> Run:
    def build_it(*formats: str) -> Outcome:
        return build(Request(source, source.parent / "outputs", formats=formats, executor="serial"), source.parent)

    return build_it


def made(source: Path) -> set[str]:
    return {path.name for path in (source.parent / "outputs").rglob("*.pdf")}


def add(path: Path, text: str) -> None:
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n{text}\n", "utf-8")


def test_short_editions_are_made_where_they_are_listed(run: Run, source: Path) -> None:
    run("folded", "card")
    assert made(source) == set()
    add(source / "muscle/leaflet.yaml", "editions: {folded: [key-points, get-help], card: [key-points]}")
    assert run("folded", "card").failed == ()
    assert made(source) == {"muscle-en-folded.pdf", "muscle-en-card.pdf"}


def test_the_page_offers_them(run: Run, source: Path) -> None:
    add(source / "muscle/leaflet.yaml", "editions: {card: [key-points]}")
    run("card", "large-print", "html")
    page = (source.parent / "outputs/muscle/en/index.html").read_text("utf-8")
    offered = re.findall(r'href="(muscle-en-[^"]+\.pdf)"', page)
    assert {"muscle-en-large-print.pdf", "muscle-en-card.pdf"} <= set(offered)
    assert "muscle-en-folded.pdf" not in offered
    assert "Card of key points (short)" in page and "PDF, 1 page," in page


def test_files_for_printers_are_made_when_they_are_asked_for(run: Run, source: Path) -> None:
    run("pdf")
    assert made(source) == {"muscle-en.pdf"}
    run("booklet", "crop")
    assert made(source) == {"muscle-en.pdf", "muscle-en-booklet.pdf", "muscle-en-crop.pdf"}
    assert (source.parent / "outputs/muscle/en/print/muscle-en-crop.pdf").is_file()


def test_a_booklet_needs_the_print_leaflet(run: Run, source: Path) -> None:
    add(source / "muscle/leaflet.yaml", "formats: {pdf: Nobody prints it}")
    outcome = run("booklet")
    (found,) = (one for one in outcome.diagnostics if one.severity == "error")
    assert (found.code, outcome.failed) == ("PDF102", ("muscle",))


def test_words_that_do_not_fit_are_an_error_and_change_no_output(run: Run, source: Path) -> None:
    run("pdf")
    words = source / "muscle/en.md"
    long = "\n\n".join(["Ask your care team what is right for you, and what happens if you wait. " * 4] * 16)
    words.write_text(words.read_text("utf-8").replace("Doctors call", f"{long}\n\nDoctors call"), "utf-8")
    add(source / "muscle/leaflet.yaml", "editions: {folded: [get-help, what-it-is]}")
    outcome = run("folded")
    (found,) = (one for one in outcome.diagnostics if one.severity == "error")
    assert (found.code, found.span.path) == ("PDF104", "source/muscle/en.md")
    assert re.fullmatch(
        r"the folded leaflet is \d+ mm \(\d+ lines\) too long: what does not fit begins in “What it is”", found.message
    )
    assert outcome.failed == ("muscle",) and made(source) == {"muscle-en.pdf"}


@pytest.mark.parametrize(("paper", "width"), [("a4", 210), ("letter", 215.9)])
def test_the_publisher_says_what_is_printed_on(run: Run, source: Path, paper: str, width: float) -> None:
    add(source / "publisher.yaml", f"paper: {paper}")
    add(source / "muscle/leaflet.yaml", "editions: {folded: [key-points], card: [key-points]}")
    run("pdf", "large-print", "folded", "card", "booklet", "crop")
    files = list((source.parent / "outputs").rglob("*.pdf"))
    assert len(files) == 6
    for path in files:
        with pikepdf.open(path) as pdf:
            box = pdf.pages[0].get("/TrimBox", pdf.pages[0].MediaBox)
            edges = sorted((float(box[2]), float(box[3])))
            assert edges[0] * 25.4 / 72 == pytest.approx(width, abs=0.05), path.name


def test_the_publisher_says_where_the_pages_stand(run: Run, source: Path) -> None:
    add(source / "publisher.yaml", "url: https://leaflets.example.org/health/")
    run("pdf")
    with pikepdf.open(source.parent / "outputs/muscle/en/muscle-en.pdf") as pdf:
        links = {str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", []) if "/A" in link}
    assert "https://leaflets.example.org/health/muscle/en/" in links
