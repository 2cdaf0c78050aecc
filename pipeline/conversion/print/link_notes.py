"""Notes behind links on paper, where nothing can be followed: the page on which a link inside the leaflet leads, and
the address of any other one, once.

They are for the eye alone. Whoever hears the file follows the link, which says by itself where it leads; so no tag
claims a note, and it is an artifact of paging.
"""

from __future__ import annotations

import re

from pipeline.conversion.look.typefaces import REGULAR
from pipeline.conversion.print.footer import write_css_string
from pipeline.conversion.print.tags import Node
from pipeline.conversion.print.unbreakable import measure_words
from pipeline.model.addresses import strip_scheme
from pipeline.model.document import Document

OUTSIDE = re.compile(r'<a class="link" href="((?:https?:|mailto:)[^"]*)">(.*?)</a>', re.DOTALL)
WIDEST, GAP = "88", 0.1
"""The widest number of a page, and what is at least before a note, in em."""
NOTES = ("a::after", "dt::before", "dd::after")
MARKUP = re.compile(r"<[^>]+>")


def note_addresses(markup: str, noted: set[str] | None = None) -> str:
    """The markup with the address of each link that leads out of the leaflet, the first time that it comes, and not
    where its words are the address. Of a leaflet that is written in pieces, what was `noted` is remembered there."""
    noted = set() if noted is None else noted

    def note(match: re.Match[str]) -> str:
        address = strip_scheme(match[1].partition("?")[0] if match[1].startswith("mailto:") else match[1])
        words = MARKUP.sub("", match[2])
        if address in noted or address in words.replace("\u200b", ""):
            return match[0]
        noted.add(address)
        return f'<a class="link" href="{match[1]}" data-address="{address}">{match[2]}</a>'

    return OUTSIDE.sub(note, markup)


def write_note_rules(document: Document, *, pages: bool) -> str:
    """CSS for the notes; a form without numbers on its pages has no notes of `pages`. A note of a page is as wide as
    one with two digits: the number is known only when all pages are set, and would else move the words behind it."""
    address = '.link[data-address]::after{content:" (" attr(data-address) ")"}'
    if not pages:
        return address
    before, after = document.labels["see_page"].replace(" ", "\u00a0").split("{page}")
    width = measure_words(f"{before}{WIDEST}{after}", 1.0, REGULAR)
    return (
        f'{address}.link[href^="#"]::after{{display:inline-block;min-width:{width:.3f}em;margin-inline-start:{GAP}em;'
        f"text-align:end;content:{write_css_string(before)} target-counter(attr(href), page) "
        f"{write_css_string(after)}}}"
    )


def drop_notes(root: Node) -> None:
    """Notes leave the tree, and become artifacts: those behind links, and what says that a card goes on overleaf."""
    for node in root.walk():
        node.kids = [kid for kid in node.kids if not (isinstance(kid, Node) and kid.came_from(*NOTES))]
