"""Rule of typed phone numbers: each is a fact, so that it dials, and changes everywhere on the same day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import PhoneFact
from pipeline.templating.telephone import dial_number, join_digits
from pipeline.validation.prose import PassageKind, Prose
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.phone_numbers import find_phone_numbers
from pipeline.validation.rules.rule_data import RuleData

_WITHOUT_FACTS: tuple[PassageKind, ...] = ("alt", "caption", "title", "summary")
"""Passages that take no facts in."""


def phone_numbers_are_facts(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No phone number is typed, known or not: one in the words stays behind when the service changes it, dials nothing,
    and is wrong in another country."""
    services = {join_digits(service.number): name for name, service in prose.leaflet.services.items()}
    for passage in prose.passages:
        for start, end in find_phone_numbers(passage, data, frozenset(services)):
            number = passage.words[start:end]
            name = _find_service(number, services, prose.leaflet)
            fact = _find_fact(name, prose.leaflet)
            takes_facts = passage.kind not in _WITHOUT_FACTS
            hint = _write_hint(name, fact) if takes_facts else "take it out, and give the number in the words below"
            expected = f"{{{{{fact}}}}}" if fact and takes_facts else ""
            message = f"the phone number “{number}” is typed"
            if name:
                message = f"“{number}” is the number of the service `{name}`, typed"
            yield codes.TYPED_PHONE.at(passage.span(start, end), message, hint, expected=expected)


def _find_service(number: str, services: Mapping[str, str], leaflet: Leaflet) -> str:
    """The service that a number reaches, however it is written; empty where there is none."""
    if (digits := join_digits(number)) in services:
        return services[digits]
    if not any(character.isdigit() for character in number) or len(digits) < 7:
        return ""
    country = leaflet.settings.country
    dialled = dial_number(number, country)
    return next((name for known, name in services.items() if _dial(known, country) == dialled), "")


@cache
def _dial(number: str, country: str) -> str:
    return dial_number(number, country)


def _find_fact(service: str, leaflet: Leaflet) -> str:
    """The phone fact of a service; empty where there is none."""
    facts = leaflet.facts.items() if service else ()
    return next((name for name, fact in facts if isinstance(fact, PhoneFact) and fact.service == service), "")


def _write_hint(service: str, fact: str) -> str:
    if fact:
        return ""
    known = "" if service else "put the number under `services` in publisher.yaml; then "
    return f"{known}write a fact: `its-id: {{kind: phone, service: {service or 'its-service'}}}` and `{{{{its-id}}}}`"


PHONE_RULES = (LanguageRule(codes.TYPED_PHONE, phone_numbers_are_facts),)
