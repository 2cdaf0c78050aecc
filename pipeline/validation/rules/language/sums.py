"""Rule of numbers that belong together: those to whom something happens and those to whom it does not are all of them,
and parts are no more than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.bounded_chances import BoundedChance, make_chance_reader
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.surroundings import WORD
from pipeline.validation.rules.rule_data import RuleData

WAYS = (("better", "same", "worse"), ("alive", "dead"))
"""Ways that things can go, of which each person goes one."""
_BEHIND = 60
"""Characters behind a number that say what happens to those people."""
_AHEAD = 24
"""Characters in front of a number that say that they are all the others."""
_STOP = re.compile(r"[.;!?]")
_END = re.compile(r"\s*(?:[.,;:!?)(]|$)")


def numbers_add_up(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No “12 in 100 get it, and 78 in 100 do not”: one of the numbers is wrong, and nobody can tell which."""
    reader = make_chance_reader(prose)
    if reader is None:
        return
    for passage in prose.but("alt"):
        chances = reader.find(passage)
        pair = next((two for two in pairwise(chances) if _are_all(passage, two, data)), None)
        parts = [] if pair else _find_parts(passage, chances, data)
        if pair and not _may_be_all(pair):
            first, second = pair
            message = f"“{first.written}” and “{second.written}” are not everybody, but the words say so"
            yield _diagnose(passage, second, message)
        elif len(parts) > 1 and sum(part.least for part in parts) > 1:
            listed = ", ".join(f"“{part.written}”" for part in parts)
            yield _diagnose(passage, parts[-1], f"together {listed} are more than everybody")


def _diagnose(passage: ProsePassage, one: BoundedChance, message: str) -> Diagnostic:
    hint = "look which of the numbers is wrong; take both sides from one source"
    return codes.SUMS.at(passage.span(one.start, one.end), message, hint)


def _are_all(passage: ProsePassage, two: tuple[BoundedChance, BoundedChance], data: RuleData) -> bool:
    """Whether the words say that the second number is of all those of whom the first is not."""
    first, second = two
    text = passage.words
    between = text[first.end : second.start]
    if len(_STOP.findall(between)) > 1:
        return False
    before = between[-_AHEAD:]
    rest = [match.end() for match in data.pattern("rest").finditer(before)]
    if rest and not WORD.match(before, rest[-1]):
        return True
    if data.finds("negations", between):
        return False
    return _is_negated(text, second.end, data)


def _is_negated(text: str, start: int, data: RuleData) -> bool:
    """Whether a number is only followed by “do not” and the like, and the end of its clause."""
    match = next(data.pattern("negations").finditer(text, start, start + _BEHIND), None)
    if match is None or text[start : match.start()].strip(" \n\u00a0*"):
        return False
    at = match.end()
    while (word := WORD.match(text, at)) and word[1].casefold() in data.words("said_again"):
        at = word.end()
    return _END.match(text, at) is not None


def _may_be_all(two: tuple[BoundedChance, BoundedChance]) -> bool:
    return two[0].least + two[1].least <= 1 <= two[0].most + two[1].most


def _find_parts(passage: ProsePassage, chances: Sequence[BoundedChance], data: RuleData) -> list[BoundedChance]:
    """The numbers of those who go different ways, each way once."""
    for ways in WAYS:
        parts: dict[str, BoundedChance] = {}
        for number, one in enumerate(chances):
            until = chances[number + 1].start if number + 1 < len(chances) else len(passage.words)
            behind = _STOP.split(passage.words[one.end : min(until, one.end + _BEHIND)])[0]
            way = next((way for way in ways if data.finds(way, behind)), "")
            if way and way not in parts:
                parts[way] = one
        if len(parts) > 1:
            return list(parts.values())
    return []


SUM_RULES = (LanguageRule(codes.SUMS, numbers_add_up),)
