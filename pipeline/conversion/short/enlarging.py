"""Larger letters for a short edition with few words: what its sheet sets for the usual size grows with them.

Large letters are what fills paper best: they are read from further away, and by more people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from typing import TypeAlias

from pipeline.conversion.look.typefaces import BOLD
from pipeline.conversion.print.unbreakable import measure_longest_piece
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.model.document import CareCard, Document, Inlines, Paragraph, Text, walk

USUAL = 12.5
"""Points: the size of the words in the sheets of the short editions."""
DOT, RING, CROSS, BOX = 2.2, 3.0, 5.2, 4.6
"""Millimetres: how large the marks of list items are: dots and squares, diamonds and rings, ticks and crosses, boxes to
tick."""
TITLE, SUBTITLE = 18, 14
"""Points: headings beside words of the usual size. They grow half as fast."""
DOSE, DOSE_ACTION = 16, 1.25
"""Points: the head of a dose and how much it is; and how much larger than the words they are at least."""
ACTION = 1.12
"""How much larger than the words the head of a care card is at least; a sheet may have it larger still."""


Actions: TypeAlias = tuple[float, float]
"""Points: the heads of care cards, and of those for an emergency."""
INDENT = 14.0
"""Millimetres of a column that words in a list in a box do not have."""


def list_sizes(document: Document, sizes: Sequence[float], width: float, actions: Actions) -> Iterator[float]:
    """Those of some sizes in points at which no word of an edition has to be parted in a column of this `width` in
    millimetres. `actions` are the sizes of the heads of care cards in the sheet."""
    words = [node.children for node in walk((document.key_points, document.sections)) if isinstance(node, Paragraph)]
    heads: list[Inlines] = [section.title for section in document.sections]
    heads += [(Text(node.action),) for node in walk(document.sections) if isinstance(node, CareCard)]
    for size in sizes:
        of_head = max(*actions, TITLE * sqrt(size / USUAL), ACTION * size)
        if max(_measure_longest(words, size), _measure_longest(heads, of_head)) <= width - INDENT:
            yield size


def _measure_longest(pieces: Iterable[Inlines], size: float) -> float:
    return max((measure_longest_piece(piece, size * MM_PER_POINT, BOLD) for piece in pieces), default=0.0)


def write_larger_rules(size: float, leading: float, actions: Actions) -> str:
    """CSS for words of this `size` in points, with a line height of `leading`, in a sheet in which the heads of care
    cards have these sizes."""
    line, factor = size * leading * MM_PER_POINT, size / USUAL

    care, emergency = (max(action, ACTION * size) for action in actions)

    def center(mark: float, left: float) -> str:
        return f"{{background-position:{left}mm {(line - mark) / 2:.2f}mm}}"

    def grow(points: float) -> str:
        return f"{points * sqrt(factor):.1f}pt"

    return (
        f".words,.words .care-card,.words .care-cards .care-card,.words .group,.words table{{font-size:{size}pt;"
        f"line-height:{leading}}}"
        f".words li{center(DOT, 0.6)}.words .urgent li,.words .routine li{center(RING, 0.3)}"
        f".words .do li,.words .do-not li{center(CROSS, 0)}.words .checklist li,.words .questions li{center(BOX, 0)}"
        f".words .key-points .box-title{{font-size:{grow(TITLE)}}}"
        f".words .section-title{{font-size:{grow(TITLE)}}}.words h3,.words .group-title{{font-size:{grow(SUBTITLE)}}}"
        f".words .care-action{{font-size:{care:.1f}pt}}.words .emergency .care-action{{font-size:{emergency:.1f}pt}}"
        f".words .dose-head,.words .dose-words{{font-size:{max(DOSE, DOSE_ACTION * size):.1f}pt}}"
        f".words .dose-most{{font-size:{ACTION * size:.1f}pt}}"
        f".words .dose-label,.words .dose-not-for{{font-size:{size}pt}}"
        f".words .care-body{{padding-block:{2.4 * factor:.2f}mm}}"
    )
