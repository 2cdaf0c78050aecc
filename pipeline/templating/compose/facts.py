"""Formatting of facts: as words for messages, and as inline nodes for print."""

from __future__ import annotations

from typing import Any

from pipeline.model.document import Inlines, Link, Text
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import AnyFact, DateFact, DoseFact, NumberFact, PhoneFact, RiskFact, TextFact, UrlFact
from pipeline.templating.compose.doses import write_dose
from pipeline.templating.languages import LanguagePack
from pipeline.templating.locale_formats import NO_BREAK, LocaleFormats
from pipeline.templating.telephone import dial_number


def format_fact(fact: AnyFact, leaflet: Leaflet, pack: LanguagePack) -> str:
    """A fact as it is read: "up to 1 in 3 people aged 60 and over", a number with its unit, a day in words."""
    return _write_fact(fact, leaflet, pack).replace(NO_BREAK, " ")


def _write_fact(fact: AnyFact, leaflet: Leaflet, pack: LanguagePack) -> str:
    """The words of a fact, with spaces at which no line breaks where the language or a dose has them."""
    formats = LocaleFormats(pack.tag, leaflet.settings.country, pack.typography.numbers)
    match fact:
        case RiskFact():
            bound: Any = "at_most" if fact.at_most else "at_least" if fact.at_least else "plain"
            return pack.risk(bound, formats.write_number(fact.n), formats.write_number(fact.of), fact.who[pack.tag])
        case PhoneFact():
            return leaflet.services[fact.service].number
        case DateFact():
            return formats.write_day(fact.value)
        case NumberFact():
            number = formats.write_typed(fact.value)
            return f"{number} {fact.unit}" if fact.unit else number
        case TextFact() | UrlFact():
            return fact.value if isinstance(fact.value, str) else fact.value[pack.tag]
        case DoseFact():
            return write_dose(fact, pack, formats)


def name_fact_kind(fact: AnyFact) -> str:
    """The kind of a fact as writers see it: a dose with more parts than how much it is, is a `medicine`."""
    named = isinstance(fact, DoseFact) and fact.more_than_amount
    return "medicine" if named else fact.kind


def link_fact(fact: AnyFact, leaflet: Leaflet, pack: LanguagePack) -> Inlines:
    """A fact in the text: a phone number and an address are links, a dose and a number are never broken over lines. In
    a dose with more parts than how much it is, numbers stay with what they count."""
    words = _write_fact(fact, leaflet, pack)
    match fact:
        case PhoneFact():
            return (Link(dial_number(words, leaflet.settings.country), (Text(words.replace(" ", NO_BREAK)),)),)
        case UrlFact():
            return (Link(words, (Text(words),)),)
        case DoseFact() | NumberFact() if name_fact_kind(fact) != "medicine":
            return (Text(words.replace(" ", NO_BREAK)),)
        case _:
            return (Text(words),)
