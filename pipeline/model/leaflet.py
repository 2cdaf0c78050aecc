"""Model of a leaflet as it was read: its settings, its words in each language, and what all leaflets share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias

from pipeline.model.document import (
    Box,
    CareCard,
    Include,
    Inlines,
    Message,
    Picture,
    Section,
    walk,
)
from pipeline.model.edition import Edition
from pipeline.model.kept import KeptFile
from pipeline.model.kept_words import KeptWords, SignatureFile
from pipeline.model.memory import Remember
from pipeline.model.neighbours import Neighbours
from pipeline.model.settings.contact import Service
from pipeline.model.settings.facts import AnyFact
from pipeline.model.settings.leaflet import FrontMatter, Settings
from pipeline.model.settings.places import Place
from pipeline.model.settings.publisher import Publisher
from pipeline.model.settings.releases import Release
from pipeline.model.settings.style import StyleEntries
from pipeline.model.source import Places, Source, Span
from pipeline.model.taking_in import is_for_places, list_used_facts, take_in
from pipeline.model.waiver_entry import WaiverEntry

FACTS = "facts.yaml"
"""The file of the facts that several leaflets use."""
PLACES = "places.yaml"
"""The file of the places that hand out leaflets."""
RELEASES = "releases.yaml"
"""The record of what was released. Only `build --release` writes it."""
OwnWords: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Words as in a language pack (see `templating/languages.py`) that a source has of its own, by language."""
STYLE = "style.yaml"
"""The file of the publisher's own words for the rules of language."""


@dataclass(frozen=True)
class LeafletText:
    """The words of one language: the head, the key points, the sections and the messages, with their places. `ids` are
    those that the author gave, those of blocks with a mistake too, which are no part of the sections. `waivers`
    are those of single blocks; `unprinted_lines` hold these, and notes among writers. `kept` is what reviewers said of
    the messages; `kept_words` are earlier words that somebody signed, and `signatures` say who."""

    language: str
    source: Source
    front: FrontMatter
    places: Places
    key_points: Box | None
    sections: tuple[Section | Include, ...]
    messages: tuple[Message, ...]
    ids: Mapping[str, Span] = field(default_factory=dict)
    waivers: tuple[WaiverEntry, ...] = ()
    unprinted_lines: frozenset[int] = frozenset()
    kept: tuple[KeptFile, ...] = ()
    kept_words: tuple[KeptWords, ...] = ()
    signatures: tuple[SignatureFile, ...] = ()

    @cached_property
    def names_places(self) -> bool:
        """Whether something of it is for some places only."""
        return is_for_places(self.sections)


@dataclass(frozen=True)
class StandingText:
    """The standing sections of one language by id, and the waivers of single blocks in them."""

    sections: Mapping[str, Section] = field(default_factory=dict)
    waivers: tuple[WaiverEntry, ...] = ()


@dataclass(frozen=True)
class Library:
    """What all leaflets share: the publisher, the references (CSL by id), the glossary (term, language, words), the
    standing sections (language, id), the facts, the places that hand out leaflets (`known_places`, with the good ones
    of their `logos`), and the publisher's own words for the rules of language (`style`, by language and rule), each
    with its places in its file. `standing_sources` are the files of the standing sections, by path, `standing_waivers`
    the waivers in them. `unread` names the files that are there but could not be read, as `glossary.yaml` or
    `shared/en.md`: what the words name may well stand in them. `releases` are what was released, the first one first.
    `own_words` are those of the languages that the source brings.
    `remember` keeps what was found out about these words, if there is somewhere to keep it."""

    publisher: Publisher
    references: Mapping[str, Mapping[str, Any]]
    glossary: Mapping[str, Mapping[str, str]]
    standing: Mapping[str, Mapping[str, Section]]
    places: Mapping[str, Places]
    unread: frozenset[str] = frozenset()
    logo: Picture | None = None
    partner_logos: Mapping[str, Picture] = field(default_factory=dict)
    facts: Mapping[str, AnyFact] = field(default_factory=dict)
    known_places: Mapping[str, Place] = field(default_factory=dict)
    logos: Mapping[str, Picture] = field(default_factory=dict)
    standing_sources: Mapping[str, Source] = field(default_factory=dict)
    standing_waivers: tuple[WaiverEntry, ...] = ()
    style: Mapping[str, Mapping[str, StyleEntries]] = field(default_factory=dict)
    releases: tuple[Release, ...] = ()
    own_words: OwnWords = field(default_factory=dict)
    remember: Remember | None = field(default=None, compare=False, repr=False)

    def list_chain(self, place: str) -> tuple[str, ...]:
        """A place and what it is within, the nearest first; a KeyError where there is no such place."""
        chain: list[str] = []
        above: str | None = place
        while above is not None and above not in chain and (not chain or above in self.known_places):
            chain.append(above)
            above = self.known_places[above].within
        return tuple(chain)


