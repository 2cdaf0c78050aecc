"""What “cure”, “reverse” and “heal” mean where they stand: a promise, a noun, or the glue of a hearing aid."""

from __future__ import annotations

import re

from pipeline.validation.prose import ProsePassage, Sentence
from pipeline.validation.rules.phrase_tables import PhraseHit
from pipeline.validation.rules.rule_data import RuleData

_BEFORE = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?)\s+$")
_AFTER = re.compile(r"\s+([^\W\d_]+)")
_AHEAD = 60
"""Characters behind a noun that may say that there is no such thing."""
_LONGEST = 40
"""Characters in front of a word that are looked at for the word before it."""


def promises_cure(passage: ProsePassage, sentence: Sentence, hit: PhraseHit, data: RuleData) -> bool:
    """Whether words are a verb that promises a cure, or a noun that is called one. What is said of meat, glue or a car
    is something else; so is a share of people, who are counted."""
    for name in ("other_matters", "shares"):
        pattern = data.pattern(name)
        if pattern.search(sentence.words):
            return False
    if any(mark.detail in ("risk", "number") for mark in passage.marks_of("fact") if _is_in(mark.start, sentence)):
        return False
    word = hit.words.casefold()
    if word.endswith("cure") or " cure " in word:
        behind = data.pattern("denied_behind")
        if behind.search(passage.typed, hit.end, min(sentence.end, hit.end + _AHEAD)):
            return False
    losses = data.pattern("losses")
    if word.startswith("gone") and losses.search(sentence.words):
        return False
    if word in ("cured", "reversed", "healed"):
        return _is_done(passage, hit, data)
    if word in ("curing", "reversing"):
        return _read_before(passage.typed, hit.start) in data.lists["before_ing"]
    if word in ("cure", "cures", "reverse", "reverses", "heal", "heals"):
        return _is_verb(passage, sentence, hit, data)
    return not _is_purpose(passage.typed, hit.start, data)


def _is_in(start: int, sentence: Sentence) -> bool:
    return sentence.start <= start < sentence.end


def _read_before(words: str, start: int) -> str:
    match = _BEFORE.search(words[max(0, start - _LONGEST) : start])
    return match[1].casefold() if match else ""


def _read_after(words: str, end: int) -> str:
    match = _AFTER.match(words, end)
    return match[1].casefold() if match else ""


def _is_done(passage: ProsePassage, hit: PhraseHit, data: RuleData) -> bool:
    """Whether somebody is cured, or something has cured somebody."""
    before, after = _read_before(passage.typed, hit.start), _read_after(passage.typed, hit.end)
    if hit.words.casefold() == "healed":  # a wound is healed, or has healed, by itself
        return after in data.lists["objects"]
    return before in data.lists["be"] or after in (*data.lists["objects"], *data.lists["how"])


def _is_verb(passage: ProsePassage, sentence: Sentence, hit: PhraseHit, data: RuleData) -> bool:
    """Whether “cure” is what something does."""
    word, before = hit.words.casefold(), _read_before(passage.typed, hit.start)
    noun = before in data.lists["before_a_noun"] or (word == "cure" and before == "and")
    if noun or _is_purpose(passage.typed, hit.start, data):
        return False
    if hit.words[:1].isupper() and hit.start > sentence.start:
        return False
    after = _read_after(passage.typed, hit.end)
    if word in ("cure", "reverse", "heal") and not before:  # an order, which promises that it can be done
        return after in data.lists["objects"]
    if word.startswith("heal"):
        return bool(after) and after not in data.lists["by_itself"] and not after.endswith("ly")
    return after != "for" and (word != "reverse" or bool(after))


def _is_purpose(words: str, start: int, data: RuleData) -> bool:
    """Whether “to” stands before it: what somebody wants is no promise, unless it is going to happen."""
    if _read_before(words, start) != "to":
        return False
    place = words.rfind("to", 0, start)
    return _read_before(words, place) not in data.lists["certain_to"]
