"""Pictures of the guide: each shows the built output of the examples that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser

from guide.building import AFTER_TITLE, Built, build_files, build_part
from guide.drawings import shoot_drawings, shoot_grid, shoot_without_colour
from guide.examples import BODY_ID, BODY_TITLE, Files, add_examples, read_base
from guide.pages import Part
from guide.paper import cut_between, cut_paper, find_heading, read_words
from guide.screen import WIDTH, open_page, shoot_element, take
from guide.sheets import lay_side_by_side, stack, trim

_SECTION = re.compile(r"^## (.+?) \{#([a-z-]+)\}", re.MULTILINE)
_MADE = {".term": ("glossary", "Words in this leaflet"), "[@": ("references", "Where the facts come from")}
"""Sections that we make, by what they come of: they are shown below the example."""
Shot = Callable[[Browser, Part, Path], Image.Image]


def shoot_part(browser: Browser, part: Part, folder: Path) -> Image.Image:
    """The examples of a section of the guide on the page, and on paper beside it."""
    built = build_part(part, folder)
    title, name, headed = _name_section(part)
    strips, screens = [], []
    with open_page(browser, built.page) as page:
        screens.append(shoot_element(page, f"#{name}", "" if headed else "h2"))
        strips.append(cut_between(built.paper, title, AFTER_TITLE, headed))
        for mark, (made, made_title) in _MADE.items():
            if any(mark in fence.text for fence in part.examples):
                screens.append(shoot_element(page, f"#{made}"))
                strips.append(cut_between(built.paper, made_title, "About this leaflet", True))
    return lay_side_by_side([stack([trim(one) for one in side]) for side in (screens, strips)])


def _name_section(part: Part) -> tuple[str, str, bool]:
    """The heading and the id of the section that an example is shown in, and whether the heading is its own."""
    text = "\n".join(fence.text for fence in part.examples if fence.kind == "markdown")
    if own := _SECTION.search(text):
        return own[1], own[2], True
    if "::: key-points" in text:
        return "Key points", "key-points", True
    if ".care-card" in text:
        return "When to get help", "get-help", True
    return BODY_TITLE, BODY_ID, False


def shoot_head(browser: Browser, part: Part, folder: Path) -> Image.Image:
    """The top of the page and of the paper."""
    built = build_part(part, folder)
    with open_page(browser, built.page) as page:
        screen = take(page, 0, 0, WIDTH, 300)
    return lay_side_by_side([screen, cut_paper(built.paper, 1, 20, 260)])


def shoot_draft(browser: Browser, part: Part, folder: Path) -> Image.Image:
    """What a draft says at the top of the page and on paper."""
    built = build_files(read_base(), folder)
    with open_page(browser, built.page) as page:
        screen = take(page, 0, 0, WIDTH, 420)
    notice = find_heading(read_words(built.paper), "Draft.")
    assert notice
    return lay_side_by_side([screen, cut_paper(built.paper, 1, 20, notice.bottom + 50)])


def shoot_first(browser: Browser, part: Part, folder: Path) -> Image.Image:
    """The first page of the leaflet of "Your first leaflet", in small."""
    built = build_files(read_base(), folder)
    page = cut_paper(built.paper, 1, 0, 842)
    return lay_side_by_side([page.resize((page.width * 3 // 5, page.height * 3 // 5))])


def shoot_message(browser: Browser, part: Part, folder: Path) -> Image.Image:
    """The first message of the examples, as the page for reviewers shows it."""
    built = _build_messages(part, folder)
    name = next(one for fence in part.examples for one in re.findall(r"\.sms #([a-z-]+)", fence.text))
    with open_page(browser, built.messages, width=720) as page:
        return lay_side_by_side([shoot_element(page, f"#message-{name}")])


def shoot_review(browser: Browser, part: Part, folder: Path) -> Image.Image:
    """The top of the page for reviewers."""
    built = _build_messages(part, folder)
    with open_page(browser, built.messages, width=720) as page:
        return lay_side_by_side([take(page, 0, 0, 720, 760)])


def _build_messages(part: Part, folder: Path) -> Built:
    files: Files = add_examples(read_base(), part.examples)
    return build_files(files, folder)


SPECIAL: dict[str, Shot] = {
    "front-matter": shoot_head,
    "draft": shoot_draft,
    "first-leaflet": shoot_first,
    "message": shoot_message,
    "placeholder": shoot_message,
    "review-page": shoot_review,
    "drawings-muscle-atrophy": partial(shoot_drawings, leaflet="muscle-atrophy"),
    "drawings-staying-strong": partial(shoot_drawings, leaflet="staying-strong"),
    "drawings-without-colour": shoot_without_colour,
    "drawing-grid": shoot_grid,
}
"""Pictures that show something else than a section of the page and of the paper."""


def shoot(browser: Browser, part: Part, name: str) -> Image.Image:
    """The picture `name` of a section of the guide."""
    with TemporaryDirectory() as folder:
        return SPECIAL.get(name, shoot_part)(browser, part, Path(folder))
