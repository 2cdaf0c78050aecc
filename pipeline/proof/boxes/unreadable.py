"""Words that have ink, or would have, and that nobody can read: turned, mirrored, or without any size."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator

import pypdfium2.raw as pdfium
from pypdfium2 import PdfObject, PdfPage

from pipeline.model.codes import WORD_UNSEEN
from pipeline.proof.boxes.geometry import Rectangle
from pipeline.proof.boxes.misplaced import Misplaced, quote
from pipeline.proof.boxes.page_objects import list_texts
from pipeline.proof.boxes.page_words import INVISIBLE, PageWord
from pipeline.proof.boxes.structure import Marks

_NO_SIZE = 1e-4
"""Square points: a unit of text that is no larger paints nothing."""
_HINT = "words have to stand upright and to have a size; it is a fault of ours: please tell us"


def find_turned(words: Iterable[PageWord]) -> Iterator[Misplaced]:
    """Words of a page that do not stand upright on their line. Those of a picture may: at the side of a chart."""
    for word in words:
        if word.turned and word.tag and "Figure" not in (word.tag.name, *word.tag.around):
            message = f"{quote(word)} is turned or mirrored: it does not stand upright as the words around it do"
            yield Misplaced(WORD_UNSEEN, word.page, (word,), message, hint=_HINT, measure=1)


def find_sizeless(page: PdfPage, number: int, marks: Marks) -> Iterator[Misplaced]:
    """Words that are painted so small that they have no size; they have no place on the page, only in its tags."""
    for one in list_texts(page):
        tag = marks.get((number, pdfium.FPDFPageObj_GetMarkedContentID(one)))
        if tag is not None and _measure_unit(one) < _NO_SIZE:
            nothing = Rectangle(*one.get_bounds())
            word = PageWord(
                text="",
                page=number + 1,
                box=nothing,
                glyphs=(nothing,),
                size=0.0,
                colour=(0, 0, 0, 0),
                mode=INVISIBLE,
                tag=tag,
                artifact=False,
            )
            message = "words that the tags hold are painted without any size"
            yield Misplaced(WORD_UNSEEN, number + 1, (word,), message, hint=_HINT, measure=2)


def _measure_unit(text: PdfObject) -> float:
    """The area of a letter as large as its font says, in square points."""
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(text, matrix)
    pdfium.FPDFTextObj_GetFontSize(text, size)
    return float(abs(matrix.a * matrix.d - matrix.b * matrix.c) * size.value**2)
