"""Amounts in sentences, a number with a unit or a form of medicines, and names of medicines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.validation.prose import Sentence
from pipeline.validation.rules.phrase_tables import expand_endings
from pipeline.validation.rules.phrases import write_either
from pipeline.validation.rules.rule_data import RuleData

Kind = Literal["dose_units", "plain_units", "forms", "loose_forms", "injections", "strengths"]
_FIGURES = r"(?:\d+(?:,\d{3})*(?:\.\d+)?[½¼¾]?|\.\d+|[½¼¾])"
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONGEST_TEXT = 120
"""Characters in which the words of a name are looked for."""
LONGEST_NAME = 3
"""Words of the longest name of a medicine."""


@dataclass(frozen=True)
class Amount:
    """Where an amount stands, its number and unit as they are typed, the medicine that stands beside it, and whether
    several amounts are joined in it."""

    start: int
    end: int
    kind: Kind
    number: str
    unit: str
    between: str = ""
    medicine: str = ""
    joined: bool = False


def list_amounts(typed: str, sentence: Sentence, data: RuleData) -> list[Amount]:
    """All amounts of a sentence in order, none over another."""
    every: list[Amount] = []
    for kind, pattern in _compile_amounts(data).items():
        for match in pattern.finditer(typed, sentence.start, sentence.end):
            between = match.groupdict().get("between") or ""
            if all(_may_stand_between(word, data) for word in between.split()):
                joined = bool(match["more"]) or any(character.isdigit() for character in between)
                amount = Amount(
                    start=match.start(),
                    end=match.end(),
                    kind=kind,
                    number=match["number"],
                    unit=match["unit"],
                    between=between,
                    joined=joined,
                )
                every.append(amount)
    amounts: list[Amount] = []
    for amount in sorted(every, key=lambda one: (one.start, -one.end)):
        if not amounts or amount.start >= amounts[-1].end:
            amounts.append(amount)
    return amounts


def _may_stand_between(word: str, data: RuleData) -> bool:
    word = word.strip("(),").casefold()
    known = word in data.words("between") or word in data.words("dose_units") or word in data.words("plain_units")
    return known or word[:1].isdigit() or word == "%" or is_medicine(word, data)


def match_medicine(words: str, start: int, data: RuleData) -> str:
    """The medicine whose name stands at a place; empty where there is none."""
    names = list(WORD.finditer(words, start, start + _LONGEST_TEXT))[:LONGEST_NAME]
    for count in range(len(names), 0, -1):
        if names[0].start() == start and is_medicine(name := words[start : names[count - 1].end()], data):
            return name
    return ""


def is_medicine(words: str, data: RuleData) -> bool:
    """Whether some words are the name or the kind of a medicine, or end as the names of substances do."""
    words = " ".join(words.casefold().split())
    return words in _list_medicines(data) or (len(words) > 6 and words.endswith(data.lists["endings"]))


def may_begin_medicine(word: str, data: RuleData) -> bool:
    """Whether the name of a medicine may begin with a word: it costs less to ask than what it is."""
    word = word.casefold()
    return word in _list_first_words(data) or word.endswith(data.lists["endings"])


@cache
def _list_first_words(data: RuleData) -> frozenset[str]:
    return frozenset(name.split()[0] for name in _list_medicines(data))


@cache
def _list_medicines(data: RuleData) -> frozenset[str]:
    return frozenset(form.casefold() for one in data.entries for form, _ in expand_endings(one.phrase, ""))


@cache
def _compile_amounts(data: RuleData) -> dict[Kind, re.Pattern[str]]:
    """A pattern of amounts by their kind. Between a number and a form stand at most three words."""
    words = write_either(data.lists["number_words"])
    number = rf"(?<![\w.,£$€/])(?<!\d[-–])(?P<number>{_FIGURES}|(?<![\w-])(?:{words})(?![\w-]))"
    more = rf"(?P<more>\s?(?:-|–|—|to|or|and)\s?(?:{_FIGURES}|{words}(?![\w-])))?"
    kinds: dict[Kind, re.Pattern[str]] = {}
    measures: tuple[Kind, ...] = ("dose_units", "plain_units", "strengths")
    forms: tuple[Kind, ...] = ("forms", "loose_forms", "injections")
    for kind in measures:
        ending = "" if kind == "strengths" else r"(?![\w])"
        kinds[kind] = re.compile(
            rf"{number}{more}[\s-]?(?P<unit>{write_either(data.lists[kind])}){ending}", re.IGNORECASE
        )
    for kind in forms:
        form = rf"(?P<between>(?:[\s-]+[\w(),%.-]+){{0,4}}?)[\s-]+(?P<unit>{write_either(data.lists[kind])})(?![\w-])"
        kinds[kind] = re.compile(number + more + form, re.IGNORECASE)
    return kinds
