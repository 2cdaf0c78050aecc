"""Page breaks in the EPUB: where the pages of the print leaflet begin, so that people with either find the same place.

EPUB Accessibility 1.1, "Page navigation"; the markers are as DPUB-ARIA and the EPUB vocabulary have them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.conversion.epub.chapter_addresses import TITLE, ChapterAddresses
from pipeline.model.document import Document


@dataclass(frozen=True)
class PageBreak:
    """Page `page` (from 1) begins at the element `before` of `file`; an empty `before` is the file's beginning."""

    page: int
    file: str
    before: str

    @property
    def id(self) -> str:
        """The marker's id. Ids of the source begin with a lower case letter, so it cannot be one of them."""
        return f"Page-{self.page}"


def find_page_breaks(places: ChapterAddresses, page_of: Mapping[str, int]) -> tuple[PageBreak, ...]:
    """The first element that starts on each page, by page. A page on which none starts has no marker: there is no
    place in the book that would be right for it."""
    if not page_of:
        return ()
    breaks = {1: PageBreak(1, TITLE, "")}
    for id, file in places.file_of.items():
        page = page_of.get(id, 0)
        if page > max(breaks):
            breaks[page] = PageBreak(page, file, id)
    return tuple(breaks.values())


def write_marker(page_break: PageBreak, document: Document) -> Markup:
    """An element without words that stands for the beginning of a page."""
    words = document.labels["book_page"].format(page=page_break.page)
    made = '<span class="page-break" epub:type="pagebreak" role="doc-pagebreak" id="{}" aria-label="{}"></span>'
    return Markup(made).format(page_break.id, words)


def insert_markers(markup: Markup, breaks: tuple[PageBreak, ...], document: Document) -> Markup:
    """The markup of a file with its markers: inside the element, at its start, where words may stand there; before a
    table, whose start holds no words."""
    for one in breaks:
        markup = _insert_marker(markup, one, write_marker(one, document))
    return markup


def _insert_marker(markup: Markup, one: PageBreak, words: Markup) -> Markup:
    if not one.before:
        return words + markup
    element = re.search(rf'<(\w+)\b[^>]* id="{re.escape(one.before)}"[^>]*>', markup)
    if element is None:
        raise LookupError(f"no element has the id {one.before}")
    place = element.start() if element[1] == "table" else element.end()
    return Markup(f"{markup[:place]}{words}{markup[place:]}")
