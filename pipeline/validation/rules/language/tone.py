"""Rules of tone: who a leaflet speaks to, and that it does not make what it asks for look small."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage, Sentence
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrase_tables import PhraseHit, match_case
from pipeline.validation.rules.rule_data import RuleData

_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_GAP = re.compile(r"[\s,:;!.…–—-]*")
_MARKS = re.compile(r"[,;:!?.()–—…\"“”‘’]")
_CLOSED = "\"”’')*"
_AROUND = 200
"""Characters of a sentence that are looked at, before a word and behind it."""
_NEAR = 40
"""Characters in front of patients that hold their article."""
_MOST_BETWEEN = 12
"""Words that may stand between patients and what they should do."""
_ARTICLE = re.compile(r"(?:(?:the|a|all|our|any|each|every|your)\s+)(?:[^\W\d_]+\s+)?$", re.IGNORECASE)


def instructions_are_not_belittled(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """Nothing in front of an instruction says that it is easy or obvious: “just”, “simply”, “of course”. Elsewhere
    these words are fine."""
    for passage in prose.but("story"):
        for hit in data.find(passage.typed):
            order = _find_instruction(passage, hit, data)
            if order is None:
                continue
            start, end = order
            alone = data.matches("anywhere", hit.words) or start == end
            expected = "" if alone else match_case(passage.typed[start:end], hit.words)
            span = passage.span(hit.start, hit.end if alone else end)
            message = f"“{hit.words}” hurts those who do not find it easy"
            yield codes.BELITTLING.at(span, message, "say only what to do", expected=expected)


def _find_instruction(passage: ProsePassage, hit: PhraseHit, data: RuleData) -> tuple[int, int] | None:
    """Where the instruction begins that a phrase stands in front of, and where its verb ends."""
    if data.matches("alone", hit.words):
        return hit.end, hit.end
    sentence = passage.sentence_at(hit.start)
    if sentence is None or sentence.words.rstrip(_CLOSED).endswith("?"):
        return None
    gap = _GAP.match(passage.typed, hit.end)
    start = gap.end() if gap else hit.end
    if not _may_join(passage.typed[hit.end : start], hit, data) or not _opens_clause(passage, hit, sentence, data):
        return None
    verb = _WORD.match(passage.typed, _pass_between(passage.typed, start, data))
    known = verb is not None and verb.group().casefold() in data.lists["instructions"]
    return (start, verb.end()) if verb and known else None


def _may_join(gap: str, hit: PhraseHit, data: RuleData) -> bool:
    """Whether what stands behind a phrase joins it to an instruction: a mark, a comma or only a space."""
    marks = gap.strip()
    if data.matches("with_a_mark", hit.words):
        return bool(marks) and marks != ","
    return marks == "," or (not marks and "\n" not in gap and not data.matches("with_a_comma", hit.words))


def _pass_between(words: str, start: int, data: RuleData) -> int:
    """Where the verb may begin, behind a “never” or “please”."""
    between = data.pattern("between")
    for _ in range(2):
        more = between.match(words, start)
        start = more.end() + 1 if more and words[more.end() : more.end() + 1].isspace() else start
    return start


def _opens_clause(passage: ProsePassage, hit: PhraseHit, sentence: Sentence, data: RuleData) -> bool:
    """Whether an instruction can begin here: a sentence does, or a clause, or an instruction goes on."""
    before = passage.typed[max(sentence.start, hit.start - _AROUND) : hit.start].rstrip(" *\n")
    if not before or _MARKS.fullmatch(before[-1]) or data.matches("anywhere", hit.words):
        return True
    clause = _MARKS.split(before)[-1].split()
    if data.matches("openings", clause[-1]):
        return True
    opening = next((word.casefold() for word in clause[:-1] if not data.matches("openings", word)), "")
    if clause[-1].casefold() in data.lists["addressing"]:
        return opening in ("", "you", "and") or (clause[-1] == "to" and opening in data.lists["instructions"])
    joins = data.matches("joining", clause[-1])
    return joins and (passage.kind in ("steps", "do") or opening in data.lists["instructions"])


def readers_are_addressed(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """What patients should do is said to the reader."""
    for passage in prose.but("story"):
        people = data.pattern("patients")
        done = 0
        for hit in data.find(passage.typed) if people.search(passage.typed) else ():
            window = max(done, hit.start - _AROUND)
            patients = next(reversed(list(people.finditer(passage.typed, window, hit.start))), None)
            done = hit.start
            if patients is None or not _should(passage, patients, hit, data):
                continue
            article = _ARTICLE.search(passage.typed, max(0, patients.start() - _NEAR), patients.start())
            start = article.start() if article else patients.start()
            adjacent = not passage.typed[patients.end() : hit.start].strip()
            words = passage.words[start : hit.end]
            expected = match_case(f"you {hit.expected}", words) if hit.expected and adjacent else ""
            message = "this speaks about patients, and not to the reader"
            yield codes.PATIENTS_SHOULD.at(passage.span(start, hit.end), message, "write “you”", expected=expected)


def _should(passage: ProsePassage, patients: re.Match[str], hit: PhraseHit, data: RuleData) -> bool:
    """Whether patients are the ones who should, and it is said of all of them."""
    sentence = passage.sentence_at(patients.start())
    if sentence is None or hit.start >= sentence.end or sentence.words.rstrip(_CLOSED).endswith("?"):
        return False
    between = passage.typed[patients.end() : hit.start].strip()
    words = between.strip(", ").split()
    inside = between[1:-1] if between[:1] == "," == between[-1:] else between
    if words and (len(words) > _MOST_BETWEEN or _MARKS.search(inside) or data.matches("others", words[-1])):
        return False
    if words and between[0] != "," and not data.matches("behind", words[0]) and not words[0].endswith("ly"):
        return False
    before = _MARKS.split(passage.typed[max(sentence.start, patients.start() - _AROUND) : patients.start()])[-1].split()
    if any(data.matches("some", word) for word in before[-3:]) and data.matches("describing", hit.words):
        return False
    return not any(data.matches("governing", word) for word in before[-2:])


TONE_RULES = (
    LanguageRule(codes.BELITTLING, instructions_are_not_belittled),
    LanguageRule(codes.PATIENTS_SHOULD, readers_are_addressed),
)
