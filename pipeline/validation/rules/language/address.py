"""Address: whether words speak to their reader, and whether they ask for something to be done."""

from __future__ import annotations

import re

from pipeline.validation.prose import ProsePassage
from pipeline.validation.rules.phrases import opens_with
from pipeline.validation.rules.rule_data import RuleData

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_AFTER_SIGN = re.compile(r"[,;:–—)]\s+")
_MOST_OPENING = 3
"""Words such as “then slowly” that may stand in front of an order."""


def speaks_to_reader(passage: ProsePassage, data: RuleData) -> bool:
    """Whether a passage speaks to its reader, or asks in the reader's name."""
    persons = "own_persons" if passage.kind == "questions" else "persons"
    return data.finds(persons, passage.words) or _gives_order(passage, data)


def _gives_order(passage: ProsePassage, data: RuleData) -> bool:
    """Whether a sentence of a passage tells somebody to do something: “rinse it”, “if it hurts, stop”."""
    return any(_is_order(sentence.words, data) for sentence in passage.sentences)


def _is_order(words: str, data: RuleData) -> bool:
    if _opens_with_order(words, 0, data):
        return True
    opening = _WORD.search(words)
    is_led_in = opening is not None and opening.group().casefold() in data.words("leading")
    for sign in _AFTER_SIGN.finditer(words):
        is_link = is_led_in or sign.group()[0] != "," or _follows_link(words, sign.end(), data)
        if is_link and _opens_with_order(words, sign.end(), data):
            return True
    return is_led_in and data.finds("orders_within", words)


def _follows_link(words: str, start: int, data: RuleData) -> bool:
    link = _WORD.match(words, start)
    return link is not None and link.group().casefold() in data.words("linking")


def _opens_with_order(words: str, start: int, data: RuleData) -> bool:
    """Whether the words from a place on begin with a verb that is an order, behind “please”, “then” and the like."""
    if _stands_at(data, "orders", words, start):
        return True
    following = _list_following(words, start)
    while len(following) > 1 and (following[0] in data.words("openings") or following[0].endswith("ly")):
        following = following[1:]
    if not following:
        return False
    verb, after = following[0], following[1] if len(following) > 1 else ""
    if after in data.words("predicates"):
        return False
    if verb in data.words("doubtful"):
        return after in data.words("objects") or not after
    if verb in data.words("verbs"):
        return True
    return _can_be_verb(verb, data) and after in data.words("articles")


def _can_be_verb(word: str, data: RuleData) -> bool:
    """Whether a word in front of “the” can be a verb that nobody has listed."""
    is_other_form = word.endswith(("ing", "ed")) or (word.endswith("s") and not word.endswith("ss"))
    return not is_other_form and word not in data.words("never_verbs") and word.isalpha()


def _list_following(words: str, start: int) -> list[str]:
    following: list[str] = []
    for match in _WORD.finditer(words, start):
        following.append(match.group().casefold())
        if len(following) > _MOST_OPENING + 1:
            break
    return following


def _stands_at(data: RuleData, name: str, words: str, start: int) -> bool:
    """Whether a phrase of a list stands at a place, or right behind a sign there."""
    match = _WORD.search(words, start)
    return match is not None and opens_with(words, data.lists[name], match.start()) is not None
