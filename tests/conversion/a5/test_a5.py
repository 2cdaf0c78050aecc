"""The small booklet: pages of A5 or half letter, in sheets of four, nothing below 12 pt, and no page without a
purpose."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from pipeline.conversion import FORMATS
from pipeline.conversion.a5 import FORMAT
from pipeline.conversion.a5.pages_to_write_on import choose_pages
from pipeline.conversion.a5.room import find_small_paper, write_group_rules
from pipeline.conversion.a5.writer import paginate, write
from pipeline.conversion.print.writer import measure_most_blank
from pipeline.model.artifact import Artifact
from pipeline.model.document import Appointment, Definitions, Document, Groups, Paragraph, Section, Text
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Span
from pipeline.proof.boxes import prove_boxes
from pipeline.proof.parity import print_pdf, verify_document
from pipeline.proof.parity.tag_tree import PdfText, read_pdf_text
from pipeline.templating.compose import compose
from tests.conversion.tagged_text import outline, shown
from tests.conversion.where import runs
from tests.nodes import defined, group, words
from tests.specimen import shorten, specimen
from tests.written import save, write_once

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).with_name("golden") / "a5.txt"
A5, HALF_LETTER = (419.53, 595.28), (396, 612)


@pytest.fixture(scope="module")
def real(real_document: Document) -> Artifact:
    return write_once(write, real_document)


def read_pages(artifact: Artifact) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(artifact.data)).pages]


@pytest.mark.parametrize(("paper", "size"), [("a4", A5), ("letter", HALF_LETTER)])
def test_a_page_is_half_a_sheet(paper: str, size: tuple[float, float]) -> None:
    artifact = write_once(write, replace(specimen(), paper=paper))  # type: ignore[arg-type]
    assert (artifact.path, artifact.media_type) == ("specimen-en-a5.pdf", "application/pdf")
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        assert len(pdf.pages) % 4 == 0
        for page in pdf.pages:
            assert [float(edge) for edge in page.mediabox[2:]] == pytest.approx(size, abs=0.05)


def test_letters_are_set_for_the_size(real: Artifact) -> None:
    """Nothing is scaled down: the text is 12.5 pt and the rest 12."""
    letters: dict[float, int] = {}
    with pikepdf.open(BytesIO(real.data)) as pdf:
        for run in shown(pdf):
            letters[run.size] = letters.get(run.size, 0) + len(run.words)
    assert min(letters) == 12
    assert sorted(letters, key=lambda size: letters[size])[-2:] in ([12, 12.5], [12.5, 12])
    assert {40, 20, 14.5} <= set(letters)


def test_the_cover_names_the_page_of_the_signs(real: Artifact) -> None:
    cover, second, *_ = read_pages(real)
    assert "In an emergency, call 999 now. The signs are on page 2." in cover
    assert "Draft." in cover and "Page 1" not in cover and "Key points" not in cover
    assert second.startswith(("When to get help", "Page 2")) and "Call 999" in second


def test_signs_that_come_late_are_named_where_they_are(real_document: Document) -> None:
    first, *rest, about = real_document.sections
    later = replace(real_document, sections=(*rest[:2], first, *rest[2:], about))
    artifact = write_once(write, later)
    assert artifact.measured is not None
    page = artifact.measured.page_of["call-now"]
    assert page > 2 and f"The signs are on page {page}." in read_pages(artifact)[0]


def test_page_numbers_stand_at_the_outer_edge(real: Artifact) -> None:
    feet = [run for run in runs(real.data) if run.words.startswith("Page ") and run.top > 190]
    pages = len(read_pages(real))
    assert [run.page for run in feet] == list(range(2, pages + 1))
    assert all((run.left < 20) == (run.page % 2 == 0) for run in feet)


def test_the_back_is_an_appointment_another_format_and_about(real: Artifact, real_document: Document) -> None:
    back = read_pages(real)[-1]
    parts = ["My appointment", "If I cannot come, call", "Ask for another format", "About this leaflet"]
    places = [back.index(part) for part in parts]
    assert places == sorted(places)
    on_the_web = write_once(write, replace(real_document, address="https://example.org/muscle/en/"))
    assert "example.org/muscle/en" in read_pages(on_the_web)[-1]


def test_an_appointment_of_the_author_is_the_only_one(real_document: Document) -> None:
    *rest, about = real_document.sections
    own = Section("visit-us", words("Your visit"), (Appointment("next", (defined("Where", "Riverside Clinic"),)),))
    back = read_pages(write_once(write, replace(real_document, sections=(*rest, own, about))))[-1]
    assert "My appointment" not in back and "About this leaflet" in back


def with_long_back(document: Document, times: int, *more: Section) -> Document:
    """The document, checked by so many people that the back has no room for them."""
    people = "Ada Example and Ben Example of the clinic in Anytown, who know about muscles. " * 2
    rows = tuple(defined("Checked by", f"Group {number}: {people}") for number in range(1, times + 1))
    about = Section("about", words("About this leaflet"), (Definitions(rows, "about"), Paragraph((Text("The end."),))))
    return replace(document, sections=(*document.sections[:-1], *more, about))


@pytest.mark.parametrize("own", [False, True])
def test_a_back_that_has_no_room_goes_on_overleaf_in_whole_sheets(
    own: bool, real_document: Document, tmp_path: Path
) -> None:
    visit = Section("visit-us", words("Your visit"), (Appointment("next", (defined("Where", "Riverside"),)),))
    document = with_long_back(real_document, 9, *([visit] if own else []))
    (artifact,) = write(document)
    pages = read_pages(artifact)
    assert len(pages) % 4 == 0
    assert "About this leaflet" in pages[-2] and "Group 1:" in pages[-2] and "Group 9:" in pages[-1]
    (tmp_path / artifact.path).write_bytes(artifact.data)
    assert verify_document(document, tmp_path, "outputs", [FORMAT]).diagnostics == ()


def test_pages_that_come_to_no_whole_sheets_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is never a file that printers fold in the wrong place."""
    monkeypatch.setattr("pipeline.conversion.a5.writer.choose_pages", lambda *_: ())
    made = FORMAT.write(with_long_back(specimen(), 13), {}, Span("en.md"))
    (error,) = (one for one in made.diagnostics if one.severity == "error")
    assert made.value is None and error.code == "PDF104"
    assert re.fullmatch(
        r"the small booklet is \d+ mm \(\d+ lines\) too long: what does not fit begins in “[^”]+”", error.message
    )
    assert "`formats: {a5: …}`" in error.hint


