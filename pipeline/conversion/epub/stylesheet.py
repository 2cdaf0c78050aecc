"""Style sheet (CSS) of the EPUB, and the icons that it draws."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.conversion.epub.container import BookFile
from pipeline.conversion.look.colours import DARK, LIGHT
from pipeline.conversion.look.icons import read_icon
from pipeline.conversion.look.typefaces import BOLD, FAMILY, HEAVY, REGULAR, Face, choose_faces
from pipeline.templating.jinja import render

MIDDLE = "#2B8779"
"""An icon that stands on the page itself: a picture cannot take the colour of the text, so it has one with a contrast
of 3:1 or more on white (4.3), on sepia (3.6) and on black (4.8)."""

CARD_ICONS = {"emergency": ("#FFFFFF", "#8C1A1E"), "urgent": ("#17262B", "#F5BE4F")}
"""The colour of a shape in the head of a card, and that of the mark inside it and of its edge: so it can be told on
every ground, also where a reading system takes the colours of the card away."""

LIST_ICONS = ("cross", "tick")
"""Drawn by the style sheet before the items of "do" and "do not"."""


def choose_book_faces(words: str) -> tuple[Face, ...]:
    """The cuts of the typeface that the style sheet uses, with the letters that the words need."""
    return choose_faces(words, (REGULAR, BOLD, HEAVY))


def make_font_files(used: Iterable[Face]) -> tuple[BookFile, ...]:
    """The files of these cuts."""
    return tuple(BookFile(f"fonts/{face.file}", "font/woff2", face.data) for face in used)


def make_stylesheet(icons: Iterable[str], used: Iterable[Face]) -> BookFile:
    """`book.css`, for the icons that the markup names and these cuts of the typeface."""
    values = {
        "light": LIGHT,
        "dark": DARK,
        "middle": MIDDLE,
        "icons": tuple(icons),
        "family": FAMILY,
        "fonts": tuple(used),
    }
    return BookFile("book.css", "text/css", render("conversion/epub/book.css.j2", values).encode())


def make_icon_files(icons: Iterable[str]) -> tuple[BookFile, ...]:
    """The icons as files in the colours that they have in a book."""
    names = sorted({*icons, *LIST_ICONS})
    return tuple(BookFile(f"icons/{name}.svg", "image/svg+xml", f"{_paint_icon(name)}\n".encode()) for name in names)


def _paint_icon(name: str) -> str:
    drawing = read_icon(name)
    if name not in CARD_ICONS:
        return drawing.replace("currentColor", MIDDLE)
    shape, mark = CARD_ICONS[name]
    start = drawing.index(">") + 1
    behind = f'<path fill="{mark}" d="M9 5h6v15H9z"/>'  # shows through the hole that the mark is
    painted = drawing[:start] + behind + drawing[start:]
    return painted.replace('fill="currentColor"', f'fill="{shape}" stroke="{mark}"')
