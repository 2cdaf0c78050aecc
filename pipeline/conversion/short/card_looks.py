"""Ways to set the card over the whole width, from the one for few words to the one for many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from pipeline.conversion.look.typefaces import HEAVY
from pipeline.conversion.print.background_pictures import SVG
from pipeline.conversion.print.unbreakable import measure_words
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.conversion.short.enlarging import Actions
from pipeline.model.document import CareCard, Document

DRAWING_GAP, ARCH_TOP = 6.0, 9.0
"""Millimetres: what parts the drawing on a band from the title, and the band's edge from the arch."""
LEAST_OF_HEAD = 2 / 3
"""How much smaller the head of a care card may be so that it stands in one line."""


@dataclass(frozen=True)
class Band:
    """A band with a drawing. In millimetres: how high it is at least, what the drawing takes of its width, how high the
    title beside it may be, and how round the arch is."""

    height: float
    drawing: float
    title: float
    round: float

    def write_rules(self, grown: float = 0.0) -> str:
        """CSS for the band, which has `grown` by so many millimetres."""
        height = self.height + grown
        return (
            f".cover{{min-height:{height:.2f}mm}}.arch{{height:{height - ARCH_TOP:.2f}mm}}"
            f".drawn{{grid-template-columns:minmax(0,1fr) {self.drawing - DRAWING_GAP}mm}}"
            f".arch.drawing{{border-radius:{self.round}mm {self.round}mm 0 0}}"
        )


BAND, LOW_BAND = Band(60, 90, 36, 24), Band(43, 66, 22, 18)
"""The usual band, and the one over many words."""


@dataclass(frozen=True)
class WideLook:
    """One way to set the card: with the drawing or without, care cards below each other or `paired`; the `sizes` of
    letters that are tried and those of the heads of care cards in points, the least gap in millimetres, and whether
    lines stand `close`."""

    drawn: bool
    paired: bool
    sizes: tuple[float, ...]
    actions: Actions
    gap: float
    close: bool = False


LOOKS = (
    WideLook(drawn=True, paired=False, sizes=(18, 17, 16, 15.5, 15), actions=(22, 30), gap=5),
    WideLook(drawn=True, paired=True, sizes=(15, 14.5, 14, 13.5), actions=(19, 28), gap=4.5),
    WideLook(drawn=False, paired=True, sizes=(15, 14.5, 14, 13.5, 13, 12.5), actions=(17, 24), gap=4),
    WideLook(drawn=False, paired=True, sizes=(13.5, 13, 12.5), actions=(16, 21), gap=3, close=True),
)
"""The ways, the best first."""


def fit_heads(cards: Sequence[CareCard], largest: float, width: float) -> float:
    """The size in points at which the heads of some cards stand in one line of a width in millimetres."""
    em = max((measure_words(card.action, MM_PER_POINT, HEAVY) for card in cards), default=0.0)
    size = floor(width / em) if em else largest
    return size if LEAST_OF_HEAD * largest < size < largest else largest


def name_drawing(document: Document) -> str:
    """What the cover is for the sheet: a drawing, which stands under an arch, or a photo; empty where there is none."""
    picture = next((one for one in document.pictures if one.name == document.cover), None)
    return "drawing" if picture and picture.media_type == SVG else "photo" if picture else ""
