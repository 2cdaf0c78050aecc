"""Words of the page and the e-book that their style hides; what is ours to hide is told apart narrowly."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from zipfile import ZipFile

import pytest

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document
from pipeline.proof.boxes import prove_boxes
from pipeline.proof.boxes.hiding import find_hiding, read_declarations
from pipeline.proof.boxes.style_rules import read_hiding_rules
from tests.specimen import specimen

HIDING = (
    "display: none",
    "display:none!important",
    "visibility: hidden",
    "visibility: collapse",
    "content-visibility: hidden",
    "opacity: 0",
    "opacity: 0.01",
    "opacity: 2%",
    "font-size: 0",
    "font-size: 1px",
    "font-size: 0.1em",
    "color: transparent",
    "left: -9999px",
    "inset-inline-start: -100vw",
    "margin-left: -200%",
    "text-indent: -9999px",
    "clip: rect(0, 0, 0, 0)",
    "clip-path: inset(50%)",
    "clip-path: circle(0)",
    "transform: scale(0)",
    "transform: translateX(-9999px)",
    "height: 0; overflow: hidden",
    "max-height: 1px; overflow: hidden",
    "color: rgba(0, 0, 0, 0)",
    "color: #12345600",
    "color: hsl(120deg 50% 50% / 2%)",
    "color: white; background: #fff",
    "color: #123; background-color: rgb(17 34 51)",
    "-webkit-text-fill-color: rgb(0 0 0 / 0)",
    "font: 0/0 serif",
    "font: bold 1px sans-serif",
    "font-size: 2%",
    "font-size: 0.1vw",
    "zoom: 0.01",
    "letter-spacing: -1em",
    "left: 9999px",
    "left: 100vw",
    "left: calc(-9999px + 1em)",
    "translate: 0 -200vh",
    "clip-path: inset(0 100% 0 0)",
    "clip-path: polygon(0 0, 0 0, 0 0)",
    "clip-path: polygon(0 0, 50% 0, 100% 0)",
    "clip-path: xywh(0 0 0 0)",
    "filter: opacity(0)",
    "filter: blur(1px) opacity(5%)",
    "transform: scale(0.01)",
    "transform: rotateY(90deg)",
    "transform: matrix(0, 0, 0, 0, 0, 0)",
    "scale: 0",
    "rotate: x 0.25turn",
    "--x: none; display: var(--x)",
    "display: var(--nobody, none)",
)
SHOWING = (
    "display: block",
    "visibility: visible",
    "opacity: 0.9",
    "font-size: 12pt",
    "font-size: 1.125rem",
    "margin-block: -0.5rem",
    "text-indent: -8mm",
    "clip-path: inset(0)",
    "transform: translateY(-25%) rotate(45deg)",
    "height: 0",
    "overflow: hidden",
    "color: var(--ink)",
    "color: rgb(0 0 0 / 0.8)",
    "color: #fff; background: #123",
    "color: currentcolor; background: currentcolor",
    "color: white; background: linear-gradient(white, black)",
    "font: 700 1rem/1.4 serif",
    "font: inherit",
    "font-size: 75%",
    "letter-spacing: -0.02em",
    "left: 50%",
    "left: 100%",
    "margin-inline: auto",
    "clip-path: inset(0 10% 0 10%)",
    "clip-path: polygon(0 0, 100% 0, 100% 100%)",
    "filter: grayscale(1)",
    "transform: scale(0.9)",
    "transform: rotate(90deg)",
    "scale: 1.2",
    "rotate: 45deg",
    "zoom: 1.5",
)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>T</title><style>{style}</style></head><body>
<a class="skip" href="#leaflet">Skip</a><main id="leaflet">
<section class="care-card" id="call-now"><h3>Call 999 now if:</h3><p{attribute}>You cannot breathe.</p></section>
<p class="own-questions">My own questions</p>
<div class="call"><a href="tel:999">Call 999</a></div></main></body></html>"""


@pytest.mark.parametrize("style", HIDING)
def test_what_hides_is_known(style: str) -> None:
    assert len(find_hiding(read_declarations(style))) == 1


@pytest.mark.parametrize("style", SHOWING)
def test_what_does_not_hide_is_known(style: str) -> None:
    assert find_hiding(read_declarations(style)) == ()


def test_a_custom_property_of_one_sheet_counts_in_another(tmp_path: Path) -> None:
    sheets = (":root { --gone: none }", ".care-card p { display: var(--gone) }")
    (one,) = prove_page(tmp_path, "</style><style>".join(sheets))
    assert one.code == "HTM102" and "You cannot breathe." in one.message


def prove_page(folder: Path, style: str = "", attribute: str = "") -> tuple[Diagnostic, ...]:
    path = folder / "index.html"
    path.write_text(PAGE.format(style=style, attribute=attribute), encoding="utf-8")
    return prove_boxes(specimen(), path, "html", "outputs/index.html")


@pytest.mark.parametrize("style", HIDING)
def test_words_that_a_rule_hides_are_found(tmp_path: Path, style: str) -> None:
    (one,) = prove_page(tmp_path, f".care-card p {{ {style} }}")
    assert (one.code, one.severity, one.span.path) == ("HTM102", "error", "outputs/index.html")
    assert one.message.startswith("“You cannot breathe.” is hidden from readers, by `.care-card p { ")


@pytest.mark.parametrize(
    "attribute",
    [
        ' style="display: none"',
        " hidden",
        ' hidden="until-found"',
        ' style="font-size: 0"',
        ' style="--x:none;display:var(--x)"',
        ' aria-hidden="true"',
        " popover",
        " inert",
    ],
)
def test_words_that_an_attribute_hides_are_found(tmp_path: Path, attribute: str) -> None:
    (one,) = prove_page(tmp_path, attribute=attribute)
    assert "“You cannot breathe.” is hidden" in one.message


