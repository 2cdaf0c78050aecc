"""Doses in words: inside a sentence, and as the parts of the block that lays one out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.model.document import Dose, DosePart, Strong, Text
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import DoseFact
from pipeline.templating.compose.sentences import begin_with_capital
from pipeline.templating.languages import LanguagePack
from pipeline.templating.locale_formats import NO_BREAK, LocaleFormats

_AFTER_FIGURE = re.compile(r"(?<=\d) ")
"""A space at which no line breaks: between a number and what it counts."""


@dataclass(frozen=True)
class DoseWords:
    """A dose in a language: `amount` and `most` are as "200 mg". What nobody has written is empty."""

    drug: str
    amount: str
    route: str
    times: str
    most: str
    not_for: str


def read_dose(dose: DoseFact, pack: LanguagePack, formats: LocaleFormats) -> DoseWords:
    """The parts of a dose that is written in parts. A KeyError where one has no words in the language."""
    assert dose.amount and dose.unit

    def read(words: str | Mapping[str, str] | None) -> str:
        typed = words if isinstance(words, str) else words[pack.tag] if words else ""
        return keep_figures(typed.rstrip(". ") or typed)

    most = dose.most_in_24_hours
    return DoseWords(
        drug=read(dose.drug),
        amount=_write_amount(dose.amount, dose.unit, pack, formats),
        route=read(dose.route),
        times=read(dose.times),
        most=_write_amount(most, dose.unit, pack, formats) if most else "",
        not_for=read(dose.not_for),
    )


def write_dose(dose: DoseFact, pack: LanguagePack, formats: LocaleFormats) -> str:
    """A dose as it stands in a sentence: "ibuprofen 200 mg by mouth, up to 3 times a day (no more than 600 mg in
    24 hours; not for people with a stomach ulcer)". In words, it is what its author typed."""
    if dose.value is not None:
        return _write_amount(dose.value, dose.unit, pack, formats) if dose.unit else dose.value
    parts = read_dose(dose, pack, formats)
    words = " ".join(part for part in (parts.drug, parts.amount, parts.route) if part)
    if parts.times:
        words = pack.dose("taken", dose=words, times=parts.times)
    limits = [pack.dose("most", most=parts.most)] if parts.most else []
    limits += [pack.dose("not_for", who=parts.not_for)] if parts.not_for else []
    whole = pack.dose("limited", dose=words, limits=pack.dose("between").join(limits)) if limits else words
    return keep_figures(whole)


def lay_out_dose(node: Dose, leaflet: Leaflet, pack: LanguagePack) -> Dose:
    """The block of a dose with its parts in words; a KeyError where its fact is not there."""
    fact = leaflet.facts[node.fact]
    assert isinstance(fact, DoseFact) and fact.value is None  # a rule says so
    dose = read_dose(fact, pack, LocaleFormats(pack.tag, leaflet.settings.country, pack.typography.numbers))
    parts = ((pack.dose("how_much"), dose.amount), (pack.dose("how_often"), dose.times))
    label, rest = pack.dose("not_for_label"), pack.dose("not_for_alone", who=dose.not_for)
    return replace(
        node,
        title=(Text(begin_with_capital(dose.drug)),),
        route=(Text(dose.route),) if dose.route else (),
        parts=tuple(DosePart(name, (Text(words),)) for name, words in parts if words),
        most=(Text(keep_figures(pack.dose("most_alone", most=dose.most))),) if dose.most else (),
        not_for=(Strong((Text(label),)), Text(f" {rest}")) if dose.not_for else (),
    )


def keep_figures(words: str) -> str:
    """The words with numbers that no line parts from what they count."""
    return _AFTER_FIGURE.sub(NO_BREAK, words)


def _write_amount(figure: str, unit: str, pack: LanguagePack, formats: LocaleFormats) -> str:
    value = Decimal(figure).normalize()
    measure = formats.write_measure(value, unit)
    return measure or f"{formats.write_number(value)}{NO_BREAK}{pack.dose_unit(unit, formats.find_plural(value))}"
