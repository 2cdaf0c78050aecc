"""The files for printers: pages in the right order and place, and where the accessible form is."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from pipeline.conversion.imposition import booklet, crop
from pipeline.conversion.imposition.booklet import pair_pages
from pipeline.conversion.imposition.notes_pages import find_place
from pipeline.conversion.print.first_page import LEAST_BAND
from pipeline.conversion.print.sizes import COVER_HEIGHT
from pipeline.conversion.print.writer import write
from pipeline.model.artifact import Artifact
from pipeline.model.document import Section, plain
from tests.conversion.where import Run, runs
from tests.nodes import says, words
from tests.specimen import specimen
from tests.written import write_once

pytestmark = pytest.mark.slow

MM = 72 / 25.4


def leaflet() -> Artifact:
    return write_once(write, specimen())


@cache
def folded() -> Artifact:
    (artifact,) = booklet.write(specimen(), leaflet())
    return artifact


@cache
def cropped() -> Artifact:
    (artifact,) = crop.write(specimen())
    return artifact


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (4, [(4, 1), (2, 3)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (6, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (10, [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]),
        (1, [(4, 1), (2, 3)]),
    ],
)
def test_pages_follow_each_other_when_the_sheets_are_folded(pages: int, expected: list[tuple[int, int]]) -> None:
    assert list(pair_pages(pages)) == expected


@pytest.mark.parametrize("pages", range(1, 14))
def test_each_leaf_has_the_pages_that_follow_each_other(pages: int) -> None:
    """The left half of a front is the back of the right half of its back, and all pages are there once."""
    sides = list(pair_pages(pages))
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        assert back[0] == front[1] + 1 and front[0] == back[1] + 1
    assert sorted(page for side in sides for page in side) == list(range(1, len(sides) * 2 + 1))


def test_the_booklet_has_the_pages_of_the_leaflet_as_large_as_they_are() -> None:
    pages = len(PdfReader(BytesIO(leaflet().data)).pages)
    with pikepdf.open(BytesIO(folded().data)) as pdf:
        assert len(pdf.pages) == -(-pages // 4) * 2
        for page in pdf.pages:
            assert [float(edge) for edge in page.mediabox[2:]] == pytest.approx((1190.55, 841.89), abs=0.05)
        first = pdf.pages[0].Contents.read_bytes().decode()
    placed = re.findall(r"q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm /P(\d) Do", first)
    assert [float(number) for number in placed[-1][:3]] == pytest.approx((1, 1, 595.28), abs=0.05)


def test_the_words_of_each_half_are_those_of_its_page() -> None:
    pages = len(PdfReader(BytesIO(leaflet().data)).pages)
    with pikepdf.open(BytesIO(leaflet().data)) as pdf:
        place = find_place(specimen(), pdf)
    numbered = [f"Page {number} of {pages}" for number in range(1, pages + 1)]
    whole = [*numbered[:place], *["My notes"] * (-pages % 4), *numbered[place:]]
    for side, halves in zip(PdfReader(BytesIO(folded().data)).pages, pair_pages(pages), strict=True):
        text = side.extract_text()
        for number in halves:
            assert whole[number - 1] in text
    assert folded().path == "print/specimen-en-booklet.pdf"


@pytest.mark.parametrize("pages", [4, 6, 10])
def test_the_back_is_the_last_page_and_never_blank(pages: int) -> None:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595.28, 841.89))
            pdf.pages[-1].Contents = pdf.make_stream(b"%% page %d" % len(pdf.pages))
        data = BytesIO()
        pdf.save(data)
    (artifact,) = booklet.write(specimen(), Artifact("sample.pdf", "application/pdf", data.getvalue()))
    with pikepdf.open(BytesIO(artifact.data)) as made:
        names = made.pages[0].Resources.XObject
        assert f"page {pages}" in names.P0.read_bytes().decode() and "page 1" in names.P1.read_bytes().decode()


@pytest.mark.parametrize("pages", [1, 2, 3, 5])
def test_no_page_of_a_booklet_is_blank(pages: int) -> None:
    """What the leaflet has no pages for is to write on, and says so; the leaflet's pages keep their order."""
    with pikepdf.open(BytesIO(leaflet().data)) as pdf:
        first = pdf.pages[0]
        while len(pdf.pages) > pages:
            del pdf.pages[-1]
        while len(pdf.pages) < pages:
            pdf.pages.append(first)
        data = BytesIO()
        pdf.save(data)
    (artifact,) = booklet.write(specimen(), Artifact("sample.pdf", "application/pdf", data.getvalue()))
    sides = [side.extract_text() for side in PdfReader(BytesIO(artifact.data)).pages]
    whole = "".join(page.extract_text() for page in PdfReader(data).pages)
    headed = sum(side.count("My notes") + side.count("My own questions") for side in sides)
    assert headed - whole.count("My notes") - whole.count("My own questions") == -pages % 4
    with pikepdf.open(BytesIO(artifact.data)) as made:
        assert all(len(side.Resources.XObject) == 2 for side in made.pages)
        bottom = min(float(word) for word in (12, *_sizes_on(made)))
    assert bottom >= 12