@pytest.mark.parametrize(("leaflet", "pages"), [("muscle-atrophy", 16), ("staying-strong", 8)])
def test_sheets_are_full_of_words(leaflet: str, pages: int, real_leaflets: dict[str, Leaflet]) -> None:
    """No page is there only to be written on, and none is emptier than a third. One leaflet has a block with the id
    `visit`, and a section that begins with figures to compare."""
    document = compose(real_leaflets[leaflet], "en")
    layout = paginate(document)
    assert layout.pages == pages
    assert measure_most_blank(layout, find_small_paper(document)) < 1 / 3
    assert not {"full-1", "full-2", "full-3"} & {*layout.find_spots()}


def test_a_booklet_of_two_sheets_has_no_contents(real_leaflets: dict[str, Leaflet]) -> None:
    brief, long = (
        write_once(write, compose(real_leaflets[name], "en")) for name in ("staying-strong", "muscle-atrophy")
    )
    assert "In this leaflet" not in " ".join(read_pages(brief)) and "In this leaflet" in " ".join(read_pages(long))


def test_the_contents_are_in_the_order_of_the_pages(real: Artifact) -> None:
    lines = [line for line in outline(real.data).splitlines() if line.strip().startswith("Reference")]
    numbers = [int(line.split()[-1].rstrip("}")) for line in lines]
    assert len(numbers) > 8 and numbers == sorted(numbers)


