"""What large print has room for, known without setting pages: its paper, its title and its tables, in letters of a
size."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.conversion.large_print.sizes import NAME_SIZE, PAGE_FOOT, SMALLEST_SIZE
from pipeline.conversion.look.lettering import WIDER, estimate_longest_word
from pipeline.conversion.look.typefaces import BOLD, HEAVY
from pipeline.conversion.print.footer import measure_footer
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.sizes import TITLE_SIZE
from pipeline.conversion.print.stylesheets import Enlarged
from pipeline.conversion.print.table_plans import TableRoom
from pipeline.conversion.print.title_size import ACROSS, find_title_room, write_title_rules
from pipeline.conversion.print.typesetting import find_paper
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.model.document import Document, Group, Heading, Option, plain, walk

ONE_BELOW_THE_OTHER = 20
"""Points: above this size words do not stand beside the drawing on the cover, nor an entry beside what is said of
it."""
PAPER_SIZES = frozenset(
    (
        *("page-top", "page-side", "page-foot", "half", "gutter", "corner", "cover-height", "cover-bleed", "cover-end"),
        *("title-size", "name-size", "subtitle-width", "contents-column", "contents-gutter", "contents-link-width"),
        *("contents-page-width", "figure-width", "figure-height", "beside-width", "pair-columns", "pair-gutter"),
        *("people-width", "people-gap"),
        *(
            "cell-side",
            "cell-block",
            "code-size",
            "code-gutter",
            "writing-lines",
            "about-term",
            "section-title-size",
            "h3-size",
            "group-title-size",
        ),
    )
)
"""Properties that have to fit the paper, or that follow from the words."""
ACTION = 6
"""Points by which what to do is larger than the words, on the cards of the signs."""
HEADINGS = {"section": (32, HEAVY), "part": (22, BOLD)}
"""The headings of sections and of parts: their usual sizes in points, and their weights."""
TITLE_ROOM = (ACROSS[0], 58.0)
"""Millimetres: the room for a title that stands above the drawing."""


def enlarge(size: int) -> Enlarged:
    """How the sheets are set in letters of a size (points)."""
    return Enlarged(size / SMALLEST_SIZE, PAPER_SIZES)


def find_large_paper(document: Document, size: int = SMALLEST_SIZE) -> Paper:
    """What the document is printed on, with a foot that has room for its footer in large letters."""
    foot = max(PAGE_FOOT, measure_footer(document, size=size, dated=False))
    return replace(find_paper(document), foot=math.ceil(foot))


def find_table_room(document: Document, size: int = SMALLEST_SIZE) -> TableRoom:
    """What large print has for tables."""
    paper = find_large_paper(document, size)
    return TableRoom(paper.measure, paper.room, size, size)


def write_size_rules(document: Document, size: int) -> str:
    """CSS for what does not grow with the letters alone: the title and the headings, whose longest words have to fit a
    line, and, in very large letters, what stood side by side."""
    if size <= ONE_BELOW_THE_OTHER:
        title = write_title_rules(document, find_title_room(document), TITLE_SIZE, NAME_SIZE)
    else:
        name = round(NAME_SIZE * size / SMALLEST_SIZE)
        title = write_title_rules(document, TITLE_ROOM, max(TITLE_SIZE, 2 * size), name, smallest=size + 4)
    return title + (_write_heading_rules(document, size) if size != SMALLEST_SIZE else "") + _stack(size)


def _write_heading_rules(document: Document, size: int) -> str:
    measure = find_paper(document).measure
    titles = (plain(section.title) for section in document.sections)
    section = _fit(titles, "section", size, measure)
    part = _fit(_list_parts(document), "part", size, measure - 2 * size * 0.6)
    return (
        f".section-title,.contents h2,.key-points .box-title{{font-size:{section}pt}}"
        f"h3,.group-title,.option-title,.box-title,.own-questions-title{{font-size:{part}pt}}"
        f".option .leads-page::before{{font-size:{part}pt}}"
        f".care-action,.emergency .care-action{{font-size:{size + ACTION}pt}}"
    )


def _fit(titles: Iterable[str], kind: str, size: int, measure: float) -> float:
    """The size in points of headings that grow with the letters until the longest word fills a line."""
    usual, weight = HEADINGS[kind]
    longest = max(map(estimate_longest_word, titles), default=0.0) * WIDER[weight] * MM_PER_POINT
    most = measure / longest if longest else math.inf
    return max(size + 1, min(usual * size / SMALLEST_SIZE, most) // 0.5 / 2)


def _list_parts(document: Document) -> Iterator[str]:
    for node in walk(document.sections):
        if isinstance(node, Group | Option):
            yield plain(node.title)
        elif isinstance(node, Heading):
            yield plain(node.children)


def _stack(size: int) -> str:
    """CSS for letters of which a half of the line holds a word or two."""
    if size <= ONE_BELOW_THE_OTHER:
        return ""
    return (
        ".cover,.contents ul,.about .entry,.pair:not(.stacked){display:block}.subtitle{width:auto}"
        ".cover-words{margin-inline-end:10.6mm}.cover-picture{height:78mm}.cover-picture img{height:78mm}"
        ".contents a{width:76%}.contents .at{width:17%}"
        ".pair:not(.stacked) .figure{width:var(--figure-width)}.pair .figure + .figure{margin-block-start:5mm}"
        ".pair:not(.stacked) img{max-height:86mm}"
    )
