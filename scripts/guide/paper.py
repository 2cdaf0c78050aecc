"""Pictures of print leaflets (PDF), cut out with Poppler's pdftotext and pdftoppm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from guide.building import run_program

DOTS = 88
"""Dots an inch."""
LEFT, RIGHT, FOOT = 44.0, 551.0, 766.0
"""Points: the sides of the words on A4 and a little more, and where the footer begins."""
_PAGE = re.compile(r"<page ")
_WORD = re.compile(r'<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    """A word on a page (from 1): its text and where it begins and ends, in points from the top."""

    page: int
    text: str
    top: float
    bottom: float


def read_words(paper: Path) -> tuple[Word, ...]:
    """The words of a leaflet, in the order of its text."""
    return tuple(_words(run_program("pdftotext", "-bbox", str(paper), "-")))


def _words(boxes: str) -> Iterator[Word]:
    for number, page in enumerate(_PAGE.split(boxes)[1:], 1):
        for top, bottom, text in _WORD.findall(page):
            yield Word(number, text, float(top), float(bottom))


def find_heading(words: tuple[Word, ...], title: str) -> Word | None:
    """The first word of a heading: the last place where its words stand in the largest letters."""
    wanted = title.split()
    places = [words[at] for at in range(len(words)) if [word.text for word in words[at : at + len(wanted)]] == wanted]
    return max(places, key=lambda word: (round(word.bottom - word.top), word.page), default=None)


def cut_paper(paper: Path, page: int, top: float, bottom: float) -> Image.Image:
    """A strip of a page, from side to side of its words, between two heights in points."""
    scale = DOTS / 72
    box = [round(value * scale) for value in (LEFT, top, RIGHT - LEFT, bottom - top)]
    sizes = [word for key, value in zip("xyWH", box, strict=True) for word in (f"-{key}", str(value))]
    root = paper.with_name("strip")
    words = ("-png", "-singlefile", "-r", str(DOTS), "-f", str(page), "-l", str(page), *sizes)
    run_program("pdftoppm", *words, str(paper), str(root))
    with Image.open(root.with_suffix(".png")) as image:
        return image.convert("RGB")


def cut_between(paper: Path, first: str, after: str, with_heading: bool) -> Image.Image:
    """What stands between the headings `first` and `after`; to the foot of the page where `after` is on another."""
    words = read_words(paper)
    start, end = find_heading(words, first), find_heading(words, after)
    assert start, f"`{first}` is not on paper"
    top = start.top - 10 if with_heading else start.bottom + 1
    below = [word.bottom for word in words if word.page == start.page and start.top < word.top and word.bottom < FOOT]
    same_page = end is not None and end.page == start.page and end.top > start.top
    bottom = end.top - 14 if same_page and end else min(FOOT, max(below, default=start.bottom) + 24)
    return cut_paper(paper, start.page, top, bottom)
