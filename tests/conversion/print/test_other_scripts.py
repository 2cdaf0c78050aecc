"""Other scripts on paper: what the engine does not do by itself, and what a reader gets back."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.weasy import Painted, lay_out
from pipeline.proof.parity.tag_tree import read_pdf_text
from tests.specimen import specimen

FONTS = 'html{font-family:"Noto Sans Arabic","Noto Sans Devanagari","Noto Sans SC","Atkinson Hyperlegible Next"}'
ENGLISH = 'html{font-family:"Atkinson Hyperlegible Next"}'


def paint(body: str, css: str, direction: str = "ltr") -> Painted:
    return lay_out(f'<html lang="en" dir="{direction}"><title>A</title>{body}', (FONTS, css), {}).paint()


def read(painted: Painted, from_right: bool = False) -> list[str]:
    text = read_pdf_text(PdfReader(BytesIO(conform(painted, specimen()))), from_right)
    return ["".join(passage.lines) for passage in text.passages]


@pytest.mark.parametrize("words", ["स्त्री की हड्डियाँ मज़बूत रखें। क्षत्रिय ज्ञान, श्री रामकृष्ण", "MS (मल्टीपल स्क्लेरोसिस) में पेशियाँ"])
def test_clusters_are_read_back_as_they_were_written(words: str) -> None:
    assert read(paint(f"<p>{words}</p><p>{words}</p>", "p{width:6cm}")) == [words, words]


def test_every_glyph_of_a_cluster_is_mapped() -> None:
    data = conform(paint("<p>क्षत्रिय स्त्री हड्डियाँ</p>", ""), specimen())
    with pikepdf.open(BytesIO(data)) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            assert b"> <>" not in font.ToUnicode.read_bytes()


def test_what_stands_outside_the_tags_says_its_words_too() -> None:
    painted = paint("<p>मदद</p>", '@page{@bottom-left{content:"स्त्री 3"}}')
    assert ["".join(one.lines) for one in read_pdf_text(PdfReader(BytesIO(conform(painted, specimen())))).untagged] == [
        "स्त्री 3"
    ]


def test_english_says_nothing_besides() -> None:
    painted = lay_out("<html lang='en'><title>A</title><p>Fluffy difficult words.", (ENGLISH,), {}).paint()
    with pikepdf.open(BytesIO(conform(painted, specimen()))) as pdf:
        assert b"ActualText" not in pdf.pages[0].Contents.read_bytes()


def test_lines_from_the_right_end_with_their_space() -> None:
    words = "لا تنتظر إذا صعب عليك التنفس، اتصل بالرقم 999 الآن واطلب سيارة إسعاف"
    painted = paint(f"<p>{words}</p>", "p{width:5cm}", "rtl")
    assert read(painted, from_right=True) == [words]


def test_vowel_signs_take_no_letters_from_other_words() -> None:
    words = "شكلًا آخر وسؤالًا. كلامك ثقيلًا خلال السنة، سنًا ووزنًا. لا بد، أولًا. شيئًا من الأسئلة"
    painted = paint(f"<p>{words}</p><p>{words}</p>", "", "rtl")
    drawn = words.replace("لًا", "لاً")  # the sign stands behind the ligature
    assert read(painted, from_right=True) == [drawn, drawn]


def test_lines_of_words_without_spaces_get_none() -> None:
    words = "如果您呼吸困难请立即拨打急救电话不要等待看它是否会好转"
    assert read(paint(f"<p>{words}</p>", "p{width:3cm}")) == [words]


@pytest.mark.parametrize(("direction", "first_is_left"), [("ltr", True), ("rtl", False)])
def test_the_first_column_of_a_grid_stands_where_lines_begin(direction: str, first_is_left: bool) -> None:
    grid = '<div style="display:grid;grid-template-columns:30mm 60mm"><p id="one">a</p><p id="two">b</p></div>'
    layout = lay_out(f'<html lang="en" dir="{direction}"><title>A</title>{grid}', (FONTS,), {})
    places = {name: box[0] for name, box in layout._rendering.pages[0].anchors.items()}
    assert (places["one"] < places["two"]) is first_is_left
