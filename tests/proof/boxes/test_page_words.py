"""Reading words: their boxes, sizes, colours and tags, also where a page or its words are turned."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations

import pikepdf
import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.weasy import lay_out
from pipeline.proof.boxes.overlaps import find_overlaps
from pipeline.proof.boxes.page_words import PageWord, read_words
from pipeline.proof.boxes.structure import read_structure
from tests.proof.boxes.conftest import Spoil
from tests.proof.boxes.spoilt_boxes import change_bytes, coloured, covered, scaled
from tests.specimen import specimen


def read(data: bytes) -> list[PageWord]:
    pdf = PdfDocument(data)
    marks = read_structure(PdfReader(BytesIO(data)))
    return [word for number in range(len(pdf)) for word in read_words(pdf[number], number, marks)]


@pytest.fixture(scope="module")
def words(good: dict[str, bytes]) -> list[PageWord]:
    return read(good["pdf"])


def find(words: list[PageWord], text: str, page: int = 0) -> PageWord:
    return next(word for word in words if word.text == text and page in (0, word.page))


def find_in_cell(words: list[PageWord], text: str) -> PageWord:
    return next(word for word in words if word.text == text and word.tag and word.tag.cell)


def test_a_word_has_its_tag_size_and_colour(words: list[PageWord]) -> None:
    heading = next(word for word in words if word.text == "Symptoms" and word.tag and word.tag.is_heading)
    assert heading.tag and (heading.tag.name, heading.size, heading.colour) == ("H2", 24, (15, 76, 71, 255))
    assert len(heading.glyphs) == len("Symptoms")
    assert all(heading.box.encloses(glyph) for glyph in heading.glyphs)


def test_a_word_has_its_row_and_column(words: list[PageWord]) -> None:
    cells = {text: find_in_cell(words, text).tag for text in ("Physiotherapist", "Dietitian", "Shows", "Looks")}
    places = {text: tag.cell for text, tag in cells.items() if tag and tag.cell}
    assert {text: cell.first for text, cell in places.items()} == {
        "Physiotherapist": 0, "Dietitian": 0, "Shows": 1, "Looks": 1,
    }  # fmt: skip
    assert len({cell.table for cell in places.values()}) == 1
    assert places["Physiotherapist"].row == places["Shows"].row != places["Looks"].row


def test_a_footer_is_an_artifact(words: list[PageWord]) -> None:
    footers = [word for word in words if word.artifact]
    assert {word.text for word in footers} >= {"Page", "Version", "November"}
    assert all(word.tag is None for word in footers)
    assert all(word.tag for word in words if not word.artifact)


def test_what_is_painted_in_pieces_is_one_word(words: list[PageWord]) -> None:
    assert {word.size for word in words if word.text == "cachexia."} == {12.5}
    assert find(words, "(MS)")


def test_the_order_is_that_of_reading(words: list[PageWord]) -> None:
    texts = [word.text for word in sorted((one for one in words if one.tag), key=lambda one: one.tag.order)]  # type: ignore[union-attr]
    assert texts.index("Physiotherapist") < texts.index("Dietitian")
    assert texts[:3] == ["The", "Plainleaf", "project"]


def test_colour_and_size_are_those_on_paper(good: dict[str, bytes]) -> None:
    words = read(change_bytes(good["pdf"], coloured("These boxes", 1), scaled("Treatment depends", 0.5)))
    assert find(words, "boxes").colour == (255, 255, 255, 255)
    assert find(words, "depends", page=1).size == 7


def paint_arabic(body: str) -> list[PageWord]:
    css = '@page{size:A4}html{font:20pt "Noto Sans Arabic","Atkinson Hyperlegible Next"}'
    markup = f'<html lang="ar" dir="rtl"><title>A</title>{body}'
    return read(conform(lay_out(markup, (css,), {}).paint(), specimen()))


def test_signs_over_joined_letters_stand_on_nothing() -> None:
    words = paint_arabic("<p>تتغير عضلاتك نسيجًا، وتُسمى الحياة اليومية أصعبًا، أو تُجرى لك عملية")
    assert any(min(one.box.measure_overlap(other.box)) > 0 for one, other in combinations(words, 2))
    assert list(find_overlaps(words)) == []


def test_joined_letters_of_two_lines_do() -> None:
    words = paint_arabic('<p>الحياة اليومية</p><p style="margin-top:-24mm">أصعب من قبل</p>')
    assert len(list(find_overlaps(words))) > 0


def turned(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.Rotate = 90


def upside_down(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        width, height = page.mediabox[2], page.mediabox[3]
        page.contents_add(f"q -1 0 0 -1 {width} {height} cm".encode(), prepend=True)
        page.contents_add(b"Q")


def test_turned_pages_are_good(spoil: Spoil) -> None:
    assert spoil("pdf", turned) == ()
    assert {one.code for one in spoil("pdf", turned, covered(2, 0, 0, 900, 420))} >= {"PDF204"}


def test_words_that_are_turned_are_read(spoil: Spoil) -> None:
    diagnostics = spoil("pdf", upside_down)
    codes = {one.code for one in diagnostics}
    assert "PDF202" in codes, "the foot is higher than the head"
    assert not codes & {"PDF201", "PDF203", "PDF205"}
    assert all("is turned or mirrored" in one.message for one in diagnostics if one.code == "PDF204")
