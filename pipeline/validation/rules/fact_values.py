"""Rules of what facts say (FCT): it makes sense, wherever they stand, and is there in each language that needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import AnyFact, RiskFact
from pipeline.model.source import Places


def diagnose_facts(facts: Mapping[str, AnyFact], places: Places, *path: str) -> Iterator[Diagnostic]:
    """What is wrong with facts in themselves, whoever takes them in. `path` is the way to them in their file, whose
    values stand at `places`."""
    for name, fact in facts.items():
        if isinstance(fact, RiskFact):
            yield from _diagnose_risk(fact, places, (*path, name))


def _diagnose_risk(fact: RiskFact, places: Places, path: tuple[str, ...]) -> Iterator[Diagnostic]:
    """A risk counts no more people than there are, and has one bound."""
    if fact.n > fact.of:
        place = places.value(*path, "n")
        yield codes.IMPOSSIBLE_RISK.at(place, f"{fact.n} in {fact.of} people cannot be", "check n and of")
    if fact.at_most and fact.at_least:
        place = places.value(*path, "at_least")
        yield codes.IMPOSSIBLE_RISK.at(place, "a risk is `at_most` or `at_least`, not both", "keep one of them")


def find_words(fact: AnyFact) -> Iterator[tuple[str, str | Mapping[str, str]]]:
    """The words that a fact puts into a leaflet, by key: the same in every language, or by language."""
    for key in type(fact).model_fields:
        value = getattr(fact, key)
        if key not in ("kind", "evidence", "service", "amount", "most_in_24_hours") and isinstance(value, str | dict):
            yield key, value


def facts_make_sense(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What the leaflet's own facts say can be."""
    yield from diagnose_facts(leaflet.settings.facts, leaflet.places, "facts")


def facts_are_translated(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A fact that has words by language has them in each language that takes it in. Words that are there and wrong have
    been reported where they were read."""
    for language in leaflet.texts:
        for name in sorted(leaflet.find_used_facts(language) & set(leaflet.facts)):
            places, path = leaflet.find_fact(name)
            for key, words in find_words(leaflet.facts[name]):
                if not isinstance(words, str) and language not in places.keys_below(*path, key):
                    hint = f"write `{language}: …` there"
                    place = places.value(*path, key)
                    yield codes.UNTRANSLATED.at(place, f"`{key}` has no words in `{language}`", hint)
