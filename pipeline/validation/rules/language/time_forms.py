"""Rule of times: on a clock of twelve hours, with “am” and “pm”, midday and midnight."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.stretches import Rewriting, join_stretches, list_before, read_next
from pipeline.validation.rules.rule_data import RuleData

_ALONE = r"(?<![\w:£$€/])(?<!\d[.,])"
_TWELVE = re.compile(
    rf"{_ALONE}(?P<hour>\d\d?)(?:[:.h](?P<minute>[0-5]\d))?(?:\s?hrs)?\s?(?P<half>[ap])(?:\.\s?|\s)?m(?!\w)(?P<stop>\.(?!\w))?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?<![\w:.,-])(?P<hour>\d|1[0-2])(?:[:.](?P<minute>[0-5]\d))?\s?[-–—]\s?$")
"""The beginning of “9-11am”."""
_PLAIN = re.compile(r"(?:[1-9]|1[0-2])(?::[0-5]\d)?[ap]m")
_NOON = re.compile(rf"{_ALONE}12[ \u00a0-]?(?P<word>noon|midday|midnight)\b", re.IGNORECASE)
_CLOCK = re.compile(
    rf"{_ALONE}(?P<hour>[01]?\d|2[0-4])(?P<sign>[:.h])(?P<minute>[0-5]\d)(?!\d|[:.,]\d|\s?[ap]\.?\s?m\b)"
    r"(?P<unit>\s?(?:h|hrs?|hours|uhr)\b)?"
)
_HOUR = re.compile(rf"{_ALONE}(?P<hour>[01]?\d|2[0-4])(?:h|\s?hrs)(?!\w)")
_FOUR = re.compile(rf"{_ALONE}(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:\s?(?:h|hrs?|hours))(?!\w)")
_FROM_TO = re.compile(rf"{_ALONE}(?<!\d[-–])(?P<one>\d\d?)\s?[-–—]\s?(?P<other>\d\d?)(?!\w|[.:,%-]\d|[-–/%])")
_HINT = "write the time as in “9am”, “5:30pm”, “midday”, “midnight”"


def times_are_plain(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A time of day is on a clock of twelve hours, with a colon before the minutes, “am” or “pm” behind it without a
    space, and no zeros that say nothing. Twelve is midday or midnight."""
    for passage in prose.but("story"):
        stretches = list(_find_times(passage, data)) if any(map(str.isdecimal, passage.typed)) else ()
        for one in join_stretches(stretches, passage.typed):
            message = f"“{passage.words[one.start : one.end]}” is not how a time is written here"
            hint = "" if one.written else _HINT
            yield codes.TIME_FORM.at(passage.span(one.start, one.end), message, hint, expected=one.written)


def _find_times(passage: ProsePassage, data: RuleData) -> Iterator[Rewriting]:
    words = passage.typed
    for match in _TWELVE.finditer(words):
        yield from _read_twelve(passage, match)
    for match in _NOON.finditer(words):
        written = "midnight" if match["word"].casefold() == "midnight" else data.lists["noon"][0]
        yield Rewriting(*match.span(), written)
    yield from _find_clock(passage, data)
    for match in _FROM_TO.finditer(words):
        if _is_opening(passage, match, data):
            yield Rewriting(*match.span(), "")


def _find_clock(passage: ProsePassage, data: RuleData) -> Iterator[Rewriting]:
    """Times on a clock of 24 hours, or on one that may be of twelve."""
    words = passage.typed
    whole_day = any(_is_of_whole_day(match) for match in _CLOCK.finditer(words))
    for match in _CLOCK.finditer(words):
        if _is_time(passage, match, data, whole_day):
            known = whole_day or match["unit"] or int(match["hour"]) == 12
            yield Rewriting(*match.span(), _write(int(match["hour"]), int(match["minute"])) if known else "")
    for match in _FOUR.finditer(words):
        before = list_before(passage, match.start())
        if match["hour"].startswith("0") or (before[-1:] and before[-1] in data.lists["certain"]):
            yield Rewriting(*match.span(), _write(int(match["hour"]), int(match["minute"])))
    for match in _HOUR.finditer(words):
        before = list_before(passage, match.start())
        last = before[-1] if before else ""
        if last in data.lists["before"] and read_next(passage, match.end()).casefold() not in ("later", "after", "of"):
            yield Rewriting(*match.span(), _write(int(match["hour"]), 0))