@dataclass(frozen=True)
class Leaflet:
    """One leaflet in all its languages. `pictures` holds those that are used and good, by path; `neighbours` is what
    it knows of the leaflets that it links to. One that is placed (see `place_leaflet`) has a `place`, or none where it
    is for everybody, and the `whole` leaflet that it was made of. What is `left_out` are editions of which nothing is
    made. `languages` are all in which it can be published, the source language first, and `written` those of which
    there is a file, whichever were read. `bibliography` has the references that it may cite, by language and id, as
    they stand in a list. `today` is the day (ISO 8601) by which its review may be overdue, where one is named. `origin`
    are the words of the source language, where only others are read. Of `outdated` translations the source has changed
    so that they may do harm."""

    id: str
    settings: Settings
    places: Places
    texts: Mapping[str, LeafletText]
    library: Library
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    neighbours: Neighbours = Neighbours()
    place: str = ""
    whole: Leaflet | None = None
    left_out: frozenset[Edition] = frozenset()
    today: str = ""
    languages: tuple[str, ...] = ()
    written: frozenset[str] = frozenset()
    bibliography: Mapping[str, Mapping[str, Inlines]] = field(default_factory=dict)
    origin: LeafletText | None = None
    outdated: frozenset[str] = frozenset()

    @property
    def source_text(self) -> LeafletText | None:
        """The words of the source language, from which the others are made."""
        return self.texts.get(self.settings.source_language, self.origin)

    def is_withdrawn(self, language: str) -> bool:
        """Whether readers get nothing in a language but a page that says so: somebody has withdrawn it, or it is a
        translation of words that have changed so that it may do harm."""
        return self.settings.is_withdrawn(language) or language in self.outdated

    @property
    def standing_languages(self) -> tuple[str, ...]:
        """The languages in which readers get it: those of its `languages` that are not withdrawn."""
        every = self.languages or tuple(self.texts)
        return tuple(language for language in every if not self.is_withdrawn(language))

    @cached_property
    def standing(self) -> Leaflet:
        """The leaflet without its words in languages that are withdrawn, of which nothing is asked."""
        texts = {tag: text for tag, text in self.texts.items() if not self.is_withdrawn(tag)}
        return replace(self, texts=texts) if len(texts) < len(self.texts) else self

    @property
    def as_written(self) -> Leaflet:
        """The leaflet with what it says for every place."""
        return self.whole or self

    @cached_property
    def differs_by_place(self) -> bool:
        """Whether each place has editions of its own: the leaflet has facts that a place may set, or parts for some
        places only."""
        if not self.library.known_places:
            return False
        words = tuple(self.printed(language) for language in self.texts)
        return (
            bool(self.settings.local) or any(text.names_places for text in self.texts.values()) or is_for_places(words)
        )

    @property
    def editions(self) -> tuple[Edition, ...]:
        """What the leaflet is made in, for everybody first, without what is left out."""
        places = ("", *self.library.known_places) if self.differs_by_place else ("",)
        every = (Edition(language, place) for place in places for language in self.texts)
        return tuple(edition for edition in every if edition not in self.left_out)

    @property
    def place_name(self) -> Mapping[str, str]:
        """What its place is called in each language; empty for everybody."""
        return self.library.known_places[self.place].name if self.place else {}

    def printed(self, language: str) -> tuple[Box | Section | Include, ...]:
        """The key points and the sections of a language, with the standing sections taken in where they are there."""
        text, standing = self.texts[language], self.library.standing.get(language, {})
        taken_in = (
            take_in(part, standing[part.section]) if isinstance(part, Include) and part.section in standing else part
            for part in text.sections
        )
        return (*([text.key_points] if text.key_points else []), *taken_in)

    def find_emergency_numbers(self, language: str) -> dict[str, str]:
        """The phone number of each emergency card, by the id of the card."""
        return {
            node.id: self.services[node.service].number
            for node in walk(self.printed(language))
            if isinstance(node, CareCard) and node.level == "emergency" and node.service in self.services
        }

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
        chain = self.library.list_chain(self.place) if self.place and name in self.settings.local else ()
        for owner in chain:
            if name in self.library.known_places[owner].facts:
                return (self.library.places[PLACES], (owner, "facts", name))
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
        return frozenset(list_used_facts((self.printed(language), self.texts[language].messages)))
