"""Rules of claims: that nothing can happen, that a treatment works for sure, that it cures. Nobody can know that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Span
from pipeline.validation.prose import Prose, ProsePassage, Sentence
from pipeline.validation.rules.language.cures import promises_cure
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrase_tables import PhraseHit
from pipeline.validation.rules.phrases import compile_phrases, opens_with
from pipeline.validation.rules.rule_data import RuleData, find_rule_data

_SIGN = re.compile(r"[;:–—]|\s-\s|,\s(?=(?:and|but|so|or|it|they|this|you|we|he|she)\s)")
_PART = re.compile(r"[,;:()–—]|\s-\s")
_OPENING, _CLOSING = '“‘„«"', '”’“»"'
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[^\w]*$")
_AHEAD = 70
"""Characters behind a claim that may leave it open."""


@dataclass(frozen=True)
class Claim:
    """Words that claim something: where they stand, in which sentence, and what stands in front of them there."""

    passage: ProsePassage
    sentence: Sentence
    hit: PhraseHit
    statement: str


def nobody_is_falsely_reassured(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No words say that nothing can happen: “completely safe”, “no side effects”, “do not worry”. Who believes them
    does not get help when it does. The words of a story are somebody's own, and are not judged."""
    for claim in _find_claims(prose, data, data, _calms, stories=False):
        message = f"“{claim.hit.words}” is more than anybody can know"
        hint = "say what most people notice, with a figure if there is one, and when to get help"
        yield codes.FALSE_REASSURANCE.at(_place(claim), message, hint)