def _read_twelve(passage: ProsePassage, match: re.Match[str]) -> Iterator[Rewriting]:
    """A time with “am” or “pm”. A full stop behind it that ends the sentence is left where it is."""
    hour, minute, start, end = int(match["hour"]), int(match["minute"] or 0), match.start(), match.end()
    if hour > 24:
        return
    follows = passage.typed[end : end + 2].lstrip()[:1]
    if match["stop"] and not (follows.islower() or follows in (",", ";", ")", "–", "-")):
        end -= 1
    words = passage.typed[start:end]
    is_right = _PLAIN.fullmatch(words) is not None and words not in ("12am", "12pm") and match["minute"] != "00"
    in_the_afternoon = match["half"].casefold() == "p"
    if hour <= 12:
        hour = hour % 12 + 12 * in_the_afternoon
    written = words if is_right else _write(hour, minute)
    joined = _JOINED.search(passage.typed[max(0, start - 12) : start])
    if joined is None:
        yield Rewriting(start, end, written, is_right)
        return
    first, first_minute = int(joined["hour"]), int(joined["minute"] or 0)
    same_half = first < (hour % 12 or 12) and hour % 12 > 0
    opening = f"{_write(first % 12 + 12 * in_the_afternoon, first_minute)} to " if same_half else ""
    yield Rewriting(start - len(joined.group()), end, opening and opening + written)


def _write(hour: int, minute: int) -> str:
    """A time of a day of 24 hours as people say it."""
    if minute == 0 and hour % 12 == 0:
        return "midday" if hour == 12 else "midnight"
    minutes = f":{minute:02}" if minute else ""
    return f"{hour % 12 or 12}{minutes}{'am' if hour % 24 < 12 else 'pm'}"


def _is_of_whole_day(match: re.Match[str]) -> bool:
    """Whether a time can only be one of a clock of 24 hours."""
    return match["hour"].startswith("0") or int(match["hour"]) > 12


def _is_time(passage: ProsePassage, match: re.Match[str], data: RuleData, whole_day: bool) -> bool:
    """Whether figures are a time of day, and no ratio, verse, result, length or price. Beside one of a clock of 24
    hours, others are of it too."""
    before, sign = list_before(passage, match.start()), match["sign"]
    last, lists = (before[-1] if before else ""), data.lists
    follows = read_next(passage, match.end()).casefold()
    if last in lists["lasting"] or (follows in lists["counted"] and not match["unit"]):
        return False
    if match["unit"]:
        return _is_of_whole_day(match) or last in lists["before"]
    if sign == ".":
        known = lists["before"] if len(match["hour"]) == 2 and _is_of_whole_day(match) else lists["certain"]
        return last in known and int(match["minute"]) % 15 == 0 and match["hour"] != "0"
    if _is_of_whole_day(match) or sign == "h":
        return last != "" or not before or last in lists["before"] or _joins_times(passage, match)
    return (last in lists["before"] or (whole_day and last == "")) and int(match["minute"]) % 5 == 0


def _joins_times(passage: ProsePassage, match: re.Match[str]) -> bool:
    """Whether another time is joined to it, as in “09:00-17:00”."""
    return passage.typed[max(0, match.start() - 1) : match.start()].strip() in ("", "-", "–", "(")


def _is_opening(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether two figures with a dash are hours in which something is open."""
    if not (int(match["one"]) <= 24 and int(match["other"]) <= 24):
        return False
    if read_next(passage, match.end()).casefold() in data.lists["counted"]:
        return False
    return any(word in data.lists["opening"] for word in list_before(passage, match.start())[-4:])


TIME_RULES = (LanguageRule(codes.TIME_FORM, times_are_plain),)
