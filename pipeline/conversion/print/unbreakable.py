"""Pieces of words that no line breaks, and how wide they are in our typeface.

They are measured in the font itself: where a word only just fits its column, an estimate would break it.
"""

from __future__ import annotations

import re

from pipeline.conversion.look.lettering import WIDE_BREAK, Letters, estimate_width
from pipeline.model.document import Blank, Fact, Inline, Inlines, Tick, plain
from pipeline.templating.body import loosen_spaces

BREAKS = re.compile(rf"[ \n]+|(?<=-)(?=\w)|(?<=/)(?=[^\W\d])|{WIDE_BREAK}")
"""Where a line may break: at spaces but not at hard ones, behind a hyphen, behind a slash before a letter, and
round Chinese characters."""
_LINE, _BOX = "MMMM", "MM"
"""Letters as wide as the least of a line to write on, and as a box to tick with the space behind it."""
_HARD = "\N{NO-BREAK SPACE}"
HAIR = 0.3
"""Millimetres that a piece has to spare."""


def measure_longest_piece(nodes: Inlines, em: float, weight: int) -> float:
    """The width of the widest piece of some words in letters of a size; `em` and the width are in millimetres."""
    pieces = (piece for piece in BREAKS.split(join_words(nodes)) if piece)
    return max((measure_words(piece, em, weight) for piece in pieces), default=0.0) + HAIR


def measure_words(words: str, em: float, weight: int) -> float:
    """The length of some words in one line. Letters that our fonts lack are reported elsewhere, and estimated here."""
    letters = Letters(weight)
    if letters.covers(words):
        return letters.measure_width(words, em)
    return estimate_width(words) * em


def join_words(nodes: Inlines) -> str:
    """The words with the spaces at which our markup lets lines break: see `loosen_spaces`."""
    return "".join(_join_node(node) for node in nodes)


def _join_node(node: Inline) -> str:
    match node:
        case Fact():
            return loosen_spaces(plain(node.children), node.fact_kind)
        case Blank():
            return f"{join_words(node.children)} {_LINE}{_HARD}{join_words(node.unit).replace(' ', _HARD)} "
        case Tick():
            return f"{_BOX}{join_words(node.children)}{_HARD}{_HARD} "
    return join_words(node.children) if hasattr(node, "children") else plain((node,))
