"""Percentages in words, and whether one is a chance: what stands in front of it and behind it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.numerals import make_numerals
from pipeline.validation.rules.language.surroundings import (
    around,
    word_before,
    words_after,
)
from pipeline.validation.rules.rule_data import RuleData

Words = tuple[RuleData, RuleData]
"""The data of the rule of percentages, and the words for people and numbers."""
Rows = Mapping[tuple[int, int], str]
"""The words of each row of a table, by the table and the number of the row."""
_CLAUSE = re.compile(r"[;:.!?(,](?=\s)")
_SIGNS = ("", ":", "=", "–", "—", ",", "(")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ \n\u00a0*]*$")
_NEAR = 60
_ENDS = ("", ".", ",", ";", ":", ")", "?", "!", "—", "–")


@dataclass(frozen=True)
class Percentage:
    """A percentage, or a range of them: where it stands, and what the first of its numbers is worth."""

    start: int
    end: int
    value: float


def find_percentages(words: str, data: RuleData, people: RuleData) -> Iterator[Percentage]:
    """The percentages of some words; a range of two is one."""
    numerals = make_numerals(people)
    for match in _compile_percentages(data, people).finditer(words):
        first = numerals.match(words, match.start())
        if first is not None:
            yield Percentage(match.start(), match.end(), first.value)


@cache
def _compile_percentages(data: RuleData, people: RuleData) -> re.Pattern[str]:
    number = make_numerals(people).pattern.pattern
    signs, joins = (
        "|".join(re.escape(one).replace(r"\ ", r"[\s-]") for one in data.lists[name])
        for name in ("percent", "range_joins")
    )
    sign = rf"[\s\u00a0-]?(?:{signs})(?!\w)"
    return re.compile(rf"{number}(?:(?:{sign})?(?:\s?[–-]\s?|\s(?:{joins})\s){number})?{sign}", re.IGNORECASE)


def read_rows(prose: Prose) -> Rows:
    """The words of the rows of all tables."""
    rows: dict[tuple[int, int], list[str]] = {}
    for cell in prose.of("cell"):
        rows.setdefault((id(cell.parent), cell.number), []).append(cell.typed)
    return {key: " ".join(cells) for key, cells in rows.items()}


def is_chance(passage: ProsePassage, one: Percentage, words: Words, rows: Rows) -> bool:
    """Whether a percentage is one of people, or of what happens to them."""
    data, people = words
    text = passage.typed
    after = words_after(text, one.end, 7)
    first, _ = around(passage, one.start, one.end)
    before = text[first : one.start]
    if _is_change(before, people, data):
        return False
    if after and after[0] in data.words("openers"):
        counted = _name_share(before, after[1:], words)
        if counted is not None:
            return counted
    if after and data.finds("strengths", " ".join(after[:2])):
        return False
    if _says_chance(after, data) or _follows_chance(before, people, data):
        return True
    if data.finds("strengths", before[-40:]):
        return False
    return _happens_to_people(text, one, after, words) or _is_labelled(passage, one, before, words, rows)


def _is_change(before: str, people: RuleData, data: RuleData) -> bool:
    """Whether it says how much a chance changes: “a reduction of 30% in deaths” is for the rule of relative risks."""
    ahead = _strip_about(before, people, data)
    of = word_before(ahead, len(ahead))
    noun = word_before(ahead, len(ahead.rstrip(" *\n\u00a0")) - len(of)) if of in data.lists["openers"][:1] else ""
    return noun in data.words("compared")


def _name_share(before: str, after: tuple[str, ...], words: Words) -> bool | None:
    """Whether “of” is followed by people, or by a whole; by a time, what happens then. Whatever else is counted, as in
    “20% of knee replacements”, something happens to it or in it."""
    data, people = words
    if data.words("time") & set(after[:2]):
        return data.finds("happens_in", before)
    for word, follows in zip(after, (*after[1:], ""), strict=True):
        if word in people.words("counted") and follows not in data.words("wholes"):
            return True
        if word in data.words("parted"):
            return None
        if word in people.words("things") or word in data.words("wholes"):
            return False
        if word in people.words("events") or word in people.words("might"):
            return _has_plural(after[: after.index(word)], data) or None
    inside = word_before(before, len(before)) in data.words("in_words")
    return (inside and _has_plural(after, data)) or None


def _has_plural(words: tuple[str, ...], data: RuleData) -> bool:
    plural, singular = data.lists["plural_endings"], data.lists["singular_endings"]
    return any(len(word) > 3 and word.endswith(plural) and not word.endswith(singular) for word in words)


def _says_chance(after: tuple[str, ...], data: RuleData) -> bool:
    """Whether a word for chances follows, at most two words away: “a 40% five-year survival”. “40% more chance” is for
    the rule of relative risks."""
    if after[:1] and after[0] in data.words("qualities"):
        return True
    rates = data.words("rates")
    if any(one in rates and other in data.words("rate_words") for one, other in pairwise(after[:4])):
        return True
    if data.words("compared") & set(after[:2]):
        return False
    return after[:1] != () and (after[0] in rates or bool(data.words("chances") & set(after[:3])))


def _follows_chance(before: str, people: RuleData, data: RuleData) -> bool:
    """Whether a word for chances stands in front, in the same clause, with a verb or preposition behind it."""
    pattern = data.pattern("chance_nouns")
    ends = [match.end() for match in pattern.finditer(before)]
    if not ends:
        return False
    between = _strip_about(before[ends[-1] :], people, data).strip(" *\n\u00a0")
    if _CLAUSE.search(between) or data.finds("if_words", between):
        return False
    if between in _SIGNS or between.endswith("(") or _ends_with(data, "harms", between):
        return True
    return word_before(between, len(between)) in data.words("links")


def _ends_with(data: RuleData, name: str, words: str) -> bool:
    """Whether some words end with a phrase of a list."""
    pattern = data.pattern(name)
    ends = [match.end() for match in pattern.finditer(words)]
    return bool(ends) and ends[-1] == len(words)


def _happens_to_people(text: str, one: Percentage, after: tuple[str, ...], words: Words) -> bool:
    """Whether the percentage itself does something: “4% need surgery”; or something happens in so many, or to them."""
    data, people = words
    last = word_before(text, one.start)
    free = not last or last in people.words("about")
    verbs = after[1:2] if after[:1] and after[0].endswith(data.lists["adverb_endings"]) else after[:1]
    if free and verbs and (_is_plural_verb(verbs[0], words) or verbs[0] in people.words("might")):
        return True
    before = text[max(0, one.start - _NEAR) : one.start]
    opening = _strip_about(before, people, data)
    verb = word_before(opening, len(opening))
    if verb in data.words("reaching") or _ends_with(data, "told_by", opening.rstrip(" *\n\u00a0")):
        return True
    opens = opening.strip(" *\n\u00a0").casefold() == verb
    if verb not in data.words("in_words") or not (opens or _ends_here(text, one)):
        return False
    sentence = before + text[one.end : one.end + _NEAR]
    return any(data.finds(name, sentence) for name in ("happens_in", "harms"))


def _ends_here(text: str, one: Percentage) -> bool:
    """Whether nothing follows that a percentage may be one of, such as a medicine."""
    return text[one.end : one.end + 3].strip(" *")[:1] in _ENDS


def _is_plural_verb(word: str, words: Words) -> bool:
    """Whether a word is a verb of several people: “4% go”. “90% goes” is a share of a thing."""
    data, people = words
    return word in people.words("events") and not word.endswith(data.lists["plural_endings"])


def _strip_about(before: str, people: RuleData, data: RuleData) -> str:
    """Some words without “about”, “up to” and the like at their end."""
    about = people.words("about") - data.words("links") - data.words("in_words")
    up_to = data.lists["up_to"]
    while (last := _LAST_WORD.search(before)) and (
        last[1].casefold() in about or before[-_NEAR:].rstrip(" \n\u00a0*").casefold().endswith(up_to)
    ):
        before = before[: last.start()]
    return before


def _is_labelled(passage: ProsePassage, one: Percentage, before: str, words: Words, rows: Rows) -> bool:
    """Whether a label, or words that brackets follow, name a harm or people; a cell is labelled by its row."""
    data, people = words
    label = _strip_about(before, people, data).rstrip(" *")
    if passage.kind == "cell" and not label:
        row = rows.get((id(passage.parent), passage.number), "")
        return data.finds("harms", row) or data.finds("chance_nouns", row) or _names_people(row, people)
    after = words_after(passage.typed, one.end, 1)
    if not _ends_here(passage.typed, one) and not set(after) & people.words("stops"):
        return False
    if label[-1:] not in _SIGNS[1:]:
        return passage.kind in ("cell", "item", "option") and _ends_with(data, "harms", label)
    if data.finds("harms", label[-_NEAR:]):
        return True
    if not label.endswith("("):
        return False
    named = word_before(label, len(label) - 1)
    if named in data.words("some") or named in people.words("counted"):
        return True
    return _names_people(label[-_NEAR:], people) and data.finds("shares", label[-_NEAR:])


def _names_people(words: str, people: RuleData) -> bool:
    return any(word in people.words("counted") for word in re.findall(r"[^\W\d_]+", words.casefold()))
