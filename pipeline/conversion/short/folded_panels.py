"""The folded leaflet in panels: each of its parts stands whole on one of them.

The flap, which is seen first when the leaflet is opened, says when to get help. How high each part is, whole and in
short, is measured once; then the best way to put them on the panels is looked for (`panel_search.py`). Where there is
none, and where too much would be blank, the words flow (`folded.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.conversion.print.background_pictures import WRITING_LINE
from pipeline.conversion.print.weasy import Layout
from pipeline.conversion.short.edition import cut_edition, list_left_out, list_untaken
from pipeline.conversion.short.folded_choice import BARE, SHORT, WHOLE, PanelChoice, PanelPiece
from pipeline.conversion.short.folded_setting import LEADING, NOTES_HEAD, PICTURE, SMALLEST_PICTURE, set_folded
from pipeline.conversion.short.folded_sizes import PANEL_EDGE
from pipeline.conversion.short.folds import Folds
from pipeline.conversion.short.panel_search import PanelPart, Panels, find_panels, measure_blank
from pipeline.conversion.short.spreading import HAIR, write_spread_rules
from pipeline.model.document import CareCard, Document, Groups, Options, plain, walk

PANELS = 5
"""Those with words: all but the cover."""
FOOT = 9.0
"""Millimetres from the last block of a panel to its edge."""
TALL = 1000.0
"""Millimetres: how high the page is on which it is measured how high a part is."""
SLACKS = (0.0, 6.0, 12.0)
"""Millimetres of a panel that are left blank where parts turn out higher than measured: tried in this order."""
SURE, LINE_LETTERS = 1.0, 30
"""Millimetres that a part may turn out higher than it was measured, and how many letters a line surely has."""
SECTION_GAP, CARE_GAP, GROUP_GAP, MOST_ADDED = 4.0, 2.6, 1.6, 20.0
"""Millimetres: what parts sections, care cards and groups, and how much more may do so."""
MOST_BARE, LEAST_NOTES = 1, 3
"""How many panels may be blank for more than a half, and how many lines to write on are worth a heading."""


def settle_in_panels(document: Document, folds: Folds) -> tuple[Document, Layout] | None:
    """The edition and its pages: the cover, the flap, the inside and the back. None where there is no good way."""
    heights = _Heights(document, folds)
    for slack in SLACKS:
        settled = _settle(heights, folds.height - PANEL_EDGE - FOOT - slack)
        if settled is not None:
            return settled
    return None


def _settle(heights: _Heights, height: float) -> tuple[Document, Layout] | None:
    """The edition and its pages, with parts up to a height in millimetres on a panel."""
    choice = _find_first(heights, height)
    if choice is None:
        return None
    choice = _improve(choice, heights, height)
    panels = heights.find_panels(choice, height)
    if panels is None or sum(measure_blank(panel, height) > height / 2 for panel in panels) > MOST_BARE:
        return None
    return _lay_out(choice, heights.folds, panels, height)


@dataclass(frozen=True)
class _Heights:
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
        return height + _estimate_left_out(choice) if piece.name == "whole" else height

    @cached_property
    def _ways(self) -> tuple[Mapping[str, float], ...]:
        """The heights by name: all whole, all in short with the rest of the signs for itself, and without figures."""
        taken = list_untaken(self.document, cut_edition(self.document, "folded"), TALL * TALL)
        names = (*self.document.editions["folded"], *taken)
        whole = PanelChoice(self.document, taken, visit=True)
        return tuple(
            self._measure(replace(whole, levels=dict.fromkeys(names, level), split=level > 0, brief=level > 0))
            for level in (WHOLE, SHORT, BARE)
        )

    def _measure(self, choice: PanelChoice) -> Mapping[str, float]:
        """The height of each part, which has a tall page for itself; of one that goes over it there is none."""
        pieces = list(choice.list_pieces())
        layout = _set(choice, replace(self.folds, height=TALL), [[piece] for piece in pieces], measured=True)
        spots = layout.find_spots()
        pages = [spots[f"panel-{number}"].page for number in range(1, len(pieces) + 1)] + [layout.pages + 1]
        return {
            piece.name: TALL - layout.measure_rest(page, TALL) - PANEL_EDGE
            for piece, page, following in zip(pieces, pages[:-1], pages[1:], strict=True)
            if following == page + 1
        }


def _estimate_left_out(choice: PanelChoice) -> float:
    """How high the list of what is missed is, in millimetres: it depends on all that is chosen."""
    missed = list_left_out(choice.document, choice.short, choice.shortened)
    lines = sum(-(-len(plain(title)) // LINE_LETTERS) for title in missed)
    return (lines + 3) * (LEADING + 0.4) if missed else 0.0


def _find_first(heights: _Heights, height: float) -> PanelChoice | None:
    """What is listed, with as much of it as there is room for."""
    listed = heights.document.editions["folded"]
    for level in (WHOLE, SHORT, BARE):
        for split in (False, True):
            for brief in (False, True):
                choice = PanelChoice(heights.document, (), dict.fromkeys(listed, level), split, brief)
                if heights.find_panels(choice, height):
                    return choice
    return None


def _list_missed(choice: PanelChoice) -> list[str]:
    """The sections that it could take in besides: first those that say what there is to choose between, or to find
    oneself in."""
    sections = {section.id: section for section in choice.document.sections}
    untaken = list_untaken(choice.document, choice.short, TALL * TALL)
    return sorted(
        untaken, key=lambda name: not any(isinstance(node, Groups | Options) for node in walk(sections[name]))
    )


def _improve(choice: PanelChoice, heights: _Heights, height: float) -> PanelChoice:
    """With further sections of the leaflet in its order, each of them if it fits, at least in short; then with as much
    of each as fits, then with lines for an appointment, then with the whole imprint."""
    for name in _list_missed(choice):
        more = replace(choice, taken=(*choice.taken, name))
        ways = (
            replace(more, levels={**levels, name: level}, split=split, brief=brief)
            for least in (WHOLE, SHORT, BARE)
            for levels in [{name: max(level, least) for name, level in choice.levels.items()}]
            for level in (WHOLE, SHORT, BARE)
            for split in {choice.split, True}
            for brief in {choice.brief, True}
        )
        choice = next((way for way in ways if heights.find_panels(way, height)), choice)
    for name, level in choice.levels.items():
        ways = (replace(choice, levels={**choice.levels, name: less}) for less in range(level))
        choice = next((way for way in ways if heights.find_panels(way, height)), choice)
    for better in (replace(choice, visit=True), replace(choice, visit=True, brief=False), replace(choice, brief=False)):
        choice = better if heights.find_panels(better, height) else choice
    return choice


def _set(
    choice: PanelChoice,
    folds: Folds,
    panels: Sequence[Sequence[PanelPiece]],
    *rules: str,
    measured: bool = False,
    picture: float = PICTURE,
) -> Layout:
    """The panels; what is missed is not named where they are only measured."""
    short = choice.short
    left_out = () if measured else list_left_out(choice.document, short, choice.shortened)
    values = {"panels": panels, "left_out": left_out}
    return set_folded(choice.document, short, folds, values, (folds.write_rules(), *rules), picture=picture)


def _lay_out(choice: PanelChoice, folds: Folds, panels: Panels, height: float) -> tuple[Document, Layout] | None:
    """The panels, each filled down to its foot; None where a part turns out too high, or the cover too long."""
    pieces = {piece.name: piece for piece in choice.list_pieces()}
    placed = [[pieces[part.name] for part in panel] for panel in panels]
    bare = next((at for at, panel in enumerate(panels) if _count_lines(panel, height) >= LEAST_NOTES), None)
    if bare is not None:
        lines = _count_lines(panels[bare], height) * WRITING_LINE
        placed[bare].append(PanelPiece("panel-notes", height=lines))
    layout = _set(choice, folds, placed)
    spots = layout.find_spots()
    over = max(spots["end-of-title"].top - spots["front-foot"].top, -HAIR) + HAIR
    if layout.pages != PANELS + 1 or over > PICTURE - SMALLEST_PICTURE:
        return None
    bottoms = dict.fromkeys(range(2, PANELS + 2), folds.height - FOOT)
    rules = write_spread_rules(layout, bottoms, dict(_list_blocks(choice.short, pieces)), MOST_ADDED)
    spread = _set(choice, folds, placed, rules, picture=PICTURE - over)
    return (choice.short, spread) if spread.pages == layout.pages else None


def _count_lines(panel: Sequence[PanelPart], height: float) -> int:
    return int((measure_blank(panel, height) - NOTES_HEAD) // WRITING_LINE)


def _list_blocks(short: Document, pieces: Mapping[str, PanelPiece]) -> Iterator[tuple[str, float]]:
    """The ids of the blocks before which a panel may have more space, and what parts them anyway."""
    yield from ((name, SECTION_GAP) for name in (*pieces, "panel-notes"))
    for section in short.sections:
        cards = [block.id for block in section.blocks if isinstance(block, CareCard)]
        yield from ((name, CARE_GAP) for name in cards[1:])
        groups = [block for block in section.blocks if isinstance(block, Groups)]
        yield from ((item.id, GROUP_GAP) for block in groups for item in block.items[1:])