def _sizes_on(pdf: pikepdf.Pdf) -> list[float]:
    """The sizes of letters in points that the pages set."""
    forms = [form for side in pdf.pages for form in side.Resources.XObject.values()]
    return [float(size) * 0.75 for form in forms for size in re.findall(rb"/\S+ ([\d.]+) Tf", form.read_bytes())]


def test_pages_to_write_on_part_no_section() -> None:
    """They come before the last page that begins with the heading of a section."""
    paragraphs = (says("Rest when you feel tired. " * 12),) * 9
    parts = [Section(f"part-{number}", words(f"Part {number}"), paragraphs) for number in range(4)]
    document = replace(specimen(), sections=(*parts, specimen().sections[-1]))
    (made,) = write(document)
    first: dict[int, Run] = {}
    for run in runs(made.data):
        first[run.page] = min(first.get(run.page, run), run, key=lambda one: one.top)
    titles = {plain(one.title) for one in document.sections}
    begins = [page for page, run in first.items() if page > 1 and run.words in titles]
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert find_place(document, pdf) == max(begins) - 1


def test_pages_to_write_on_come_before_the_back_where_no_page_begins_with_a_section() -> None:
    with pikepdf.new() as pdf:
        for _ in range(6):
            pdf.add_blank_page()
        assert find_place(specimen(), pdf) == 5


@pytest.mark.parametrize("made", [folded, cropped])
def test_it_names_the_accessible_file_and_claims_no_standard(made: object) -> None:
    artifact: Artifact = made()  # type: ignore[operator]
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert "<dc:relation><rdf:Bag><rdf:li>specimen-en.pdf</rdf:li>" in packet
        assert "The accessible form of this leaflet is the file specimen-en.pdf." in packet
        assert "pdfuaid" not in packet and "pdfaid" not in packet
        assert "/StructTreeRoot" not in pdf.Root and "/MarkInfo" not in pdf.Root
        assert str(pdf.docinfo["/Title"]) == "Muscle wasting (muscle atrophy)"
        assert "specimen-en.pdf" in str(pdf.docinfo["/Subject"])


def test_pages_to_trim_have_marks_and_bleed() -> None:
    with pikepdf.open(BytesIO(cropped().data)) as pdf:
        assert len(pdf.pages) == len(PdfReader(BytesIO(leaflet().data)).pages)
        for page in pdf.pages:
            trim, bleed, media = (
                [float(edge) / MM for edge in box] for box in (page.TrimBox, page.BleedBox, page.MediaBox)
            )
            assert trim == pytest.approx((0, 0, 210, 297), abs=0.02)
            assert bleed == pytest.approx((-3, -3, 213, 300), abs=0.02)
            assert media == pytest.approx((-9, -9, 219, 306), abs=0.02)
            lines = re.findall(rb"(-?[\d.]+) (-?[\d.]+) m (-?[\d.]+) (-?[\d.]+) l S", page.Contents.read_bytes())
            assert len(lines) == 8
            for line in lines:
                ends = [float(number) / MM for number in line]
                inside = [-3.5 < x < 213.5 and -3.5 < y < 300.5 for x, y in (ends[:2], ends[2:])]
                assert not any(inside), "no mark stands on the bleed"


def test_the_band_of_the_cover_reaches_into_the_bleed() -> None:
    with pikepdf.open(BytesIO(cropped().data)) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode()
    boxes = [
        tuple(float(number) * 0.75 / MM for number in box.split())
        for box in re.findall(r"((?:-?[\d.]+ ){4})re", content)
    ]
    assert any(
        left <= -2.99 and top <= -2.99 and left + width >= 212.99 and LEAST_BAND < top + height < COVER_HEIGHT + 0.5
        for left, top, width, height in boxes
    )


def test_the_words_stand_where_they_stand_on_the_leaflet() -> None:
    plain = [(run.page, run.words) for run in runs(leaflet().data)]
    assert [(run.page, run.words) for run in runs(cropped().data)] == plain


def test_the_same_bytes_twice() -> None:
    assert booklet.write(specimen(), leaflet())[0].data == folded().data
    assert crop.write(specimen())[0].data == cropped().data