def test_a_short_leaflet_is_one_sheet(real_document: Document) -> None:
    first, *_, about = real_document.sections
    artifact = write_once(write, replace(real_document, sections=(first, about)))
    pages = read_pages(artifact)
    assert len(pages) == 4 and "In this leaflet" not in " ".join(pages)
    assert all(len(page) > 40 for page in pages)


def test_pages_to_write_on_have_each_a_purpose_of_its_own() -> None:
    asking = specimen()
    silent = replace(asking, sections=asking.sections[-1:])
    assert choose_pages(silent, False, 0) == ()
    assert choose_pages(silent, False, 3) == ("team", "own_questions", "notes")
    assert choose_pages(silent, True, 1) == ("own_questions",)
    assert choose_pages(asking, True, 2) == ("diary", "team")
    assert choose_pages(asking, True, 3) == ("diary", "team", "own_questions"), "notes have lines beside them"


def test_groups_stand_side_by_side_where_they_are_brief() -> None:
    def leaflet(*told: str) -> Document:
        items = tuple(group(f"part-{at}", "bed", "Getting older", text) for at, text in enumerate(told))
        return replace(specimen(), sections=(Section("parts", words("Parts"), (Groups("causes", items),)),))

    assert write_group_rules(leaflet("Your body makes less of what helps muscle grow.", "Short.")) == ""
    assert write_group_rules(leaflet("Short.", "Long words. " * 20)) == "#causes{display:block}"


def test_too_many_pages_are_refused() -> None:
    told = (Paragraph((Text("You may notice that one arm or leg is clearly smaller than the other. " * 3),)),) * 300
    more = Section("more", words("More words"), told)
    document = replace(specimen(), sections=(*specimen().sections[:-1], more, specimen().sections[-1]))
    made = FORMAT.write(document, {}, Span("en.md"))
    (error,) = (one for one in made.diagnostics if one.severity == "error")
    assert made.value is None and error.code == "PDF104"
    assert "the small booklet has" in error.message and "40 is the most" in error.message
    assert "cut words" in error.hint and "formats" not in error.hint
    (same,) = FORMAT.write(replace(document, most_pages={"a5": 200}), {}, Span("en.md")).diagnostics
    assert (same.code, same.message) == (error.code, error.message), "nobody's leave makes staples longer"


def test_a_long_title_has_room_for_its_footer() -> None:
    title = "Looking after yourself at home after an operation on your shoulder"
    document = replace(specimen(), title=title)
    assert find_small_paper(document).foot > find_small_paper(specimen()).foot


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("title", ["Flu", "Electroencephalography and hydroxychloroquine for thrombocytopenia"])
def test_words_stand_where_they_may(title: str, paper: str, tmp_path: Path) -> None:
    """All nodes under the short title; under the long one what follows on the cover."""
    whole = specimen() if title == "Flu" else shorten(specimen(), "get-help", "what-it-is", "treatment")
    document = replace(whole, title=title, paper=paper)  # type: ignore[arg-type]
    path = tmp_path / "booklet.pdf"
    path.write_bytes(write_once(write, document).data)
    assert [one.message for one in prove_boxes(document, path, "a5", path.name) if one.severity == "error"] == []


def test_the_structure_of_the_specimen(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN, outline(write_once(write, specimen()).data))


def test_words_of_the_cover_that_no_tag_claims_are_found(
    real: Artifact, real_document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save([real], tmp_path)
    assert verify_document(real_document, tmp_path, "o", FORMATS.values(), {"a5"}).diagnostics == ()

    def lose_tags(pdf: PdfReader, *directions: Any) -> PdfText:
        cover, *others = (text := read_pdf_text(pdf, *directions)).untagged
        return replace(text, untagged=(replace(cover, lines=("Call 998",)), *others))

    monkeypatch.setattr(print_pdf, "read_pdf_text", lose_tags)
    (found,) = verify_document(real_document, tmp_path, "o", FORMATS.values(), {"a5"}).diagnostics
    assert "page 1" in found.message and "Call 998" in found.message
