"""Rule of temperatures: a figure with its letter right behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.stretches import list_around, list_before
from pipeline.validation.rules.rule_data import RuleData

_RIGHT = re.compile(r"(?:[-−]?\d+(?:\.\d+)?(?:°?[CF])?(?: (?:to|or|and) |\s?[-–]\s?))?[-−]?\d+(?:\.\d+)?°?[CF]")
_NO_LETTER = re.compile(
    r"\b(?:temperature|fever)s?[ ](?:(?!for\b|after\b|at\b|until\b)[a-z]+[ ]){1,4}(?P<figure>\d\d(?:\.\d)?)"
    r"(?=\s*(?:$|[.,;:)](?!\d)|or\b|and\b))(?! (?:or|and) \d)",
    re.IGNORECASE,
)
"""A figure behind “temperature”, with nothing that says of what."""
_MINUS = {"minus ": "-", "−": "-", "-": "-"}


def temperatures_have_their_letter(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A temperature is written as “38C”: “degrees” alone may be an angle, and a letter that stands apart, or a sign
    that is none of degrees, is read out as something else."""
    for passage in prose.but("story"):
        country = prose.leaflet.settings.country
        for start, end, written in sorted(_find_temperatures(passage, data, country)):
            message = f"“{passage.words[start:end]}” is not how a temperature is written here"
            hint = "" if written else "write the figure with its letter: “38C”"
            yield codes.TEMPERATURE.at(passage.span(start, end), message, hint, expected=written)


def _find_temperatures(passage: ProsePassage, data: RuleData, country: str) -> Iterator[tuple[int, int, str]]:
    """Where a temperature starts and ends that is written otherwise, and what to write."""
    for match in _compile(data).finditer(passage.typed):
        if not _RIGHT.fullmatch(match.group()) and _is_temperature(passage, match, data):
            yield match.start(), match.end(), _write(match, data, country)
    for match in _NO_LETTER.finditer(passage.typed):
        if data.thresholds["coldest_body"] <= float(match["figure"]) <= data.thresholds["hottest_body"]:
            letter = "" if country in data.lists["fahrenheit"] else "C"
            yield match.start("figure"), match.end("figure"), letter and match["figure"] + letter


@cache
def _compile(data: RuleData) -> re.Pattern[str]:
    """A pattern of a figure, or of a number in words, one or two of them, with degrees or a letter behind."""
    tens = "|".join(data.lists["tens"])
    ones = "|".join(sorted(data.lists["numbers"], key=len, reverse=True))
    number = rf"\d+(?:[.,]\d+)?|(?:{tens})(?:[- ](?:{ones}))?|{ones}"
    degrees = r"(?:[°º˚]|degrees?|degs?\b\.?|(?-i:[o'’*](?=\s?C\b)))"
    return re.compile(
        rf"(?<![\w.,/-])(?P<minus>minus |[−-])?(?P<one>{number})"
        rf"(?:(?:\s?[°º˚]\s?C?)?\s?(?P<link>to|or|and|-|–)\s?(?P<minus2>minus |[−-])?(?P<other>{number}))?"
        rf"(?P<more>\+|\sor\s(?:more|higher|above|over|less|lower|below))?\s?-?"
        rf"(?:{degrees}(?:\s?(?P<letter>[CFcf]|celsius|centigrade|fahrenheit))?|(?P<name>celsius|centigrade|fahrenheit)"
        rf"|(?P<alone>(?-i:[CFc])))(?![\w-])",
        re.IGNORECASE,
    )


def _is_temperature(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    if match["letter"] or match["name"]:
        return True
    before, around = list_before(passage, match.start()), list_around(passage, match.start())
    last = before[-1] if before else ""
    if last in data.lists["labels"]:
        return False
    warm = not around.isdisjoint(data.words("warmth"))
    if match["alone"]:
        return (warm or last in data.lists["before_letter"]) and (warm or match["alone"] != "c")
    if not around.isdisjoint(data.words("angles")):
        return warm and not set(before).intersection(data.words("angles"))
    value = _read(match["other"] or match["one"], data)
    in_a_body = data.thresholds["coldest_body"] <= value <= data.thresholds["hottest_body"]
    return warm or in_a_body or bool(match["minus"])


def _read(number: str, data: RuleData) -> float:
    if number[:1].isdigit():
        return float(number.replace(",", "."))
    tens, _, ones = number.casefold().replace("-", " ").partition(" ")
    if tens in data.lists["tens"]:
        value = 10 * (data.lists["tens"].index(tens) + 1)
        return value + (data.lists["numbers"].index(ones) if ones else 0)
    return data.lists["numbers"].index(tens)


def _write(match: re.Match[str], data: RuleData, country: str) -> str:
    """The temperature with its letter; nothing where nobody says which it is."""
    named = (match["letter"] or match["name"] or match["alone"] or "")[:1].upper()
    if not named and country in data.lists["fahrenheit"]:
        return ""
    letter = named or "C"
    letter = f"°{letter}" if country in data.lists["fahrenheit"] else letter
    one = f"{_MINUS.get((match['minus'] or '').casefold(), '')}{_read(match['one'], data):g}{letter}"
    if match["other"]:
        other = f"{_MINUS.get((match['minus2'] or '').casefold(), '')}{_read(match['other'], data):g}{letter}"
        return f"{one} {match['link'].replace('-', 'to').replace('–', 'to')} {other}"
    more = (match["more"] or "").strip()
    return f"{one} or more" if more == "+" else f"{one} {more}".strip()


TEMPERATURE_RULES = (LanguageRule(codes.TEMPERATURE, temperatures_have_their_letter),)
