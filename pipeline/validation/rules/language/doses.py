"""Rule of doses: how much of a medicine is taken is a fact."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import DoseFact
from pipeline.model.settings.dose import UNIT_NAMES
from pipeline.validation.prose import Prose
from pipeline.validation.rules.language.dose_amounts import Amount
from pipeline.validation.rules.language.dose_judging import find_first_dose
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

_NUMBERS = {"half": "0.5", "half a": "0.5", "a single": "1", "one": "1", "two": "2", "three": "3", "four": "4"}
"""Numbers in words that doses often have, in figures."""


def doses_are_facts(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No amount of a medicine is typed: a fact is checked, is never parted between two lines, and is the same wherever
    it stands. What a sentence says of how much is taken is one finding. Amounts of food, drink and exercise are
    numbers."""
    for passage in prose.passages:
        if passage.typed.strip("\ufffc \n"):
            for sentence in passage.sentences:
                amount = find_first_dose(passage, sentence, data)
                if amount:
                    words = passage.words[amount.start : amount.end]
                    fact = _find_fact(amount, words, prose.leaflet)
                    message = f"the amount of a medicine, “{words}”, is typed"
                    hint = "" if fact else _write_hint(amount, words)
                    yield codes.TYPED_DOSE.at(passage.span(amount.start, amount.end), message, hint, expected=fact)


def _find_fact(amount: Amount, words: str, leaflet: Leaflet) -> str:
    """The placeholder of the fact that says just this; empty where there is none."""
    unit = UNIT_NAMES.get(amount.unit)
    for name, fact in leaflet.facts.items():
        if isinstance(fact, DoseFact) and not fact.more_than_amount:
            parts = fact.amount == _read_number(amount) and fact.unit == unit
            if (fact.amount and parts) or (fact.value and fact.value.casefold() == words.casefold()):
                return f"{{{{{name}}}}}"
    return ""


def _write_hint(amount: Amount, words: str) -> str:
    """How the dose is written as a fact: in parts, where they are known."""
    number, unit = _read_number(amount), UNIT_NAMES.get(amount.unit)
    parts = f'drug: {amount.medicine or "…"}, amount: "{number}", unit: {unit}, times: …'
    fact = parts if number and unit and not amount.joined else f"value: {' '.join(words.split())}"
    return f"write a fact in leaflet.yaml: `its-id: {{kind: dose, {fact}}}`, and `{{{{its-id}}}}` here"


def _read_number(amount: Amount) -> str:
    number = _NUMBERS.get(amount.number.casefold(), amount.number)
    if number.startswith("."):
        number = f"0{number}"
    return number if number.replace(".", "", 1).isdecimal() else ""


DOSE_RULES = (LanguageRule(codes.TYPED_DOSE, doses_are_facts),)
