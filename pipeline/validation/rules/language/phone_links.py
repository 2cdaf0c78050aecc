"""Rule of phone facts: each is a link that dials, and stands where people are to call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Mark, Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrase_tables import expand_endings
from pipeline.validation.rules.phrases import opens_with
from pipeline.validation.rules.rule_data import RuleData

_OWNER = re.compile(r"['’]s\s+[^\W\d_]|[-‑][^\W\d_]")
"""Behind a number that is a name: “{{helpline}}'s website”, “a {{helpline}}-type line”."""
_WORDS_BEHIND = re.compile(r"[ \u00a0\n][\"“‘']?(?P<first>[^\W\d_]+)(?:[ \u00a0\n](?P<second>[^\W\d_]+))?")
_WORDS_BEFORE = re.compile(r"(?:(?P<first>[^\W\d_]+)[ \u00a0\n])?(?P<last>[^\W\d_]+)[ \u00a0\n][\"“‘'(]?$")
_NEAR = 40
_LISTED = ("item", "steps", "key-point")


def phone_links_are_for_calls(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A phone fact stands in no “do not” item, no heading and no name of a thing: a link that dials there is followed
    by people who are not to call."""
    for passage in prose.passages:
        for mark in passage.marks_of("fact"):
            if mark.detail == "phone" and (place := _name_place(passage, mark, data)):
                message = f"`{{{{{mark.name}}}}}` dials a number, and stands {place}"
                hint = "name the thing in words, and write the number where people are to call it"
                yield codes.PHONE_NOT_TO_CALL.at(passage.span(mark.start, mark.end), message, hint)


def _name_place(passage: ProsePassage, mark: Mark, data: RuleData) -> str:
    """Where a number stands that nobody is to call there; empty where people are."""
    if passage.kind == "do-not" or _is_forbidden(passage, mark, data):
        return "in a “do not” item"
    if passage.kind == "heading" or passage.is_title:
        return "in a heading"
    return "in the name of a thing" if _is_in_name(passage, mark, data) else ""


def _is_forbidden(passage: ProsePassage, mark: Mark, data: RuleData) -> bool:
    """Whether an item of a list forbids the call."""
    sentence = passage.sentence_at(mark.start)
    if passage.kind not in _LISTED or sentence is None or sentence.start > 0:
        return False
    match = opens_with(passage.typed, data.lists["forbidden_calls"])
    return match is not None and not passage.typed[match.end() : mark.start].strip()


def _is_in_name(passage: ProsePassage, mark: Mark, data: RuleData) -> bool:
    """Whether the number names the thing that follows, or something is called by it."""
    if _OWNER.match(passage.typed, mark.end):
        return True
    before = _WORDS_BEFORE.search(passage.typed[max(0, mark.start - _NEAR) : mark.start])
    if before and before["last"].casefold() in data.lists["called"]:
        return True
    behind = _WORDS_BEHIND.match(passage.typed, mark.end)
    if behind is None:
        return False
    first, second = behind["first"].casefold(), (behind["second"] or "").casefold()
    if first in _list_things(data) or f"{first} {second}" in _list_things(data):
        return True
    article = before is not None and before["last"].casefold() in data.lists["articles"]
    return article and first not in data.lists["behind_a_call"]


@cache
def _list_things(data: RuleData) -> frozenset[str]:
    return frozenset(form.casefold() for entry in data.entries for form, _ in expand_endings(entry.phrase, ""))


PHONE_LINK_RULES = (LanguageRule(codes.PHONE_NOT_TO_CALL, phone_links_are_for_calls),)
