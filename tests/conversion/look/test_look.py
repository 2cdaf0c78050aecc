"""The look that outputs share: contrast as it is measured, drawings that stay the same, typefaces by need."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

import pytest
from cssselect2 import ElementWrapper

from pipeline.assets import FONTS, ICONS
from pipeline.conversion.look.colours import DARK, LIGHT, PAPER
from pipeline.conversion.look.icons import find_icons, paint_icon, read_icon
from pipeline.conversion.look.svg import encode_data_uri, minify_svg
from pipeline.conversion.look.typefaces import choose_faces
from pipeline.conversion.look.web_stylesheet import CSS

# Words and the grounds they stand on: 7:1 (WCAG 1.4.6).
WORDS = [
    *((words, ground) for words in ("ink", "ink-2", "leaf") for ground in ("page", "surface", "tint")),
    ("band-text", "band"), ("band-name", "band"), ("head-text", "head"), ("emergency-text", "emergency"),
    ("urgent-text", "urgent"), ("routine", "surface"), ("band-text", "band-deep"), ("band-name", "band-deep"),
]  # fmt: skip
# Edges and the grounds they stand on: 3:1 (WCAG 1.4.11).
EDGES = [
    *(("line", ground) for ground in ("page", "surface")),
    *((edge, ground) for edge in ("emergency-edge", "urgent-edge", "routine") for ground in ("page", "surface")),
    ("gold", "hatch"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
def test_contrast(theme: Mapping[str, str]) -> None:
    assert set(theme) == set(LIGHT)
    measured = {(front, ground): contrast(theme[front], theme[ground]) for front, ground in WORDS + EDGES}
    assert {pair: ratio for pair, ratio in measured.items() if ratio < (7 if pair in WORDS else 3)} == {}


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_icons_are_of_one_colour_that_can_be_chosen() -> None:
    names = sorted(path.stem for path in ICONS.glob("*.svg"))
    assert {"emergency", "urgent", "routine", "phone", "tick", "cross", "leaf"} <= set(names)
    assert [name for name in names if "currentColor" not in read_icon(name) or "#" in read_icon(name)] == []
    assert "%230F4C47" in paint_icon("tick", "#0F4C47")
    assert find_icons('<span class="icon icon-bed"></span>', '<span class="icon icon-bowl"></span>') == ("bed", "bowl")


def test_a_drawing_loses_only_what_nobody_sees() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" role="img" aria-labelledby="t d">\n'
        '<title id="t">One</title>\n<desc id="d">Two</desc>\n<path  d="M1 2 L 3 -4 a1 1 0 0 1 .5 .5 Z" id="p"/></svg>\n'
    )
    assert minify_svg(drawing) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0,10,10">'
        '<path d="M1,2L3,-4a1,1,0,0,1,.5,.5Z" id="p"/></svg>'
    )
    assert not set(encode_data_uri(drawing)) & set(' "<>&#')


def test_typefaces_by_need() -> None:
    assert [(face.weight, face.subset) for face in choose_faces("Plain — “words”", {700, 400})] == [
        (400, "latin"), (700, "latin"),
    ]  # fmt: skip
    assert [face.subset for face in choose_faces("Mięśnie", {400})] == ["latin", "latin-ext"]
    assert all((FONTS / face.file).stat().st_size == len(face.data) for face in choose_faces("ę", {400, 600, 700, 800}))


STRIPS = {
    "one number": '<a href="tel:999"><span class="icon"/><span class="strip-words">Call 999.</span></a>',
    "two numbers": '<span><span class="icon"/><span class="strip-words">Call <a href="tel:999">999</a>.</span></span>',
}


@pytest.mark.parametrize("strip", STRIPS.values(), ids=STRIPS)
def test_on_paper_the_words_of_the_strip_are_smaller_and_no_link_is_underlined(strip: str) -> None:
    """The strip is one link where it has one number, and words with links in them where it has several."""
    tree = ElementTree.fromstring(f'<p class="strip">{strip}</p>')

    def select(declaration: str) -> list[str | None]:
        rules = re.findall(r"([^{}]+)\{([^{}]*)\}", (CSS / "paper.css").read_text("utf-8"))
        selectors = ",".join(selector for selector, body in rules if declaration in body)
        matched = [one.etree_element for one in ElementWrapper.from_xml_root(tree).query_all(selectors)]
        return [one.get("class") or one.get("href") for one in matched]

    assert select("font-size: 14pt") == ["strip-words"]
    assert select("text-decoration: none") == ["strip-words" if tree[0].tag == "a" else "tel:999"]
