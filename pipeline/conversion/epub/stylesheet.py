"""Style sheet (CSS) of the EPUB, and the icons that it draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from pipeline.conversion.epub.container import BookFile
from pipeline.conversion.look.colours import LIGHT
from pipeline.conversion.look.icons import read_icon
from pipeline.conversion.look.line_heights import loosen_lines
from pipeline.conversion.look.palette import Palette
from pipeline.conversion.look.typefaces import BOLD, HEAVY, REGULAR, Face, choose_faces, list_families
from pipeline.model.typography import Typography
from pipeline.templating.jinja import render

CARD_ICONS = {"emergency": ("#FFFFFF", "#8C1A1E"), "urgent": ("#17262B", "#F5BE4F")}
"""The colour of a shape in the head of a card, and that of the mark inside it and of its edge: so it can be told on
every ground, also where a reading system takes the colours of the card away."""

THICK = 'stroke="#FFFFFF" stroke-width="3"'
LIST_MARKS: Mapping[str, str] = {
    "tick": f'<circle cx="12" cy="12" r="11" fill="currentColor" stroke="none"/><path d="M6.5 12.5l4 4 7-8" {THICK}/>',
    "cross": f'<rect x="1.25" y="1.25" width="21.5" height="21.5" rx="3" fill="{LIGHT["ink"]}" stroke="#FFFFFF" '
    f'stroke-width="1.5"/><path d="M7 7l10 10M17 7L7 17" {THICK}/>',
}
"""Drawn before the items of "do" and "do not": told apart by the shape round them and by how dark they are, and only
then by their colour. Each has a ground of its own, so that it shows on white, on sepia and on black."""


def choose_book_faces(words: str, typography: Typography) -> tuple[Face, ...]:
    """The cuts of the typefaces that the style sheet uses, with the letters that the words need."""
    return choose_faces(words, (REGULAR, BOLD, HEAVY), typography)


def make_font_files(used: Iterable[Face]) -> tuple[BookFile, ...]:
    """The files of these cuts."""
    return tuple(BookFile(f"fonts/{face.file}", "font/woff2", face.data) for face in used)


def make_stylesheet(icons: Iterable[str], used: Iterable[Face], palette: Palette, line_height: float) -> BookFile:
    """`book.css`, for the icons that the markup names and these cuts of the typeface, in the colours of a palette;
    lines are so many times as far apart as those of English."""
    values = {
        "light": palette.light,
        "dark": palette.dark,
        "middle": palette.middle,
        "blend": palette.blend,
        "icons": tuple(icons),
        "families": Markup(list_families(used)),
        "fonts": tuple(used),
    }
    rules = loosen_lines(render("conversion/epub/book.css.j2", values), line_height)
    return BookFile("book.css", "text/css", rules.encode())


def make_icon_files(icons: Iterable[str], palette: Palette) -> tuple[BookFile, ...]:
    """The icons as files in the colours that they have in a book. A picture cannot take the colour of the words: one
    that stands on the page itself has a colour that shows on white, on sepia and on black."""
    return tuple(
        BookFile(
            f"icons/{name}.svg",
            "image/svg+xml",
            f"{_draw_icon(name)}\n".replace("currentColor", palette.middle).encode(),
        )
        for name in sorted({*icons, *LIST_MARKS})
    )


def _draw_icon(name: str) -> str:
    drawing = read_icon(name)
    start = drawing.index(">") + 1
    if name in LIST_MARKS:
        return f"{drawing[:start]}{LIST_MARKS[name]}</svg>"
    if name not in CARD_ICONS:
        return drawing
    shape, mark = CARD_ICONS[name]
    behind = f'<path fill="{mark}" d="M9 5h6v15H9z"/>'  # shows through the hole that the mark is
    painted = drawing[:start] + behind + drawing[start:]
    return painted.replace('fill="currentColor"', f'fill="{shape}" stroke="{mark}"')
