"""Pictures of the README: the leaflet on muscle wasting in its four forms."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser

from guide.building import run_program
from guide.screen import open_page, take
from guide.sheets import lay_side_by_side
from pipeline.build.stages import Request, build

ROOT = Path(__file__).parents[2]
LEAFLET = "muscle-atrophy"
_KEPT: list[TemporaryDirectory[str]] = []
WIDTH, HEIGHT = 350, 700
"""CSS pixels of a phone."""


@cache
def build_leaflet() -> Path:
    """The outputs of the real leaflet in English, built once; they are removed when the program ends."""
    _KEPT.append(TemporaryDirectory())
    output = Path(_KEPT[0].name) / "outputs"
    formats = ("html", "pdf", "epub", "messages", "review")
    outcome = build(Request(ROOT / "source", output, formats=formats, executor="serial"), ROOT)
    assert not outcome.failed, outcome.failed
    return output / LEAFLET / "en"


def draw_page(browser: Browser) -> Image.Image:
    """The page on a phone: its top, and the emergency card in dark colours."""
    path = build_leaflet() / "index.html"
    with open_page(browser, path, WIDTH, HEIGHT) as page:
        top = take(page, 0, 0, WIDTH, HEIGHT)
    with open_page(browser, path, WIDTH, HEIGHT, dark=True) as page:
        box = page.locator("#call-now").first.bounding_box()
        assert box
        card = take(page, 0, box["y"] - 24, WIDTH, HEIGHT)
    return lay_side_by_side([top, card])


def draw_leaflet(browser: Browser) -> Image.Image:
    """The first three pages of the print leaflet."""
    paper = build_leaflet() / f"{LEAFLET}-en.pdf"
    root = paper.with_name("readme")
    run_program("pdftoppm", "-png", "-r", "44", "-l", "3", str(paper), str(root))
    return lay_side_by_side([Image.open(one).convert("RGB") for one in sorted(root.parent.glob("readme-*.png"))])


def draw_book(browser: Browser) -> Image.Image:
    """Two chapters of the e-book on small screens."""
    book = build_leaflet() / f"{LEAFLET}-en.epub"
    folder = book.with_name("book")
    with zipfile.ZipFile(book) as packed:
        packed.extractall(folder)
    screens = []
    for name in ("get-help", "causes"):
        with open_page(browser, folder / "EPUB" / f"section-{name}.xhtml", WIDTH, HEIGHT) as page:
            screens.append(take(page, 0, 0, WIDTH, HEIGHT))
    return lay_side_by_side(screens)


def draw_messages(browser: Browser) -> Image.Image:
    """A message on the page for reviewers."""
    with open_page(browser, build_leaflet() / "messages" / "index.html", 720, HEIGHT) as page:
        box = page.locator("#message-call-now").first.bounding_box()
        assert box
        return lay_side_by_side([take(page, 0, box["y"] - 16, 720, 560)])


README_PICTURES: dict[str, Callable[[Browser], Image.Image]] = {
    "page": draw_page,
    "leaflet": draw_leaflet,
    "book": draw_book,
    "messages": draw_messages,
}
