"""Heights of the parts of a folded leaflet: each is laid out by itself, in every way to tell it, and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

from pipeline.conversion.look.typefaces import REGULAR
from pipeline.conversion.print.unbreakable import measure_words
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.conversion.print.weasy import Layout
from pipeline.conversion.short.edition import cut_edition, list_left_out, list_untaken
from pipeline.conversion.short.folded_choice import PanelChoice, PanelPiece, SignSplit
from pipeline.conversion.short.folded_setting import PICTURE, set_folded
from pipeline.conversion.short.folded_sizes import PANEL_EDGE, SMALL_SIZE, TEXT_LEADING, TEXT_SIZE
from pipeline.conversion.short.folds import Folds
from pipeline.conversion.short.panel_search import PanelPart, Panels, find_panels
from pipeline.conversion.short.shortening import Telling
from pipeline.model.document import Document, plain

PANELS = 5
"""Those with words: all but the cover."""
TALL = 1000.0
"""Millimetres: how high the page is on which it is measured how high a part is."""
SURE = 1.0
"""Millimetres that a part may turn out higher than it was measured."""
MARK, LINES_AROUND, ITEM_GAP = 8.4, 2.0, 0.7
"""Millimetres that the mark of a list item takes with the space around it, how many lines more the words around the
list have, and millimetres between its items."""
CLOSE_CARDS = (
    ".panel .care-card,.panel .care-card+p{font-size:12pt;line-height:1.25}.panel .care-card li{margin-block-end:.4mm}"
    ".panel .care-body{padding-block:1.6mm 1.8mm}.panel .closing,.panel .care-card+p{margin-block-start:1.2mm}"
)
"""CSS for care cards that share their panel with what speaks of all of them."""
CLOSE_BACK = (
    "#whole p,#whole li,#references dt,#references dd,#about p,#about dt,#about dd{font-size:12pt;line-height:1.25}"
    "#whole .section-title,#references .section-title,#about .section-title{font-size:16pt;margin-block-end:1mm}"
    "#whole li{display:inline-block;margin-inline-end:3mm}"
    "#references dd p{display:inline}#references dd p+p{margin-inline-start:1mm}"
)
"""CSS for a brief back, where what is missed, and each reference, stands in lines."""


def set_panels(
    choice: PanelChoice,
    folds: Folds,
    panels: Sequence[Sequence[PanelPiece]],
    *rules: str,
    measured: bool = False,
    picture: float = PICTURE,
) -> Layout:
    """The pages of a choice, the parts on a panel each; what is missed is not named where they are only measured."""
    short = choice.short
    left_out = () if measured else list_left_out(choice.document, short, choice.shortened)
    values = {"panels": panels, "left_out": left_out}
    close = (CLOSE_CARDS if choice.split is SignSplit.CARD else "") + (CLOSE_BACK if choice.brief else "")
    return set_folded(choice.document, short, folds, values, (folds.write_rules(), close, *rules), picture=picture)


@dataclass(frozen=True)
class PartHeights:
    """How high each part is in each way to set it, measured when it is first asked for."""

    document: Document
    folds: Folds

    def find_panels(self, choice: PanelChoice, height: float) -> Panels | None:
        """The best way to put the parts of a choice on panels of a height in millimetres."""
        parts = [
            PanelPart(
                piece.name,
                self._find(piece, choice) + SURE,
                on_the_back=piece.name in ("panel-visit", "whole", "about"),
                loose=piece.untitled,
            )
            for piece in choice.list_pieces()
        ]
        return find_panels(parts, PANELS, height)

    def _find(self, piece: PanelPiece, choice: PanelChoice) -> float:
        height = self._ways[choice.find_level(piece)].get(piece.name, TALL)
        room = self.folds.flap - 2 * PANEL_EDGE
        return height + _estimate_left_out(choice, room) if piece.name == "whole" else height

    @cached_property
    def _ways(self) -> tuple[Mapping[str, float], ...]:
        """The heights by name, for each way to tell all that there is."""
        taken = list_untaken(self.document, cut_edition(self.document, "folded"), TALL * TALL)
        return tuple(self._measure(PanelChoice(self.document, taken).vary(telling)) for telling in Telling)

    def _measure(self, choice: PanelChoice) -> Mapping[str, float]:
        """The height of each part, which has a tall page for itself; of one that goes over it there is none."""
        pieces = list(choice.list_pieces())
        layout = set_panels(choice, replace(self.folds, height=TALL), [[piece] for piece in pieces], measured=True)
        spots = layout.find_spots()
        pages = [spots[f"panel-{number}"].page for number in range(1, len(pieces) + 1)] + [layout.pages + 1]
        return {
            piece.name: TALL - layout.measure_rest(page, TALL) - PANEL_EDGE
            for piece, page, following in zip(pieces, pages[:-1], pages[1:], strict=True)
            if following == page + 1
        }


def _estimate_left_out(choice: PanelChoice, room: float) -> float:
    """How high the list of what is missed is in a column, in millimetres: it depends on all that is chosen."""
    size, leading = (SMALL_SIZE, 1.25) if choice.brief else (TEXT_SIZE, TEXT_LEADING)
    em = size * MM_PER_POINT
    missed = [plain(title) for title in list_left_out(choice.document, choice.short, choice.shortened)]
    rows, left = 0, 0.0
    for width in (measure_words(title, em, REGULAR) + MARK for title in missed):
        if width > left or not choice.brief:
            rows, left = rows + ceil(width / room), room * ceil(width / room)
        left -= width
    return (rows + LINES_AROUND) * em * leading + (rows + 1) * ITEM_GAP if missed else 0.0
