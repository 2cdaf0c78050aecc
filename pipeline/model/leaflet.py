"""Model of a leaflet as it was read: its settings, its words in each language, and what all leaflets share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pipeline.model.document import Box, Dose, Fact, Include, Message, Picture, Section, walk
from pipeline.model.neighbours import Neighbours
from pipeline.model.settings.contact import Service
from pipeline.model.settings.facts import AnyFact
from pipeline.model.settings.leaflet import FrontMatter, Settings
from pipeline.model.settings.publisher import Publisher
from pipeline.model.source import Places, Source, Span

FACTS = "facts.yaml"
"""The file of the facts that several leaflets use."""


@dataclass(frozen=True)
class LeafletText:
    """The words of one language: the head, the key points, the sections and the messages, with their places. `ids` are
    those that the author gave, those of blocks with a mistake too, which are no part of the sections. `comment_lines`
    are notes among writers, which are in nothing that is made."""

    language: str
    source: Source
    front: FrontMatter
    places: Places
    key_points: Box | None
    sections: tuple[Section | Include, ...]
    messages: tuple[Message, ...]
    ids: Mapping[str, Span] = field(default_factory=dict)
    comment_lines: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Library:
    """What all leaflets share: the publisher, the references (CSL by id), the glossary (term, language, words), the
    standing sections (language, id) and the facts, each with its places. `unread` names the files that are there but
    could not be read, as `glossary.yaml` or `shared/en.md`: what the words name may well stand in them."""

    publisher: Publisher
    references: Mapping[str, Mapping[str, Any]]
    glossary: Mapping[str, Mapping[str, str]]
    standing: Mapping[str, Mapping[str, Section]]
    places: Mapping[str, Places]
    unread: frozenset[str] = frozenset()
    logo: Picture | None = None
    facts: Mapping[str, AnyFact] = field(default_factory=dict)


@dataclass(frozen=True)
class Leaflet:
    """One leaflet in all its languages. `pictures` holds those that are used and good, by path; `neighbours` is what
    it knows of the leaflets that it links to."""

    id: str
    settings: Settings
    places: Places
    texts: Mapping[str, LeafletText]
    library: Library
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    neighbours: Neighbours = Neighbours()

    def printed(self, language: str) -> tuple[Box | Section | Include, ...]:
        """The key points and the sections of a language, with the standing sections taken in where they are there."""
        text, standing = self.texts[language], self.library.standing.get(language, {})
        taken_in = (standing.get(part.section, part) if isinstance(part, Include) else part for part in text.sections)
        return (*([text.key_points] if text.key_points else []), *taken_in)

    def nodes(self, language: str) -> Iterator[Any]:
        """Every node of a language's words, those of standing sections and messages too."""
        yield from walk((self.printed(language), self.texts[language].messages))

    @property
    def services(self) -> Mapping[str, Service]:
        """The phone services of the leaflet's country."""
        return self.library.publisher.services.get(self.settings.country, {})

    @cached_property
    def facts(self) -> Mapping[str, AnyFact]:
        """The facts that the words can take in: those that leaflets share, and the leaflet's own."""
        return {**self.library.facts, **self.settings.facts}

    def find_fact(self, name: str) -> tuple[Places, tuple[str, ...]]:
        """Where a fact is written: the places of its file, and the way to it there. One that is nowhere would stand in
        leaflet.yaml."""
        own = self.places.keys_below("facts")
        shared = self.library.places.get(FACTS)
        return (shared, (name,)) if shared and name not in own else (self.places, ("facts", name))

    @property
    def written_facts(self) -> frozenset[str]:
        """The ids of all facts that are written, good or not."""
        shared = self.library.places.get(FACTS)
        return self.places.keys_below("facts") | (shared.keys_below() if shared else frozenset())

    def find_used_facts(self, language: str) -> frozenset[str]:
        """The ids of the facts that the words of a language take in."""
        nodes = (node for node in self.nodes(language) if isinstance(node, Fact | Dose))
        return frozenset(node.id if isinstance(node, Fact) else node.fact for node in nodes)
