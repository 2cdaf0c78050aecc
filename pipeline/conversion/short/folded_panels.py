"""The folded leaflet in panels: each of its parts stands whole on one of them.

The flap, which is seen first when the leaflet is opened, says when to get help. How high each part is, whole and in
short, is measured once; then the best way to put them on the panels is looked for (`panel_search.py`). Where there is
none, and where too much would be blank, the words flow (`folded.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from pipeline.conversion.print.background_pictures import WRITING_LINE
from pipeline.conversion.print.weasy import Layout
from pipeline.conversion.short.edition import KEY_POINTS, list_untaken
from pipeline.conversion.short.folded_choice import PanelChoice, PanelPiece, SignSplit
from pipeline.conversion.short.folded_setting import NOTES_HEAD, PICTURE, SMALLEST_PICTURE
from pipeline.conversion.short.folded_sizes import PANEL_EDGE
from pipeline.conversion.short.folds import Folds
from pipeline.conversion.short.panel_heights import PANELS, TALL, PartHeights, set_panels
from pipeline.conversion.short.panel_search import PanelPart, Panels, measure_blank
from pipeline.conversion.short.shortening import Telling
from pipeline.conversion.short.spreading import HAIR, count_gaps, write_spread_rules
from pipeline.model.document import CareCard, Document, Groups, Heading, Item, Options, Paragraph, walk

FOOT = 9.0
"""Millimetres from the last block of a panel to its edge."""
SLACKS = (0.0, 6.0, 12.0)
"""Millimetres of a panel that are left blank where parts turn out higher than measured: tried in this order."""
SECTION_GAP, CARE_GAP, FIRST_GROUP_GAP, GROUP_GAP, HEADING_GAP, MOST_ADDED = 4.0, 2.6, 3.0, 1.4, 3.0, 24.0
"""Millimetres: what parts sections, care cards, groups from what stands before them and from each other, and smaller
headings from what does, and how much more may do so."""
ITEM_GAP, PARAGRAPH_GAP, WIDE, MOST_LOOSE = 0.7, 1.8, 9.0, 1.6
"""Millimetres: what parts list items and paragraphs, how wide gaps between blocks are before those become wider, and
by how much."""
MOST_BARE, LEAST_NOTES = 1, 3
"""How many panels may be blank for more than a half, and how many lines to write on are worth a heading."""


def settle_in_panels(document: Document, folds: Folds) -> tuple[Document, Layout] | None:
    """The edition and its pages: the cover, the flap, the inside and the back. None where there is no good way."""
    heights = PartHeights(document, folds)
    for slack in SLACKS:
        settled = _settle(heights, folds.height - PANEL_EDGE - FOOT - slack)
        if settled is not None:
            return settled
    return None


def _settle(heights: PartHeights, height: float) -> tuple[Document, Layout] | None:
    """The edition and its pages, with parts up to a height in millimetres on a panel."""
    choice = _find_first(heights, height)
    if choice is None:
        return None
    choice = _improve(choice, heights, height)
    panels = heights.find_panels(choice, height)
    if panels is None or sum(measure_blank(panel, height) > height / 2 for panel in panels) > MOST_BARE:
        return None
    return _lay_out(choice, heights.folds, panels, height)


def _find_first(heights: PartHeights, height: float) -> PanelChoice | None:
    """What is listed, with as much of it as there is room for."""
    listed = heights.document.editions["folded"]
    for level in Telling:
        for split in SignSplit:
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


def _improve(choice: PanelChoice, heights: PartHeights, height: float) -> PanelChoice:
    """With further sections of the leaflet in its order, each of them if it fits, at least in short; then with as much
    of each as fits, then with lines for an appointment, then with the whole imprint."""
    for name in _list_missed(choice):
        choice = next((way for way in _take_in(choice, name) if heights.find_panels(way, height)), choice)
    for name, level in choice.levels.items():
        ways = (replace(choice, levels={**choice.levels, name: less}) for less in Telling if less < level)
        choice = next((way for way in ways if heights.find_panels(way, height)), choice)
    for better in (replace(choice, visit=True), replace(choice, visit=True, brief=False), replace(choice, brief=False)):
        choice = better if heights.find_panels(better, height) else choice
    return choice


def _take_in(choice: PanelChoice, name: str) -> Iterator[PanelChoice]:
    """Ways to take in a section besides, the fullest first. What is listed keeps its figures."""
    for least in (Telling.WHOLE, Telling.SHORT, Telling.BARE):
        kept = {
            one: max(level, least if one in choice.taken else min(least, Telling.SHORT))
            for one, level in choice.levels.items()
        }
        for level, split, brief in product(Telling, SignSplit, (False, True)):
            if split >= choice.split and brief >= choice.brief:
                taken = (*choice.taken, name)
                yield replace(choice, taken=taken, levels={**kept, name: level}, split=split, brief=brief)


def _lay_out(choice: PanelChoice, folds: Folds, panels: Panels, height: float) -> tuple[Document, Layout] | None:
    """The panels, each filled down to its foot; None where a part turns out too high, or the cover too long."""
    pieces = {piece.name: piece for piece in choice.list_pieces()}
    placed = [[pieces[part.name] for part in panel] for panel in panels]
    lines = [_count_lines(panel, height) for panel in panels]
    if max(lines) >= LEAST_NOTES:
        placed[lines.index(max(lines))].append(PanelPiece("panel-notes", height=max(lines) * WRITING_LINE))
    layout = set_panels(choice, folds, placed)
    spots = layout.find_spots()
    over = max(spots["end-of-title"].top - spots["front-foot"].top, -HAIR) + HAIR
    if layout.pages != PANELS + 1 or over > PICTURE - SMALLEST_PICTURE:
        return None
    bottoms = dict.fromkeys(range(2, PANELS + 2), folds.height - FOOT)
    blocks = dict(_list_blocks(choice.short, pieces))
    gaps = {page: count_gaps(layout, page, blocks) for page in bottoms}
    blanks = {page: layout.measure_rest(page, bottom) - WIDE * gaps[page] for page, bottom in bottoms.items()}
    loose = "".join(_loosen(page - 1, placed[page - 2], choice.short, blank) for page, blank in blanks.items())
    layout = set_panels(choice, folds, placed, loose) if loose else layout
    rules = write_spread_rules(layout, bottoms, blocks, MOST_ADDED)
    spread = set_panels(choice, folds, placed, loose, rules, picture=PICTURE - over)
    return (choice.short, spread) if spread.pages == layout.pages == PANELS + 1 else None


def _loosen(number: int, panel: Sequence[PanelPiece], short: Document, blank: float) -> str:
    """CSS that puts what is `blank` on a panel between its paragraphs and list items."""
    words = tuple(short.key_points if piece.name == KEY_POINTS else piece.section for piece in panel)
    inside = sum(isinstance(node, Paragraph | Item) for node in walk(words))
    if not inside or blank <= 0:
        return ""
    added = min(blank / inside, MOST_LOOSE)
    gaps = (("li", ITEM_GAP), ("p", PARAGRAPH_GAP))
    return "".join(
        f"#panel-{number} {one}:not(:last-child){{margin-block-end:{gap + added:.2f}mm}}" for one, gap in gaps
    )


def _count_lines(panel: Sequence[PanelPart], height: float) -> int:
    return int((measure_blank(panel, height) - NOTES_HEAD) // WRITING_LINE)


def _list_blocks(short: Document, pieces: Mapping[str, PanelPiece]) -> Iterator[tuple[str, float]]:
    """The ids of the blocks before which a panel may have more space, and what parts them anyway."""
    yield from ((name, SECTION_GAP) for name in (*pieces, "panel-notes"))
    for section in short.sections:
        cards = [block.id for block in section.blocks if isinstance(block, CareCard)]
        yield from ((name, CARE_GAP) for name in cards[1:])
        for groups in (block for block in section.blocks if isinstance(block, Groups)):
            yield from ((item.id, GROUP_GAP if at else FIRST_GROUP_GAP) for at, item in enumerate(groups.items))
        yield from ((block.id, HEADING_GAP) for block in section.blocks if isinstance(block, Heading))
