"""Rule of ranges: from one number to another leads a word, and no dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrases import find_phrases, write_either
from pipeline.validation.rules.rule_data import RuleData

_NUMBER = r"(?:\d+(?:,\d{3})*(?:\.\d+)?[½¼¾⅓⅔]?|[½¼¾⅓⅔])"
_DASH = r"[-‐‑‒–—−]"
_CURRENCY = r"(?:US\$|A\$|[$£€¥])"
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_YEARS = range(1800, 2200)
_WORDS_BEFORE = re.compile(r"([^\W\d_]+)[.:]?\s*$")
_NAME_BEHIND = re.compile(r"[ \u00a0](?P<word>[^\W\d_]+)")
_WORD_BEHIND = re.compile(r"[\s-]?(?P<word>[^\W\d_](?:[\w.’']*[^\W\d_])?)")
_SPACES = " \u00a0\u202f"
_NEAR = 40
"""Characters in front of a range that may say what its numbers are."""
_LONG_NUMBER = 3
"""Figures that both parts of a phone number have at least."""


def ranges_have_words(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """Between the two numbers of a range stands “to”, or “and” behind “between”: a dash is read as a minus, or not at
    all. Scores, dates in figures, addresses and names have dashes of their own."""
    for passage in prose.passages:
        harmless = [match.span() for match in find_phrases(passage.typed, data.fine)]
        for match in _find_dashes(passage.typed, data):
            inside = any(start <= match.start() and match.start("b") < end for start, end in harmless)
            if not inside and _is_range(passage, match, data):
                end, expected = _write_out(passage.typed, match, data)
                words = passage.words[match.start() : end]
                message = f"the dash in “{words}” can be read as a minus, or not at all"
                yield codes.DASHED_RANGE.at(passage.span(match.start(), end), message, expected=expected)


def _find_dashes(typed: str, data: RuleData) -> Iterator[re.Match[str]]:
    """Pairs of numbers, in figures or in words, with a dash between them."""
    figures, words = _compile(data)
    yield from figures.finditer(typed)
    yield from words.finditer(typed) if re.search(_DASH, typed) else ()


def _is_range(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    if not match["a"][0].isdigit() and match["a"] not in _FRACTIONS:  # in words
        order = data.lists["number_words"]
        return order.index(match["a"].casefold()) < order.index(match["b"].casefold())
    if not _numbers_ascend(match) or _names_something(passage, match, data):
        return False
    has_unit = bool(match["unit"] or match["other"] or match["again"]) or _begins_month(passage.typed, match, data)
    if has_unit:
        return not _parts_sentence(match)
    if _is_clock(passage, match, data) or _is_name_behind(passage, match, data):
        return False
    return _stands_as_range(passage, match, data)


def _numbers_ascend(match: re.Match[str]) -> bool:
    """Whether the second number is the greater one, or has another unit, and neither is a number of a phone or a
    year."""
    first, second = _measure(match["a"]), _measure(match["b"])
    noughts = any(re.match(r"0\d", match[name]) for name in "ab")
    units = (match["unit"] or "").strip().rstrip("s"), (match["other"] or "").strip().rstrip("s")
    if noughts or (first >= second and not (all(units) and units[0] != units[1])):
        return False
    years = first in _YEARS and second in _YEARS and "," not in match["a"] + match["b"]
    return not years or any(units)


def _measure(number: str) -> float:
    figures = number.rstrip("".join(_FRACTIONS)).replace(",", "")
    return float(figures or 0) + sum(_FRACTIONS.get(sign, 0) for sign in number)


def _parts_sentence(match: re.Match[str]) -> bool:
    """Whether a dash with spaces round it parts a sentence behind a year: “in 1998 – 20 years later”."""
    return _has_spaces(match) and not match["unit"] and _measure(match["a"]) in _YEARS


def _has_spaces(match: re.Match[str]) -> bool:
    return match["dash"][0].isspace() and match["dash"][-1].isspace()


def _names_something(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether what stands before two numbers makes a name, a score or a phone number of them."""
    sentence = passage.sentence_at(match.start())
    opening = max(sentence.start if sentence else 0, match.start() - _NEAR)
    before = _WORDS_BEFORE.search(passage.typed[opening : match.start()])
    word = before[1].casefold() if before else ""
    if word in data.words("names"):
        return True
    digits = min(len(match[name]) for name in "ab")
    if digits >= _LONG_NUMBER and not match["other"] and word in data.words("calling"):
        return True
    games = data.pattern("games")
    return not match["other"] and games.search(passage.typed, opening, match.start()) is not None


