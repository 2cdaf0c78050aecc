"""Parts of a folded leaflet: in which order they stand on its panels, and how much those say that are told in short.

Which way the panels were filled, only the file knows. Its bookmarks say in which order; of which parts there is more in
the whole leaflet, it says itself. Of such a part there has to be its heading, the name of each box and choice, and the
first sentence of each; whatever else it says has to be in the source, word for word and in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model.document import Groups, Options, Section, walk
from pipeline.proof.parity.expectation import Expectation, join_words
from pipeline.templating.languages import language_pack
from pipeline.templating.sentence_splitting import find_sentences

_NAMES = ("heading", "choice")
_BEFORE = "name of a field"


def order_as_bookmarked(expectations: Iterable[Expectation], bookmarks: Sequence[str]) -> list[Expectation]:
    """The expectations of a body in the order in which the bookmarks have its parts: the key points, the sections, and
    each care card with what follows it."""
    parts = list(_part(expectations))
    order = {" ".join(title.split()): place for place, title in reversed(list(enumerate(bookmarks)))}
    places: list[int] = []
    for part in parts:
        before = places[-1] if places else -1
        places.append(order.get(_name_bookmark(part), before))
    ranked = sorted(zip(places, range(len(parts)), parts, strict=True))
    return [one for _, _, part in ranked for one in part]


def _part(expectations: Iterable[Expectation]) -> Iterator[tuple[Expectation, ...]]:
    part: list[Expectation] = []
    for one in expectations:
        if part and (one.what in ("section heading", "care card's level") or one.section != part[-1].section):
            yield tuple(part)
            part = []
        part.append(one)
    if part:
        yield tuple(part)


def _name_bookmark(part: Sequence[Expectation]) -> str:
    words = [one.text for one in (part[:2] if part[0].what == "care card's level" else part[:1])]
    return " ".join(" ".join(words).split())


def expect_in_short(expectations: Iterable[Expectation], section: Section, language: str) -> Iterator[Expectation]:
    """What a section has to say that is told in short, made of all that it says in the whole leaflet."""
    names = {
        join_words(item.title) for node in walk(section) if isinstance(node, Groups | Options) for item in node.items
    }
    named = False
    for one in expectations:
        if one.what == "section heading":
            yield one
        elif one.what in _NAMES and one.text in names:
            named = True
            yield one
        else:
            yield from _split(one, language, needed=named and one.what != _BEFORE)
            named = named and one.what == _BEFORE


def _split(one: Expectation, language: str, needed: bool) -> Iterator[Expectation]:
    """The sentences, of which the first may be needed, and behind them where their words may lead."""
    for number, (start, end) in enumerate(find_sentences(one.text, language_pack(language))):
        yield replace(one, text=one.text[start:end], needed=needed and not number, links=())
    if one.links:
        yield replace(one, text="", needed=False)
