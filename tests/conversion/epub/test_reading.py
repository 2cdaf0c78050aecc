"""How the EPUB behaves for readers: what it says of its accessibility, its style sheet, other scripts, its cover."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.conversion.epub.pictures import name_picture_file
from pipeline.conversion.epub.shelf_cover import draw_shelf_cover
from pipeline.conversion.epub.stylesheet import LIST_MARKS
from pipeline.conversion.epub.writer import make_identifier, write_book
from pipeline.conversion.look.palette import OUR_PALETTE
from pipeline.model.document import (
    Document,
    Figure,
    Film,
    Notice,
    Pair,
    Picture,
    PictureRows,
    QrCode,
    Section,
    Text,
)
from pipeline.model.memory import Remember
from pipeline.proof.validators.epubcheck import EPUBCHECK
from tests.conversion.epub.opened_book import OpenedBook, opened
from tests.proof.validators.asking import findings_on
from tests.specimen import specimen
from tests.written import save

NOTHING: Mapping[str, int] = {}


def book_of(document: Document, page_of: Mapping[str, int] = NOTHING) -> OpenedBook:
    return opened(write_book(document, page_of)[0].data)


PICTURED = (Figure, Film, Pair, PictureRows, QrCode)


def without_pictures() -> Document:
    kept = (
        replace(section, blocks=tuple(block for block in section.blocks if not isinstance(block, PICTURED)))
        for section in specimen().sections
    )
    return replace(specimen(), sections=tuple(kept), cover="", cover_alt="")


def right_to_left() -> Document:
    """The specimen as if it were Arabic: the words do not matter here, the direction does."""
    first = Section("get-help", (Text("متى تطلب المساعدة"),), specimen().sections[0].blocks)
    return replace(
        specimen(), language="ar", direction="rtl", title="ضمور العضلات", sections=(first, *specimen().sections[1:])
    )


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, "contrast ratio"."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("document", "page_of"),
    [(specimen(), {"get-help": 1, "causes": 2}), (without_pictures(), NOTHING), (right_to_left(), NOTHING)],
    ids=["pictures and pages", "words alone", "right to left"],
)
def test_epubcheck_finds_nothing(
    document: Document, page_of: Mapping[str, int], tmp_path: Path, remember: Remember
) -> None:
    """EPUBCheck 5.3, the W3C's own checker: no errors and no warnings; and it is EPUB 3 that it checks for."""
    artifacts = write_book(document, page_of)
    assert opened(artifacts[0].data).package.get("version") == "3.0"
    (findings,) = findings_on(save(artifacts, tmp_path), EPUBCHECK, "", remember).values()
    assert findings == []