def no_result_is_guaranteed(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No words guarantee what a treatment does. What a clinic or a maker can guarantee is something else. The words of
    a story are somebody's own, and are not judged."""
    shared = find_rule_data(prose.language, codes.FALSE_REASSURANCE.name, prose.leaflet.library.style)
    for claim in _find_claims(prose, data, shared, _guarantees, stories=False) if shared else ():
        message = f"“{claim.hit.words}” makes a result certain, and it is not"
        hint = "say “may” or “can”, or how many people it helps"
        yield codes.GUARANTEE.at(_place(claim), message, hint)


def no_cure_is_promised(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No words promise that something cures, reverses or heals. Those of a story are judged too: others read them as a
    promise."""
    shared = find_rule_data(prose.language, codes.FALSE_REASSURANCE.name, prose.leaflet.library.style)
    for claim in _find_claims(prose, data, shared, _cures, stories=True) if shared else ():
        before = claim.passage.typed[claim.sentence.start : claim.hit.start]
        will = _find_last(before, shared.lists["future"]) if shared else None
        start = claim.sentence.start + will.start() if will else claim.hit.start
        words = claim.passage.words[start : claim.hit.end]
        message = f"“{words}” promises what nobody can promise"
        hint = "say “may” or “can”, or how many people it helps"
        known = claim.hit.expected if claim.hit.words.islower() and claim.statement.strip() else ""
        known = "" if claim.statement.rstrip().endswith(" to") else known
        yield codes.CURE_CLAIM.at(claim.passage.span(start, claim.hit.end), message, hint, expected=known)


def _place(claim: Claim) -> Span:
    return claim.passage.span(claim.hit.start, claim.hit.end)


Test = Callable[[Claim, RuleData], bool]


def _find_claims(prose: Prose, data: RuleData, shared: RuleData, is_one: Test, *, stories: bool) -> Iterator[Claim]:
    """The first claim of each sentence that nothing there takes back."""
    for passage in prose.passages:
        if passage.kind == "story" and not stories:
            continue
        done = 0
        for hit in data.find(passage.typed):
            sentence = passage.sentence_at(hit.start)
            if sentence is None or hit.start < done:
                continue
            start = _find_statement(passage.typed, sentence.start, hit.start, shared)
            claim = Claim(passage, sentence, hit, passage.typed[start : hit.start])
            if is_one(claim, data) and not _is_open(claim, shared):
                done = sentence.end
                yield claim


def _find_statement(words: str, start: int, end: int, shared: RuleData) -> int:
    """Where the statement begins that a claim ends."""
    begins = [start]
    begins += [match.end() for match in _SIGN.finditer(words, start, end)]
    others = shared.pattern("new_statements")
    begins += [match.start() for match in others.finditer(words, start, end)]
    return max(begins)


def _is_open(claim: Claim, shared: RuleData) -> bool:
    """Whether the words of its sentence deny a claim, leave it open, ask for it, or say that somebody else makes it."""
    lists, words = shared.lists, claim.passage.typed
    denials, hedges, doubts, behind = (
        shared.pattern(name) for name in ("denials", "hedges", "doubts", "hedges_behind")
    )
    for pattern in (denials, hedges, doubts):
        if pattern.search(claim.statement):
            return True
    before = words[claim.sentence.start : claim.hit.start]
    parts = [match.end() for match in _PART.finditer(before)]
    if _depends(before, max(parts, default=0), shared) or _is_sought(claim, shared):
        return True
    if _find_last(before, lists["of_people"]):
        return True
    end = min(claim.sentence.end, claim.hit.end + _AHEAD)
    return (
        (behind.search(words, claim.hit.end, end) is not None)
        or _is_asked(claim, before, shared)
        or _is_quoted(words, claim, int(shared.thresholds["longest_quote"]))
    )


def _find_last(words: str, phrases: tuple[str, ...]) -> re.Match[str] | None:
    """The phrase that some words end with; None where it is none of these."""
    pattern, end = compile_phrases(phrases), len(words.rstrip())
    matches = list(pattern.finditer(words, max(0, end - _AHEAD), end)) if pattern else []
    return matches[-1] if matches and matches[-1].end() == end else None


def _depends(before: str, start: int, shared: RuleData) -> bool:
    """Whether a claim is a condition. Behind “will”, the condition is over: “if you take it you will be cured”."""
    conditions, over = (shared.pattern(name) for name in ("conditions", "consequences"))
    begun = list(conditions.finditer(before, start))
    return bool(begun) and over.search(before, begun[-1].end()) is None


def _is_sought(claim: Claim, shared: RuleData) -> bool:
    """Whether a noun is what people look for, hope for or want."""
    if not claim.hit.words.casefold().endswith(("cure", "cure for", "cure of", "cure to", "cure against")):
        return False
    before = _WORD_BEFORE.search(claim.statement)
    return before is not None and before[1].casefold() in shared.lists["sought"]


def _is_asked(claim: Claim, before: str, shared: RuleData) -> bool:
    """Whether a question asks for it: one that goes on behind a comma takes it for granted."""
    if not claim.sentence.words.rstrip(_CLOSING).endswith("?") or _PART.search(before):
        return False
    return opens_with(claim.sentence.words, shared.lists["questions"]) is not None


def _is_quoted(words: str, claim: Claim, longest: int) -> bool:
    """Whether quotation marks stand round it: others say so."""
    before = words[max(claim.sentence.start, claim.hit.start - longest) : claim.hit.start]
    after = words[claim.hit.end : claim.hit.end + longest]
    opening = max(before.rfind(mark) for mark in _OPENING)
    closing = [after.find(mark) for mark in _CLOSING if mark in after]
    return opening >= 0 and not any(mark in before[opening + 1 :] for mark in "”»") and bool(closing)


def _calms(claim: Claim, data: RuleData) -> bool:
    """Whether words are there to calm the reader; “people who do not worry” are not."""
    if not claim.hit.words.casefold().startswith(("do not worry", "don't worry", "never worry")):
        return True
    before = _WORD_BEFORE.search(claim.passage.typed[claim.sentence.start : claim.hit.start])
    return before is None or before[1].casefold() not in data.lists["worriers"]


def _guarantees(claim: Claim, data: RuleData) -> bool:
    """Whether what is certain is the result of a treatment."""
    services, others = data.pattern("services"), data.pattern("no_results")
    if services.search(claim.sentence.words):
        return False
    last = claim.hit.words.split()[-1].casefold()
    if "will" in claim.hit.words.casefold().split() and not last.startswith("fail"):
        after = claim.passage.typed[claim.hit.end :].lstrip()
        speaker = _WORD_BEFORE.search(claim.passage.typed[claim.sentence.start : claim.hit.start])
        arranged = speaker is not None and speaker[1].casefold() in data.lists["speakers"]
        return not arranged and not (others.match(after))
    return not (claim.hit.words[:1].isupper() and claim.hit.start > claim.sentence.start)


def _cures(claim: Claim, data: RuleData) -> bool:
    return promises_cure(claim.passage, claim.sentence, claim.hit, data)


CLAIM_RULES = (
    LanguageRule(codes.FALSE_REASSURANCE, nobody_is_falsely_reassured),
    LanguageRule(codes.GUARANTEE, no_result_is_guaranteed),
    LanguageRule(codes.CURE_CLAIM, no_cure_is_promised),
)
