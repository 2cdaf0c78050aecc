"""Words in the margins of a PDF's pages: the line at the foot with the number of the page, and the name of a section at
the head. They say where a loose sheet belongs, and no tag claims them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium

_MM = 72 / 25.4
_FOOT, _HEAD = 17 * _MM, 12 * _MM
"""Points at the foot and the head of the smallest page of ours (A5) in which no words of the leaflet stand. They stand
higher on first pages, and everywhere on the short editions, which have no running lines."""


def read_margins(path: Path, page: int) -> Counter[str]:
    """The words in the margins above and below the words of a page (from 1), with how often each stands there."""
    if path.stem.endswith(("-folded", "-card")) or (page == 1 and path.stem.endswith("-a5")):
        return Counter()
    document = pdfium.PdfDocument(path)
    try:
        sheet = document[page - 1]
        text = sheet.get_textpage()
        foot = text.get_text_bounded(bottom=0, top=_FOOT)
        height = sheet.get_height()
        head = "" if page == 1 else text.get_text_bounded(bottom=height - _HEAD, top=height)
        return Counter(split_words(f"{foot} {head}"))
    finally:
        document.close()


def split_words(text: str) -> list[str]:
    """The words and numbers of a text, without signs."""
    return re.findall(r"\w+", text)
