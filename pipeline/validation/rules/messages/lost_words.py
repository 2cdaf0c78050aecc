"""Comparison of a message with the words that it is about: which "not", "may" or "if" a sentence lost on its way.

A sentence of the message is compared with the one of the leaflet that has most of its words. A word counts as lost only
where the message has what it belongs to: "keep taking the tablets" has not lost the "not" of "do not stop them".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.templating.languages import LanguagePack
from pipeline.templating.sentence_splitting import find_sentences
from pipeline.validation.rules.phrases import compile_phrases, find_phrases

SHORTEST = 3
"""Letters of a word that says something of its own."""
FEWEST = 3
"""Words that both sentences have at least; one word less where a sentence has no others."""
SHARE = 0.6
"""The part of the words of a message's sentence that the leaflet's has at least."""
_ENDING = 3
_LONG = 5
_NEARLY_ALL = 0.75
_CLOSELY = 0.7
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLAUSE = re.compile(r"(?:(?![,;:()]|\s[-–—]\s).)+")
_QUESTION = ("?", "؟", "？")


@dataclass(frozen=True)
class LostWord:
    """A word of a sentence of the leaflet that the sentence of the message has not."""

    sentence: str
    original: str
    word: str


@dataclass(frozen=True)
class Statement:
    """A sentence of one language, with the words in it that say something of their own."""

    text: str
    pack: LanguagePack

    @cached_property
    def content(self) -> tuple[str, ...]:
        """These words, in small letters."""
        return tuple(list_content(self.text, self.pack))

    @cached_property
    def stems(self) -> dict[str, list[str]]:
        """Its words by their first letters."""
        by_stem: dict[str, list[str]] = {}
        for word in self.content:
            by_stem.setdefault(word[:SHORTEST], []).append(word)
        return by_stem

    def has(self, word: str) -> bool:
        """Whether it has the word in some form."""
        return any(share_stem(word, other) for other in self.stems.get(word[:SHORTEST], ()))

    def count_words_of(self, words: Iterable[str]) -> int:
        """How many of these words it has."""
        return sum(map(self.has, words))

    def is_mostly_in(self, other: Statement, share: float) -> bool:
        """Whether another sentence has this share of its words."""
        return other.count_words_of(self.content) >= share * len(self.content)


def list_content(text: str, pack: LanguagePack) -> list[str]:
    """The words of a text that say something of their own, in small letters, each once."""
    empty = compile_phrases(pack.message_words("function_words"))
    words = (match.group().casefold() for match in _WORD.finditer(text))
    long = (word for word in words if len(word) >= SHORTEST)
    return list(dict.fromkeys(word for word in long if not (empty and empty.fullmatch(word))))


def share_stem(one: str, other: str) -> bool:
    """Whether two words are forms of one: the shorter stands whole in front of the other (but for its last letter,
    where it is long: "smoke", "smoking"), with three more letters at most."""
    short, long = sorted((one, other), key=len)
    same = next((number for number, letter in enumerate(short) if letter != long[number]), len(short))
    return same >= max(len(short) - (len(short) >= _LONG), len(long) - _ENDING)


def split_statements(lines: Iterable[str], pack: LanguagePack) -> tuple[Statement, ...]:
    """The sentences of some lines."""
    return tuple(Statement(line[start:end], pack) for line in lines for start, end in find_sentences(line, pack))


def find_lost_words(
    message: str, originals: Iterable[Statement], pack: LanguagePack, names: Iterable[str] = ()
) -> Iterator[LostWord]:
    """What the sentences of a message lost of those that they repeat, one word each at most. `names` stand in front of
    what a message says, as in "Muscle wasting: …"."""
    if not pack.message_words("function_words"):
        return
    known = tuple(originals)
    for start, end in find_sentences(message, pack):
        sentence = message[start:end]
        statement = Statement(_cut_name(sentence, names), pack)
        nearest = list(_find_nearest(statement, known)) if not sentence.endswith(_QUESTION) else []
        lost = [_find_lost(statement, original, message) for original in nearest]
        if lost and all(lost):
            yield LostWord(sentence, nearest[0].text, lost[0])


def _cut_name(sentence: str, names: Iterable[str]) -> str:
    folded = sentence.casefold()
    name = next((name for name in names if folded.startswith(f"{name.casefold()}:")), None)
    return sentence[len(name) + 1 :].strip() if name else sentence


def _find_nearest(statement: Statement, known: Iterable[Statement]) -> Iterator[Statement]:
    """The sentences that have most of the words of this one, if that is enough of them."""
    counts = [(original.count_words_of(statement.content), original) for original in known]
    most = max((count for count, _ in counts), default=0)
    nearest = (original for count, original in counts if count == most)
    share = SHARE if most >= FEWEST else 1
    yield from (one for one in nearest if most >= FEWEST - 1 and statement.is_mostly_in(one, share))


def _find_lost(statement: Statement, original: Statement, message: str) -> str:
    """The word that a sentence lost of its original; empty where it has lost none."""
    words = statement.pack.message_words
    if _has_any(statement.text, *words("negation")) or _has_others(statement.text, original.text, words("avoidance")):
        return ""
    for match in find_phrases(original.text, words("negation"), words("negation_fine")):
        if statement.has(_find_governed(original, match)) and _repeats(statement, original, match):
            return match.group()
    unsure = (*words("hedges"), *words("conditions"), *words("deferrals"))
    if _has_others(statement.text, original.text, unsure):
        return ""
    for match in find_phrases(original.text, words("hedges"), words("hedges_fine")):
        governed = _find_governed(original, match)
        kept = _has_any(statement.text, match.group())
        kept = kept or (" " not in match.group() and _is_instruction(statement, governed))
        if statement.has(governed) and not kept and statement.is_mostly_in(original, _CLOSELY):
            return match.group()
    if _has_any(message, *words("conditions")) or any(sign in message for sign in _QUESTION):
        return ""
    for match in find_phrases(original.text, words("conditions"), words("conditions_fine")):
        if _is_unconditional(statement, original, match):
            return match.group()
    return ""


def _has_any(text: str, *phrases: str) -> bool:
    pattern = compile_phrases(phrases)
    return pattern is not None and pattern.search(text) is not None


def _has_others(text: str, original: str, phrases: Iterable[str]) -> bool:
    """Whether a text has one of the phrases that its original has not."""
    pattern = compile_phrases(phrases)
    if pattern is None:
        return False
    known = {match.group().casefold() for match in pattern.finditer(original)}
    return any(match.group().casefold() not in known for match in pattern.finditer(text))


def _find_clause(text: str, index: int) -> tuple[int, int]:
    """Where the clause begins and ends that a place stands in."""
    clauses = (one.span() for one in _CLAUSE.finditer(text))
    return next(((start, end) for start, end in clauses if start <= index < end), (0, len(text)))


def _repeats(statement: Statement, original: Statement, match: re.Match[str]) -> bool:
    """Whether a sentence says nearly all of what its original denies: who may not take tablets with grapefruit juice
    may take them with another."""
    start, end = _find_clause(original.text, match.start())
    words = original.pack.message_words
    condition = compile_phrases((*words("conditions"), *words("other_conditions")))
    limit = condition.search(original.text, match.end()) if condition else None
    end = min(end, limit.start()) if limit else end
    denied = list_content(original.text[match.end() : max(end, match.end())], original.pack)
    denied = denied or list_content(original.text[start : match.start()], original.pack)
    share = statement.count_words_of(denied) / max(len(denied), 1)
    return share > _NEARLY_ALL or (share >= _CLOSELY and statement.is_mostly_in(original, 1))


def _find_governed(original: Statement, match: re.Match[str]) -> str:
    """The word that a "not" or a "may" belongs to: the next one of its clause, or the last where none follows."""
    start, end = _find_clause(original.text, match.start())
    behind = list_content(original.text[match.end() : max(end, match.end())], original.pack)
    before = list_content(original.text[start : match.start()], original.pack)
    return behind[0] if behind else before[-1] if before else ""


def _is_instruction(statement: Statement, governed: str) -> bool:
    """Whether a sentence tells people to do what its original says they may."""
    first = _WORD.search(statement.text)
    return first is not None and share_stem(first.group().casefold(), governed)


def _is_unconditional(statement: Statement, original: Statement, match: re.Match[str]) -> bool:
    """Whether a sentence says what its original makes depend on a condition, and neither the condition nor another."""
    clauses = [one.span() for one in _CLAUSE.finditer(original.text)]
    here = next((number for number, (start, end) in enumerate(clauses) if start <= match.start() < end), 0)
    start, end = clauses[here]
    depending, condition = (start, match.start()), (match.end(), max(end, match.end()))
    if not list_content(original.text[slice(*depending)], original.pack):  # the condition opens its clause
        if here + 1 < len(clauses):
            depending = clauses[here + 1]
        else:
            depending, condition = (clauses[here - 1], condition) if here else (condition, (end, end))
    governed = original.text[slice(*depending)]
    if _has_others(statement.text, governed, statement.pack.message_words("other_conditions")):
        return False
    wanted, content = (
        list_content(governed, original.pack),
        list_content(original.text[slice(*condition)], statement.pack),
    )
    if content and 2 * statement.count_words_of(content) >= len(content):
        return False
    shared = statement.count_words_of(wanted)
    return shared >= FEWEST - 1 and shared >= SHARE * max(len(wanted), len(statement.content))
