"""Rule of wholes: chances that are set against each other are of as many people, so that nobody has to calculate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import plain
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.chances import Chance, find_chances
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.percentages import find_percentages, is_chance
from pipeline.validation.rules.language.surroundings import find_chance_data, words_after
from pipeline.validation.rules.rule_data import RuleData, find_rule_data

_LABEL = re.compile(r"[^:.]{1,40}:\s")
_AHEAD = 16
"""Characters in front of a chance that say whether it is one of those before it."""
_NEAR_ENOUGH = 0.05
"""So much of itself a chance may change when it is told of another whole."""
_HUNDRED = 100


@dataclass(frozen=True)
class _Told:
    """A chance and the passage that tells it."""

    chance: Chance
    passage: ProsePassage


def wholes_are_alike(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No “1 in 7 without it and 3 in 100 with it”: in a sentence or two that follow each other, in the cells of a row,
    and in what two choices say of the same thing."""
    people, percent = find_chance_data(prose), find_rule_data(prose.language, codes.TYPED_PERCENTAGE.name, {})
    if people is None or percent is None:
        return
    groups: dict[tuple[str, str], list[_Told]] = {}
    for passage in prose.but("alt"):
        chances = [_Told(one, passage) for one in _find_all(passage, people, percent)]
        pair = next((two for two in pairwise(chances) if _differ(*two) and _is_compared(*two, data)), None)
        if pair:
            yield _diagnose(*pair, data)
        elif chances and (key := _name_group(passage)):
            groups.setdefault(key, []).append(chances[0])
    for row in groups.values():
        pair = next((two for two in pairwise(row) if _differ(*two)), None)
        if pair:
            yield _diagnose(*pair, data)


def _find_all(passage: ProsePassage, people: RuleData, percent: RuleData) -> Iterable[Chance]:
    """The chances of a passage as they are read, in order. A percentage is one of 100, also where only a chance beside
    it says that it is one."""
    chances = list(find_chances(passage, passage.words, people))
    sentences = {here.start for chance in chances if (here := passage.sentence_at(chance.start))}
    shares: list[Chance] = []
    for one in find_percentages(passage.typed, percent, people):
        sentence = passage.sentence_at(one.start)
        after = words_after(passage.typed, one.end, 1)
        known = {*people.words("stops"), *people.words("events"), *people.words("goes_with")}
        beside = sentence is not None and sentence.start in sentences and (not after or after[0] in known)
        if beside or is_chance(passage, one, (percent, people), {}):
            shares.append(Chance(one.start, one.end, one.value, _HUNDRED))
    return sorted([*chances, *shares], key=lambda one: one.start)


def _name_group(passage: ProsePassage) -> tuple[str, str] | None:
    """What passages have in common that are read beside each other: a row of a table, or what choices say of one
    thing."""
    if passage.kind == "cell":
        return f"{passage.section} {id(passage.parent)}", str(passage.number)
    if passage.kind == "option" and passage.parent is not None and not passage.is_title:
        return passage.section, plain(getattr(passage.parent, "term", ())).casefold()
    return None


def _differ(one: _Told, other: _Told) -> bool:
    """Whether two chances are of different wholes, and not the same one told twice, as in “1 in 5 (20%)”."""
    first, second = one.chance, other.chance
    is_same = first.n * second.of == second.n * first.of and one.passage is other.passage
    return first.of != second.of and not (is_same and second.start - first.end <= _AHEAD)


def _is_compared(one: _Told, other: _Told, data: RuleData) -> bool:
    """Whether two chances of a passage are set against each other: they stand in one sentence, or in two of which the
    second says so. A range is none, nor is a share of a share."""
    passage, first, second = one.passage, one.chance, other.chance
    words = passage.words
    between = words[first.end : second.start].strip(" \n\u00a0*,").casefold()
    opens = words[max(0, first.start - _AHEAD) : first.start]
    if between in data.words("range_joins") and data.finds("range_opens", opens):
        return False
    if data.finds("parts_of_a_share", words[max(first.end, second.start - _AHEAD) : second.start]):
        return False
    here, there = passage.sentence_at(first.start), passage.sentence_at(second.start)
    if here is None or there is None or here.start == there.start:
        return True
    if words[here.end : there.start].strip():
        return False
    alike = here.words.split()[0].casefold() == there.words.split()[0].casefold()
    labelled = _LABEL.match(here.words) and _LABEL.match(there.words)
    return alike or bool(labelled) or data.finds("contrasts", there.words)


def _diagnose(one: _Told, other: _Told, data: RuleData) -> Diagnostic:
    passage, second = other.passage, other.chance
    second_words, before = (
        passage.words[second.start : second.end],
        one.passage.words[one.chance.start : one.chance.end],
    )
    message = f"“{second_words}” is set against “{before}”, which is of another whole"
    return codes.MIXED_DENOMINATORS.at(passage.span(second.start, second.end), message, _advise(one, other, data))


def _advise(one: _Told, other: _Told, data: RuleData) -> str:
    """How both are told of one whole: the smallest round one of which each is near a whole number."""
    whole = data.thresholds["first_whole"]
    while whole <= data.thresholds["last_whole"]:
        shares = [each.chance.n / each.chance.of * whole for each in (one, other)]
        if all(round(share) and abs(round(share) - share) <= _NEAR_ENOUGH * share for share in shares):
            return f"tell both of as many: {' and '.join(f'{round(share):,} in {whole:,.0f}' for share in shares)}"
        whole *= 10
    return "tell both of as many people"


DENOMINATOR_RULES = (LanguageRule(codes.MIXED_DENOMINATORS, wholes_are_alike),)
