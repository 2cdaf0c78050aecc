"""Pictures of the README: the leaflet on muscle wasting in its forms."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser

from guide.building import run_program
from guide.screen import open_page, take
from guide.sheets import lay_side_by_side
from pipeline.build.request import Request
from pipeline.build.stages import build

ROOT = Path(__file__).parents[2]
LEAFLET = "muscle-atrophy"
FORMATS = ("html", "pdf", "large-print", "folded", "card", "a5", "epub", "messages", "review")
_KEPT: list[TemporaryDirectory[str]] = []
WIDTH, HEIGHT = 350, 700
"""CSS pixels of a phone."""
DESK = (1280, 1000)
"""CSS pixels of a window on a large screen."""


@cache
def build_leaflet() -> Path:
    """The outputs of the real leaflet in English, built once; they are removed when the program ends."""
    _KEPT.append(TemporaryDirectory())
    output = Path(_KEPT[0].name) / "outputs"
    outcome = build(Request(ROOT / "source", output, formats=FORMATS, executor="serial"), ROOT)
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


def draw_desk(browser: Browser) -> Image.Image:
    """The page on a large screen."""
    with open_page(browser, build_leaflet() / "index.html", *DESK) as page:
        screen = take(page, 0, 0, *DESK)
    return lay_side_by_side([screen.resize((screen.width // 2, screen.height // 2))])


def draw_leaflet(browser: Browser) -> Image.Image:
    """The first three pages of the print leaflet."""
    return _draw_paper("", dots=44, pages=(1, 2, 3))


def draw_large_print(browser: Browser) -> Image.Image:
    """Three pages in large print."""
    return _draw_paper("-large-print", dots=44, pages=(1, 2, 3))


def draw_folded(browser: Browser) -> Image.Image:
    """Both sides of the sheet that is folded in three."""
    return _draw_paper("-folded", dots=44, pages=(1, 2))


def draw_card(browser: Browser) -> Image.Image:
    """The one page of key points."""
    return _draw_paper("-card", dots=60, pages=(1,))


def draw_a5(browser: Browser) -> Image.Image:
    """The first four pages of the small book."""
    return _draw_paper("-a5", dots=48, pages=(1, 2, 3, 4))


def _draw_paper(form: str, *, dots: int, pages: Sequence[int]) -> Image.Image:
    """Pages of a form on paper side by side, with so many dots an inch."""
    paper = build_leaflet() / f"{LEAFLET}-en{form}.pdf"
    drawn = []
    for number in pages:
        root = paper.with_name(f"readme{form}-{number}")
        where = ("-f", str(number), "-l", str(number))
        run_program("pdftoppm", "-png", "-singlefile", "-r", str(dots), *where, str(paper), str(root))
        with Image.open(f"{root}.png") as image:
            drawn.append(image.convert("RGB"))
    return lay_side_by_side(drawn)


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
    """The second message on the page for reviewers: the first only says hello."""
    with open_page(browser, build_leaflet() / "messages" / "index.html", 720, HEIGHT) as page:
        page.evaluate("location.hash = '#messages'")
        box = page.locator(".message").nth(1).bounding_box()
        assert box
        return lay_side_by_side([take(page, 0, page.evaluate("scrollY") + box["y"] - 16, 720, 560)])


README_PICTURES: dict[str, Callable[[Browser], Image.Image]] = {
    "page": draw_page,
    "desk": draw_desk,
    "leaflet": draw_leaflet,
    "large-print": draw_large_print,
    "folded": draw_folded,
    "card": draw_card,
    "a5": draw_a5,
    "book": draw_book,
    "messages": draw_messages,
}
