"""Width of a figure that stands beside its words: as large as the words are high, so that neither is alone in its row.

Lines are estimated from the number of letters: a millimetre more or less changes nothing that is seen.
"""

from __future__ import annotations

from math import ceil

from pipeline.conversion.print.paper import MEASURE
from pipeline.model.document import Block, Blocks, Bullets, Definitions, Figure, Paragraph, Picture, Steps, plain, walk

WIDTHS = (62, 74, 84)
"""Millimetres that a figure beside its words may be wide, from the least."""
GAP, LINE, PARAGRAPH, ITEM, INDENT = 7.0, 7.0, 2.2, 1.6, 8.0
"""Millimetres: between words and figure, a line, the space after a paragraph and an item, and before an item."""
MORE = 2.0
"""Millimetres that do not count: a line more does, because over a leaflet such lines are a page."""
CAPTION_GAP, CAPTION_LINE = 2.6, 5.8
LETTERS = 68 / 154
"""Letters of the text in a millimetre, and, of captions, which are smaller, as many and a sixth more."""
CAPTION_LETTERS = LETTERS * 14 / 12


def find_figure_width(blocks: Blocks, figure: Figure, picture: Picture) -> int:
    """The largest width in millimetres with which some blocks, words and a figure, are as high as with the least."""
    words = tuple(block for block in blocks if block is not figure)
    heights = {width: _estimate_height(words, figure, picture, width) for width in WIDTHS}
    return max(width for width in WIDTHS if heights[width] <= heights[WIDTHS[0]] + MORE)


def _estimate_height(words: Blocks, figure: Figure, picture: Picture, width: float) -> float:
    drawn = width * picture.height / picture.width
    caption = (
        CAPTION_GAP + CAPTION_LINE * ceil(len(figure.caption) / (width * CAPTION_LETTERS)) if figure.caption else 0
    )
    column = MEASURE - GAP - width
    return max(drawn + caption, sum(_estimate_words(block, column) for block in words))


def _estimate_words(block: Block, column: float) -> float:
    """How high the words of a block are in a column (millimetres)."""
    listed = isinstance(block, Bullets | Steps | Definitions)
    room = (column - INDENT * listed) * LETTERS
    lines = [ceil(len(plain(one.children)) / room) for one in walk(block) if isinstance(one, Paragraph)]
    return LINE * sum(lines) + (ITEM if listed else PARAGRAPH) * len(lines)
