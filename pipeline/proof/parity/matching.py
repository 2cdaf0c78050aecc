"""Matching of what has to be said with what stands in a file: everything, in order, word for word, nothing besides.

A file that says the right thing is walked through once, and every step is exact. Only where a step fails is the
shortest way looked for that leads back to words that agree, so that one change gives one mismatch.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.proof.parity.expectation import Expectation
from pipeline.proof.parity.passages import Passage, Wording

SURE = 3
"""So many words in a row that agree, or the end, are a place to go on from: "Emergency" alone may stand anywhere."""


AHEAD = 6
"""So many steps are tried where words could be two things, to see which of them goes on."""


@dataclass(frozen=True)
class Word:
    """A word that was found, and the number of its passage. One that `joins` stands at the end of a line: the next
    may be the rest of it."""

    text: str
    passage: int
    joins: bool = False


@dataclass(frozen=True)
class Mismatch:
    """Where file and source part: expectations that were not met, their words, and the `actual` words of the file.
    Either side may be empty. The first `agreed` words of `wanted` and the first `agreed_actual` of `actual` are still
    the same; `before` are the words in front, `previous` the last expectation met."""

    expected: tuple[Expectation, ...]
    wanted: tuple[tuple[str, ...], ...]
    actual: tuple[str, ...]
    agreed: int
    agreed_actual: int
    before: tuple[str, ...]
    previous: Expectation | None


@dataclass(frozen=True)
class Comparison:
    """`places` has the passage in which each expectation begins that was found; `needed` and `matched` count the
    expectations that must be there and those of them that are."""

    mismatches: tuple[Mismatch, ...]
    places: tuple[tuple[Expectation, Passage], ...]
    needed: int
    matched: int


@dataclass(frozen=True)
class Matcher:
    """Expectations against passages. `furniture` are texts that may stand anywhere between them, each as a passage of
    its own: names of buttons and the like."""

    expectations: Sequence[Expectation]
    passages: Sequence[Passage]
    furniture: Collection[str] = ()
    wording: Wording = field(default_factory=Wording)

    def compare(self) -> Comparison:
        """Walk through both."""
        here = there = 0
        mismatches: list[Mismatch] = []
        places: list[tuple[Expectation, Passage]] = []
        while here < len(self._wanted) or there < len(self._words):
            step = self._take_step(here, there)
            if step is None:
                step = self._find_meeting(here, there)
                mismatches.append(self._make_mismatch((here, there), step, places[-1][0] if places else None))
            elif step[0] > here and step[1] > there:
                places.append((self._wanted[step[0] - 1][0], self.passages[self._words[there].passage]))
            here, there = step
        needed = sum(wanted.needed for wanted, _ in self._wanted)
        return Comparison(tuple(mismatches), tuple(places), needed, sum(wanted.needed for wanted, _ in places))

    @cached_property
    def _wanted(self) -> list[tuple[Expectation, tuple[str, ...]]]:
        known = ((wanted, self.wording.split_words(wanted.text)) for wanted in self.expectations)
        return [(wanted, words) for wanted, words in known if words]

    @cached_property
    def _words(self) -> list[Word]:
        return [word for number, passage in enumerate(self.passages) for word in self._split_passage(number, passage)]

    def _split_passage(self, number: int, passage: Passage) -> Iterator[Word]:
        for line, text in enumerate(passage.lines, 1):
            words = self.wording.split_words(text)
            for place, word in enumerate(words, 1):
                yield Word(word, number, place == len(words) and line < len(passage.lines))

    @cached_property
    def _furniture(self) -> list[tuple[str, ...]]:
        return [words for words in map(self.wording.split_words, self.furniture) if words]

    @cached_property
    def _ends(self) -> dict[int, int]:
        """Where the words of each passage end, by where they begin."""
        ends: dict[int, int] = {}
        start = 0
        for place, word in enumerate(self._words):
            if word.passage != self._words[start].passage:
                start = place
            ends[start] = place + 1
        return ends

    def _take_step(self, here: int, there: int) -> tuple[int, int] | None:
        """One expectation further, over those that may be left out; or over a piece of furniture. Where there is more
        than one way (a title may begin with the word of a column), the one that leads furthest."""
        ways = list(self._list_steps(here, there))
        if len(ways) < 2:
            return ways[0] if ways else None
        return max(ways, key=lambda way: self._look_ahead(way[0], way[1], AHEAD))

    @cached_property
    def _choices(self) -> list[tuple[int, ...]]:
        """By where one is, which expectations may come next: those that may be left out, and the first that may not. Of
        several that say the same the first stands for all, because from it the others are still to come: a table of a
        thousand rows may have the heads of its columns before each of them."""
        choices: list[tuple[int, ...]] = [()] * (len(self._wanted) + 1)
        for number in reversed(range(len(self._wanted))):
            wanted, words = self._wanted[number]
            later = () if wanted.needed else choices[number + 1]
            others = (one for one in later if self._wanted[one][0].needed or self._wanted[one][1] != words)
            choices[number] = (number, *others)
        return choices

    def _list_steps(self, here: int, there: int) -> Iterator[tuple[int, int]]:
        choices = self._choices[here]
        for number in choices:
            end = self._match_words(self._wanted[number][1], there)
            if end is not None:
                yield number + 1, end
        if there == len(self._words) and not any(self._wanted[number][0].needed for number in choices[-1:]):
            yield len(self._wanted), there
        over = self._skip_furniture(there)
        if over is not None:
            yield here, over

    def _look_ahead(self, here: int, there: int, steps: int) -> int:
        """How many words further the two agree, in so many steps at most; the end counts as more than any word."""
        if here == len(self._wanted) and there == len(self._words):
            return len(self._words) + 1
        ways = self._list_steps(here, there) if steps else ()
        return max((self._look_ahead(way[0], way[1], steps - 1) for way in ways), default=there)

    def _skip_furniture(self, there: int) -> int | None:
        end = self._ends.get(there)
        return (
            end if end is not None and any(self._match_words(text, there) == end for text in self._furniture) else None
        )

    def _match_words(self, words: Sequence[str], there: int) -> int | None:
        """Where the words end in what was found, if they stand there."""
        place: int | None = there
        for word in words:
            place = self._match_word(word, place) if place is not None else None
        return place

    def _match_word(self, wanted: str, place: int) -> int | None:
        rest = wanted
        while place < len(self._words):
            word = self._words[place]
            if word.text == rest:
                return place + 1
            if not (word.joins and rest.startswith(word.text)):
                return None
            rest = rest[len(word.text) :]
            place += 1
        return None

    def _find_meeting(self, here: int, there: int) -> tuple[int, int]:
        """The nearest place, in words left aside on both sides, from which the two go on together."""
        best = (len(self._wanted), len(self._words))
        cost = len(self._words) - there + sum(len(words) for _, words in self._wanted[here:])
        left = 0
        for number in range(here, len(self._wanted)):
            if left >= cost:
                break
            words = self._wanted[number][1]
            for place in range(there, min(len(self._words), there + cost - left)):
                if self._match_word(words[0], place) is not None and self._holds(number, place):
                    best, cost = (number, place), left + place - there
                    break
            left += len(words)
        return best

    def _holds(self, here: int, there: int) -> bool:
        start = there
        if self._match_words(self._wanted[here][1], there) is None:
            return False
        while there - start < SURE:
            if here == len(self._wanted) and there == len(self._words):
                return True
            step = self._take_step(here, there)
            if step is None:
                return False
            here, there = step
        return True

    def _make_mismatch(self, start: tuple[int, int], end: tuple[int, int], previous: Expectation | None) -> Mismatch:
        wanted = [(one, words) for one, words in self._wanted[start[0] : end[0]] if one.needed]
        place, agreed = start[1], 0
        for word in (word for _, words in wanted for word in words):
            following = self._match_word(word, place)
            if following is None or following > end[1]:
                break
            place, agreed = following, agreed + 1
        return Mismatch(
            expected=tuple(one for one, _ in wanted),
            wanted=tuple(words for _, words in wanted),
            actual=self._list_besides_furniture(start[1], end[1]),
            agreed=agreed,
            agreed_actual=place - start[1],
            before=tuple(word.text for word in self._words[max(0, start[1] - 3) : start[1]]),
            previous=previous,
        )

    def _list_besides_furniture(self, place: int, end: int) -> tuple[str, ...]:
        texts: list[str] = []
        while place < end:
            over = self._skip_furniture(place)
            if over is None or over > end:
                texts.append(self._words[place].text)
                over = place + 1
            place = over
        return tuple(texts)
