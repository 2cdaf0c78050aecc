"""Chances in words: so many of so many people, as rules of risks look for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.validation.prose import ProsePassage
from pipeline.validation.rules.language.numerals import Numeral, Numerals, make_numerals
from pipeline.validation.rules.language.surroundings import (
    AROUND,
    WORD,
    around,
    name_counted,
    word_before,
    words_after,
)
from pipeline.validation.rules.rule_data import RuleData

_SPAN = 160
"""Characters between a whole and the part of it."""
_SIGN = re.compile(r"\s?[:/]\s?|\s(?:to|in)\s")
_MONEY = re.compile(r"[£$€#]\s?$|[/:+.-]$")
_ROUND = frozenset(
    {10, 20, 25, 50, 100, 200, 250, 400, 500} | {10**power * n for power in (3, 4, 5, 6) for n in (1, 2, 5)}
)
"""Wholes of which chances are told. Shares of 10 and less need other signs that they are one."""
_LARGE = 100
_TEN = 10
_YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Chance:
    """So many (`n`) of so many (`of`): where it stands."""

    start: int
    end: int
    n: float
    of: float


def find_chances(passage: ProsePassage, words: str, data: RuleData) -> Iterator[Chance]:
    """The chances in the words of a passage, as they are read or typed, in order; none over another."""
    done = 0
    hits = [*_find_parts(passage, words, data), *_find_wholes(passage, words, data), *_find_halves(words, data)]
    for one in sorted(hits, key=lambda one: (one.start, -one.end)):
        if one.start >= done:
            done = one.end
            yield one


def _find_parts(passage: ProsePassage, words: str, data: RuleData) -> Iterator[Chance]:
    """“1 in 3 people”, “8 people out of 10”, “one of every five”, “25 per 100”, “odds of 1 to 20”."""
    numerals = make_numerals(data)
    for n in numerals.find(words):
        for part in (_read_part(passage, words, n, numerals, data), _read_odds(passage, words, n, numerals, data)):
            if part:
                yield Chance(n.start, part.end, n.value, part.value)
                break


def _read_part(passage: ProsePassage, words: str, n: Numeral, numerals: Numerals, data: RuleData) -> Numeral | None:
    join = _compile_joins(data).match(words, n.end)
    if not join:
        return None
    determiner = WORD.match(words, join.end())
    word = determiner[1].casefold() if determiner else ""
    every, their = word in data.words("every"), word in data.words("their")
    start = determiner.end() + 1 if determiner and (every or their) else join.end()
    of = numerals.match(words, start)
    if of is None or not 0 < n.value < of.value or _MONEY.search(words[max(0, n.start - 2) : n.start]):
        return None
    noun = tuple(word.casefold() for word in join[1].split())
    counts = True if data.finds("chance_words", join[1]) else name_counted(data, noun[-1:])
    after = words_after(words, of.end)
    people = counts or name_counted(data, after)
    is_label = word_before(words, n.start) in data.words("labels")
    if (noun and not counts) or (is_label and not people) or (their and not (people and of.value >= _TEN)):
        return None
    kind = join[2].casefold()
    if kind in data.words("joins_of_all") and not (every or (people and of.value > 2)):
        return None
    return of if _is_chance(passage, words, (n, of), (kind, people, after), data) else None


def _is_chance(
    passage: ProsePassage,
    words: str,
    numbers: tuple[Numeral, Numeral],
    signs: tuple[str, bool | None, tuple[str, ...]],
    data: RuleData,
) -> bool:
    """Whether so many of so many are people, or what happens to them, and not a score, a slope or a mixture."""
    (n, of), (kind, people, after) = numbers, signs
    if people is not None:
        return people
    first, last = around(passage, n.start, of.end)
    if data.finds("chance_words", words[first:last]) or (after and after[0] in data.words("events")):
        return True
    if data.finds("measured", words[first:last]):
        return False
    might = len(after) > 1 and after[0] in data.words("might") | data.words("goes_with")
    if kind in data.words("joins_in"):
        is_year = of.value in _YEARS and words[of.start : of.end].isdigit()
        counts_more = bool(after) and after[0].endswith("s") and n.value != 1 and of.value not in _ROUND
        return not is_year and not counts_more
    inside = word_before(words, n.start) in data.words("within")
    return (
        might
        or (kind in data.words("joins_out") and (inside or of.value >= _LARGE))
        or (of.value >= _LARGE and of.value in _ROUND)
    )


def _read_odds(passage: ProsePassage, words: str, n: Numeral, numerals: Numerals, data: RuleData) -> Numeral | None:
    """“1 to 20”, “1:20” and “20 to 1” beside a word for chances; “1/20” before people too."""
    sign = _SIGN.match(words, n.end)
    other = numerals.match(words, sign.end()) if sign else None
    if sign is None or other is None or "in" in sign.group() or n.value == other.value:
        return None
    first, last = around(passage, n.start, other.end)
    odds = data.finds("odds_words", words[first:last]) and (1 in (n.value, other.value))
    if words[other.end : other.end + 1] in ("%", "/", ":"):
        return None
    people = "/" in sign.group() and name_counted(data, words_after(words, other.end, 1))
    return other if odds or (people and n.value < other.value) else None


def _find_halves(words: str, data: RuleData) -> Iterator[Chance]:
    pattern = data.pattern("half_and_half")
    for match in pattern.finditer(words):
        if data.finds("odds_words", words[max(0, match.start() - AROUND) : match.end() + AROUND // 3]):
            yield Chance(match.start(), match.end(), 1, 2)


def _find_wholes(passage: ProsePassage, words: str, data: RuleData) -> Iterator[Chance]:
    """“Of every 100 people, 8 …” and “8 fall, of every 100 people”: a whole that stands apart from the part."""
    numerals = make_numerals(data)
    pattern = _compile_wholes(data, numerals)
    for match in pattern.finditer(words):
        of = numerals.match(words, match.start("of"))
        if of is None or of.value not in _ROUND:
            continue
        after = words_after(words, of.end)
        people = name_counted(data, after)
        imagined = match["imagined"] is not None
        before = words[max(0, match.start() - 3) : match.start()].rstrip()
        opens = not before or before[-1] in ",;:.(?!—–"
        goes_on = bool(after) and after[0] in data.words("whole_goes_on")
        if people is False or not (people or goes_on or not after) or not (match["every"] or opens or imagined):
            continue
        sentence = passage.sentence_at(match.start())
        limits = (sentence.start, len(words) if imagined else sentence.end) if sentence else (match.start(), of.end)
        part = _find_part_of(words, (match.start(), of), limits, data)
        if part:
            first, last = min(part.start, match.start()), max(part.end, of.end)
            yield Chance(first, last, part.value, of.value)


def _find_part_of(words: str, whole: tuple[int, Numeral], limits: tuple[int, int], data: RuleData) -> Numeral | None:
    """The number behind a whole, or in front of it, that is a part of it: what happens to some."""
    start, of = whole
    numerals = make_numerals(data)
    for one in numerals.find(words, of.end, min(limits[1], of.end + _SPAN)):
        before = word_before(words, one.start)
        stands_free = not before or any(before in data.words(name) for name in ("about", "within", "counted"))
        if one.value < of.value and stands_free and name_counted(data, words_after(words, one.end, 2)) is not False:
            return one
    ahead = [
        one
        for one in numerals.find(words, max(limits[0], start - AROUND), start)
        if one.value < of.value and _happens(words_after(words, one.end, 2), data)
    ]
    return ahead[-1] if ahead else None


def _happens(after: tuple[str, ...], data: RuleData) -> bool:
    """Whether words behind a number say what some people do, or end there."""
    known = data.words("events") | data.words("might") | data.words("counted")
    return not after or any(word in known for word in after) or after[0] == "of"


@cache
def _compile_joins(data: RuleData) -> re.Pattern[str]:
    """What stands between a part and its whole, and up to two words for what is counted."""
    either = "|".join(
        re.escape(join) for name in ("joins_in", "joins_out", "joins_of_all") for join in data.lists[name]
    )
    return re.compile(rf"((?:[ \n\u00a0]+[^\W\d_]+){{0,2}}?)[ \n\u00a0-]+({either})[ \n\u00a0-]+", re.IGNORECASE)


@cache
def _compile_wholes(data: RuleData, numerals: Numerals) -> re.Pattern[str]:
    either, bare, every, their, imagined = (
        "|".join(re.escape(word).replace(r"\ ", r"\s") for word in data.lists[name])
        for name in ("whole_opens", "whole_bare", "every", "their", "whole_imagined")
    )
    number = numerals.pattern.pattern
    opens = rf"(?:{either})\s(?P<every>{every})\s|(?:{bare})\s(?:(?:{their})\s)?"
    opens = rf"{opens}|(?P<imagined>{imagined})\s(?:[^\W\d_]+\s){{0,3}}?"
    return re.compile(rf"(?<!\w)(?:{opens})(?P<of>{number})", re.IGNORECASE)
