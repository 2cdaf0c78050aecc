"""Rule of dates: the day in figures and the month in letters, so that the first of February is not the second of
January."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.templating.locale_formats import LocaleFormats
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.stretches import (
    Rewriting,
    end_before_stop,
    join_stretches,
    list_around,
    list_before,
    read_next,
)
from pipeline.validation.rules.rule_data import RuleData

_YEAR = r"(?:19|20)\d\d"
_BY_YEAR = re.compile(rf"(?<![\w./-])({_YEAR})([-/.])(\d\d?)\2(\d\d?)(?![\w/-]|\.\d)")
_IN_FIGURES = re.compile(rf"(?<![\w./,-])(\d\d?)([-/.])(\d\d?)\2({_YEAR}|\d\d)(?![\w/-]|[.,]\d)")
_MONTH_AND_YEAR = re.compile(rf"(?<![\w./-])(0?[1-9]|1[0-2])/({_YEAR})(?![\w/-])")
_DAY_AND_MONTH = re.compile(r"(?<![\w./-])(\d\d?)/(\d\d?)(?![\w/%-]|\.\d)")
_EARLIER_DAY = re.compile(
    r"(?<![\w./:-])(?:[Tt]he )?(?P<day>\d\d?)(?:st|nd|rd|th)?(?: (?P<link>to|and|or) |\s?[-–]\s?)$"
)
"""The beginning of “1st to 3rd May”."""
_CUT_YEAR = re.compile(r"(?<!\w)['’‘]\d\d(?![\w'’])")
_ASKS_FOR_TIME = re.compile(r",?\s(?:at|from|between)\s\d")
_DAYS = range(1, 32)


@dataclass(frozen=True)
class _Order:
    """In which order a country writes a day in letters, and in figures where that is known."""

    month_first: bool
    figures: str

    def write(self, day: int, month: str, year: str) -> str:
        """A day in letters."""
        words = f"{month} {day}" if self.month_first else f"{day} {month}"
        return f"{words}{',' * self.month_first} {year}" if year else words


def dates_are_in_letters(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A date has its month in letters, and whole, and its day without an ending: as the country of the leaflet writes
    it."""
    for passage in prose.but("story"):
        if not any(map(str.isdecimal, passage.typed)) and not _has_month(passage, data):
            continue
        order = _find_order(prose.language, prose.leaflet.settings.country)
        stretches = (*_find_figures(passage, data, order), *_find_letters(passage, data, order))
        for one in join_stretches(stretches, passage.typed):
            words, example = passage.words[one.start : one.end], order.write(1, "February", "2026")
            message = f"“{words}” is not how a date is written here"
            hint = "" if one.written else f"write the day in figures and the month in letters: “{example}”"
            yield codes.DATE_FORM.at(passage.span(one.start, one.end), message, hint, expected=one.written)


def _has_month(passage: ProsePassage, data: RuleData) -> bool:
    return _compile_letters(data)[2].search(passage.typed) is not None


@cache
def _find_order(language: str, country: str) -> _Order:
    formats = LocaleFormats(language, country)
    letters = formats.order_of_figures
    return _Order(not formats.write_day("2026-02-01")[0].isdecimal(), letters if letters in ("dMy", "Mdy") else "")


def _find_figures(passage: ProsePassage, data: RuleData, order: _Order) -> Iterator[Rewriting]:
    """Dates in figures alone."""
    yield from _find_days(passage, data, order)
    words = passage.typed
    for match in _BY_YEAR.finditer(words):
        if _is_day(int(match[4]), int(match[3])) and not _is_labelled(passage, match.start(), data):
            yield Rewriting(*match.span(), _write(order, int(match[4]), int(match[3]), match[1], data))
    for match in _MONTH_AND_YEAR.finditer(words):
        if not _is_labelled(passage, match.start(), data):
            yield Rewriting(*match.span(), f"{_name(int(match[1]), data)} {match[2]}")
    for match in _CUT_YEAR.finditer(words):
        if (list_before(passage, match.start()) or [""])[-1] in data.lists["cut_before"]:
            yield Rewriting(*match.span(), "")


