"""Pages that are known before they are set: with what each begins, and on which one links lead.

The engine learns the page of a link by setting all pages twice. Where they were planned, it is told: a galley to
measure and the pages themselves take together as long as the pages alone would.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from pipeline.conversion.print.galley import SHEET
from pipeline.conversion.print.weasy import Layout

TARGET = re.compile(r'(?:data-of|class="link" href)="#([^"]+)"')
COUNTED = re.compile(r"target-counter\(attr\([\w-]+\), page\)")
UNKNOWN = 88
"""The widest number of a page: what stands on the galley where none is known."""
LEAD, END, OPENED, LEFT_OUT = "leads-page", "ends-page", "parted", "left-out"
PAGE_RULES = (
    f".{LEAD}{{break-before:page!important;margin-block-start:0!important}}"
    f".{OPENED}{{break-inside:auto!important;box-decoration-break:clone}}"
    f".{LEFT_OUT}{{display:none!important}}"
)
"""CSS for what begins a page, for boxes that are parted, and for what was measured on the galley and is not needed."""
MOST_TRIES = 3


@dataclass(frozen=True)
class Paged:
    """Pages as they were planned: the numbers of the elements that lead one, of boxes that are `opened`, of what is
    `left_out` and of what `ends` a part of such a box, with the page on which that goes on, and, if it is `known`, the
    page of each id that links lead to."""

    leads: frozenset[int] = frozenset()
    opened: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()
    ends: Mapping[int, int] = field(default_factory=dict)
    page_of: Mapping[str, int] = field(default_factory=dict)
    known: bool = True

    @property
    def marks(self) -> Mapping[int, str]:
        """Classes of elements, by their numbers."""
        names = dict.fromkeys(self.opened, OPENED) | dict.fromkeys(self.left_out, LEFT_OUT)
        names |= {
            number: f"{names.get(number, '')} {END} {name_end(page)}".strip() for number, page in self.ends.items()
        }
        return names | {number: f"{names.get(number, '')} {LEAD}".strip() for number in self.leads}

    def number_links(self, markup: str) -> str:
        """The markup with its page beside each link that has one."""
        return TARGET.sub(lambda link: f'{link[0]} data-page="{self.page_of.get(link[1], UNKNOWN)}"', markup)


def name_end(page: int) -> str:
    """The class of what ends a part of a box that goes on at a page."""
    return f"{END}-{page}"


def print_known_pages(css: str) -> str:
    """CSS that prints the pages that links have, instead of counting them."""
    return COUNTED.sub("attr(data-page)", css)


def write_galley_rule(width: float) -> str:
    """CSS for one endless page, as wide as the paper (millimetres)."""
    return f"@page{{size:{width}mm {SHEET}mm}}"


def settle(lay_out: Callable[[Paged], Layout], paged: Paged) -> Layout:
    """The pages, set again where an id is not on the page that its links say."""
    for _ in range(MOST_TRIES):
        layout = lay_out(paged)
        pages = {name: spot.page for name, spot in layout.find_spots().items()}
        if all(pages.get(name) == page for name, page in paged.page_of.items()):
            return layout
        paged = replace(paged, page_of={name: pages[name] for name in paged.page_of if name in pages})
    return lay_out(replace(paged, known=False))
