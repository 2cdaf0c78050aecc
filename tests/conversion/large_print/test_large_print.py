"""Large print: nothing below 18 pt, one column, pages that are used."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from pipeline.conversion.large_print import FORMAT
from pipeline.conversion.large_print.writer import write
from pipeline.conversion.print import writer as leaflet
from pipeline.model.artifact import Artifact
from pipeline.model.document import Definition, Definitions, Document, Figure, Options, Paragraph, Section, Text, walk
from pipeline.model.source import Span
from pipeline.proof.boxes import prove_boxes
from pipeline.proof.parity import verify_document
from tests.conversion.tagged_text import outline, shown
from tests.conversion.where import runs
from tests.nodes import bullets, defined, option, says, words
from tests.specimen import GET_HELP, shorten, specimen
from tests.written import write_once

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).with_name("golden") / "large-print.txt"
GOES_ON = re.compile(r"goes on: |page\s\d+$")
A4, LETTER = (595.28, 841.89), (612, 792)
PAGE_TOP, PAGE_END = 16, 269
"""Where the words of an A4 page may begin and have to end, in millimetres from its top."""


def written() -> Artifact:
    return write_once(write, specimen())


@pytest.fixture(scope="module")
def real(real_document: Document) -> Artifact:
    return write_once(write, real_document)


@pytest.fixture(params=["specimen", "real"])
def artifact(request: pytest.FixtureRequest) -> Artifact:
    """Each of the two leaflets in turn."""
    found: Artifact = written() if request.param == "specimen" else request.getfixturevalue("real")
    return found


def test_the_artifact_says_what_it_is() -> None:
    artifact = written()
    assert (artifact.path, artifact.media_type) == ("specimen-en-large-print.pdf", "application/pdf")
    assert artifact.measured is not None and artifact.measured.page_of["get-help"] == 2


def test_no_letter_is_smaller_than_eighteen_points(artifact: Artifact) -> None:
    """The foot of the page and captions too."""
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        letters: dict[float, int] = {}
        for run in shown(pdf):
            letters[run.size] = letters.get(run.size, 0) + len(run.words)
    assert min(letters) == 18
    assert max(letters, key=lambda size: letters[size]) == 18


def test_page_numbers_are_as_large_as_the_words(artifact: Artifact) -> None:
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        pages = len(pdf.pages)
        feet = [run for run in shown(pdf) if run.mcid is None and run.words.startswith("Page ")]
    assert [run.words for run in feet] == [f"Page {number} of {pages}" for number in range(1, pages + 1)]
    assert {run.size for run in feet} == {18}


def test_words_stand_in_one_column(real: Artifact) -> None:
    """From the third page on, behind the list of contents, no line begins in the second half of the page but the page
    number at its foot, what a term of the last part says, where a card goes on, and what follows a link or a bold
    word."""
    lines: dict[tuple[int, int], float] = {}
    for run in runs(real.data):
        if run.page > 2 and run.top < PAGE_END and not GOES_ON.search(run.words):
            key = (run.page, round(run.top))
            lines[key] = min(run.left, lines.get(key, 210))
    about = max(page for page, _ in lines)
    assert [key for key, left in lines.items() if left > 90 and key[0] < about] == []


def test_choices_are_cards(artifact: Artifact) -> None:
    tags = outline(artifact.data)
    assert "H3 Physiotherapy\n" in tags
    assert "Lbl What happens\n" in tags
    heads = set(re.findall(r"TH \[Scope=Column[^]]*\] (.*)", tags))
    written = {"Who", "What they do", "Day", "Steps", "Rested"}
    assert heads in (written, set()), "only what the author wrote as a table is one; the real leaflet has none"


def test_the_first_page_has_the_emergency_number(artifact: Artifact) -> None:
    first = outline(artifact.data).split("H2 Key points")[0]
    assert "P {Span In an emergency, call }{Link <999>999}{Span  now.}\n" in first


def test_the_list_of_contents_has_the_pages(real: Artifact, real_document: Document) -> None:
    assert real.measured is not None
    tags = outline(real.data)
    for section in real_document.sections:
        assert f"Span  {real.measured.page_of[section.id]}}}" in tags


def test_it_says_what_the_print_leaflet_says(real: Artifact, real_document: Document) -> None:
    """The same words, apart from heads of tables, page numbers, headings, room for notes, and what a card that goes on
    overleaf says of that, which one form has."""
    other = write_once(leaflet.write, real_document)

    def words(data: bytes) -> set[str]:
        with pikepdf.open(BytesIO(data)) as pdf:
            return {word for run in shown(pdf) for word in run.words.split() if word.isalpha()}

    assert words(real.data) ^ words(other.data) <= {"of", "November", "Choice", "notes", "goes", "page", "continued"}


def test_pictures_keep_their_descriptions(real: Artifact, real_document: Document) -> None:
    tags = outline(real.data)
    for node in walk(real_document.sections):
        if isinstance(node, Figure):
            assert f"Figure [alt={node.alt}]" in tags


def test_no_page_of_the_real_leaflet_is_more_than_a_third_empty(real: Artifact) -> None:
    lowest: dict[int, float] = {}
    for run in runs(real.data):
        if run.top < PAGE_END:
            lowest[run.page] = max(lowest.get(run.page, 0), run.top)
    to_write_on = {run.page for run in runs(real.data) if run.words.strip() in ("My notes", "own questions")}
    for page in set(range(1, max(lowest))) - to_write_on:
        used = (lowest[page] - PAGE_TOP) / (PAGE_END - PAGE_TOP)
        assert used > 2 / 3, f"page {page} is used to {used:.0%}"


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_paper(paper: str, size: tuple[float, float], real_document: Document) -> None:
    artifact = write_once(write, replace(real_document, paper=paper))  # type: ignore[arg-type]
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        for page in pdf.pages:
            assert [float(edge) for edge in page.mediabox[2:]] == pytest.approx(size, abs=0.05)
        assert len(pdf.pages) <= 24


def test_of_a_book_the_pages_are_said() -> None:
    document = shorten(specimen(), "get-help")
    words = (Paragraph((Text("You may notice that one arm or leg is clearly smaller than the other. " * 3),)),) * 140
    more = tuple(Section(f"part-{number}", (Text("More words"),), words) for number in range(2))
    made = FORMAT.write(replace(document, sections=(*document.sections, *more)), {}, Span("en.md"))
    (warning,) = made.diagnostics
    assert made.value and "the leaflet in large print has" in warning.message and "40 is the most" in warning.message


def test_the_structure_of_the_specimen(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN, outline(written().data))


def test_a_choice_that_goes_on_overleaf_says_its_name_again(tmp_path: Path) -> None:
    """For the eye: the tags have it once."""
    sentence = "Some people feel tired for weeks afterwards, and that is part of getting better. "
    items = tuple(
        option(f"choice-{at}", f"Choice number {at}", sentence * 3, sentence * 3, sentence * 4) for at in range(3)
    )
    section = Section("choices", words("Choices"), (Options("ways", items, "Choice"),))
    document = replace(specimen(), sections=(section, GET_HELP, *specimen().sections[-3:]))
    (artifact,) = write(document)
    pages = [page.extract_text() for page in PdfReader(BytesIO(artifact.data)).pages]
    painted = sum(text.count("Choice number") for text in pages)
    parted = [text for text in pages if "is part of" in text]
    assert painted > 3 and all("Choice number" in text for text in parted)
    assert outline(artifact.data).count("H3 Choice number") == 3
    path = tmp_path / "choices.pdf"
    path.write_bytes(artifact.data)
    assert prove_boxes(document, path, "large-print", "choices.pdf") == ()


@pytest.mark.parametrize("size", [16, 24, 28])
def test_everything_grows_to_the_size_that_was_asked_for(size: int, tmp_path: Path) -> None:
    """Also heads, tables, captions and the foot of the page; tables, steps and cards stay readable."""
    document = replace(specimen(), large_print=(size,))
    made = FORMAT.write(document, {}, Span("en.md"))
    assert made.value
    (artifact,) = made.value
    assert artifact.path == f"specimen-en-large-print-{size}.pdf" == FORMAT.path(document)
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        assert len(pdf.pages) % 2 == 0
        sizes = {run.size for run in shown(pdf)}
    assert min(sizes) == size
    assert sum(one > size for one in sizes) >= 4, "headings of each level are larger than the words"
    path = tmp_path / artifact.path
    path.write_bytes(artifact.data)
    assert [
        one.message for one in prove_boxes(document, path, "large-print", path.name) if one.severity == "error"
    ] == []


def test_each_size_is_a_file_and_the_usual_one_keeps_its_name() -> None:
    document = replace(specimen(), large_print=(18, 24))
    assert FORMAT.paths(document) == ("specimen-en-large-print.pdf", "specimen-en-large-print-24.pdf")


def test_a_file_with_smaller_letters_than_its_name_says_is_found(tmp_path: Path) -> None:
    path = tmp_path / "specimen-en-large-print-24.pdf"
    path.write_bytes(written().data)
    assert "PDF205" in {one.code for one in prove_boxes(specimen(), path, "large-print", path.name)}


def test_the_last_sheet_has_words_on_both_sides() -> None:
    """However long it is."""
    about = specimen().sections[-1]
    for count in (4, 9, 14, 19):
        paragraphs = tuple(says("Rest when you feel tired. " * 12) for _ in range(count))
        part = Section("part", words("What to do"), paragraphs)
        (artifact,) = write(replace(specimen(), sections=(part, about), key_points=None, cover=""))
        assert artifact.measured is not None and artifact.measured.pages % 2 == 0
        assert len(PdfReader(BytesIO(artifact.data)).pages[-1].extract_text()) > 80


def list_of(items: int) -> Document:
    """A leaflet without a first page of its own that is a list of so many items, and what is about it."""
    part = Section("part", words("What to do"), (bullets(*["Rest when you feel tired. " * 2] * items),))
    return replace(specimen(), sections=(part, specimen().sections[-1]), key_points=None, cover="")


@pytest.mark.parametrize(("items", "pages"), [(245, 12), (266, 14)])
def test_heads_are_those_of_the_pages_in_the_end(items: int, pages: int, tmp_path: Path) -> None:
    """Twelve pages have none; of fourteen the last begins with what is left of the list."""
    document = list_of(items)
    artifact = write_once(write, document)
    assert artifact.measured is not None and artifact.measured.pages == pages
    heads = {run.page for run in runs(artifact.data) if run.top < 14 and run.words.startswith("What")}
    assert heads == (set(range(2, pages + 1)) if pages > 12 else set())
    (tmp_path / artifact.path).write_bytes(artifact.data)
    assert verify_document(document, tmp_path, "outputs", [FORMAT]).diagnostics == ()


@pytest.mark.parametrize(("set_in", "before", "rows"), [(write, 6, 14), (leaflet.write, 6, 36)])
def test_rows_of_contact_go_on_overleaf(
    set_in: Callable[[Document], tuple[Artifact, ...]], before: int, rows: int
) -> None:
    """The first of them stand on the page of what is about the leaflet, and no page is empty for them."""
    wards = (
        says(f"Ward {number}: 01632 960001, on weekdays from nine to five, if nobody calls you back")
        for number in range(1, rows + 1)
    )
    about = Definitions((defined("Checked by", "Nobody yet."), Definition(words("Contact"), tuple(wards))), "about")
    part = Section("part", words("What to do"), tuple(says("Rest when you feel tired. " * 3) for _ in range(before)))
    end = Section("about", words("About this leaflet"), (about, says("The end.")))
    (artifact,) = set_in(replace(specimen(), sections=(part, end), key_points=None, cover=""))
    pages = [page.extract_text() for page in PdfReader(BytesIO(artifact.data)).pages]
    (first,) = (text for text in pages if "Contact" in text)
    assert (
        "Checked by" in first and "Ward 2:" in first and f"Ward {rows}:" in pages[-1] and f"Ward {rows}:" not in first
    )
