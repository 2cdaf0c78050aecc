"""Rules of negatives: “not” is the word that a reader must not miss."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrase_tables import match_case
from pipeline.validation.rules.rule_data import RuleData

_CONTRACTION = re.compile(r"(?<![\w'’‘])([^\W\d_]+)n['’‘ʼ´`]t(?![\w])", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w'’‘])([^\W\d_]+)nt(?![\w'’‘])", re.IGNORECASE)
_NEXT = re.compile(r"\s+([^\W\d_]+)(?!\w)")
_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_LONGEST = 30
"""Characters in front of a word that are looked at for the word before it."""


def negatives_are_written_out(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No “not” is shortened to “n't”: readers miss it, and read the opposite. The words of a story are somebody's own,
    and are not judged."""
    for passage in prose.but("story"):
        for match in _find_contractions(passage.typed, data):
            end, expected = _write_out(passage, match, data)
            words = passage.words[match.start() : match.end()]
            message = f"“{words}” hides the word “not”"
            yield codes.NEGATIVE_CONTRACTION.at(passage.span(match.start(), end), message, expected=expected)


def _find_contractions(words: str, data: RuleData) -> Iterator[re.Match[str]]:
    """Where they stand, with an apostrophe, or without one where that makes no other word."""
    if "n" not in words.casefold():
        return
    yield from _CONTRACTION.finditer(words)
    bare = {f"{verb}nt" for verb in data.lists["without_apostrophe"]}
    yield from (match for match in _BARE.finditer(words) if match.group().casefold() in bare)


def _write_out(passage: ProsePassage, match: re.Match[str], data: RuleData) -> tuple[int, str]:
    """Where the stretch ends and what to write for it: in a question, “not” stands behind the person: “did you not”."""
    irregular = {entry.phrase: entry.written for entry in data.entries}
    verb = irregular.get(f"{match[1]}n't".casefold(), match[1].casefold())
    follows = _NEXT.match(passage.typed, match.end())
    asks = follows is not None and follows[1].casefold() in data.lists["persons"]
    if follows and asks and _opens_question(passage, match.start(), data):
        return follows.end(), match_case(f"{verb} {follows[1]} not", match.group())
    written = "cannot" if verb == "can" else f"{verb} not"
    return match.end(), match_case(written, match.group())


def _opens_question(passage: ProsePassage, start: int, data: RuleData) -> bool:
    before = _BEFORE.search(passage.typed[max(0, start - _LONGEST) : start])
    if before is None or before[1].casefold() in data.lists["question_words"]:
        return True
    sentence = passage.sentence_at(start)
    return sentence is not None and sentence.start == start


NEGATIVE_RULES = (LanguageRule(codes.NEGATIVE_CONTRACTION, negatives_are_written_out),)
