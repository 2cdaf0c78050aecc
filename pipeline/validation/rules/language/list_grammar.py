"""Grammar of lists: how each item begins, as far as its first words tell, and which one does not go with the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, TypeAlias

from pipeline.validation.prose import PassageKind, ProsePassage
from pipeline.validation.rules.rule_data import RuleData

Beginning: TypeAlias = Literal[
    "to", "condition", "name", "thing", "subject", "doing", "order", "clause", "done", "other", "free"
]
"""How an item begins: “to rest”, “if it hurts”; a thing, which is all of it (“a rash”), goes on (“a rash on your arm”)
or may go on to be a sentence (“the rash on your arm”); “resting”, “rest your arm”, “you rest”, “rested”; in another
way, or in one that goes with all (“at night”)."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
_CLASHES: tuple[tuple[Beginning, Beginning], ...] = (
    ("to", "condition"),
    ("to", "thing"),
    ("to", "subject"),
    ("to", "name"),
    ("to", "doing"),
    ("to", "order"),
    ("to", "clause"),
    ("to", "other"),
    ("condition", "thing"),
    ("condition", "subject"),
    ("condition", "name"),
    ("condition", "clause"),
    ("condition", "other"),
    ("doing", "order"),
    ("order", "thing"),
    ("order", "subject"),
    ("order", "name"),
    ("clause", "name"),
    ("clause", "thing"),
    ("done", "thing"),
    ("done", "name"),
)
"""Beginnings that do not stand in one list."""
_BOXES: Mapping[PassageKind, str] = {"care-card": "if", "do": "do", "do-not": "do"}
"""The last word of the headings of boxes, which lead in to their lists."""


def find_odd_item(items: Sequence[ProsePassage], lead: str, data: RuleData) -> ProsePassage | None:
    """The first item that begins in another way than most do, behind the words that lead in; None where they agree, or
    where their words do not tell. Time grows with the number of items."""
    last = [word.casefold() for word in _WORD.findall(lead[-60:])][-1:]
    word = _BOXES.get(items[0].kind, last[0] if last else "")
    kinds = [_name_beginning(item.typed, word, data) for item in items]
    for one, other in _CLASHES:
        if one in kinds and other in kinds:
            odd = one if kinds.count(one) < kinds.count(other) else other
            return items[kinds.index(odd)]
    return None


def _name_beginning(item: str, lead: str, data: RuleData) -> Beginning:
    words = [word.casefold() for word in _WORD.findall(item[:80])]
    if not words:
        return "free"
    lists, first, second = data.lists, words[0], words[1] if len(words) > 1 else ""
    asks_clause = lead in lists["before_a_clause"]
    if first == "to" and second:
        return "free" if second in lists["determiners"] or second[0].isdigit() else "to"
    if first in lists["conditions"]:
        return "free" if asks_clause else "condition"
    if first in lists["adverbials"] or (first.endswith("ly") and len(first) > 4) or first[0].isdigit():
        return "free"
    if first in lists["persons"]:
        return "clause"
    if second in lists["times"] or (first in lists["articles"] and words[2:3] and words[2] in lists["times"]):
        return "free"
    described = first in lists["adjectives"] and second not in ("", *lists["behind_no_thing"])
    if (described or first in lists["articles"]) and len(words) == 2:
        return "name"
    if asks_clause:  # “a rash” is no clause, “a rash spreads” is one
        return "name" if len(words) == 1 else "free"
    if described or first in lists["articles"]:
        return "subject" if first in lists["articles_of_known"] else "thing"
    return _name_verb(first, second, lead, data)


def _name_verb(first: str, second: str, lead: str, data: RuleData) -> Beginning:
    lists = data.lists
    if first in _list_doing(data):
        return "doing"
    if first in lists["verbs"] or (second and lead in lists["before_a_verb"] and first in lists["verbs_or_things"]):
        return "order"
    if lead in lists["before_what_is_done"] and (first in lists["done"] or (first.endswith("ed") and second)):
        return "done"
    return "free" if first in lists["determiners"] or first in lists["verbs_or_things"] else "other"


@cache
def _list_doing(data: RuleData) -> frozenset[str]:
    """The verbs with “ing”."""
    written: set[str] = set()
    for verb in (*data.lists["verbs"], *data.lists["verbs_or_things"]):
        stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
        written |= {f"{stem}ing", f"{stem}{stem[-1]}ing"}
    return frozenset(written)
