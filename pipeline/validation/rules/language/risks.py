"""Rules of chances that are typed: a number of people stands once, as a fact of the kind `risk`, and the words take it
in. There it has its whole, who is counted and where it comes from, and every form says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.settings import RiskFact
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.chances import Chance, find_chances
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.percentages import Percentage, find_percentages, is_chance, read_rows
from pipeline.validation.rules.language.side_by_side import join_neighbours
from pipeline.validation.rules.language.surroundings import find_chance_data
from pipeline.validation.rules.rule_data import RuleData

_WITHOUT_FACTS = frozenset({"title", "summary", "caption", "explanation"})
"""Passages that take in no facts."""
_RANGE = re.compile(r"\s?(?:to|and|or|-|–)\s(?:(?:about|up to|over|more than|nearly|almost)\s)?|[-–]")
_HUNDRED = 100


def chances_are_facts(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No “1 in 3 people” is typed. What pictures show, their description may say."""
    for passage in prose.but("alt"):
        for one in _join(find_chances(passage, passage.typed, data), passage.typed):
            span, words = passage.span(one.start, one.end), passage.words[one.start : one.end]
            message = f"“{words}” is a chance that is typed"
            yield codes.TYPED_CHANCE.at(span, message, _advise(prose, passage, one.n, one.of))


def percentages_are_facts(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No percentage of people, and no chance in percent, is typed. Strengths, shares of things and measured values are
    none; what says how much larger one risk is than another belongs to the rule of relative risks."""
    people = find_chance_data(prose)
    if people is None:
        return
    rows = read_rows(prose)
    for passage in prose.but("alt"):
        for one in find_percentages(passage.typed, data, people):
            if is_chance(passage, one, (data, people), rows):
                n, of = _make_whole(one)
                message = (
                    f"“{passage.words[one.start : one.end]}” is a chance in percent, which many readers cannot picture"
                )
                span = passage.span(one.start, one.end)
                yield codes.TYPED_PERCENTAGE.at(span, message, _advise(prose, passage, n, of))


def _join(chances: Iterator[Chance], words: str) -> Iterator[Chance]:
    """Two that are the ends of one range, as one."""

    def join(before: Chance, one: Chance) -> Chance | None:
        is_range = _RANGE.fullmatch(words[before.end : one.start])
        return Chance(before.start, one.end, before.n, before.of) if is_range else None

    return join_neighbours(chances, join)


def _make_whole(one: Percentage) -> tuple[float, float]:
    """So many of so many for a percentage: 0.4 is 4 of 1,000."""
    n, of = one.value, _HUNDRED
    while n != int(n) and of < 10**6:
        n, of = round(n * 10, 6), of * 10
    return n, of


def _advise(prose: Prose, passage: ProsePassage, n: float, of: float) -> str:
    """What to write: the fact that says it, or a new one."""
    if passage.kind in _WITHOUT_FACTS:
        return "take the number out here, and say it in the words of a section with a fact of the kind `risk`"
    for name, fact in prose.leaflet.facts.items():
        if isinstance(fact, RiskFact) and (fact.n, fact.of) == (n, of):
            return f"write `{{{{{name}}}}}`, the fact that says it"
    fact_words = f"{{kind: risk, n: {int(n)}, of: {int(of)}, who: {{{prose.language}: people}}}}"
    if passage.kind == "fact":
        return f"let the fact be `{fact_words}`, or leave the number to another one that is"
    return f"write `{{{{share}}}}` here, and `share: {fact_words}` under `facts` of leaflet.yaml"


RISK_RULES = (
    LanguageRule(codes.TYPED_PERCENTAGE, percentages_are_facts),
    LanguageRule(codes.TYPED_CHANCE, chances_are_facts),
)
