"""Paper sizes that print leaflets stand on: A4 (ISO 216) or US Letter (ANSI A).

The style sheets are written for A4. On Letter the words keep their width, so that no line breaks in another place: the
sides are wider, and the page ends earlier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.conversion.print.sizes import COVER_BLEED, COVER_END, PAGE_FOOT, PAGE_SIDE, PAGE_TOP

CLOSE_LINES = 0.8
"""Millimetres above and below a line of the contents on a page lower than A4, so that they stay on the first page."""
MEASURE = 210 - 2 * PAGE_SIDE
"""Millimetres: the width of the words on a page of A4."""


@dataclass(frozen=True)
class Paper:
    """A sheet, upright, in millimetres. `measure` is the width of the words on a page, `top` the space above them,
    `foot` the part at the bottom that holds the footer, `most_pages` what a leaflet may have at most: a page of Letter
    holds less than one of A4."""

    name: str
    width: float
    height: float
    measure: float = MEASURE
    foot: float = PAGE_FOOT
    most_pages: int = 10
    top: float = PAGE_TOP

    @property
    def side(self) -> float:
        """The margin at each side."""
        return (self.width - self.measure) / 2

    @property
    def end(self) -> float:
        """Where the words of a page end, from its top."""
        return self.height - self.foot

    @property
    def room(self) -> float:
        """How high the words of a page can be."""
        return self.end - self.top

    def write_rules(self) -> str:
        """CSS that puts this paper in the place of A4; the band of the cover goes from edge to edge."""
        if self == A4:
            return ""
        if self.name == "a4":
            return f"@page{{margin-bottom:{self.foot}mm}}"
        wider = self.side - PAGE_SIDE
        bleed = COVER_BLEED + wider
        return (
            f"@page{{size:{self.width}mm {self.height}mm;margin:{PAGE_TOP}mm {self.side:.2f}mm {self.foot}mm}}"
            f".cover{{margin-inline:-{bleed:.2f}mm;padding-inline:{bleed:.2f}mm {COVER_END + wider:.2f}mm}}"
            f".cover.plain{{padding-inline-end:{bleed:.2f}mm}}"
            f".contents li{{padding-block:{CLOSE_LINES}mm}}"
        )


A4 = Paper("a4", 210, 297)
LETTER = Paper("letter", 215.9, 279.4, most_pages=12)
PAPERS: Mapping[str, Paper] = {paper.name: paper for paper in (A4, LETTER)}
