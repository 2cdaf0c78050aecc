"""Estimate of the first page: whether it needs to be an opening, with a strip that has the emergency number and a list
of contents, because the first care card does not fit on it.

A layout shows this for certain. An estimate from the number of letters is right for most leaflets and saves laying
them out twice; it says yes only where a layout would surely say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from pipeline.conversion.print.paper import PAPERS
from pipeline.conversion.print.sizes import COVER_HEIGHT, ITEM_GAP
from pipeline.model.document import Bullets, CareCard, Document, Inlines, Paragraph, plain

SURE = 10
"""Millimetres past the end of the page from which the estimate is trusted."""

LEAST_BAND = 45
"""Millimetres: the band of the cover without a drawing, with a title in one line."""
LETTERS = 66
"""Letters of a line of the text in a box."""
LINE, NOTICE_LINE = 7, 6
"""Millimetres: a line of the text, and of the notice."""
NOTICE, KEY_POINTS, SECTION_HEAD, CARE_CARD = 10, 24, 22, 33
"""Millimetres: what these take without the lines of their words, from the space before them down."""
PARAGRAPH_GAP, CLOSING_GAP = 2, 3
"""Millimetres: the space after a paragraph, and before the closing sentence of a care card."""


def surely_needs_opening(document: Document) -> bool:
    """True where the first care card of the first section ends far below the first page."""
    height = float(COVER_HEIGHT if document.cover else LEAST_BAND)
    if document.notice:
        height += NOTICE + NOTICE_LINE * ceil(len(document.notice.label + document.notice.text) / LETTERS)
    if document.key_points:
        height += KEY_POINTS + sum(
            _estimate_items(block) for block in document.key_points.blocks if isinstance(block, Bullets)
        )
    if not document.sections:
        return False
    height += SECTION_HEAD
    for block in document.sections[0].blocks:
        if isinstance(block, CareCard):
            closing = _estimate_words(block.closing.children) + CLOSING_GAP if block.closing else 0
            height += CARE_CARD + _estimate_items(block.items) + closing
            return height > PAPERS[document.paper].end + SURE
        if isinstance(block, Paragraph):
            height += _estimate_words(block.children) + PARAGRAPH_GAP
    return False


def _estimate_items(bullets: Bullets) -> float:
    paragraphs: Iterable[Inlines] = (
        block.children for item in bullets.items for block in item.blocks if isinstance(block, Paragraph)
    )
    return sum(_estimate_words(words) + ITEM_GAP for words in paragraphs)


def _estimate_words(words: Inlines) -> float:
    return LINE * ceil(len(plain(words)) / LETTERS)
