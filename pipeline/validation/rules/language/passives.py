"""Rule of passives: an instruction says who does what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage, Sentence
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrase_tables import PhraseHit
from pipeline.validation.rules.rule_data import RuleData

_NEXT = re.compile(r"\s+([^\W\d_](?:[\w’'-]*\w)?)")
_CLAUSE = re.compile(r"[,;:()–—]")
_AROUND = 300
"""Characters of a sentence before the verb, and behind it, that are looked at."""
_MOST_BETWEEN = 2
"""Words that may stand between the verb and its participle."""


def instructions_say_who_acts(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """In cards, steps, lists of what to do and messages, nothing “should be done” or “is done” without anybody who does
    it: readers do not know whether it is they. How something is, and what is done for them, is no instruction. Each
    sentence is one finding at most."""
    for passage in prose.of("care-card", "steps", "do", "do-not", "message"):
        done = -1
        for hit in data.find(passage.typed):
            sentence = passage.sentence_at(hit.start)
            if sentence is None or sentence.start == done:
                continue
            end = _find_end(passage, hit, sentence, data)
            if end > 0:
                done = sentence.start
                words = passage.words[hit.start : end]
                hint = "say who does it, or tell the reader what to do: “change”, not “should be changed”"
                yield codes.PASSIVE_INSTRUCTION.at(
                    passage.span(hit.start, end), f"“{words}” does not say who does it", hint
                )


def _find_end(passage: ProsePassage, hit: PhraseHit, sentence: Sentence, data: RuleData) -> int:
    """Where the participle of a passive ends that gives an instruction or tells of a risk; -1 where it is none."""
    words = list(_list_next(passage, hit.end, sentence.end))
    plain = next((number for number, word in enumerate(words) if not data.matches("between", word[1])), -1)
    if plain < 0:
        return -1
    participle, end = words[plain][1].casefold(), words[plain].end()
    if not participle.endswith("ed") and participle not in data.lists["participles"]:
        return -1
    clause = _CLAUSE.split(passage.typed[max(sentence.start, hit.start - _AROUND) : hit.start])[-1].split()
    if not _can_be_done(clause, passage, hit, data) or _has_agent(
        passage.typed[end : min(sentence.end, end + _AROUND)], data
    ):
        return -1
    return end if _is_done(passage, hit, participle, plain == 0, data) else -1


def _list_next(passage: ProsePassage, start: int, end: int) -> Iterator[re.Match[str]]:
    """The next words of a sentence, as far as a participle can be away."""
    for _ in range(_MOST_BETWEEN + 1):
        word = _NEXT.match(passage.typed, start, end)
        if word is None:
            return
        yield word
        start = word.end()


def _can_be_done(clause: list[str], passage: ProsePassage, hit: PhraseHit, data: RuleData) -> bool:
    """Whether what stands in front of the verb can be the subject of an instruction."""
    if clause and data.matches("persons", clause[-1]):
        return False
    if any(data.matches("events", word) for word in clause[-3:]):
        return False
    lists = ["subordinate", *(["subordinate_of_present"] if data.matches("present", hit.words) else [])]
    return passage.kind == "care-card" or not any(data.matches(name, word) for name in lists for word in clause)


def _is_done(passage: ProsePassage, hit: PhraseHit, participle: str, plain: bool, data: RuleData) -> bool:
    """Whether the participle tells of something that is done, and not how somebody or something is."""
    lists = data.lists
    if participle in lists["harmless"]:
        return False
    if data.matches("present", hit.words):
        is_state = participle in lists["states"] and plain
        return participle in lists["done"] and not is_state and passage.kind != "care-card"
    if data.matches("certain", hit.words):
        return participle not in lists["states"] or participle in lists["acts"]
    return participle in lists["harms"] or (participle in lists["done"] and passage.kind != "care-card")


def _has_agent(rest: str, data: RuleData) -> bool:
    agents = data.pattern("agents")
    return agents.search(rest) is not None


PASSIVE_RULES = (LanguageRule(codes.PASSIVE_INSTRUCTION, instructions_say_who_acts),)
