"""Paper sizes that print leaflets stand on: A4 (ISO 216) or US Letter (ANSI A).

The style sheets are written for A4. On Letter the words keep their width, so that no line breaks in another place: the
sides are wider, and the page ends earlier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """A sheet, upright, in millimetres. `measure` is the width of the words on a page, `foot` the part at the bottom
    that holds the footer, `most_pages` what a leaflet may have at most: a page of Letter holds less than one of A4."""

    name: str
    width: float
    height: float
    measure: float = 170
    foot: float = 24
    most_pages: int = 10

    @property
    def side(self) -> float:
        """The margin at each side."""
        return (self.width - self.measure) / 2

    @property
    def end(self) -> float:
        """Where the words of a page end, from its top."""
        return self.height - self.foot

    def rules(self) -> str:
        """CSS that puts this paper in the place of A4; the band of the cover goes from edge to edge."""
        if self.name == "a4":
            return ""
        wide = self.side + 0.6
        return (
            f"@page{{size:{self.width}mm {self.height}mm;margin:16mm {self.side:.2f}mm {self.foot}mm}}"
            f".cover{{margin-inline:-{wide:.2f}mm;padding-inline:{wide:.2f}mm {wide - 10.6:.2f}mm}}"
        )


A4 = Paper("a4", 210, 297)
LETTER = Paper("letter", 215.9, 279.4, most_pages=12)
PAPERS: Mapping[str, Paper] = {paper.name: paper for paper in (A4, LETTER)}
