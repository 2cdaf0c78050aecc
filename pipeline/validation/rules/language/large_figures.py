"""Rule of large figures: their thousands are parted as the language and the country of the leaflet do it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.templating.locale_formats import LONGEST, LocaleFormats
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.stretches import list_before
from pipeline.validation.rules.rule_data import RuleData

_FIGURES = re.compile(r"(?<![\w.,/:@#+'’-])(?P<figures>\d++(?:[.,'’ \u00a0\u2009\u202f]\d++)*+)(?![\w/:@]*[/:@]\d)")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?P<sign>[.'’ \u00a0\u2009\u202f])\d{3}(?:(?P=sign)\d{3})*")
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d\d)*,\d{3}")
_PLAIN = re.compile(r"[1-9]\d{3,}")
_CURRENCY = re.compile(r"(?:[£$€¥₹]|\b(?:US|AU|A|NZ|C|CA|R|Rs\.?|GBP|EUR|USD)\$?)\s?$")
_SHARE = re.compile(r"(\w+)(?:\sout)?\s(?:in|of|in every)\s$")
_NOUN = re.compile(r"[ \u00a0-]?\**([^\W\d_]+)(?:[ \u00a0-]([^\W\d_]+))?(?:[ \u00a0-]([^\W\d_]+))?")
_SPACES = re.compile(r"[ \u00a0\u2009\u202f]")
_AHEAD = 80
_BEHIND = 30
"""Characters in front of a figure and behind it that are looked at."""


def thousands_are_parted(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A figure of four digits or more that counts something has its thousands parted, as by a comma in English."""
    formats = LocaleFormats(prose.language, prose.leaflet.settings.country)
    for passage in prose.but("story"):
        for match in _FIGURES.finditer(passage.typed):
            start, figures = match.start(), match["figures"]
            for offset, part in _take_apart(figures):
                if not _is_parted_badly(passage, start + offset, part, data):
                    continue
                span, written = passage.span(start + offset, start + offset + len(part)), _write(part, formats)
                if _SPACES.sub(" ", written) != _SPACES.sub(" ", part):
                    hint = "" if written else "look at the figure, and write it as in “15,000”"
                    message = f"“{part}” is hard to read: its thousands are not parted"
                    yield codes.THOUSANDS.at(span, message, hint, expected=written)


def _take_apart(figures: str) -> Iterator[tuple[int, str]]:
    """Figures that stand side by side, each with its place: all of them where they are the groups of one."""
    if len(figures) > LONGEST or _GROUPED.fullmatch(figures) or not _SPACES.search(figures):
        yield 0, figures
        return
    for match in re.finditer(r"\S+", figures):
        yield match.start(), match.group()


def _is_parted_badly(passage: ProsePassage, start: int, figures: str, data: RuleData) -> bool:
    """Whether a figure counts something and its thousands are parted by another sign than a comma, or not at all."""
    if len(figures) > LONGEST or _COMMAS.fullmatch(figures) or len(figures) < 4:
        return False
    before, end = list_before(passage, start), start + len(figures)
    follows = _NOUN.match(passage.typed, end, end + _AHEAD)
    if before and before[-1] in data.lists["labels"] and not _is_paid_or_share(passage, start, data):
        return False
    if _PLAIN.fullmatch(figures):
        return _is_amount(passage, start, figures, data)
    grouped = _GROUPED.fullmatch(figures)
    if grouped is None:
        return "," in figures and _is_misplaced(figures)
    if grouped["sign"] in "'’":
        return True
    if grouped["sign"] == ".":
        return _counts(follows, data, but=data.lists["signs"]) or figures.count(".") > 1
    if follows and follows[1].casefold() in data.lists["signs"] and _names_form(follows, data):
        return False
    return _counts(follows, data) or _is_paid_or_share(passage, start, data)


def _is_misplaced(figures: str) -> bool:
    """Whether commas stand where no thousands begin. Years with a comma between them are no figure."""
    groups = figures.split(",")
    if not all(group.isdecimal() for group in groups) or all(len(group) == 4 for group in groups):
        return False
    return any(len(group) > 3 for group in groups[1:]) or (len(groups[0]) > 3 and len(groups[-1]) == 3)


def _is_amount(passage: ProsePassage, start: int, figures: str, data: RuleData) -> bool:
    """Whether a figure without a sign in it counts something: what it counts follows, it is money, or a share. In what
    may be a year, more has to say so."""
    end = start + len(figures)
    if _is_paid_or_share(passage, start, data):
        return True
    follows = _NOUN.match(passage.typed, end, end + _AHEAD)
    before = list_before(passage, start)
    may_be_year = data.thresholds["first_year"] <= int(figures) <= data.thresholds["last_year"]
    last = before[-1] if before else ""
    if (last == "year" and len(figures) == 4) or (may_be_year and last in data.lists["before_year"]):
        return may_be_year and follows is not None and follows[1].casefold() in data.lists["measures"]
    name = re.search(r"[^\W\d_]+(?= ?\**$)", passage.typed[max(0, start - _BEHIND) : start])
    sentence = passage.sentence_at(start)
    near = sentence is not None and start - sentence.start < _BEHIND
    opens = sentence is None or (near and " " not in passage.typed[sentence.start : start].strip(" *“‘\"'"))
    if name and name.group()[:1].isupper() and (not opens or name.group().isupper()):
        return False
    if last in data.lists["about"] and not may_be_year:
        return True
    if may_be_year:
        return follows is not None and follows[1].casefold() in data.lists["units"]
    return _counts(follows, data)


def _counts(follows: re.Match[str] | None, data: RuleData, but: tuple[str, ...] = ()) -> bool:
    """Whether what follows a figure can be what it counts: a word that begins with a small letter, or a unit."""
    if follows is None:
        return False
    word = follows[1]
    if word.casefold() in data.lists["signs"]:
        return word.casefold() not in but
    return word.casefold() in data.lists["units"] or (word.islower() and word not in data.lists["no_noun"])


def _names_form(follows: re.Match[str], data: RuleData) -> bool:
    return any(word and word.casefold() in data.lists["forms"] for word in follows.groups()[1:])


def _is_paid_or_share(passage: ProsePassage, start: int, data: RuleData) -> bool:
    """Whether a sign of money stands before a figure, or “1 in”."""
    before = passage.typed[max(0, start - _BEHIND) : start]
    share = _SHARE.search(before)
    of_some = share is not None and (share[1].isdecimal() or share[1].casefold() in data.lists["counting"])
    return of_some or _CURRENCY.search(before) is not None


def _write(figures: str, formats: LocaleFormats) -> str:
    """The figure as the language and the country write it; nothing where a digit may be too many."""
    groups = re.split(r"\D", figures)
    may_be_decimals = figures.count(".") == 1 and not figures.endswith("000")
    if may_be_decimals or any(len(group) % 3 for group in groups[1:]):
        return ""
    return formats.write_number(int("".join(groups)))


THOUSAND_RULES = (LanguageRule(codes.THOUSANDS, thousands_are_parted),)
