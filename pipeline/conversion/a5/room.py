"""What the small booklet has room for, known without setting pages: its paper, its title, its tables and its groups."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from pipeline.conversion.a5.sizes import GUTTER, PAGE_FOOT, PAGE_SIDE, PAGE_TOP, SMALL_SIZE
from pipeline.conversion.look.lettering import estimate_width
from pipeline.conversion.print.footer import measure_footer
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.table_plans import TableRoom
from pipeline.model.document import Block, Document, Group, Groups, Paragraph, plain, walk

A5 = Paper("a5", 148, 210, measure=148 - 2 * PAGE_SIDE, foot=PAGE_FOOT, top=PAGE_TOP)
HALF_LETTER = Paper("half-letter", 139.7, 215.9, measure=139.7 - 2 * (PAGE_SIDE - 1), foot=PAGE_FOOT, top=PAGE_TOP)
"""Half of a US Letter sheet is narrower than A5: a millimetre of each side goes to the words."""
HALVES: Mapping[str, Paper] = {"a4": A5, "letter": HALF_LETTER}
"""By the paper of the print leaflet, what a sheet of it has when it is folded once."""
BLEED = 0.6
"""Millimetres that the band of the cover goes past the edge of the paper."""
TITLE_HEIGHT = 43.0
"""Millimetres: three lines of the title in its full size."""
MOST_WORDS, MOST_NAME = 130, 8.5
"""Letters of a group that reads well in half a line, and how long its name may be beside its icon, in em."""


def find_small_paper(document: Document) -> Paper:
    """What the document is printed on, with a foot that has room for its footer."""
    paper = HALVES[document.paper]
    foot = measure_footer(document, dated=False, measure=paper.measure, outside=True)
    return replace(paper, foot=max(paper.foot, math.ceil(foot)))


def find_title_room(paper: Paper) -> tuple[float, float]:
    """The room for the title, millimetres across and down."""
    return paper.measure, TITLE_HEIGHT


def find_table_room(paper: Paper) -> TableRoom:
    """What a page has for tables."""
    return TableRoom(paper.measure, paper.room, SMALL_SIZE, SMALL_SIZE)


def write_paper_rules(paper: Paper) -> str:
    """CSS for the sheet, its band from edge to edge, and the two columns of groups."""
    bleed = paper.side + BLEED
    half = (paper.measure - GUTTER) / 2
    return (
        f"@page{{size:{paper.width}mm {paper.height}mm;margin:{paper.top}mm {paper.side:.2f}mm {paper.foot}mm}}"
        f".cover{{margin-inline:-{bleed:.2f}mm;padding-inline:{bleed:.2f}mm}}"
        f".groups{{grid-template-columns:{half:.2f}mm {half:.2f}mm}}"
    )


def write_group_rules(document: Document) -> str:
    """CSS that puts groups one below the other where one of them has more to say than reads well in half a line."""
    groups = (node for node in walk(document.sections) if isinstance(node, Groups))
    return "".join(f"#{node.id}{{display:block}}" for node in groups if not all(map(_is_brief, node.items)))


def _is_brief(group: Group) -> bool:
    name = estimate_width(plain(group.title))
    return name <= MOST_NAME and all(map(_is_paragraph, group.blocks)) and _count_letters(group) <= MOST_WORDS


def _is_paragraph(block: Block) -> bool:
    return isinstance(block, Paragraph)


def _count_letters(group: Group) -> int:
    return sum(len(plain(block.children)) for block in group.blocks if isinstance(block, Paragraph))
