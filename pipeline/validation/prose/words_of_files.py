"""Words that a leaflet takes in from YAML files: its text facts, and the explanations of the terms that it marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from pipeline.model.document import Term
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.facts import TextFact
from pipeline.model.source import Span
from pipeline.validation.prose.passages import PassageKind

PlacedWords: TypeAlias = tuple[PassageKind, str, Span]
"""What kind of passage some words are, the words, and where the value stands that holds them."""


def list_words_of_files(leaflet: Leaflet, language: str) -> Iterator[PlacedWords]:
    """What the words of a language take in, each once. Words of a fact that are the same in every language are looked
    at in the leaflet's own."""
    for name in sorted(leaflet.find_used_facts(language)):
        fact = leaflet.facts.get(name)
        if isinstance(fact, TextFact):
            places, path = leaflet.find_fact(name)
            if isinstance(fact.value, str):
                if language == leaflet.settings.source_language:
                    yield "fact", fact.value, places.value(*path, "value")
            elif language in fact.value:
                yield "fact", fact.value[language], places.value(*path, "value", language)
    glossary = leaflet.library.places.get("glossary.yaml")
    for key in sorted({node.key for node in leaflet.nodes(language) if isinstance(node, Term)}) if glossary else ():
        words = leaflet.library.glossary.get(key, {}).get(language)
        if words and glossary:
            yield "explanation", words, glossary.value(key, language)
