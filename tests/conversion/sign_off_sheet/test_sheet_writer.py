"""What stands on a sign-off sheet, in a browser and in a word processor."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from pipeline.conversion.sign_off_sheet.drawings import WIDEST, draw_page
from pipeline.conversion.sign_off_sheet.word_file import finish_word_file
from pipeline.conversion.sign_off_sheet.writer import write_sheet, write_typed_markup
from pipeline.model.document import Picture
from pipeline.parsers.pandoc import write_docx
from tests.conversion.sign_off_sheet.sample_sheet import sample_sheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADINGS = [
    "What it is, and for whom",
    "How to use this sheet",
    "Who has to sign",
    "What has changed since somebody signed",
    "The leaflet, word for word",
    "Points to check",
    "When to get help",
    "Doses, risks and other facts",
    "Text messages",
    "What differs from place to place",
    "Signatures",
]


class Reading(HTMLParser):
    """The headings, the words and the names of signs of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self.words = ""
        self.signs: list[str] = []
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((tag, ""))
            self.inside = tag
        if given.get("role") == "img":
            self.signs.append(given["aria-label"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.inside:
            tag, before = self.headings.pop()
            self.headings.append((tag, (before + data).strip()))


@cache
def page() -> str:
    return write_sheet(sample_sheet()).decode()


@cache
def reading() -> Reading:
    return Reading(page())


@cache
def word_file() -> bytes:
    sheet = sample_sheet()
    return finish_word_file(write_docx(write_typed_markup(sheet), "en-GB", "ltr"), sheet.title, "2026-11-29")


@cache
def word_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(word_file())) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def list_paragraphs() -> list[tuple[str, str]]:
    """The style and the words of each paragraph of the word file."""
    body = ElementTree.fromstring(word_parts()["word/document.xml"])
    paragraphs = []
    for one in body.iter(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        words = "".join(part.text or "" for part in one.iter(f"{W}t"))
        paragraphs.append((style.get(f"{W}val") or "" if style is not None else "", words))
    return paragraphs


def test_the_parts_stand_in_the_order_of_the_work() -> None:
    assert [words for tag, words in reading().headings if tag == "h2"][1:] == HEADINGS
    assert [words for tag, words in reading().headings if tag == "h1"] == ["Sign-off sheet: Muscle wasting"]


def test_headings_skip_no_level() -> None:
    levels = [int(tag[1]) for tag, _ in reading().headings]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_says_whose_words_these_are_and_what_signing_means() -> None:
    words = " ".join(reading().words.split())
    for part in (
        "Adults & those who help them",
        "English (en)",
        "Physiotherapy; deputy: Rehabilitation",
        "0123456789ab",
        "plainleaf review sign specimen --language en --role clinician --name NAME",
        "It signs only the words with the digits 0123456789ab.",
        "you have read exactly these words",
        "Signed other words; has to sign again",
        "words were signed: Ada Example (clinician, 2026-11-02), Di Example (patient, 2026-11-02)",
        "nothing; this is new",
        "Keep <well>.",
        "wording, Older age",
        "Nothing has changed that is read.",
        "The words of that time are not kept",
        "Is each sign <right>?",
        "Muscle wasting (muscle atrophy), version 0.1.0, words 0123456789ab",
    ):
        assert part in words, part


def test_each_thing_to_look_at_has_its_boxes_and_a_line() -> None:
    checks = 2 + 1 + 3 + 2 + 1  # changes, points, care cards, facts, messages
    own = [sign for sign in reading().signs if ", " in sign]
    assert sum(sign.endswith(", Right: box to tick") for sign in own) == checks
    assert sum(sign.endswith(", To change: box to tick") for sign in own) == checks
    assert sum(sign.endswith(", Remark: space to write") for sign in own) == checks
    signers = [sign for sign in own if sign.startswith(("clinician, ", "patient, ", "committee, "))]
    assert len(signers) == 3 * 6


def test_it_works_alone() -> None:
    assert "<script" not in page() and "default-src 'none'" in page()
    assert not re.search(r'(?:src|href)="(?!data:|#|tel:|mailto:|https://)', page())
    assert "@bottom-left" in page(), "each printed page says what it is of"


def test_what_is_not_there_is_said_or_left_out() -> None:
    sheet = sample_sheet()
    bare = replace(sheet.document, messages=(), differences=(), sections=(), key_points=None)
    read = Reading(
        write_sheet(replace(sheet, document=bare, points=(), facts=(), since=(), deputy="", owner="")).decode()
    )
    titles = [words for tag, words in read.headings if tag == "h2"]
    assert "Text messages" not in titles and "What differs from place to place" not in titles
    for part in (
        "left no point to check",
        "no card that says",
        "no facts that are kept",
        "nobody is named",
        "All of them are new",
    ):
        assert part in " ".join(read.words.split())


def test_the_word_file_has_real_headings_in_their_order() -> None:
    styled = [(style, words) for style, words in list_paragraphs() if style.startswith("Heading")]
    assert styled[0] == ("Heading1", "Sign-off sheet: Muscle wasting")
    assert [words for style, words in styled if style == "Heading2"] == HEADINGS
    levels = [int(style[-1]) for style, _ in styled]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_word_file_has_marked_table_heads_and_rules() -> None:
    body = ElementTree.fromstring(word_parts()["word/document.xml"])
    tables = list(body.iter(f"{W}tbl"))
    heads = [table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables]
    assert len(tables) >= 3 and all(heads)
    styles = ElementTree.fromstring(word_parts()["word/styles.xml"])
    (table,) = (one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "Table")
    assert table.find(f"{W}tblPr/{W}tblBorders/{W}insideH") is not None


def test_the_word_file_says_its_language_and_its_title() -> None:
    styles, core = word_parts()["word/styles.xml"].decode(), word_parts()["docProps/core.xml"].decode()
    assert re.search(r'<w:lang [^>]*w:val="en-GB"', styles)
    assert "<dc:title>Sign-off sheet: Muscle wasting (muscle atrophy)</dc:title>" in core
    assert core.count("2026-11-29T00:00:00Z") == 2


def test_the_word_file_has_boxes_and_lines_to_type_over() -> None:
    words = [words for _, words in list_paragraphs()]
    assert sum(line.startswith("☐ Right") for line in words) == 9
    assert sum(line.startswith("Remark: ____") for line in words) == 9
    assert sum(line.startswith("Signature: ____") for line in words) == 3
    assert any("☐ Yes" in line for line in words), "boxes of the leaflet itself too"
    assert "Muscle wasting (muscle atrophy), version 0.1.0, words 0123456789ab" in words


def test_pictures_in_the_word_file_are_described_and_read_out_once() -> None:
    document = word_parts()["word/document.xml"].decode()
    alts = re.findall(r'<wp:docPr [^>]*?descr="([^"]*)"', document)
    assert alts and all(alts) and 'descr="data:' not in document


def test_the_word_file_is_the_same_whenever_it_is_made() -> None:
    sheet = sample_sheet()
    again = finish_word_file(write_docx(write_typed_markup(sheet), "en-GB", "ltr"), sheet.title, "2026-11-29")
    assert again == word_file()


@pytest.mark.parametrize(("width", "height"), [(480, 320), (4800, 320)])
def test_a_drawing_is_a_page_of_its_own_size(width: float, height: float) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><rect width="9" height="9"/></svg>'
    drawn = draw_page(Picture("a.svg", "image/svg+xml", width, height, svg.encode()))
    assert drawn and drawn[0].startswith(b"%PDF-") and drawn[1] == WIDEST


def test_what_has_no_size_is_not_drawn() -> None:
    assert draw_page(Picture("a.svg", "image/svg+xml", 0, 0, b"<svg/>")) is None
