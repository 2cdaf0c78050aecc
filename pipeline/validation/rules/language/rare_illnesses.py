"""Rule of rare illnesses: a text about one does not say to whoever reads it that they have it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage, Sentence
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrase_tables import PhraseHit
from pipeline.validation.rules.phrases import opens_with
from pipeline.validation.rules.rule_data import RuleData

_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_OWNER = re.compile(r"['’]s?$")
_NEAR = 5
"""Words in front of an illness that say who has it, or that nobody says so."""
_AROUND = 300
"""Characters of a sentence before an illness, and behind it, that are looked at."""
_CLOSED = "\"”’')*"


def rare_illnesses_are_not_given_to_readers(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No sentence says “you” of somebody who has a rare illness. It may ask, say “if you have”, or speak of others who
    have it. The words of a story are somebody's own. Each sentence is one finding at most."""
    for passage in prose.but("story", "questions"):
        done = -1
        for hit in data.find(passage.typed):
            sentence = passage.sentence_at(hit.start)
            if sentence is None or sentence.start == done or sentence.words.rstrip(_CLOSED).endswith("?"):
                continue
            reader = _find_reader(passage, hit, sentence, data)
            if reader is None or not _is_had(passage, hit, sentence, data):
                continue
            done = sentence.start
            words = passage.words[hit.start : hit.end]
            message = f"“{reader.group()}” gives {words} to everybody who reads this, and it is rare"
            hint = "speak of people who have it"
            yield codes.YOU_AND_RARE_ILLNESS.at(passage.span(reader.start(), reader.end()), message, hint)


def _find_reader(passage: ProsePassage, hit: PhraseHit, sentence: Sentence, data: RuleData) -> re.Match[str] | None:
    """The nearest word for the reader in the sentence; none where it only says whose somebody or something is."""
    pattern = data.pattern("reader")
    start, end = max(sentence.start, hit.start - _AROUND), min(sentence.end, hit.end + _AROUND)
    readers = pattern.finditer(passage.typed, start, end)
    own = [one for one in readers if _is_the_reader(passage, one, data)]
    return min(own, key=lambda one: min(abs(one.start() - hit.end), abs(hit.start - one.end())), default=None)


def _is_the_reader(passage: ProsePassage, reader: re.Match[str], data: RuleData) -> bool:
    words = [_OWNER.sub("", word.group()) for word in _list_words(passage.typed[reader.end() : reader.end() + 60])[:3]]
    if not words or not data.matches("belongings", words[0]):
        return True
    return len(words) > 1 and (data.matches("finders", words[1]) or data.matches("finders", " ".join(words[1:])))


def _is_had(passage: ProsePassage, hit: PhraseHit, sentence: Sentence, data: RuleData) -> bool:
    """Whether a sentence says of an illness that somebody has it, and of nobody else."""
    follows = _WORD.search(passage.typed, hit.end, min(sentence.end, hit.end + 30))
    if follows and not passage.typed[hit.end : follows.start()].strip() and data.matches("behind", follows.group()):
        return False
    before = passage.typed[max(sentence.start, hit.start - _AROUND) : hit.start]
    if opens_with(before.lstrip("\"“‘'*("), data.lists["openings"]):
        return False
    family = data.pattern("family")
    if family.search(before):
        return False
    words = _list_words(before)
    near = before[words[-_NEAR].start() if len(words) >= _NEAR else 0 :]
    patterns = [data.pattern(name) for name in ("others", "about")]
    return not any(pattern.search(near) for pattern in patterns)


def _list_words(words: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(words))


RARE_ILLNESS_RULES = (LanguageRule(codes.YOU_AND_RARE_ILLNESS, rare_illnesses_are_not_given_to_readers),)
