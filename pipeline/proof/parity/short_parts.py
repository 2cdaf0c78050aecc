"""Parts of a folded leaflet: in which order they stand on its panels, and how much those say that are told in short.

Which way the panels were filled, only the file knows. Its bookmarks say in which order; of which parts there is more in
the whole leaflet, it says itself. Of such a part there has to be its heading, the name of each box and choice and each
smaller heading, and the first sentence of each; whatever else it says has to be in the source, word for word and in
order. A smaller heading may go that heads no sentence, but a table or a list to fill in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model.document import Groups, Heading, Options, Section, walk
from pipeline.model.sentence_words import SentenceWords
from pipeline.proof.parity.expectation import Expectation, join_words
from pipeline.templating.sentence_splitting import find_sentences

_NAMES = ("heading", "choice")
_BEFORE = ("name of a field", "alt text", "caption", "credit")
"""What may stand between a name and its first sentence."""
_LEADS_IN = (":", "：")


def order_as_bookmarked(
    expectations: Iterable[Expectation], bookmarks: Sequence[str], follows: Callable[[str, str], bool]
) -> list[Expectation]:
    """The expectations of a body in the order in which the bookmarks have its parts: the key points, the sections, and
    each care card. What follows a card goes with it, or with the one before it where it `follows` that."""
    parts = list(_part(expectations))
    order = {" ".join(title.split()): place for place, title in reversed(list(enumerate(bookmarks)))}
    places: list[int] = []
    for part in parts:
        before = places[-1] if places else -1
        others = zip(parts, places, strict=False)
        there = (place for one, place in others if one[0].section == part[0].section and _stands(part, one, follows))
        places.append(order.get(_name_bookmark(part), next(there, before)))
    ranked = sorted(zip(places, range(len(parts)), parts, strict=True))
    return [one for _, _, part in ranked for one in part]


def _stands(part: Sequence[Expectation], other: Sequence[Expectation], follows: Callable[[str, str], bool]) -> bool:
    return part[0].what == "paragraph" and follows(part[0].text, other[-1].text)


def _part(expectations: Iterable[Expectation]) -> Iterator[tuple[Expectation, ...]]:
    part: list[Expectation] = []
    for one in expectations:
        behind_card = one.what == "paragraph" and any(before.what == "care card's level" for before in part)
        begins = one.what in ("section heading", "care card's level") or behind_card
        if part and (begins or one.section != part[-1].section):
            yield tuple(part)
            part = []
        part.append(one)
    if part:
        yield tuple(part)


def _name_bookmark(part: Sequence[Expectation]) -> str:
    words = [one.text for one in (part[:2] if part[0].what == "care card's level" else part[:1])]
    return " ".join(" ".join(words).split())


def expect_in_short(
    expectations: Iterable[Expectation], section: Section, words: SentenceWords
) -> Iterator[Expectation]:
    """What a section has to say that is told in short, made of all that it says in the whole leaflet."""
    whole = list(expectations)
    boxes = {
        join_words(one.title) for node in walk(section) if isinstance(node, Groups | Options) for one in node.items
    }
    heads = {join_words(node.children) for node in walk(section) if isinstance(node, Heading) and node.level == 3}
    named = False
    for at, one in enumerate(whole):
        if one.what == "section heading":
            yield one
        elif one.what in _NAMES and one.text in boxes | heads:
            named = one.text in boxes or _heads_sentence(whole[at + 1 :])
            yield replace(one, needed=named)
        else:
            before = one.what in _BEFORE
            yield from _split(one, words, needed=named and not before)
            named = named and before


def _heads_sentence(following: Iterable[Expectation]) -> bool:
    """Whether the first words below a heading are a paragraph that is complete by itself."""
    first = next((one for one in following if one.what not in _BEFORE), None)
    return first is not None and first.what == "paragraph" and not first.text.rstrip().endswith(_LEADS_IN)


def _split(one: Expectation, words: SentenceWords, needed: bool) -> Iterator[Expectation]:
    """The sentences, of which the first may be needed, and behind them where their words may lead."""
    for number, (start, end) in enumerate(find_sentences(one.text, words)):
        yield replace(one, text=one.text[start:end], needed=needed and not number, links=())
    if one.links:
        yield replace(one, text="", needed=False)
