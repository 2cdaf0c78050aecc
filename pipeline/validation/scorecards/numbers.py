"""Checks of numbers: which there are, whether they can be compared, and whether readers have to calculate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.document import Fact
from pipeline.model.settings.facts import RiskFact
from pipeline.validation.scorecards.material import Material, list_names
from pipeline.validation.scorecards.observations import Observation, count_of, met, not_met, skipped, unknown

_DIGIT = re.compile(r"(?<![^\W_])\d")
"""A figure at the start of a number: one inside a name (SMN1) counts nothing."""
_PERCENT_WITH_DECIMALS = re.compile(r"\d[.,]\d+\s?%")
_CHANCE = re.compile(r"\d\s?%|\d+ (?:in|of|out of) (?:every )?\d+")
NAMING = frozenset({"phone", "date", "url"})
"""Kinds of facts whose numbers only tell things apart."""


def has_numbers(material: Material) -> Observation:
    """There are numbers, other than those that tell things apart: telephone numbers, days, addresses."""
    places = list(_list_numbers(material))
    return (
        met(f"{count_of(len(places), 'passage')} with numbers: {list_names(tuple(places))}")
        if places
        else skipped("no numbers")
    )


def has_whole_numbers(material: Material) -> Observation:
    """Percentages are whole."""
    places = list(_list_numbers(material))
    if not places:
        return skipped("no numbers")
    split = _PERCENT_WITH_DECIMALS.search(material.words)
    return (
        not_met(f"“{split.group()}” is not whole") if split else met(f"{count_of(len(places), 'passage')} with numbers")
    )


def compares_numbers(material: Material) -> Observation:
    """The same as `needs_no_calculation`, where an instrument skips what it asks of numbers when there are none."""
    return needs_no_calculation(material) if any(_list_numbers(material)) else skipped("no numbers")


def needs_no_calculation(material: Material) -> Observation:
    """Chances are out of the same number of people, and no words ask the reader to calculate."""
    of = sorted(set(_list_denominators(material)))
    if len(of) > 1:
        return not_met(f"chances are out of different numbers: {', '.join(map(str, of))}")
    if material.phrases is None:
        return unknown("Plainleaf knows no words to look for in this language")
    asked = _find_calculations(material)
    chances = f"every chance is out of {of[0]}" if of else "no chances to compare"
    return not_met(asked) if asked else met(f"{chances}; no words that ask for a calculation")


def shows_calculation(material: Material) -> Observation:
    """Where there is a calculation, a person has to look at it."""
    if material.phrases is None:
        return unknown("Plainleaf knows no words to look for in this language")
    asked = _find_calculations(material)
    return unknown(asked) if asked else skipped("no words that ask for a calculation")


def names_chances(material: Material) -> Observation:
    """The chances in numbers are shown to whoever judges."""
    names = sorted(set(_list_chances(material)))
    return unknown(f"chances in numbers: {', '.join(names)}" if names else "no chance is given as a `risk` fact")


def draws_chances(material: Material) -> Observation:
    """Every chance in numbers is drawn too, as people who can be counted."""
    chances = set(_list_chances(material))
    left = chances - {compared.risk.id for compared in material.compared}
    if not chances:
        typed = _CHANCE.search(material.words)
        return unknown(f"“{typed.group()}” is typed in the words") if typed else skipped("no chance in numbers")
    if left:
        return unknown(f"chances in numbers that are not drawn: {', '.join(sorted(left))}")
    return met(f"{count_of(len(chances), 'chance')} in numbers, drawn in a `compare` block")


def _list_numbers(material: Material) -> Iterator[str]:
    """The words of each passage that has a number which tells how much or how many."""
    for passage in material.passages:
        named = [(one.start, one.end) for one in passage.marks_of("fact") if one.detail in NAMING]
        named += [(one.start, one.end) for one in passage.marks_of("link")]
        figures = (one.start() for one in _DIGIT.finditer(passage.words))
        if any(not any(start <= place < end for start, end in named) for place in figures):
            yield passage.words


def _list_chances(material: Material) -> Iterator[str]:
    """The ids of the risks in the words."""
    facts = material.leaflet.facts
    yield from (fact.id for fact in material.of(Fact) if isinstance(facts.get(fact.id), RiskFact))


def _list_denominators(material: Material) -> Iterator[int]:
    """Out of how many people each chance is, as readers see it: those that are compared are brought to one number."""
    drawn = {id(one.risk) for one in material.compared}
    for fact in material.of(Fact):
        risk = material.leaflet.facts.get(fact.id)
        if id(fact) not in drawn and isinstance(risk, RiskFact):
            yield risk.of
    yield from (sum(number for _, number in one.people) for one in material.compared)


def _find_calculations(material: Material) -> str:
    pattern = material.phrases.get("calculate") if material.phrases else None
    asked = pattern.search(material.words) if pattern else None
    return f"“{asked.group()}” asks the reader to calculate" if asked else ""
