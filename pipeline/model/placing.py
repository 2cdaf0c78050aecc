"""Placing: a leaflet as a place hands it out. Its name, logo, contact, phone services and facts come first, and then
what is for some places only is kept or left out; neither asks for the other, so that no order changes the result."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pipeline.model.document import ForPlaces, Include, Section, identified, rewrite, walk
from pipeline.model.leaflet import Leaflet, LeafletText, Library
from pipeline.model.settings import AnyFact, Publisher, Settings

N = TypeVar("N")


def place_leaflet(leaflet: Leaflet, place: str = "") -> Leaflet:
    """The leaflet as a place hands it out, or, without one, as it is for everybody. One that is placed already, and one
    of a source without places, stays as it is. A KeyError where there is no such place."""
    if leaflet.whole is not None or not leaflet.library.known_places:
        return leaflet
    chain = leaflet.library.list_chain(place) if place else ()
    return replace(
        leaflet,
        place=place,
        whole=leaflet,
        settings=_set_facts(leaflet.settings, find_local_facts(leaflet, chain)),
        library=_place_library(leaflet.library, leaflet.settings.country, chain),
        texts={tag: _place_text(text, leaflet.library, chain) for tag, text in leaflet.texts.items()},
    )


def list_placed(leaflet: Leaflet) -> Iterator[Leaflet]:
    """The leaflet for everybody, and as each place hands it out that has an edition of its own, without those editions
    that are left out."""
    for place in dict.fromkeys(edition.place for edition in leaflet.editions):
        placed = place_leaflet(leaflet, place)
        languages = {edition.language for edition in leaflet.editions if edition.place == place}
        yield replace(placed, texts={tag: text for tag, text in placed.texts.items() if tag in languages})


def find_local_facts(leaflet: Leaflet, chain: Collection[str]) -> dict[str, AnyFact]:
    """What the places of a chain, the nearest first, set of those facts that the leaflet declares local."""
    facts: dict[str, AnyFact] = {}
    for name in reversed(tuple(chain)):
        given = leaflet.library.known_places[name].facts
        facts |= {fact: value for fact, value in given.items() if fact in leaflet.settings.local}
    return facts


def find_only(leaflet: Leaflet) -> frozenset[tuple[str, ...]]:
    """The places that parts of a leaflet are for, as they are named together: of a standing section those that it has
    itself, and those that it is taken in for."""
    standing = [leaflet.library.standing.get(language, {}) for language in leaflet.texts]
    sections = tuple(section for sections in standing for section in sections.values())
    written = tuple(text.sections for text in leaflet.texts.values() if text.names_places)
    return frozenset(node.only for node in walk((sections, written)) if getattr(node, "only", ()))


def keep_for(nodes: N, chain: Collection[str]) -> N:
    """The nodes without what is only for other places than those of a chain."""

    def keep(node: Any) -> Any:
        if isinstance(node, ForPlaces):
            return node.blocks if is_for(node.only, chain) else ()
        return replace(node, only=()) if isinstance(node, Section | Include) and node.only else node

    return rewrite(nodes, keep)


def is_for(only: Collection[str], chain: Collection[str]) -> bool:
    """Whether what names these places is for a place with this chain: itself, and what it is within. What names none is
    for everybody."""
    return not only or not set(only).isdisjoint(chain)


def _set_facts(settings: Settings, facts: Mapping[str, AnyFact]) -> Settings:
    return settings.model_copy(update={"facts": {**settings.facts, **facts}}) if facts else settings


def _place_library(library: Library, country: str, chain: tuple[str, ...]) -> Library:
    """The library with what the places of a chain have in the stead of the publisher's."""
    sections = {tag: _keep_sections(standing, chain) for tag, standing in library.standing.items()}
    if not chain:
        return replace(library, standing=sections)
    places = [library.known_places[name] for name in chain]
    services = {name: service for place in reversed(places) for name, service in place.services.items()}
    countries = {
        one: {**library.publisher.services.get(one, {}), **services} for one in {country, library.publisher.country}
    }
    changed: dict[str, Any] = {"services": {**library.publisher.services, **countries}}
    for key in ("colours", "contact", "feedback", "logo", "sender"):
        nearest = next((value for place in places if (value := getattr(place, key)) is not None), None)
        if nearest is not None:
            changed[key] = nearest
    publisher: Publisher = library.publisher.model_copy(update=changed)
    owner = next((name for name in chain if library.known_places[name].logo is not None), None)
    logo = library.logos.get(owner) if owner else library.logo
    return replace(library, publisher=publisher, logo=logo, standing=sections)


def _keep_sections(sections: Mapping[str, Section], chain: Collection[str]) -> dict[str, Section]:
    return {name: keep_for(section, chain) for name, section in sections.items() if is_for(section.only, chain)}


def _place_text(text: LeafletText, library: Library, chain: Collection[str]) -> LeafletText:
    standing = library.standing.get(text.language, {})
    taken_in = {part.section for part in text.sections if isinstance(part, Include)} & set(standing)
    others = {name for name in taken_in if not is_for(standing[name].only, chain)}
    if not (others or text.names_places):
        return text
    others |= {part.section for part in text.sections if isinstance(part, Include) and not is_for(part.only, chain)}
    kept = (part for part in text.sections if is_for(part.only, chain))
    sections = keep_for(
        tuple(part for part in kept if not (isinstance(part, Include) and part.section in others)), chain
    )
    gone = {name for name, _ in identified(text.sections)} - {name for name, _ in identified(sections)} | others
    return replace(text, sections=sections, ids={name: at for name, at in text.ids.items() if name not in gone})
