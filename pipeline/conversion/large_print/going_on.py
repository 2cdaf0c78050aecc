"""Cards that go on overleaf: where one is parted, it says at its foot on which page it goes on, and there whose part
it is.

Both are for the eye: whoever hears the file has the card in one piece.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.conversion.large_print.sizes import SMALLEST_SIZE
from pipeline.conversion.look.lettering import WIDER, estimate_lines
from pipeline.conversion.look.typefaces import BOLD
from pipeline.conversion.print.footer import NO_BREAK, write_css_string
from pipeline.conversion.print.galley import Block
from pipeline.conversion.print.page_plan import PagePlan
from pipeline.conversion.print.paged import LEAD, UNKNOWN, name_end
from pipeline.conversion.print.pieces import OPENED, Parting, open_between_edges
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.conversion.print.writer import may_open
from pipeline.model.document import Document, Option, plain, walk

PARTED, ABOUT = 2.0, 80.0
"""What it costs to part a card between two fields, and what is said about the leaflet."""
FOOT, FOOT_LINE = 15.0, 9.2
"""Millimetres, in the usual size: the line that says where a card goes on, and what another line of it takes."""
GAP = 3.0
"""Millimetres below the name of a card that comes again."""
NAME_LINE, CARD_NAME_SIZE = 8.9, 21
"""The height of a line of the name in millimetres, and its letters in points, in the usual size."""
SIDES = 11.1
"""Millimetres that the words of a card are narrower than the page."""


@dataclass(frozen=True)
class CardWords:
    """How many lines are at the foot of a card that goes on, and how many more its name has where it comes again."""

    foot: int = 1
    more: int = 0


def count_card_lines(document: Document, size: int, measure: float) -> dict[str, CardWords]:
    """The lines of each card of a choice, by its id, in letters of a size on a page that is so wide in millimetres."""
    labels = document.labels
    em = MM_PER_POINT * size * WIDER[BOLD]
    room = (measure - SIDES) / em
    names = room * SMALLEST_SIZE / CARD_NAME_SIZE
    cards = {}
    for card, name in _name_cards(document).items():
        foot = _write_foot(labels, name, UNKNOWN)
        more = estimate_lines(labels["continued"].format(name=name), names) - estimate_lines(name, names)
        cards[card] = CardWords(estimate_lines(foot, room), more)
    return cards


def _name_cards(document: Document) -> dict[str, str]:
    return {node.id: plain(node.title) for node in walk(document.sections) if isinstance(node, Option)}


def open_large_block(
    block: Block, size: int = SMALLEST_SIZE, cards: Mapping[str, CardWords] | None = None
) -> Parting | None:
    """How that is parted which is better whole, in letters of a size: cards of choices between two fields, and boxes
    and groups, which are closed on both pages."""
    title = block.find("option-title")
    if "option" in block.classes and title:
        card = (cards or {}).get(block.name, CardWords())
        scale = size / SMALLEST_SIZE
        head = title.height + GAP + card.more * NAME_LINE * scale
        return Parting(PARTED, head, (FOOT + (card.foot - 1) * FOOT_LINE) * scale)
    if block.name == "about":
        return open_between_edges(block, ABOUT)
    return open_between_edges(block, OPENED) if block.classes & {"group", "key-points"} else may_open(block)


def find_ends(plan: PagePlan) -> dict[int, int]:
    """The numbers of what is last on a page in a box that goes on, and the pages on which these do."""
    later = zip(plan.starts[1:], plan.numbers[1:], strict=True)
    return {plan.pieces[start - 1].number: page for start, page in later if plan.pieces[start].opens}


def write_card_rules(document: Document, galley: Block, plan: PagePlan) -> str:
    """CSS for the words at the foot of cards that go on, and at the head of the next page."""
    titles = _name_cards(document)
    names = {block.number: block.name for block in galley.walk() if block.name in titles}
    rules = []
    for start, page in zip(plan.starts[1:], plan.numbers[1:], strict=True):
        for card in plan.pieces[start].opens:
            if card in names:
                rules.append(_write_rules(document, names[card], titles[names[card]], page))
    return "".join(rules)


def _write_rules(document: Document, card: str, title: str, page: int) -> str:
    on = _write_foot(document.labels, title, page)
    name = document.labels["continued"].format(name=title)
    return (
        f"#{card} .{name_end(page)}::after{{content:{write_css_string(on)}}}"
        f"#{card} .{LEAD}::before{{content:{write_css_string(name)}}}"
    )


def _write_foot(labels: Mapping[str, str], name: str, page: int) -> str:
    """What stands at the foot of a card that goes on at a page, whose number is not parted from the word before it."""
    return labels["goes_on"].replace(" {page}", f"{NO_BREAK}{{page}}").format(name=name, page=page)