def _is_clock(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether the numbers are times of day, which have a rule of their own."""
    behind = _WORD_BEHIND.match(passage.typed, match.end())
    if behind and behind["word"].casefold() in data.words("clock_behind"):
        return True
    if all(re.fullmatch(r"\d{1,2}\.[0-5][05]", match[name]) for name in "ab"):
        return True
    before = data.pattern("clock_before")
    opening = max(0, match.start() - _NEAR // 2)
    times = _measure(match["b"]) <= 24
    return times and before.search(passage.typed, opening, match.start()) is not None


def _begins_month(typed: str, match: re.Match[str], data: RuleData) -> bool:
    behind = _NAME_BEHIND.match(typed, match.end())
    return behind is not None and behind["word"] in data.lists["months"] and _measure(match["b"]) <= 31


def _is_name_behind(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether the numbers are a part of a name: of a street, a rule, a team."""
    behind = _WORD_BEHIND.match(passage.typed, match.end())
    if behind and behind["word"].casefold() in data.words("named_behind"):
        return True
    named = _NAME_BEHIND.match(passage.typed, match.end())
    return named is not None and not passage.is_in_capitals and named["word"][1:].islower() and named["word"].istitle()


def _stands_as_range(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether two numbers without a unit are a range. With spaces round it a dash is one of punctuation, but behind a
    word that leads to a range, or where nothing else stands."""
    if match["dash"].strip(_SPACES) != match["dash"]:
        before = _WORDS_BEFORE.search(passage.typed[max(0, match.start() - _NEAR) : match.start()])
        leads = before is not None and before[1].casefold() in data.words("openings")
        return leads or passage.typed.strip(f"{_SPACES}()*\n") == match.group()
    return True


def _write_out(typed: str, match: re.Match[str], data: RuleData) -> tuple[int, str]:
    """Where the range ends and how it is written: with a unit of letters or signs behind both numbers."""
    before = _WORDS_BEFORE.search(typed[max(0, match.start() - _NEAR) : match.start()])
    joined = "and" if before and before[1].casefold() in data.lists["between"] else "to"
    first, second, end = match["a"], match["b"], match.end("b")
    symbol = match["other"] if match["other"] and match["other"].strip() in data.lists["symbols"] else ""
    if match["unit"] or symbol:
        first += match["unit"] or symbol
        second, end = second + (match["other"] or ""), match.end()
    currency, again = match["currency"] or "", match["again"] or match["currency"] or ""
    return end, f"{currency}{first} {joined} {again}{second}"


@cache
def _compile(data: RuleData) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of two numbers with a dash between them, in figures and in words. Words need a unit."""
    units = write_either({*data.lists["symbols"], *data.lists["units"]})
    ordinal = r"(?:st|nd|rd|th)?"
    unit = rf"(?:[{_SPACES}]?(?:{units})(?![^\W_]))"
    figures = (
        rf"(?<![\w.,:/@#=&%+$£€¥‐‑‒–—−-])(?P<currency>{_CURRENCY})?(?P<a>{_NUMBER}){ordinal}(?P<unit>{unit})?"
        rf"(?P<dash>[{_SPACES}\n]?{_DASH}[{_SPACES}\n]?)(?P<again>{_CURRENCY})?(?P<b>{_NUMBER}){ordinal}"
        rf"(?![\d@]|[.,:/]\d|{_DASH}(?:\d|(?-i:[A-Z])))(?P<other>{unit}|[-‑](?:{units})(?![^\W_]))?(?![^\W_])"
    )
    number = "|".join(data.lists["number_words"])
    words = (
        rf"(?<![\w-])(?P<currency>(?!))?(?P<a>{number})(?P<unit>(?!))?(?P<dash>[-‑–])(?P<again>(?!))?(?P<b>{number})"
        rf"(?![\w-])(?P<other>{unit})"
    )
    return re.compile(figures, re.IGNORECASE), re.compile(words, re.IGNORECASE)


RANGE_RULES = (LanguageRule(codes.DASHED_RANGE, ranges_have_words),)
