"""What was seen to be wrong with words on a page, before its place in the source is looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.model.diagnostics import Rule
from pipeline.proof.boxes.page_words import PageWord

_LONGEST = 40


@dataclass(frozen=True)
class Misplaced:
    """Words that do not stand as they should: `message` says how, in millimetres, without the page. `measure` tells
    which of several is the worst. `words` may be none where a page as a whole is meant."""

    rule: Rule
    page: int
    words: tuple[PageWord, ...]
    message: str
    hint: str
    measure: float = 0.0


def quote(word: PageWord) -> str:
    """A word in quotes, cut where it is very long."""
    text = word.text
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}…”"


def keep_worst(misplaced: Iterable[Misplaced], by_page: bool = True) -> Iterator[Misplaced]:
    """One for all words of a block or table that have the same trouble on a page, or in the file: the worst, which says
    how many more."""
    groups: dict[object, list[Misplaced]] = {}
    for one in misplaced:
        groups.setdefault((one.rule, one.page if by_page else 0, *dict.fromkeys(map(_place_of, one.words))), []).append(
            one
        )
    for group in groups.values():
        worst = max(group, key=lambda one: one.measure)
        more = len(group) - 1
        besides = "" if not more else "; and one more like it" if more == 1 else f"; and {more} more like it"
        yield replace(worst, message=worst.message + besides)


def _place_of(word: PageWord) -> object:
    if word.tag is None:
        return ""
    return ("table", word.tag.cell.table) if word.tag.cell else word.tag.block
