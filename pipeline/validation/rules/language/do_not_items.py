"""Rule of “do not” items: an item under a cross says what not to do, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

_BREAK = re.compile(r"[,;:.!?(–—…\n]|\s-\s|\s(?=(?:and|but)\s)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SPACE = re.compile(r"[\s\"'“”‘’*,]*")
_ENDS = ".;!?\n"
_NEAR = 80
"""Characters behind a verb that are looked at for the rest of a row of verbs."""


@dataclass(frozen=True)
class _Clause:
    """What follows a sign or a word in an item: the sign, its conjunction, and where its words begin."""

    sign: str
    joint: str
    start: int


def do_not_items_say_nothing_else(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """An item of a “do not” box says what not to do. Whoever looks at the cross and the verb alone would otherwise read
    that they should not do what they should."""
    for passage in prose.of("do-not"):
        if passage.is_title:
            continue
        start = _find_instruction(passage, data)
        if start is not None:
            end = _find_end(passage.words, start)
            message = f"“{passage.words[start:end]}” stands under a cross, and is what to do"
            hint = "say it in a “do” box, and here only what not to do"
            yield codes.DO_NOT_SAYS_DO.at(passage.span(start, end), message, hint)


def _find_instruction(passage: ProsePassage, data: RuleData) -> int | None:
    """Where the first instruction of an item begins, behind what it forbids; None where there is none."""
    if _begins_with_order(passage.typed, data):
        return _skip(passage.typed, 0)
    for match in _BREAK.finditer(passage.typed):
        clause = _read_clause(passage.typed, match)
        if clause is not None and _instructs(passage.typed, clause, match.start(), data):
            return clause.start
    return None


def _begins_with_order(words: str, data: RuleData) -> bool:
    """Whether an item says what to do first, and then what not to do."""
    denials = data.pattern("denials")
    denial = denials.search(words)
    if denial is None or not words[: denial.start()].strip():
        return False
    return _opens_with_verb(words, _Clause(".", "", _skip(words, 0)), data, strong=True)


def _read_clause(words: str, match: re.Match[str]) -> _Clause | None:
    if match.start() == 0:
        return None
    place = _skip(words, match.end())
    joint = _WORD.match(words, place)
    if joint and joint.group().casefold() in ("and", "but", "so"):
        return _Clause(match.group().strip(), joint.group().casefold(), _skip(words, joint.end()))
    return _Clause(match.group().strip(), "", place) if match.group().strip() else None


def _skip(words: str, start: int) -> int:
    space = _SPACE.match(words, start)
    return space.end() if space else start


def _instructs(words: str, clause: _Clause, before: int, data: RuleData) -> bool:
    harmless, others = data.pattern("harmless"), data.pattern("instructions")
    if harmless.match(words, clause.start):
        return False
    if others.match(words, clause.start):
        return True
    permits = data.pattern("behind_but")
    if clause.joint == "but" and permits.match(words, clause.start):
        return True
    if clause.joint == "and" and clause.sign not in ("", ","):
        return _opens_with_verb(words, clause, data, strong=True)
    if clause.joint == "and":
        behind = data.pattern("behind_and")
        if behind.match(words, clause.start) and not _is_row(words, clause, data):
            return len(words[:before].split()) > _count_fewest(data)
        if _ends_order(words, clause.start, data) and _opens_with_verb(words, clause, data, strong=True):
            return True
        alone = clause.sign == "," and "," not in words[:before]
        return alone and len(words[:before].split()) > _count_fewest(data) and _opens_with_verb(words, clause, data)
    return _opens_with_verb(words, clause, data, strong=clause.joint in ("but", "so") or clause.sign not in ("", ","))


def _count_fewest(data: RuleData) -> int:
    """Words of what is forbidden, with “do not”, from which on it is whole."""
    return int(data.thresholds["fewest_words"]) + 1


def _opens_with_verb(words: str, clause: _Clause, data: RuleData, *, strong: bool = False) -> bool:
    """Whether a clause begins with the verb of an instruction. Behind a comma, verbs in a row are all forbidden."""
    lists, place, marked = data.lists, clause.start, False
    verb = _WORD.match(words, place)
    while verb and verb.group().casefold() in lists["before_a_verb"]:
        marked = True
        verb = _WORD.match(words, _skip(words, verb.end()))
    word = verb.group().casefold() if verb else ""
    if not verb or word not in lists["verbs"]:
        return False
    follows = _WORD.match(words, _skip(words, verb.end()))
    after = follows.group().casefold() if follows else ""
    gap = words[verb.end() : follows.start()] if follows else ""
    parted = any(sign in gap for sign in ".;:!?()")
    instead = _ends_order(words, verb.end(), data)
    named = word in lists["also_nouns"] and after not in lists["behind_a_verb"] and not _opens(strong, words, verb)
    if marked or instead:
        return True
    quoted = follows is not None and (follows.group()[:1].isupper() or "“" in gap)
    if named or after in lists["behind_a_noun"] or (quoted and word in lists["refers"]):
        return False
    if strong:
        return True
    return bool(after) and not parted and word not in lists["often_forbidden"] and not _is_row(words, clause, data)


def _ends_order(words: str, start: int, data: RuleData) -> bool:
    """Whether what is said to do is done at once, or instead."""
    ends = data.pattern("ends_an_order")
    return ends.search(words, start, _find_end(words, start)) is not None


def _opens(strong: bool, words: str, verb: re.Match[str]) -> bool:
    """Whether a verb that is a noun too opens a sentence, or ends one."""
    return strong and (words[verb.end() : verb.end() + 1] in ("", ".", "!") or verb.group()[:1].isupper())


def _is_row(words: str, clause: _Clause, data: RuleData) -> bool:
    """Whether another verb follows behind an “or”: all of them are then forbidden."""
    end = next((place for place in range(clause.start, len(words)) if words[place] in _ENDS), len(words))
    row = [run.group().casefold() for run in _WORD.finditer(words, clause.start, min(end, clause.start + _NEAR))]
    for word, other in pairwise(row):
        if word in data.lists["row"]:
            verb = other in data.lists["verbs"] or other in data.lists["often_forbidden"]
            return verb or row[1] == word
    return False


def _find_end(words: str, start: int) -> int:
    """Where an instruction ends: with its sentence or its bracket."""
    end = next((place for place in range(start, len(words)) if words[place] in f"{_ENDS})"), len(words))
    return start + len(words[start:end].rstrip())


DO_NOT_RULES = (LanguageRule(codes.DO_NOT_SAYS_DO, do_not_items_say_nothing_else),)
