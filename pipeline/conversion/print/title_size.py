"""Size of the title on the band: as the style sheet says, or smaller where it is long."""

from __future__ import annotations

from pipeline.conversion.print.table_column_widths import LETTER, WIDTHS
from pipeline.model.document import Document

MM_PER_POINT = 25.4 / 72
HEAVY, MEDIUM = 1.1, 1.05
"""How much wider letters of the title and of the medical name are than those of the text."""
SMALLEST = 24
"""Points: a title is larger than the headings of sections, or as large."""
BESIDE_DRAWING = (88.0, 37.0)
"""Millimetres: the room for the title on an upright page, beside the drawing; two lines of 46 pt, or three of 34."""


def write_title_rules(document: Document, room: tuple[float, float], size: int, name_size: int) -> str:
    """CSS for the title and the medical name in points: `size` and `name_size`, or what lets the title have a `room`
    (width and height in millimetres) and the longest word of both stand in one line. Nothing is hyphenated."""
    width, height = room
    title = size
    while title > SMALLEST and not _fits(document.title, width, height, title):
        title -= 1
    longest = max(map(_width, f"({document.medical_name})".split()))
    name = min(name_size, int(width / (longest * MEDIUM * MM_PER_POINT)))
    return f".cover h1{{font-size:{title}pt}}.cover .medical-name{{font-size:{name}pt}}"


def _fits(title: str, width: float, height: float, size: int) -> bool:
    words = title.split()
    room = width / (size * MM_PER_POINT * HEAVY)
    return max(map(_width, words), default=0) <= room and _lines(words, room) * size * MM_PER_POINT <= height


def _lines(words: list[str], room: float) -> int:
    """How many lines some words take where a line has so much room, in em."""
    lines, at = 0, room
    for word in words:
        at += WIDTHS[" "] + _width(word)
        if at > room:
            lines, at = lines + 1, _width(word)
    return lines


def _width(word: str) -> float:
    return sum(WIDTHS.get(letter, LETTER) for letter in word)
