"""Pieces of a line that say what they stand for (ActualText; ISO 32000-1, 14.9.4). PDFium has the letters of what they
say, and no place of a letter, because no glyph is known to be its own: such a piece is looked at as one."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from pipeline.proof.boxes.geometry import Rectangle, unite
from pipeline.proof.boxes.page_objects import list_texts

_KEY = "ActualText"


def read_said_boxes(page: PdfPage) -> Mapping[int, Rectangle]:
    """The box of each such piece, by the address of any of the objects that it is painted with."""
    pieces: dict[int, list[Any]] = {}
    for text in list_texts(page):
        if _says_words(text):
            number = pdfium.FPDFPageObj_GetMarkedContentID(text)
            pieces.setdefault(number if number >= 0 else -find_address(text.raw), []).append(text)
    return {
        find_address(text.raw): unite([Rectangle(*one.get_bounds()) for one in piece])
        for piece in pieces.values()
        for text in piece
    }


def find_address(handle: Any) -> int:
    """The address of an object of PDFium, which is the same for each handle of it; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _says_words(text: Any) -> bool:
    for number in range(pdfium.FPDFPageObj_CountMarks(text)):
        mark = pdfium.FPDFPageObj_GetMark(text, number)
        for place in range(pdfium.FPDFPageObjMark_CountParams(mark)):
            if _read_key(mark, place) == _KEY:
                return True
    return False


def _read_key(mark: Any, place: int) -> str:
    name, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    letters = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFPageObjMark_GetParamKey(mark, place, letters, len(name), length)
    return name.raw[: length.value].decode("utf-16-le").rstrip("\0")
