"""What a page paints besides words: boxes that are filled or drawn, and where tagged pictures stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfObject, PdfPage

from pipeline.proof.boxes.geometry import Rectangle, unite
from pipeline.proof.boxes.structure import Marks, Tag

_ON_THE_EDGE = 4.5
"""Points: all ends of the lines and curves of a rounded box lie on its edges, or a thick line inside of them."""


_DEEPEST = 15
"""How deep forms in forms are looked into."""
_WIDE = 85.0
"""Points: no line to write on is shorter (30 mm), and every icon is smaller."""
_SIGN = 48.0
"""Points: marks of list items and icons are smaller, pictures larger."""


def list_texts(page: PdfPage) -> Iterator[PdfObject]:
    """What a page paints with text operators, also within forms."""
    yield from page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Something else than words that a tag holds, with its box."""

    page: int
    box: Rectangle
    tag: Tag


def read_boxes(page: PdfPage) -> list[Rectangle]:
    """The rectangles that a page fills or draws, also with round corners. What stands inside of drawings (form
    XObjects) is theirs."""
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)
    return [box for path in paths if (box := _read_rectangle(path))]


def read_drawings(page: PdfPage) -> list[Rectangle]:
    """The drawings of a page that no tag holds: icons, marks of list items, lines to write on."""
    drawings = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_FORM], max_depth=1)
    return [Rectangle(*one.get_bounds()) for one in drawings if pdfium.FPDFPageObj_GetMarkedContentID(one) < 0]


def choose_rulings(drawings: Iterable[Rectangle]) -> list[Rectangle]:
    """The drawings that are as wide as a hand needs: lines to write on come as one drawing for all of them. A picture
    that has nothing to say may be among them."""
    return [box for box in drawings if box.width > _WIDE]


def choose_signs(drawings: Iterable[Rectangle]) -> list[Rectangle]:
    """The drawings that are as small as the marks of list items and as icons."""
    return [box for box in drawings if 0 < box.width < _SIGN and 0 < box.height < _SIGN]


def read_pictures(page: PdfPage, number: int, marks: Marks) -> list[PagePicture]:
    """The tagged content of a page that is no text. `number` counts from 0."""
    pictures = []
    for one in page.get_objects(max_depth=1):
        tag = marks.get((number, pdfium.FPDFPageObj_GetMarkedContentID(one)))
        if tag is not None and one.type != pdfium.FPDF_PAGEOBJ_TEXT:
            pictures.append(PagePicture(number + 1, Rectangle(*one.get_bounds()), tag))
    return pictures


def _read_rectangle(path: PdfObject) -> Rectangle | None:
    """The box of a path if that is what it shows: some of it is straight, every end lies on the edge, and nothing cuts
    it off. An engine draws one border of four as a whole frame that is cut off to a line."""
    box = Rectangle(*path.get_bounds())
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    ends, straight = [], 0
    for number in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        x, y = _read_point(segment)
        straight += pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO
        ends.append((matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f))
    return box if straight > 1 and _all_on_edge(ends, box) and not _is_cut_off(path, box) else None


def _read_point(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _all_on_edge(ends: list[tuple[float, float]], box: Rectangle) -> bool:
    """Whether all of these lie on the edge. Points that bend a curve are among them: those of a round corner do."""
    return all(
        min(abs(x - box.left), abs(x - box.right), abs(y - box.bottom), abs(y - box.top)) < _ON_THE_EDGE
        for x, y in ends
    )


def _is_cut_off(path: PdfObject, box: Rectangle) -> bool:
    """Whether one of the clipping paths (ISO 32000-1, 8.5.4) leaves less of the box than its edge."""
    clip = pdfium.FPDFPageObj_GetClipPath(path)
    for number in range(pdfium.FPDFClipPath_CountPaths(clip)):
        count = pdfium.FPDFClipPath_CountPathSegments(clip, number)
        points = [_read_point(pdfium.FPDFClipPath_GetPathSegment(clip, number, at)) for at in range(count)]
        if points:
            seen = unite(Rectangle(x, y, x, y) for x, y in points)
            if min(seen.measure_overlap(box)) < _ON_THE_EDGE:
                return True
    return False
