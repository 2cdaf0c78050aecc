"""Cover image of the EPUB (SVG), for a reader's shelf: the title, and on the lower edge of the band the drawing.

Shelves often show this picture and nothing else, so the title is drawn into it. The book itself never shows it: its
own cover has real words, which can be made larger and read aloud.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

from pipeline.conversion.epub.container import BookFile
from pipeline.conversion.look.lettering import Letters
from pipeline.conversion.look.palette import make_palette
from pipeline.model.document import Document

WIDTH, HEIGHT, MARGIN = 600, 800, 44
"""The cover's shape, in its own units: 3 to 4, as shelves have it."""

LOWEST = HEIGHT - MARGIN
"""Where words end at the lowest."""
ROOM = WIDTH - 2 * MARGIN
LEADING = 1.05

SIZES = (84, 76, 68, 60, 52, 46, 40, 34)
"""The sizes that the title may have, the best first."""


def draw_shelf_cover(document: Document) -> BookFile | None:
    """`cover.svg`: the drawing under the title, or rings where there is none. A title that our letters cannot set
    (another script) is left out, since the picture's own title has it; None where nothing would be left."""
    colours = make_palette(document.colours).light
    drawing, floor = _draw_picture(document) if document.cover else (_draw_rings(colours["band-deep"]), LOWEST)
    words = _draw_words(document, floor, colours)
    if not document.cover and not words:
        return None
    made = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-labelledby="cover-words">\n<title id="cover-words">{escape(document.full_title)}</title>\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours["band"]}"/>\n'
    )
    made += f"{words}{drawing}</svg>\n" if document.cover else f"{drawing}{words}</svg>\n"
    return BookFile("cover.svg", "image/svg+xml", made.encode(), "cover-image")


def _draw_picture(document: Document) -> tuple[str, float]:
    """The drawing on the lower edge, and where it begins."""
    picture = document.picture(document.cover)
    scale = min(0.92 * WIDTH / picture.width, 0.55 * HEIGHT / picture.height)
    width, height = picture.width * scale, picture.height * scale
    inside = f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
    drawing = (
        f'<image x="{(WIDTH - width) / 2:.1f}" y="{HEIGHT - height:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'href="{inside}"/>\n'
    )
    return drawing, HEIGHT - height


def _draw_rings(colour: str) -> str:
    """Rings that rise from the lower corner; words may stand on them."""
    rings = "".join(f'<circle cx="{WIDTH}" cy="{HEIGHT}" r="{radius}"/>' for radius in (190, 300))
    disc = f'<circle cx="{WIDTH}" cy="{HEIGHT}" r="105" fill="{colour}" stroke="none"/>'
    return f'<g fill="none" stroke="{colour}" stroke-width="50">{rings}{disc}</g>\n'


def _draw_words(document: Document, floor: float, colours: Mapping[str, str]) -> str:
    """Publisher, state ("Draft"), title and medical name as outlines, in the largest size that ends above `floor`."""
    name, heavy = Letters(700), Letters(800)
    state = document.notice.word if document.notice else ""
    settable = heavy.covers(document.title) and name.covers(document.medical_name + document.brand + state)
    if document.direction != "ltr" or not settable:
        return ""
    for size in SIZES:
        rows = (
            _Row(name, document.brand, 26, 0, "band-text"),
            _Row(heavy, state, 34, 20, "band-state"),
            _Row(heavy, document.title, size, size * 0.75, "band-text"),
            _Row(name, document.medical_name, size * 0.5, size * 0.2, "band-name"),
        )
        if all(row.fits() for row in rows) and MARGIN + sum(row.measure_height() for row in rows) <= floor:
            return _draw_rows(rows, colours)
    return ""


@dataclass(frozen=True)
class _Row:
    """Words in one size, as many lines as they need, with `space` above them."""

    letters: Letters
    words: str
    size: float
    space: float
    colour: str

    def break_lines(self) -> tuple[str, ...]:
        return self.letters.break_lines(self.words, self.size, ROOM)

    def fits(self) -> bool:
        return all(self.letters.measure_width(line, self.size) <= ROOM for line in self.break_lines())

    def measure_height(self) -> float:
        return self.space + self.size * LEADING * len(self.break_lines()) if self.words else 0


def _draw_rows(rows: tuple[_Row, ...], colours: Mapping[str, str]) -> str:
    made, y = "", float(MARGIN)
    for row in rows:
        y += row.space if row.words else 0
        for line in row.break_lines():
            outline = row.letters.draw_outline(line, row.size, MARGIN, y + 0.75 * row.size)
            made += f'<path fill="{colours[row.colour]}" d="{outline}"/>\n'
            y += row.size * LEADING
    return made
