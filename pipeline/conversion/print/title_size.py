"""Size of the title on the band: as the style sheet says, or smaller where it is long."""

from __future__ import annotations

from pipeline.conversion.look.lettering import WIDER, estimate_lines, estimate_longest_word
from pipeline.conversion.look.typefaces import HEAVY, MEDIUM
from pipeline.conversion.print.sizes import SECTION_TITLE_SIZE
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.model.document import Document

SMALLEST = SECTION_TITLE_SIZE
"""Points: a title is larger than the headings of sections, or as large."""
BESIDE_DRAWING = (88.0, 37.0)
"""Millimetres: the room for the title on an upright page, beside the drawing; two lines of 46 pt, or three of 34."""


ACROSS = (168.0, 37.0)
"""Millimetres: the same where there is no drawing."""


def find_title_room(document: Document) -> tuple[float, float]:
    """The room for the title on an upright page."""
    return BESIDE_DRAWING if document.cover else ACROSS


def write_title_rules(
    document: Document, room: tuple[float, float], size: int, name_size: int, smallest: int = SMALLEST
) -> str:
    """CSS for the title and the medical name in points: `size` and `name_size`, or what lets the title have a `room`
    (width and height in millimetres) and the longest word of both stand in one line; not below `smallest`. Nothing is
    hyphenated."""
    width, height = room
    title = size
    while title > smallest and not _fits(document.title, width, height, title):
        title -= 1
    longest = estimate_longest_word(document.bracketed_name)
    name = min(name_size, int(width / (longest * WIDER[MEDIUM] * MM_PER_POINT))) if longest else name_size
    return f".cover h1{{font-size:{title}pt}}.cover .medical-name{{font-size:{name}pt}}"


def _fits(title: str, width: float, height: float, size: int) -> bool:
    room = width / (size * MM_PER_POINT * WIDER[HEAVY])
    return estimate_longest_word(title) <= room and estimate_lines(title, room) * size * MM_PER_POINT <= height
