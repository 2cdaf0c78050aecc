"""What stands around a number in words: what it counts, and what it is said of."""

from __future__ import annotations

import re

from pipeline.model import language_codes as codes
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.rule_data import RuleData, find_rule_data

AROUND = 90
"""Characters in front of a number, and behind it, that say what it is about."""
WORD = re.compile(r"[ \n\u00a0*]*([^\W\d_]+(?:['’-][^\W\d_]+)*)")
_LAST = re.compile(r"([^\W\d_]+)[\s(“‘\"'*]*$")
_FEW_WORDS = 4


def find_chance_data(prose: Prose) -> RuleData | None:
    """The words for people and numbers of a language, which the rule of typed chances has for all rules of risks."""
    return find_rule_data(prose.language, codes.TYPED_CHANCE.name, {})


def words_after(words: str, start: int, most: int = _FEW_WORDS) -> tuple[str, ...]:
    """The next few words behind a place, in small letters, as far as no sign parts them from it."""
    after: list[str] = []
    while len(after) < most and (match := WORD.match(words, start)):
        after.append(match[1].casefold())
        start = match.end()
    return tuple(after)


def word_before(words: str, start: int) -> str:
    """The word in front of a place, in small letters; none where a sign or number stands there."""
    match = _LAST.search(words[max(0, start - AROUND) : start])
    return match[1].casefold() if match else ""


def around(passage: ProsePassage, start: int, end: int) -> tuple[int, int]:
    """The stretch of its sentence round some words, not further than rules look."""
    sentence = passage.sentence_at(start)
    first, last = (sentence.start, sentence.end) if sentence else (start, end)
    return max(first, start - AROUND), max(end, min(last, end + AROUND))


def name_counted(data: RuleData, words: tuple[str, ...]) -> bool | None:
    """Whether some words count people, or what happens to them (True), or things (False): the first that is known."""
    for word in words:
        if word in data.words("counted"):
            return True
        if word in data.words("things"):
            return False
        if word in data.words("events") or word in data.words("stops"):
            return None
    return None
