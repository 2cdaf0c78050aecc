"""Words in the margins of a PDF's pages: the line at the foot with the number of the page, and the name of a section at
the head. They say where a loose sheet belongs, and no tag claims them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium

_MM = 72 / 25.4
_FOOT, _HEAD = 17 * _MM, 12 * _MM
"""Points at the foot and the head of the smallest page of ours (A5) in which no words of the leaflet stand."""


def read_margins(path: Path, page: int) -> Counter[str]:
    """The words in the margins above and below the words of a page (from 1), with how often each stands there."""
    document = pdfium.PdfDocument(path)
    try:
        sheet = document[page - 1]
        text = sheet.get_textpage()
        foot = text.get_text_bounded(bottom=0, top=_FOOT)
        head = text.get_text_bounded(bottom=sheet.get_height() - _HEAD, top=sheet.get_height())
        return Counter(split_words(f"{foot} {head}"))
    finally:
        document.close()


def split_words(text: str) -> list[str]:
    """The words and numbers of a text, without signs."""
    return re.findall(r"\w+", text)
