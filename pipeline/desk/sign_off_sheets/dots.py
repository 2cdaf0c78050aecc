"""Drawings as pictures of dots (PNG), which every word processor shows: drawn by WeasyPrint, rendered by PDFium."""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64decode, b64encode
from html import unescape
from urllib.parse import unquote

from pipeline.conversion.sign_off_sheet.drawings import draw_page
from pipeline.model.document import Picture

_SCALE = 2.0
"""Dots a pixel: sharp enough for paper."""
_POINT = 72 / 96
_SVG = "image/svg+xml"
_ADDRESS = re.compile(rf'src="data:{re.escape(_SVG)}(;base64)?,([^"]*)"')
_INSIDE = re.compile(r"<svg\b([^>]*)>.*?</svg>", re.DOTALL)
_NAME = re.compile(r'aria-label="([^"]*)"')
_VIEW = re.compile(r'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"')


def redraw(markup: str) -> str:
    """Markup with pictures of dots in the place of its drawings: those at `data:` addresses, and those that stand in
    it, with their names. What has no name says nothing to readers and goes; what cannot be drawn stays as it is."""
    inside = _INSIDE.sub(lambda match: _redraw_inside(match[0], match[1]), markup)
    return _ADDRESS.sub(lambda match: _redraw_address(match[0], match[2], bool(match[1])), inside)


def _redraw_inside(svg: str, attributes: str) -> str:
    name = _NAME.search(attributes)
    if name is None:
        return ""
    dots = _find_dots(svg)
    return f'<img src="{dots}" alt="{name[1]}"/>' if dots else svg


def _redraw_address(written: str, data: str, base64: bool) -> str:
    address = unescape(data)
    svg = b64decode(address).decode("utf-8", "replace") if base64 else unquote(address)
    dots = _find_dots(svg)
    return f'src="{dots}"' if dots else written


def _find_dots(svg: str) -> str:
    """The address of a drawing as dots; empty where it cannot be drawn."""
    view = _VIEW.search(svg.replace("'", '"'))
    size = (float(view[1]), float(view[2])) if view else (0.0, 0.0)
    data = render_dots(Picture("drawing", _SVG, *size, svg.encode()))
    return f"data:image/png;base64,{b64encode(data).decode()}" if data else ""


def render_dots(picture: Picture) -> bytes:
    """A drawing as a PNG picture; nothing where it cannot be drawn."""
    page = draw_page(picture)
    if page is None:
        return b""
    import pypdfium2

    opened = pypdfium2.PdfDocument(page[0])
    try:
        bitmap = opened[0].render(scale=_SCALE / _POINT, rev_byteorder=True)
        return _write_png(bitmap.width, bitmap.height, bytes(bitmap.buffer), bitmap.stride, bitmap.n_channels)
    finally:
        opened.close()


def _write_png(width: int, height: int, pixels: bytes, stride: int, channels: int) -> bytes:
    """Rows of red, green and blue (and a fourth byte, where there are four `channels`, that means nothing) as a PNG
    file (ISO/IEC 15948), of 96 times the scale in dots an inch."""
    rows = bytearray()
    for row in range(height):
        line = pixels[row * stride : row * stride + width * channels]
        rows.append(0)
        rows += line if channels == 3 else bytes(b for at, b in enumerate(line) if at % channels != 3)
    metre = round(96 * _SCALE / 0.0254)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _write_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            _write_chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1)),
            _write_chunk(b"IDAT", zlib.compress(bytes(rows), 9)),
            _write_chunk(b"IEND", b""),
        )
    )


def _write_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
