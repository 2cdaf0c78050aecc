"""Rule of openings: a paragraph or a box names what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import PassageKind, Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrases import opens_with
from pipeline.validation.rules.rule_data import RuleData

_OPENING: tuple[PassageKind, ...] = ("paragraph", "key-point", "groups", "option")
"""Where people begin to read: an item of a list goes on from what leads in to it. Messages have a rule of their own."""
_FIRST = re.compile(r"[\s\"'“‘«*(]*([^\W\d_]+)(['’][^\W\d_]+)?")
_NEXT = re.compile(r"([\s\u00a0]*)(,?)\s*([^\W\d_]+)?(?!\w)")


def openings_name_their_subject(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No paragraph and no box opens with a word that stands for something else: who begins to read there does not know
    what it means. “This leaflet” says so, and “it is best to rest” means nothing else."""
    for passage in prose.of(*_OPENING):
        first = _FIRST.match(passage.typed)
        if first and not passage.is_title and _stands_for_something(passage, first, data):
            words = passage.words[first.start(1) : first.end(1)]
            message = f"the text opens with “{words}”, and does not say what that is"
            span = passage.span(first.start(1), first.end(1))
            yield codes.OPENING_PRONOUN.at(span, message, "name the thing or the person")


def _stands_for_something(passage: ProsePassage, first: re.Match[str], data: RuleData) -> bool:
    word = first[1]
    if word.isupper() and len(word) > 1 and not passage.is_in_capitals:  # IT staff
        return False
    lists, folded = data.lists, word.casefold()
    if opens_with(passage.typed, lists["impersonal"], first.start(1)):
        return False
    if folded in lists["pronouns"]:
        return True
    if first[2] or folded not in (*lists["pointing_to_one"], *lists["pointing_to_many"]):
        return bool(first[2]) and folded in lists["pointing_to_one"]
    return _stands_alone(passage.typed, first.end(1), folded in lists["pointing_to_one"], data)


def _stands_alone(words: str, end: int, is_one: bool, data: RuleData) -> bool:
    """Whether “this” or “these” has no noun behind it: a verb or a comma follows."""
    following = _NEXT.match(words, end)
    if following is None or following[2] or not following[3]:
        return following is not None and bool(following[2])
    word = following[3].casefold()
    if word in data.lists["auxiliaries"] or word in data.lists["adverbs"]:
        return True
    verbs = data.lists["verbs"]
    return word in ({_write_third_person(verb) for verb in verbs} if is_one else verbs)


def _write_third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb[-1:] == "y" and verb[-2:-1] not in "aeou" else f"{verb}s"


OPENING_RULES = (LanguageRule(codes.OPENING_PRONOUN, openings_name_their_subject),)
