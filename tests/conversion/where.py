"""Where words stand on the pages of a PDF of ours: upright text, scaled and moved but not turned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True)
class Run:
    """Words that are painted in one go: their page from 1, and where they begin, in millimetres from the page's left
    and upper edge."""

    page: int
    left: float
    top: float
    words: str


def runs(data: bytes) -> Iterator[Run]:
    """Everything that is painted with text operators, in the order of painting."""
    for number, page in enumerate(PdfReader(BytesIO(data)).pages, start=1):
        found: list[Run] = []
        height = float(page.mediabox.height)

        def visit(text: str, matrix: list[float], place: list[float], *_: object) -> None:
            if text.strip():
                x = place[4] * matrix[0] + place[5] * matrix[2] + matrix[4]
                y = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
                run = Run(number, x * MM_PER_POINT, (height - y) * MM_PER_POINT, text.strip())  # noqa: B023
                found.append(run)  # noqa: B023

        page.extract_text(visitor_text=visit)
        yield from found
