"""Origins of PDF tags: which HTML element each structure element came from.

WeasyPrint knows this while it builds the tags and does not write it down; without it nobody can tell a term from its
explanation, or that two lists on two pages are one. It offers no place to listen, so its recursive builder is wrapped
while one document is painted. The version of WeasyPrint is pinned, and a test looks at what comes through.
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


Origins: TypeAlias = dict[int, Origin]
"""By the object number of the structure element in the file that WeasyPrint writes."""


@contextmanager
def note_origins() -> Iterator[Origins]:
    """While this lasts, what WeasyPrint tags is noted in the mapping."""
    from weasyprint.pdf import tags

    build = tags._build_box_tree
    origins: Origins = {}
    numbers: dict[Any, int] = {}

    def noting(box: Any, *rest: Any) -> Iterator[Any]:
        if box.element is not None:
            numbers.setdefault(box.element, len(numbers))
        for element in build(box, *rest):
            # The innermost call comes first: the outer ones only hand its elements on.
            if box.element is not None and element.number not in origins:
                words = _collect_words(box.element) if box.element.tag == "a" else ""
                origins[element.number] = Origin(numbers[box.element], box.element_tag, dict(box.element.attrib), words)
            yield element

    tags._build_box_tree = noting
    try:
        yield origins
    finally:
        tags._build_box_tree = build


def _collect_words(element: Any) -> str:
    return " ".join("".join(element.itertext()).replace(MAY_BREAK, "").split())