def _find_days(passage: ProsePassage, data: RuleData, order: _Order) -> Iterator[Rewriting]:
    """Days in figures, with a year behind them or without."""
    for match in _IN_FIGURES.finditer(passage.typed):
        one, other = int(match[1]), int(match[3])
        if (_is_day(one, other) or _is_day(other, one)) and _is_date(passage, match, data):
            day, month = _sort(one, other, order)
            year = _widen_year(match[4])
            yield Rewriting(*match.span(), _write(order, day, month, year, data) if day and year else "")
    for match in _DAY_AND_MONTH.finditer(passage.typed):
        one, other = int(match[1]), int(match[2])
        if (_is_day(one, other) or _is_day(other, one)) and _is_day_of_year(passage, match, data):
            day, month = _sort(one, other, order)
            yield Rewriting(*match.span(), _write(order, day, month, "", data) if day else "")


def _is_day(day: int, month: int) -> bool:
    return day in _DAYS and 1 <= month <= 12


def _is_labelled(passage: ProsePassage, start: int, data: RuleData) -> bool:
    before = list_before(passage, start)
    return bool(before) and before[-1] in data.lists["labels"]


def _is_date(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether three figures are a date, and no version, and no list of amounts. Points and hyphens with a short year
    need a word beside them that says so."""
    before = list_before(passage, match.start())
    last = before[-1] if before else ""
    if last in data.lists["labels"] or read_next(passage, match.end()).casefold() in data.lists["counted"]:
        return False
    if match[2] == "/" or len(match[4]) == 4 or (match[2] == "." and len(match[1]) == len(match[3]) == 2):
        return True
    known = (*data.lists["before"], *data.lists["maybe_before"], *data.lists["weekdays"])
    return last in known or match.start() == 0


def _is_day_of_year(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether two figures are a day and a month, and no fraction: by the words beside them."""
    before = list_before(passage, match.start())
    last, follows = (before[-1] if before else ""), read_next(passage, match.end()).casefold()
    if follows in data.lists["counted"]:
        return False
    if last in data.lists["weekdays"] or _ASKS_FOR_TIME.match(passage.typed, match.end()):
        return True
    if match.group() in data.lists["fractions"] or list_around(passage, match.start()) & {*data.lists["scores"]}:
        return False
    return last in (*data.lists["before"], *data.lists["maybe_before"])


def _sort(one: int, other: int, order: _Order) -> tuple[int, int]:
    """The day and the month; zeros where nobody can know which is which."""
    if one > 12 or (other <= 12 and order.figures == "dMy"):
        return one, other
    return (other, one) if other > 12 or order.figures == "Mdy" else (0, 0)


def _widen_year(year: str) -> str:
    """A year with its century; nothing where that is not certain."""
    if len(year) == 4:
        return year
    return f"20{year}" if 15 <= int(year) <= 40 else f"19{year}" if int(year) >= 50 else ""


def _name(month: int, data: RuleData) -> str:
    return data.lists["months"][month - 1].title()


def _write(order: _Order, day: int, month: int, year: str, data: RuleData) -> str:
    try:
        date(int(year or 2024), month, day)
    except ValueError:
        return ""
    return order.write(day, _name(month, data), year)


@cache
def _compile_letters(data: RuleData) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of a day before its month, of a month before its day or its year, of any month that is shortened, and of
    a date whose parts are joined."""
    whole = "|".join(month.title() for month in data.lists["months"])
    short = "|".join(sorted((entry.phrase.title() for entry in data.entries), key=len, reverse=True))
    month = rf"(?:(?P<whole>{whole})|(?P<short>{short})\.?)(?!\w)"
    year = rf"(?:,?\s+(?P<year>{_YEAR})(?![\w/])|\s+['’‘](?P<cut>\d\d)(?!\w))?"
    by_day = (
        rf"(?<![\w./,:])(?P<the>[Tt]he\s+)?(?P<day>\d\d?)(?P<end>st|nd|rd|th)?(?:\s+day)?(?P<of>\s+of)?\s+{month}{year}"
    )
    by_month = (
        rf"(?<![\w-]){month}\s+(?:(?:the\s+)?(?P<day>\d\d?)(?P<end>st|nd|rd|th)?(?![\w:/%]|[.,-]\d){year}"
        rf"|(?P<only>{_YEAR})(?!\w))"
    )
    alone = rf"(?<![\w-])(?P<short>{short})\.?(?!\w)"
    joined = rf"(?<![\w/-])(?P<day>\d\d?)(?P<sign>[-/.]){month}(?P=sign)(?P<cut>(?P<year>{_YEAR})|\d\d)(?!\w)"
    return re.compile(by_day), re.compile(by_month), re.compile(alone), re.compile(joined)


def _find_letters(passage: ProsePassage, data: RuleData, order: _Order) -> Iterator[Rewriting]:
    """Dates with a month in letters that are shortened or put in another order."""
    by_day, by_month, alone, joined = _compile_letters(data)
    for match in joined.finditer(passage.typed):
        yield Rewriting(*match.span(), _write_joined(match, data, order))
    for match in by_day.finditer(passage.typed):
        wrong = match["end"] or match["of"] or match["short"] or match["cut"] or match["day"].startswith("0")
        if wrong and int(match["day"]) in _DAYS:
            yield _make_stretch(passage, match, data, order)
    for match in by_month.finditer(passage.typed):
        if match["only"]:
            if match["short"]:
                yield Rewriting(*match.span(), f"{_find_month(match, data)} {match['only']}")
        elif int(match["day"]) in _DAYS and _is_turned(passage, match, order):
            yield _make_stretch(passage, match, data, order)
    for match in alone.finditer(passage.typed):
        before = list_before(passage, match.start())
        if match["short"].casefold() in data.lists["certain"] and before and before[-1] in data.lists["months_before"]:
            yield end_before_stop(passage, match.start(), match.end(), _find_month(match, data))


def _write_joined(match: re.Match[str], data: RuleData, order: _Order) -> str:
    year = _widen_year(match["cut"])
    return order.write(int(match["day"]), _find_month(match, data), year) if year else ""


def _is_turned(passage: ProsePassage, match: re.Match[str], order: _Order) -> bool:
    """Whether a month before its day is wrong here; “in May 3 nurses left” has no day."""
    if match["end"] or match["short"] or match["cut"]:
        return True
    before = list_before(passage, match.start())
    return not order.month_first and (match["year"] is not None or (before[-1:] != ["in"]))


def _find_month(match: re.Match[str], data: RuleData) -> str:
    shortened = {entry.phrase: entry.written for entry in data.entries}
    groups = match.groupdict()
    return groups.get("whole") or shortened[groups["short"].casefold()]


def _make_stretch(passage: ProsePassage, match: re.Match[str], data: RuleData, order: _Order) -> Rewriting:
    groups = match.groupdict()
    start = match.start()
    if groups.get("the") and not groups["of"]:
        before = list_before(passage, start)
        if not before or before[-1] not in (*data.lists["before"], *data.lists["maybe_before"]):
            start = match.start("day")
    year = match["year"] or (_widen_year(match["cut"]) if match["cut"] else "")
    written = order.write(int(match["day"]), _find_month(match, data), year)
    earlier = None if order.month_first else _EARLIER_DAY.search(passage.typed[max(0, start - 20) : start])
    if earlier:
        start -= len(earlier.group())
        written = f"{earlier['day']} {earlier['link'] or 'to'} {written}"
    return end_before_stop(passage, start, match.end(), "" if match["cut"] and not year else written)


DATE_RULES = (LanguageRule(codes.DATE_FORM, dates_are_in_letters),)
