"""What stands at the head of the pages of a long leaflet: the name of the section that their first words are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.document import Document
from pipeline.proof.parity.expectation import Expectation, join_title
from pipeline.proof.parity.expected_front import expect_at_top
from pipeline.proof.parity.passages import Wording

LONG = 12
"""A leaflet with more pages has running heads, and a list of contents."""
_CUT = "…"


def expect_running_head(
    document: Document, page: int, page_of: Mapping[str, int], lines: Sequence[str], wording: Wording
) -> Iterator[Expectation]:
    """The name of the section that goes on on a page (from 1), or of the first that begins there, whole or as many of
    its words as a line has room for. `page_of` has the page on which each section begins, `lines` what no tag holds."""
    titles = [(page_of[one.id], join_title(one.title)) for one in document.sections if one.id in page_of]
    going_on = [title for begins, title in titles if begins < page][-1:]
    beginning = [title for begins, title in titles if begins == page][:1]
    for title in (*beginning, *going_on):
        for name in _shorten(title):
            if _stands_in(name, lines, wording):
                yield expect_at_top("running head", name)
                return


def has_running_heads(document: Document, pages: Sequence[Sequence[str]], wording: Wording) -> bool:
    """Whether any of the pages begins what no tag holds with the name of a section."""
    names = [name for section in document.sections for name in _shorten(join_title(section.title))]
    return any(_stands_in(name, lines, wording) for lines in pages for name in names)


def _shorten(title: str) -> Iterator[str]:
    """A title, and its beginnings with the mark that more belongs to it."""
    words = title.split()
    yield title
    for count in range(len(words) - 1, 0, -1):
        yield f"{' '.join(words[:count])} {_CUT}"


def _stands_in(name: str, lines: Sequence[str], wording: Wording) -> bool:
    wanted = wording.split_words(name)
    return any(wording.split_words(line) == wanted for line in lines)