@pytest.mark.parametrize("condition", ["print", "(max-width: 40rem)", "(forced-colors: active)"])
def test_words_that_are_hidden_only_at_times_are_found(tmp_path: Path, condition: str) -> None:
    (one,) = prove_page(
        tmp_path, f"@media {condition} {{ @supports (display: grid) {{ #call-now {{ opacity: 0 }} }} }}"
    )
    assert f"by `@media {condition} {{ #call-now {{ opacity: 0 }} }}`" in one.message
    assert "“Call 999 now if: You cannot breathe.”" in one.message


@pytest.mark.parametrize(
    "before", ["<details>", "<details><summary>More</summary>", "<dialog>", "<template>", "<noscript>", "<object>"]
)
def test_words_that_an_element_hides_are_found(tmp_path: Path, before: str) -> None:
    name = before[1:].partition(">")[0]
    path = tmp_path / "index.html"
    words = "<p>You cannot breathe.</p>"
    for attribute in ("", " open"):
        opened = before.replace(">", f"{attribute}>", 1)
        page = PAGE.format(style="", attribute="").replace("<main", f"{opened}{words}</{name}><main", 1)
        path.write_text(page, encoding="utf-8")
        diagnostics = prove_boxes(specimen(), path, "html", "outputs/index.html")
        shows = bool(attribute) and name in ("details", "dialog")
        assert [f"by `<{name}>" in one.message for one in diagnostics] == ([] if shows else [True])


@pytest.mark.parametrize(
    "style",
    [
        ".care-card { & p { display: none } }",
        ".care-card { p { display: none } }",
        "p { color: red; .care-card & { display: none } }",
        ".care-card p { @media print { display: none } }",
        "@media print { .care-card { p { opacity: 0 } } }",
        "@scope (main) { p { display: none } }",
        ":root { --gone: none } .care-card p { display: var(--gone) }",
        "@layer base { @container (width > 1px) { p:not(.x) { font-size: 0 } } }",
        "p.a, [id] > p { visibility: hidden }",
    ],
)
def test_words_are_found_wherever_a_rule_stands(tmp_path: Path, style: str) -> None:
    diagnostics = prove_page(tmp_path, style)
    assert diagnostics and all("You cannot breathe." in one.message for one in diagnostics[:1])


def test_one_finding_for_what_holds_others(tmp_path: Path) -> None:
    assert len(prove_page(tmp_path, "main, h3, p { display: none }")) == 1


def test_what_is_ours_to_hide_is_good(tmp_path: Path) -> None:
    style = ".skip { left: -9999px } .own-questions { display: none } @media print { .skip, .call { display: none } }"
    assert prove_page(tmp_path, style) == ()


def test_what_is_ours_to_hide_in_print_is_not_on_the_screen(tmp_path: Path) -> None:
    (one,) = prove_page(tmp_path, ".call { display: none }")
    assert "“Call 999” is hidden" in one.message


def test_a_broken_rule_is_passed_over() -> None:
    rules = read_hiding_rules("p:::x { display: none } } @media { } p::before { display: none } b { display: none")
    assert [str(rule) for rule in rules] == ["b { display: none }"]


@pytest.mark.parametrize("form", ["html", "epub"])
def test_the_real_files_hide_nothing(built: Path, real_document: Document, form: str) -> None:
    folder = built / "muscle-atrophy" / "en"
    path = folder / ("index.html" if form == "html" else "muscle-atrophy-en.epub")
    assert prove_boxes(real_document, path, form, path.name) == ()


def test_an_emergency_card_that_is_hidden_on_the_page_is_found_at_its_line(
    built: Path, real_document: Document, tmp_path: Path
) -> None:
    page = (built / "muscle-atrophy" / "en" / "index.html").read_text(encoding="utf-8")
    path = tmp_path / "index.html"
    path.write_text(page.replace("</style>", "#card-emergency, .care-card{display:none}</style>", 1), encoding="utf-8")
    diagnostics = prove_boxes(real_document, path, "html", "index.html")
    assert {one.code for one in diagnostics} == {"HTM102"}
    assert len(diagnostics) == 3
    assert all(one.span.path == "source/muscle-atrophy/en.md" for one in diagnostics)
    assert "Call 999 or go to A&E now" in diagnostics[0].message


@pytest.mark.parametrize(
    ("before", "after"), [("", "\n.care-card { visibility: hidden }\n"), ('@import url("css/more.css") screen;', "")]
)
def test_words_that_the_style_of_the_book_hides_are_found(
    built: Path, real_document: Document, tmp_path: Path, before: str, after: str
) -> None:
    path = tmp_path / "spoilt.epub"
    copyfile(built / "muscle-atrophy" / "en" / "muscle-atrophy-en.epub", path)
    with ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["EPUB/book.css"] = before.encode() + parts["EPUB/book.css"] + after.encode()
    parts["EPUB/css/more.css"] = b"@import '../even-more.css';"
    parts["EPUB/even-more.css"] = b".care-card { visibility: hidden }"
    with ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    diagnostics = prove_boxes(real_document, path, "epub", "outputs/spoilt.epub")
    assert {one.code for one in diagnostics} == {"EPB102"}
    assert "`EPUB/section-get-help.xhtml`: “" in diagnostics[0].message


@pytest.mark.parametrize("form", ["html", "epub"])
def test_a_file_that_cannot_be_read_is_told_of_elsewhere(tmp_path: Path, form: str) -> None:
    path = tmp_path / "broken"
    path.write_bytes(b"\xff\x00PK\x03\x04 broken")
    assert prove_boxes(specimen(), path, form, "broken") == ()
