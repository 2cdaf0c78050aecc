"""Finder of which sentence became which: the same words first, then words that are like each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from pipeline.templating.changes.joining import join_sentences, tell_exactly
from pipeline.templating.changes.likeness import WordCounts
from pipeline.templating.changes.sentences import PlacedSentence

LIKE = 0.5
"""How many of the words of two sentences are the same, at least, where one is taken for the other."""
_LIKE_ELSEWHERE = 0.7
"""The same for sentences that stand in different parts."""
_COMMON = 60
"""A word that so many sentences have tells none of them from another."""
Move: TypeAlias = Literal["", "order", "place", "part"]
"""Whether a sentence stands in another order, in another kind of block, or in another part."""


@dataclass(frozen=True)
class Match:
    """A sentence and what became of it: one of the two is nothing where it was put in, or taken out."""

    before: PlacedSentence | None
    after: PlacedSentence | None
    move: Move = ""
    beside: tuple[PlacedSentence, ...] = ()
    """Where it stands elsewhere, the sentences that follow it, there and where it was."""


@dataclass
class _Pairing:
    """Two lists of sentences, and which became which, by number."""

    before: Sequence[PlacedSentence]
    after: Sequence[PlacedSentence]
    pairs: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def add(self, one: int, other: int) -> None:
        self.pairs[one] = other
        self.taken.add(other)

    @property
    def left(self) -> list[int]:
        return [number for number in range(len(self.before)) if number not in self.pairs]

    @property
    def right(self) -> list[int]:
        return [number for number in range(len(self.after)) if number not in self.taken]


def pair_sentences(before: Sequence[PlacedSentence], after: Sequence[PlacedSentence]) -> list[Match]:
    """What became of each sentence, in the order of those that there are now; one that was taken out follows the one
    that it stood behind."""
    pairing = _Pairing(*join_sentences(before, after))
    _pair_in_order(pairing)
    for tell in (tell_exactly, _tell_words_in_part, _tell_words):
        _pair_same(pairing, tell)
    _pair_like(pairing, lambda one: (one.part, one.place), LIKE)
    _pair_like(pairing, lambda one: one.part, LIKE)
    _pair_like(pairing, lambda one: one.weight, _LIKE_ELSEWHERE)
    return [*_list_matches(pairing)]


def _tell_words_in_part(one: PlacedSentence) -> Hashable:
    return one.part, one.words


def _tell_words(one: PlacedSentence) -> Hashable:
    return one.words


def _pair_in_order(pairing: _Pairing) -> None:
    """Sentences that stand as they stood, in one part after the other."""
    for one, other in _list_parts(pairing):
        keys = ([tell_exactly(pairing.before[number]) for number in one],
                [tell_exactly(pairing.after[number]) for number in other])  # fmt: skip
        for begin, start, length in SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks():
            for step in range(length):
                pairing.add(one[begin + step], other[start + step])


def _list_parts(pairing: _Pairing) -> Iterator[tuple[list[int], list[int]]]:
    """The numbers of the sentences of each part that there is before and after."""
    numbers: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, sentences in enumerate((pairing.before, pairing.after)):
        for number, sentence in enumerate(sentences):
            numbers[sentence.part][side].append(number)
    yield from (both for both in numbers.values() if all(both))


def _pair_same(pairing: _Pairing, tell: Callable[[PlacedSentence], Hashable]) -> None:
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for number in reversed(pairing.right):
        waiting[tell(pairing.after[number])].append(number)
    for number in pairing.left:
        candidates = waiting.get(tell(pairing.before[number]))
        if candidates:
            pairing.add(number, candidates.pop())


def _pair_like(pairing: _Pairing, group: Callable[[PlacedSentence], Hashable], least: float) -> None:
    """Sentences of one group that are like each other, the most alike first; of those that are as like, the ones that
    stand at about the same place."""
    left, right = pairing.left, pairing.right
    counts = {number: WordCounts.of(pairing.before[number]) for number in left}
    others = {number: WordCounts.of(pairing.after[number]) for number in right}
    having: dict[tuple[Hashable, str], list[int]] = defaultdict(list)
    for number in right:
        for piece in others[number].pieces:
            having[group(pairing.after[number]), piece].append(number)
    scored = []
    for number in left:
        named = group(pairing.before[number])
        lists = [having.get((named, piece), []) for piece in counts[number].pieces]
        for other in {one for numbers in lists if len(numbers) <= _COMMON for one in numbers}:
            score = counts[number].measure_likeness(others[other])
            if score >= least:
                scored.append((-score, abs(number - other), number, other))
    for _, _, number, other in sorted(scored):
        if number not in pairing.pairs and other not in pairing.taken:
            pairing.add(number, other)


def _list_matches(pairing: _Pairing) -> Iterator[Match]:
    became = {other: one for one, other in pairing.pairs.items()}
    moved = _find_moved(pairing)
    gone: dict[int, list[Match]] = defaultdict(list)
    behind = -1
    for number, sentence in enumerate(pairing.before):
        behind = pairing.pairs.get(number, behind)
        if number not in pairing.pairs:
            gone[behind].append(Match(sentence, None))
    yield from gone[-1]
    for number, sentence in enumerate(pairing.after):
        if number in became:
            yield _make_match(pairing, became[number], number, became[number] in moved)
        else:
            yield Match(None, sentence)
        yield from gone[number]


def _make_match(pairing: _Pairing, one: int, other: int, is_moved: bool) -> Match:
    before, after = pairing.before[one], pairing.after[other]
    move: Move = "order" if is_moved else ""
    if before.place != after.place:
        move = "place"
    if before.part != after.part:
        move = "part"
    beside = (*pairing.before[one + 1 : one + 2], *pairing.after[other + 1 : other + 2]) if move else ()
    return Match(
        before, after, move, tuple(next_one for next_one in beside if next_one.part in (before.part, after.part))
    )


def _find_moved(pairing: _Pairing) -> set[int]:
    """The sentences that stand in another order than the others of their part: the fewest that had to be moved."""
    moved = set()
    for one, _ in _list_parts(pairing):
        kept = [number for number in one if number in pairing.pairs]
        kept = [number for number in kept if pairing.after[pairing.pairs[number]].part == pairing.before[number].part]
        stay = find_longest_rise([pairing.pairs[number] for number in kept])
        moved |= {number for place, number in enumerate(kept) if place not in stay}
    return moved


def find_longest_rise(numbers: Sequence[int]) -> set[int]:
    """The places of a longest series of different numbers that only rise."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    rise = set()
    place = places[-1] if places else -1
    while place >= 0:
        rise.add(place)
        place = before[place]
    return rise
