"""Origins of what stands in a PDF: which HTML element each structure element came from, and which words each piece of a
line is.

WeasyPrint knows this while it builds the tags and does not write it down; without it nobody can tell a term from its
explanation, that two lists on two pages are one, or what the glyphs of some scripts say. It offers no place to listen,
so its recursive builder is wrapped while one document is painted. The version of WeasyPrint is pinned, and a test looks
at what comes through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipeline.conversion.print.line_breaks import MAY_BREAK


@dataclass(frozen=True)
class Origin:
    """An HTML element: its number in reading order (one element may give boxes on several lines and pages), its tag
    (`li::marker` and the like for what stylesheets add), attributes and words."""

    number: int
    tag: str
    attributes: Mapping[str, str]
    words: str


@dataclass(frozen=True)
class LineWords:
    """The words of a piece of a line, in the order in which they are read, and whether they run from the right."""

    words: str
    from_right: bool


Origins: TypeAlias = dict[int, Origin]
"""By the object number of the structure element in the file that WeasyPrint writes."""
Lines: TypeAlias = dict[tuple[int, int], LineWords]
"""By the number of the page, from 0, and that of the marked content on it (MCID)."""


@contextmanager
def note_origins() -> Iterator[tuple[Origins, Lines]]:
    """While this lasts, what WeasyPrint tags is noted in the mappings."""
    from weasyprint.pdf import tags

    build = tags._build_box_tree
    origins: Origins = {}
    lines: Lines = {}
    numbers: dict[Any, int] = {}

    def noting(box: Any, *rest: Any) -> Iterator[Any]:
        if box.element is not None:
            numbers.setdefault(box.element, len(numbers))
        _, _, page, _, _, marks = rest
        for piece in _list_text_boxes(box):
            if piece in marks:
                lines[page, marks[piece]["mcid"]] = LineWords(piece.text, piece.style["direction"] == "rtl")
        for element in build(box, *rest):
            # The innermost call comes first: the outer ones only hand its elements on.
            if box.element is not None and element.number not in origins:
                words = _collect_words(box.element) if box.element.tag == "a" else ""
                origins[element.number] = Origin(numbers[box.element], box.element_tag, dict(box.element.attrib), words)
            yield element

    tags._build_box_tree = noting
    try:
        yield origins, lines
    finally:
        tags._build_box_tree = build


def _list_text_boxes(box: Any) -> Iterator[Any]:
    """The text boxes that stand in a box without another element between."""
    for child in getattr(box, "children", ()):
        for piece in child.children if type(child).__name__ == "LineBox" else (child,):
            if type(piece).__name__ == "TextBox":
                yield piece


def _collect_words(element: Any) -> str:
    return " ".join("".join(element.itertext()).replace(MAY_BREAK, "").split())
