"""Estimate of the first page: whether it needs to be an opening, with a strip that has the emergency number and a list
of contents, because the first care card does not fit on it.

A layout shows this for certain. An estimate from the number of letters is right for most leaflets and saves laying
them out twice; it says yes only where a layout would surely say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from pipeline.conversion.print.paper import PAPERS
from pipeline.model.document import Bullets, CareCard, Document, Inlines, Paragraph, plain

SURE = 10
"""Millimetres past the end of the page from which the estimate is trusted."""

LINE, GAP = 7, 1.6
"""A line of 14 pt, and the space after an item."""
LETTERS = 66
"""Letters of a line of 14 pt in a box."""


def surely_needs_opening(document: Document) -> bool:
    """True where the first care card of the first section ends far below the first page."""
    height = 98.0
    if document.notice:
        height += 10 + 6 * ceil(len(document.notice.label + document.notice.text) / 66)
    if document.key_points:
        height += 24 + sum(_estimate_items(block) for block in document.key_points.blocks if isinstance(block, Bullets))
    if not document.sections:
        return False
    height += 22
    for block in document.sections[0].blocks:
        if isinstance(block, CareCard):
            closing = _estimate_words(block.closing.children) + 3 if block.closing else 0
            return height + 33 + _estimate_items(block.items) + closing > PAPERS[document.paper].end + SURE
        if isinstance(block, Paragraph):
            height += _estimate_words(block.children) + 2
    return False


def _estimate_items(bullets: Bullets) -> float:
    paragraphs: Iterable[Inlines] = (
        block.children for item in bullets.items for block in item.blocks if isinstance(block, Paragraph)
    )
    return sum(_estimate_words(words) + GAP for words in paragraphs)


def _estimate_words(words: Inlines) -> float:
    return LINE * ceil(len(plain(words)) / LETTERS)
