"""Rules of headings: short statements, written like any other line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import NOT_TYPED, Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

_STOP = re.compile(r"(\S+?)(?<![.…])\.([\"”’')\]*]*)\s*$")
_ENDS_IN_LETTERS = re.compile(r"([^\W\d_]+)$")
_LETTERS_APART = re.compile(r"(?:^|[\W\d_])(?:[^\W\d_]\.)+[^\W\d_]$")
_QUESTION = re.compile(r"(?<![^.!?])[^.!?]+\?+")
_QUOTED = re.compile(r"(?<=\s)[“‘\"][^“”‘\"]*\?[”’\"]")
_SHORT_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST_QUESTION = 12
"""Words of a question that is turned into a statement."""


def _list_headings(prose: Prose) -> Iterator[ProsePassage]:
    """The title, the headings, and those of groups and choices."""
    for passage in prose.passages:
        titled = passage.is_title and passage.parent is None and passage.kind in ("option", "groups")
        if titled or passage.kind in ("heading", "title"):
            yield passage


def headings_are_short(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No heading is longer than a reader takes in at a glance."""
    most = int(data.thresholds["most_characters"])
    for passage in _list_headings(prose):
        count = len(passage.words.strip())
        if count > most:
            message = f"this heading has {count} characters"
            yield codes.LONG_HEADING.at(
                passage.whole, message, f"{most} are enough: leave out what the part itself says"
            )


def headings_have_no_stop(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No heading ends with a full stop, but for one that belongs to a shortened word."""
    for passage in _list_headings(prose):
        match = _STOP.search(passage.typed[-80:])
        if match is None or _is_shortened(match[1], data):
            continue
        offset = max(0, len(passage.typed) - 80)
        start, end = offset + match.start(1), offset + match.end(2)
        words = match[1] + match[2]
        yield codes.HEADING_STOP.at(passage.span(start, end), "this heading ends with a full stop", expected=words)


def _is_shortened(words: str, data: RuleData) -> bool:
    last = _ENDS_IN_LETTERS.search(words)
    return last is not None and (
        last[1].casefold() in data.lists["shortened"] or _LETTERS_APART.search(words) is not None
    )


def headings_are_statements(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No heading is a question: readers look for the answer, and scan for its words."""
    for passage in _list_headings(prose):
        quoted = [match.span() for match in _QUOTED.finditer(passage.typed)]
        for match in _QUESTION.finditer(passage.typed):
            if any(start <= match.end() - 1 < end for start, end in quoted):
                continue
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            words = passage.typed[start : match.end()]
            message, hint = "this heading is a question", "write what the part says, such as “What gout is”"
            expected = _state(words, data) if words == passage.typed.strip() else ""
            span = passage.span(start, match.end())
            yield codes.HEADING_QUESTION.at(span, message, "" if expected else hint, expected=expected)
            break


def _state(question: str, data: RuleData) -> str:
    """A question with a question word and “can”, “should” and the like, as the statement that it becomes: “When can I
    drive?” is “When you can drive”. Nothing for another one."""
    tokens = question.rstrip("?").split()
    if NOT_TYPED in question or not 3 <= len(tokens) <= _LONGEST_QUESTION or "," in question:
        return ""
    for count in range(1, len(tokens) - 1):
        opening, modal, person = (" ".join(tokens[:count]).casefold(), tokens[count], tokens[count + 1])
        if modal in data.lists["modals"] and person.casefold() in data.lists["persons"]:
            if opening not in data.lists["asking"]:
                return ""
            turned = dict(pair.split() for pair in data.lists["turned"])
            asks_for_oneself = person.casefold() in turned
            rest = [turned.get(word.casefold(), word) if asks_for_oneself else word for word in tokens[count + 2 :]]
            person = turned.get(person.casefold(), person)
            return " ".join([*tokens[:count], person, modal, *rest])
    return ""


def headings_do_not_shout(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No heading is in capitals from end to end: the shape of words is lost, and some voices spell them out."""
    for passage in _list_headings(prose):
        if not passage.is_in_capitals:
            continue
        words = [word.casefold() for word in _SHORT_WORD.findall(passage.typed)]
        if any(len(word) > 1 and _is_word(word, data) for word in words):
            expected, hint = _lower(passage, words, data), "write it in small letters, with a capital at its start"
            message = "this heading is in capitals"
            yield codes.SHOUTED_HEADING.at(passage.whole, message, "" if expected else hint, expected=expected)


def _is_word(word: str, data: RuleData) -> bool:
    """Whether letters in capitals are a word, and no shortened one."""
    if len(word) > data.thresholds["longest_shortened"] or "'" in word or "’" in word:
        return word not in data.lists["shortened"]
    return word in data.lists["short_words"]


def _lower(passage: ProsePassage, words: list[str], data: RuleData) -> str:
    """The heading in small letters; nothing where it may hold a name or a shortened word that nobody knows."""
    if NOT_TYPED in passage.typed or not all(_is_word(word, data) for word in words):
        return ""
    lowered = passage.typed.strip().lower()
    first = next(index for index, sign in enumerate(lowered) if sign.isalpha())
    return lowered[:first] + lowered[first].upper() + lowered[first + 1 :]


HEADING_RULES = (
    LanguageRule(codes.LONG_HEADING, headings_are_short),
    LanguageRule(codes.HEADING_STOP, headings_have_no_stop),
    LanguageRule(codes.HEADING_QUESTION, headings_are_statements),
    LanguageRule(codes.SHOUTED_HEADING, headings_do_not_shout),
)
