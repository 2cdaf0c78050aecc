"""Rules of people: words that blame them, pity them, or name them after an illness."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.jargon import is_name
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrase_tables import PhraseHit, match_case
from pipeline.validation.rules.rule_data import RuleData

_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_NEXT = re.compile(r"\s+([^\W_][\w’'-]*)")
_HYPHEN = re.compile(r"[-‑]\w")
_BEFORE = 60
"""Characters in front of a word that may hold its article."""
_DESCRIBING = 3
"""Words that may stand between an article and the name of a person."""


def words_are_fair_to_people(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No word blames people, pities them, or makes them the illness that they have. The words of a story are somebody's
    own."""
    for passage in prose.but("story"):
        for hit in data.find(passage.typed):
            if is_name(passage, hit.start, hit.end) or _has_more(passage, hit):
                continue
            message = f"“{hit.words}” can hurt the people whom it is about"
            span = passage.span(hit.start, hit.end)
            yield codes.STIGMA.at(span, message, "say what the person has or does", expected=hit.expected)


def _has_more(passage: ProsePassage, hit: PhraseHit) -> bool:
    """Whether the last word goes on behind a hyphen, as in “psycho-oncology”."""
    return _HYPHEN.match(passage.typed, hit.end) is not None


def people_come_before_illnesses(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """Nobody is called after an illness: “people with diabetes”, not “diabetics”. In front of another word it says only
    what that is about: “a diabetic meal”."""
    for passage in prose.but("story"):
        for hit in data.find(passage.typed):
            start = _find_start(passage, hit, data)
            if start < 0:
                continue
            article = passage.typed[start : hit.start].strip()
            expected = match_case(f"a {hit.expected}", article) if article else hit.expected
            words = passage.words[start : hit.end]
            message = f"“{words}” names people after what they have"
            yield codes.PERSON_FIRST.at(passage.span(start, hit.end), message, expected=expected)


def _find_start(passage: ProsePassage, hit: PhraseHit, data: RuleData) -> int:
    """Where the name of people begins, with an article right before it; -1 where it is none of people."""
    if passage.typed[max(0, hit.start - 1) : hit.start] in ("-", "‑"):  # anti-epileptics
        return -1
    if " " not in hit.words and hit.words.casefold().endswith("s"):
        return hit.start
    if not _ends_there(passage, hit, data):
        return -1
    if " " in hit.words:
        return hit.start
    before = list(_WORD.finditer(passage.typed, max(0, hit.start - _BEFORE), hit.start))
    for number, word in enumerate(reversed(before[-_DESCRIBING - 1 :])):
        if passage.typed[word.end() : hit.start].strip() and number == 0:
            return -1
        if word.group().casefold() in data.lists["articles"]:
            return word.start() if number == 0 and word.group().casefold() in ("a", "an") else hit.start
        if word.group().casefold() not in data.lists["describing"]:
            return -1
    return -1


def _ends_there(passage: ProsePassage, hit: PhraseHit, data: RuleData) -> bool:
    """Whether the name of people ends with these words: nothing that they describe stands behind them."""
    if hit.words.casefold().startswith("elderly") or passage.typed[hit.end : hit.end + 1] in "'’":
        return True
    follows = _NEXT.match(passage.typed, hit.end)
    behind = data.pattern("behind")
    return follows is None or behind.fullmatch(follows[1]) is not None


PEOPLE_RULES = (
    LanguageRule(codes.STIGMA, words_are_fair_to_people),
    LanguageRule(codes.PERSON_FIRST, people_come_before_illnesses),
)
