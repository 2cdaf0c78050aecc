"""Rule of words for shares: “more than half” beside a number that says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.bounded_chances import BoundedChance, ChanceReader, make_chance_reader
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.surroundings import WORD, name_counted, words_after
from pipeline.validation.rules.rule_data import RuleData

SHARES = (
    *("nearly_all", "three_quarters", "two_thirds", "more_than_half", "half", "less_than_half", "more_than_third"),
    *("third", "quarter", "fifth", "tenth", "hardly_any"),
)
"""The lists of words for shares; each has a least and a most among the thresholds."""
_FAR = 90
"""Characters between a share and the number that says how large it is."""
_OPENS = re.compile(r"[(:–—]\s*$")
_APPOSED = re.compile(r"\s*(?:[(:,–—]|,?\s*(?:that is|which is|or),?)\s*")
_ENDS = re.compile(r"[\s)*]*(?:[.!?]|$)")
_BEHIND = re.compile(r"(?:\s[^\W\d_]+){0,3}\s*[,(–—:]\s*(?:that is|which is|or)?,?\s*$")


@dataclass(frozen=True)
class _Share:
    """A word for a share, up to the end of the people that it is of."""

    start: int
    end: int
    name: str


def shares_are_those_of_the_numbers(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No “most people (30 in 100)”: readers keep the word, and it is untrue."""
    reader = make_chance_reader(prose)
    if reader is None:
        return
    for passage in prose.but("alt"):
        chances = reader.find(passage)
        shares = list(_find_shares(passage, reader, data)) if chances else []
        for share in shares:
            one = _find_number(passage, share, chances)
            if one is not None and not _fits(one, share.name, data):
                words = passage.words[share.start : share.end]
                message = f"“{words}” is not “{one.written}”"
                hint = "say the number alone, or put the word right; look which of the two is true"
                yield codes.SHARE_WORD.at(passage.span(share.start, share.end), message, hint)


def _find_shares(passage: ProsePassage, reader: ChanceReader, data: RuleData) -> Iterator[_Share]:
    """The words for shares of people, the longest where one holds another."""
    text = passage.words
    hits = [(match.start(), match.end(), name) for name in SHARES for match in data.pattern(name).finditer(text)]
    done = 0
    for start, end, name in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start >= done:
            done = end
            behind = _read_people(text, end, reader, data)
            if behind:
                yield _Share(start, behind, name)


def _read_people(text: str, end: int, reader: ChanceReader, data: RuleData) -> int:
    """Where the people end of whom a share is; 0 where it is one of something else."""
    at = end
    while (word := WORD.match(text, at)) and word[1].casefold() in data.words("of_words"):
        at = word.end()
    word = WORD.match(text, at)
    if word is None or _APPOSED.match(text, at):
        return at
    if word[1].casefold() in data.words("pronouns") or name_counted(reader.people, words_after(text, at, 2)):
        return word.end()
    return 0


def _find_number(passage: ProsePassage, share: _Share, chances: Sequence[BoundedChance]) -> BoundedChance | None:
    """The chance that says how large a share is: right behind it or right in front, or at the end of its sentence
    behind a colon, a dash or a bracket."""
    text = passage.words
    sentence = passage.sentence_at(share.start)
    last = sentence.end if sentence else len(text)
    for one in chances:
        if share.end <= one.start < last:
            between = text[share.end : one.start]
            if _APPOSED.fullmatch(between):
                return one
            ends = _ENDS.match(text, one.end) or text[one.end : one.end + 1] == ")"
            return one if len(between) <= _FAR and _OPENS.search(between) and ends else None
    before = [one for one in chances if one.end <= share.start]
    if before and _BEHIND.fullmatch(text[before[-1].end : share.start]):
        return before[-1]
    return None


def _fits(one: BoundedChance, name: str, data: RuleData) -> bool:
    """Whether a chance may be so large as a word says."""
    least, most = (Fraction(data.thresholds[f"{name}_{edge}"]) for edge in ("least", "most"))
    return one.least <= most and least <= one.most


SHARE_RULES = (LanguageRule(codes.SHARE_WORD, shares_are_those_of_the_numbers),)
