"""Pictures of a page, made by PDFium: as it is printed, and the ground without its words."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

import pypdfium2.raw as pdfium
from PIL import Image
from pypdfium2 import PdfPage

from pipeline.proof.boxes.geometry import Rectangle, intersect
from pipeline.proof.boxes.page_objects import list_texts

_DOTS_PER_INCH = 110
_MOST_PIXELS = 4000
"""No picture is wider or higher: a page of some metres is seen from further away."""


@dataclass(frozen=True)
class Rendering:
    """A page in shades of grey (0 is black): `full` as it is printed, `ground` without words. `visible` is the part of
    the page that the pictures show, `scale` is pixels a point."""

    full: Image.Image
    ground: Image.Image
    visible: Rectangle
    scale: float

    def find_pixels(self, box: Rectangle) -> tuple[int, int, int, int]:
        """A box in pixels (left, upper, right, lower), cut to the picture; empty where it lies outside."""
        left = max(0, floor((box.left - self.visible.left) * self.scale))
        right = min(self.full.width, ceil((box.right - self.visible.left) * self.scale))
        upper = max(0, floor((self.visible.top - box.top) * self.scale))
        lower = min(self.full.height, ceil((self.visible.top - box.bottom) * self.scale))
        return left, upper, max(left, right), max(upper, lower)


def read_visible(page: PdfPage) -> Rectangle:
    """The part of a page that is shown and printed (ISO 32000-1, 14.11.2)."""
    return intersect(Rectangle(*page.get_cropbox()), Rectangle(*page.get_mediabox()))


def render_page(page: PdfPage) -> Rendering:
    """Render a page twice. After it the page has no words any more, so it is read before."""
    page.set_rotation(0)
    visible = read_visible(page)
    scale = min(_DOTS_PER_INCH / 72, _MOST_PIXELS / max(visible.width, visible.height, 1))
    full = _render(page, scale)
    for one in list_texts(page):
        pdfium.FPDFPageObj_SetIsActive(one, False)
    return Rendering(full, _render(page, scale), visible, scale)


def _render(page: PdfPage, scale: float) -> Image.Image:
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return picture.convert("L")
