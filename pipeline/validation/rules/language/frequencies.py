"""Rules of words for amounts: “rare” and “plenty” mean another amount to everybody, so that a number stands beside
them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import NOT_TYPED, Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.surroundings import around, words_after
from pipeline.validation.rules.phrase_tables import PhraseHit
from pipeline.validation.rules.rule_data import RuleData

_NEAR = 40
"""Characters behind an amount, or in front of an adverb, that say what it is about."""
_FIGURE = re.compile(r"\d")
_OTHER_FACTS = frozenset({"phone", "date", "url", "dose", "medicine"})
_LINES = frozenset({"item", "cell", "option"})
_WORDS_BEHIND = 6
_SIGN = re.compile(r"[,;:]\s")
_LABEL = re.compile(r"[ \u00a0*]*[:–—]")


def frequencies_have_numbers(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No side effect is only “common” or “rare”: readers take such words for far more than they mean. A number in the
    sentence says what they do. One finding a sentence is enough."""
    for passage in prose.but("alt"):
        done = -1
        for hit in data.find(passage.typed):
            sentence = passage.sentence_at(hit.start)
            start = sentence.start if sentence else hit.start
            if start != done and _is_frequency(passage, hit, data):
                done = start
                span = passage.span(hit.start, hit.end)
                hint = "say of how many people, by a fact of the kind `risk`: “rare: {{its-id}}”"
                yield codes.FREQUENCY_WORD.at(span, f"“{hit.words}” does not say how many people", hint)


def _is_frequency(passage: ProsePassage, hit: PhraseHit, data: RuleData) -> bool:
    """Whether a word says how often a treatment does harm, and nothing near says how many that are."""
    first, last = around(passage, hit.start, hit.end)
    sentence = passage.words[first:last]
    if sentence.rstrip().endswith("?") or data.finds("asking", sentence):
        return False
    if _has_number(passage, hit.end, last, data) or _has_number(passage, first, hit.start, data):
        return False
    adverb = passage.typed[hit.end : hit.end + 1] == "," and hit.start == first
    if _LABEL.match(passage.typed, hit.end) and hit.start == first:
        return data.finds("harms", passage.typed[hit.end : last])
    near = passage.typed[max(first, hit.start - _NEAR) : min(last, hit.end + _NEAR)]
    behind = " ".join(words_after(passage.typed, hit.end, _WORDS_BEHIND))
    ahead = _SIGN.split(passage.typed[max(first, hit.start - _NEAR) : hit.start])[-1].split()[-3:]
    if data.finds("side_effects", near):
        return True
    if data.finds("doing", f"{' '.join(ahead)} {' '.join(behind.split()[:2])}"):
        return False
    if data.finds("side_effects", passage.typed[first:last]):
        return True
    if data.finds("from_words", behind) and data.finds("treatments", behind):
        return True
    if not data.finds("harms", passage.typed[first:last]):
        return False
    opens = hit.start == first and passage.kind in _LINES and data.finds("seldom", hit.words)
    return adverb or opens or (data.finds("treatments", passage.typed[first:last]) and data.finds("causing", near))


def _has_number(passage: ProsePassage, start: int, end: int, data: RuleData) -> bool:
    """Whether a number of people, or a fact that may be one, stands in a stretch."""
    facts = (mark for mark in passage.marks_of("fact") if start <= mark.start and mark.end <= end)
    return any(mark.detail not in _OTHER_FACTS for mark in facts) or data.finds("numbers", passage.words[start:end])


def amounts_are_numbers(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No “plenty of water”, “a while” or “a small amount”, unless what follows says how much that is. The words of a
    story are somebody's own."""
    for passage in prose.but("story", "alt"):
        for hit in data.find(passage.typed):
            _, last = around(passage, hit.start, hit.end)
            behind = passage.typed[hit.end : min(last, hit.end + _NEAR)]
            explained = _FIGURE.search(behind) or NOT_TYPED in behind or data.finds("explained", behind)
            if not explained and not data.finds("numbers", behind):
                span = passage.span(hit.start, hit.end)
                message = f"“{hit.words}” is another amount for every reader"
                hint = "say how much or how long: a number, or something that readers know, such as a mug"
                yield codes.VAGUE_AMOUNT.at(span, message, hint)


FREQUENCY_RULES = (
    LanguageRule(codes.FREQUENCY_WORD, frequencies_have_numbers),
    LanguageRule(codes.VAGUE_AMOUNT, amounts_are_numbers),
)
