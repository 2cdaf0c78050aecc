"""Checks of choices of treatment. What a field of a choice is about, its name tells."""

from __future__ import annotations

from typing import Any

from pipeline.model.document import Fact, plain, walk
from pipeline.validation.scorecards.material import Material, list_names, read_blocks
from pipeline.validation.scorecards.observations import (
    NO_WORDS,
    ItemCheck,
    Observation,
    count_of,
    met,
    not_met,
    unknown,
)

_NO_CHOICES = "there is no `options` block"
COUNTED = frozenset({"risk", "number"})
"""Kinds of facts that say how often or how much."""


def has_several_choices(material: Material) -> Observation:
    """Two choices or more stand side by side."""
    names = tuple(plain(option.title) for option in material.options)
    if len(names) > 1:
        return met(f"{len(names)} choices: {list_names(names)}")
    return not_met("there is one choice only" if names else _NO_CHOICES)


def check_each(kind: str, aspect: str) -> ItemCheck:
    """A check that each choice has a field about something (`kind` is its list of words, `aspect` what people call
    it)."""

    def has_field(material: Material) -> Observation:
        if material.phrases is None:
            return NO_WORDS if material.options else not_met(_NO_CHOICES)
        if not material.options:
            return not_met(_NO_CHOICES)
        lacking = [option for option in material.options if not _find_fields(option, kind, material)]
        if not lacking:
            return met(f"each of {count_of(len(material.options), 'choice')} has a field about {aspect}")
        return not_met(f"no field about {aspect} in {_name_choices(lacking, material)}; {_name_fields(material)}")

    return has_field


def check_in_numbers(kind: str, aspect: str) -> ItemCheck:
    """A check that each choice says how often or how much in its field about something."""

    def has_numbers(material: Material) -> Observation:
        there = check_each(kind, aspect)(material)
        if there.state != "met":
            return there
        lacking = [
            option
            for option in material.options
            if not any(_is_counted(field) for field in _find_fields(option, kind, material))
        ]
        seen = f"no number about {aspect} in {_name_choices(lacking, material)}"
        return not_met(seen) if lacking else met(f"each choice has a number about {aspect}")

    return has_numbers


def has_benefits_and_risks(material: Material) -> Observation:
    """Each choice has fields about benefits and about risks."""
    both = [check(material) for check in (check_each("benefits", "benefits"), check_each("risks", "risks"))]
    worse = next((one for one in both if one.state != "met"), None)
    return worse or met(f"each of {count_of(len(material.options), 'choice')} has benefits and risks")


def has_no_treatment(material: Material) -> Observation:
    """One of the choices is to do nothing or to wait, or each says what happens then."""
    if material.phrases is None:
        return NO_WORDS
    pattern = material.phrases["nothing"]
    waiting = [plain(option.title) for option in material.options if pattern.search(plain(option.title))]
    if waiting:
        return met(f"one choice is “{waiting[0]}”")
    each = [option for option in material.options if _find_fields(option, "nothing", material)]
    if each and len(each) == len(material.options):
        return met("each choice says what happens without it")
    headings = [words for words, _ in material.chunks if pattern.search(words)]
    if headings:
        return unknown(f"a part is called “{headings[0]}”")
    return not_met("no choice, field or heading about doing nothing or waiting")


def names_costs(material: Material) -> Observation:
    """There are words about costs."""
    if material.phrases is None:
        return NO_WORDS
    words = material.phrases["cost"].search(material.words)
    return unknown(f"“{words.group()}” is in the words") if words else not_met("no words about costs or insurance")


def _find_fields(option: Any, kind: str, material: Material) -> list[Any]:
    pattern = material.phrases and material.phrases.get(kind)
    return [field for field in option.fields if pattern and pattern.search(plain(field.term)) and read_blocks(field)]


def _is_counted(field: Any) -> bool:
    return any(isinstance(node, Fact) and node.fact_kind in COUNTED for node in walk(field))


def _name_choices(lacking: list[Any], material: Material) -> str:
    if len(lacking) == len(material.options):
        return f"any of {count_of(len(lacking), 'choice')}"
    return list_names(tuple(plain(option.title) for option in lacking))


def _name_fields(material: Material) -> str:
    names = dict.fromkeys(plain(field.term) for option in material.options for field in option.fields)
    return f"its fields are {list_names(tuple(names))}"
