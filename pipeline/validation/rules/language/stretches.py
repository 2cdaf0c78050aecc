"""Stretches of a passage that are written otherwise, and the words beside them, as rules of figures look at them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.validation.prose import ProsePassage

_BETWEEN = re.compile(r"(\s?[-–—]\s?)|(\s(?:to|until|till|and|or|through|,)\s)|(, )")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NEXT = re.compile(r"[\s,;:()“”\"*-]{0,3}([^\W_]+)")
_NEAR = 60
"""Characters in front of a stretch in which the words before it stand."""


@dataclass(frozen=True)
class Rewriting:
    """Where something stands, what to write instead (nothing where that is not known), and whether it is right alone
    and wrong only where a dash joins it to another."""

    start: int
    end: int
    written: str
    is_right: bool = False


def join_stretches(stretches: Iterable[Rewriting], words: str) -> Iterator[Rewriting]:
    """Those that are wrong, in order and none over another; what is joined as in “9-5”, “8.00 to 9.00” is one. Behind a
    dash, “to” is written."""
    before: Rewriting | None = None
    for one in sorted(stretches, key=lambda one: (one.start, -one.end)):
        if before and one.start < before.end:
            continue
        gap = _BETWEEN.fullmatch(words[before.end : one.start]) if before else None
        if before and gap and (gap[1] or not (before.is_right or one.is_right)):
            link = " to " if gap[1] else gap.group()
            written = f"{before.written}{link}{one.written}" if before.written and one.written else ""
            before = Rewriting(before.start, one.end, written)
            continue
        if before and not before.is_right:
            yield before
        before = one
    if before and not before.is_right:
        yield before


def list_before(passage: ProsePassage, start: int) -> list[str]:
    """The words in front of a place, as far as they are near and in its sentence, in small letters, the nearest last.
    There is an empty one for a number."""
    sentence = passage.sentence_at(start)
    opening = max(start - _NEAR, sentence.start if sentence else 0)
    before = [word.casefold() for word in _WORD.findall(passage.typed[opening:start])]
    return ["" if word[:1].isdigit() else word for word in before]


def read_next(passage: ProsePassage, end: int) -> str:
    """The word behind a place as it is written; empty where another sign stands there."""
    match = _NEXT.match(passage.typed, end)
    return match[1] if match else ""


def list_around(passage: ProsePassage, start: int, around: int = 200) -> frozenset[str]:
    """The words of the sentence of a place, in small letters, as far as they are near."""
    sentence = passage.sentence_at(start)
    opening = max(start - around, sentence.start if sentence else 0)
    closing = min(start + around, sentence.end if sentence else len(passage.typed))
    return frozenset(word.casefold() for word in _WORD.findall(passage.typed[opening:closing]))


def end_before_stop(passage: ProsePassage, start: int, end: int, written: str) -> Rewriting:
    """A stretch that leaves the full stop of a sentence where it is."""
    follows = passage.typed[end : end + 2].lstrip()[:1]
    if passage.typed[end - 1] == "." and not (follows.islower() or follows.isdecimal() or follows in (",", ";", ")")):
        end -= 1
    return Rewriting(start, end, written)