def test_what_the_book_says_of_its_accessibility_follows_from_its_content() -> None:
    full, bare = book_of(specimen(), {"get-help": 1}), book_of(without_pictures())
    assert full.metadata("schema:accessMode") == ["textual", "visual"]
    assert full.metadata("schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert bare.metadata("schema:accessMode") == bare.metadata("schema:accessModeSufficient") == ["textual"]
    for book, there in ((full, True), (bare, False)):
        features = book.metadata("schema:accessibilityFeature")
        assert ("alternativeText" in features) is there
        assert ("pageBreakMarkers" in features) is there
        assert ("picture" in book.metadata("schema:accessibilitySummary")[0]) is there
        assert book.metadata("schema:accessibilityHazard") == ["none"]
        assert book.metadata("dcterms:conformsTo") == [], "no claim without a person who has looked"


def test_a_leaflet_without_pictures_has_a_cover_of_words_on_the_shelf() -> None:
    book = book_of(without_pictures())
    assert [href for href, item in book.items.items() if item.get("properties") == "cover-image"] == ["cover.svg"]
    assert "<image" not in book.text("cover.svg") and book.text("cover.svg").count("<path") == 5
    assert draw_shelf_cover(replace(right_to_left(), cover="")) is None, "its letters cannot be drawn"
    assert not [href for href in book.items if href.startswith("images/")]


def test_right_to_left_books_turn_their_pages_the_other_way() -> None:
    book = book_of(right_to_left())
    assert book.package.get("dir") == "rtl"
    assert 'page-progression-direction="rtl"' in book.text("package.opf")
    assert {page.get("dir") for page in book.pages.values()} == {"rtl"}
    assert {page.get("lang") for page in book.pages.values()} == {"ar"}


def test_the_identifier_stays_over_versions_and_differs_between_languages_and_publishers() -> None:
    first = make_identifier(specimen())
    assert make_identifier(replace(specimen(), version="2.0.0", title="Another title", date="2027-01-01")) == first
    others = {
        make_identifier(replace(specimen(), language="es")),
        make_identifier(replace(specimen(), leaflet="another")),
        make_identifier(replace(specimen(), publisher="Another publisher")),
    }
    assert len(others | {first}) == 4


def test_what_is_typed_cannot_become_markup() -> None:
    rough = 'Pain & "swelling" <b>'
    book = book_of(
        replace(specimen(), title=rough, publisher=rough, authors=(rough,), summary=rough, keywords=(rough,))
    )
    assert book.metadata("dc:publisher") == book.metadata("dc:creator") == [rough]
    assert book.metadata("dc:description") == ["Pain & “swelling” <b>"]


def test_the_style_sheet_leaves_sizes_and_colours_to_the_reader() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", book_of(specimen()).text("book.css"), flags=re.DOTALL)
    assert "!important" not in sheet
    assert not re.findall(r"[\d.]+(?:px|pt|cm|mm|in)\b", sheet), "sizes are relative"
    for selector, rule in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        fixed = re.search(r"(?<![-\w])color:\s*#", rule)
        if fixed and "::marker" not in selector:
            assert re.search(r"background(-color)?:\s*#", rule), f"{selector.strip()} sets a colour and no ground"


@pytest.mark.parametrize("ground", ["#FFFFFF", "#F4ECD8", "#121212", "#000000"])
def test_icons_can_be_told_on_every_theme(ground: str) -> None:
    assert contrast(OUR_PALETTE.middle, ground) >= 3, "WCAG 1.4.11"


def test_ticks_and_crosses_differ_in_shape_and_in_how_dark_they_are() -> None:
    tick, cross = (LIST_MARKS[name] for name in ("tick", "cross"))
    assert ("<circle" in tick, "<rect" in tick) == (True, False)
    assert ("<circle" in cross, "<rect" in cross) == (False, True)
    green, ink = OUR_PALETTE.middle, str(re.findall(r'fill="(#\w+)"', cross)[0])
    assert contrast(green, ink) >= 3, "in grey too"
    assert min(contrast(ground, "#FFFFFF") for ground in (green, ink)) >= 3, "the sign on its ground"
    assert 'stroke="#FFFFFF" stroke-width="1.5"' in cross, "an edge, without which it would not show on black"


def test_a_leaflet_without_a_notice_shows_none() -> None:
    checked = book_of(replace(specimen(), notice=None, status="published"))
    assert "notice" not in checked.text("title.xhtml")
    assert checked.metadata("schema:creativeWorkStatus") == ["published"]
    overdue = book_of(replace(specimen(), notice=Notice("overdue", "Overdue.", "Its review is late.")))
    assert "<strong>Overdue.</strong> Its review is late." in overdue.text("title.xhtml")
    assert "<strong>Overdue.</strong> Its review is late." in overdue.text("cover.xhtml")


def test_pictures_get_names_that_every_reading_system_can_open() -> None:
    def named(name: str) -> str:
        return name_picture_file(Picture(name, "image/png", 1, 1, b""))

    assert named("images/leg.svg") == "images/leg.svg"
    strange = [named(name) for name in ("images/My leg.PNG", "images/bein-ä.png", "other/leg.svg", "leg.svg")]
    assert len(set(strange)) == 4
    assert all(re.fullmatch(r"images/[0-9a-f]{16}\.(png|svg)", name) for name in strange)


def test_the_shelf_cover_draws_the_title_in_outlines_where_it_can() -> None:
    def outlines(document: Document) -> int:
        cover = draw_shelf_cover(document)
        assert cover is not None
        assert b"<text" not in cover.data
        return cover.data.count(b"<path")

    assert outlines(specimen()) == 5, "publisher, state, two lines of the title, medical name"
    assert (
        outlines(replace(specimen(), title="Rapidly progressing muscle wasting of the shoulders and the upper arms"))
        > 5
    )
    assert outlines(right_to_left()) == 0
    assert outlines(replace(specimen(), title="Атрофия")) == 0
