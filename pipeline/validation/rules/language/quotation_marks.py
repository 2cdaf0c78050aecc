"""Rule of quotation marks: straight or curly, and not both in one passage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import NOT_TYPED, Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

_STRAIGHT = re.compile(r"[\"'](?<!\d[\"'])|(?<=\d)[\"'](?=[^\W\d_])")
"""A straight mark that is no sign of feet and inches."""
_OPENS = re.compile(r"[\s(\[{“‘\"'/–—-]")
_CLOSES = re.compile(r"'(?![^\W_])")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 80
"""Characters of a stretch with several marks that are wrong."""
_CURLED = {'"': ("“", "”"), "'": ("‘", "’")}


def quotes_are_of_one_kind(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """Quotation marks and apostrophes are all straight or all curly. Where a passage has both, those are wrong of which
    the leaflet has fewer."""
    straight_for = {pair[0]: pair[1] for pair in data.lists["curly"]}
    curly = re.compile("[" + "".join(straight_for) + "]")
    passages = [
        (passage, _list_places(_STRAIGHT, passage), _list_places(curly, passage)) for passage in prose.but("story")
    ]
    counts = Counter(straight=sum(len(one[1]) for one in passages), curly=sum(len(one[2]) for one in passages))
    keeps_straight = counts["straight"] > counts["curly"]
    for passage, straight, curled in passages:
        if straight and curled:
            wrong = curled if keeps_straight else straight
            start, end = wrong[0], wrong[-1] + 1
            if end - start > _LONGEST or not _is_one_piece(passage, start, end):
                wrong, end = wrong[:1], start + 1
            written = _write(passage.typed, wrong, straight_for if keeps_straight else {}, data)[start:end]
            kinds = ("curly", "straight") if keeps_straight else ("straight", "curly")
            message = f"this mark is {kinds[0]}, and others beside it are {kinds[1]}"
            yield codes.MIXED_QUOTES.at(passage.span(start, end), message, expected=written)


def _list_places(pattern: re.Pattern[str], passage: ProsePassage) -> list[int]:
    return [match.start() for match in pattern.finditer(passage.typed)]


def _is_one_piece(passage: ProsePassage, start: int, end: int) -> bool:
    """Whether a stretch is written in one go, so that what to write can take its place."""
    return NOT_TYPED not in passage.typed[start:end] and any(
        piece.start <= start and end <= piece.end for piece in passage.pieces
    )


def _write(words: str, places: list[int], straight_for: Mapping[str, str], data: RuleData) -> str:
    """The words with other marks at some places: straight ones as the table says, or else curly ones."""
    letters = list(words)
    for place in places:
        mark = words[place]
        letters[place] = straight_for[mark] if straight_for else _curl(words, place, data)
    return "".join(letters)


def _curl(words: str, place: int, data: RuleData) -> str:
    """The curly mark for a straight one: it opens behind a space and closes elsewhere; an apostrophe always closes."""
    mark, before = words[place], words[max(0, place - 1) : place]
    opening, closing = _CURLED[mark]
    if before and not _OPENS.match(before):
        return closing
    follows = _WORD.match(words, place + 1)
    if (
        mark == "'"
        and follows
        and (follows.group()[0].isdecimal() or follows.group().casefold() in data.lists["elided"])
    ):
        return closing
    closes = mark == '"' or _CLOSES.search(words, place + 1, place + 1 + _LONGEST)
    return opening if closes and words[place + 1 : place + 2].strip() else closing


QUOTE_RULES = (LanguageRule(codes.MIXED_QUOTES, quotes_are_of_one_kind),)
