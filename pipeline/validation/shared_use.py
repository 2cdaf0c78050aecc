"""Use of the files that all leaflets share: which languages of a leaflet an error in one of them concerns. An entry
that a leaflet does not use keeps it from nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import CareCard, Include, Term
from pipeline.model.leaflet import FACTS, PLACES, RELEASES, Leaflet
from pipeline.model.settings import LANGUAGE, Contact, PhoneFact
from pipeline.model.settings.facts import list_evidence
from pipeline.model.source import KeyPath, Source
from pipeline.templating.compose.references import find_references
from pipeline.validation.folder import LANGUAGES, SHARED

BY_LANGUAGE = ("opt_out", "part", "alt", "name", "label", "hours")
"""Keys of publisher.yaml and places.yaml under which languages stand."""


def find_languages_concerned(
    errors: Iterable[Diagnostic], leaflet: Leaflet, sources: Mapping[str, Source]
) -> frozenset[str]:
    """The languages of a leaflet that use what errors in the shared files (`sources`, by path) are about."""
    concerned: set[str] = set()
    uses = {language: _SharedUse(leaflet, language) for language in leaflet.texts}
    for error in errors:
        path = PurePosixPath(error.span.path)
        if path.parent.name == SHARED:
            takes_in = path.stem in leaflet.texts and _takes_in(leaflet, path.stem, error.span.line)
            concerned |= {path.stem} if takes_in else set()
            continue
        if path.parent.name == LANGUAGES:
            concerned |= {path.stem} & set(leaflet.texts)
            continue
        if path.name == RELEASES:  # nothing is made of it
            continue
        places = leaflet.library.places.get(path.name)
        key = places.find_path(error.span) if places else ()
        if path.name == PLACES:  # an error in the entry of a place keeps back what that place hands out
            concerned |= set() if places else _find_needing_places(leaflet)
            continue
        source = sources.get(error.span.path)
        concerned |= {name for name, use in uses.items() if _uses(use, path.name, key, error, source)}
    return frozenset(concerned)


def _find_needing_places(leaflet: Leaflet) -> set[str]:
    """All languages, where the leaflet is another from place to place; none where it is not."""
    named = any(text.names_places for text in leaflet.texts.values())
    return set(leaflet.texts) if leaflet.settings.local or named else set()


@dataclass(frozen=True)
class _SharedUse:
    """What the words of a language use of the shared files."""

    leaflet: Leaflet
    language: str

    @cached_property
    def terms(self) -> frozenset[str]:
        nodes = self.leaflet.nodes(self.language)
        return frozenset(node.key for node in nodes if isinstance(node, Term))

    @cached_property
    def references(self) -> frozenset[str]:
        leaflet = self.leaflet
        nodes = (leaflet.printed(self.language), leaflet.texts[self.language].messages)
        evidence = (key for fact in leaflet.settings.facts.values() for key in list_evidence(fact))
        return frozenset({*find_references(nodes, leaflet), *evidence})

    @cached_property
    def facts(self) -> frozenset[str]:
        return self.leaflet.find_used_facts(self.language)

    @property
    def shared_facts(self) -> frozenset[str]:
        """Those that the leaflet does not have itself."""
        return self.facts - self.leaflet.places.keys_below("facts")

    @cached_property
    def services(self) -> frozenset[str]:
        facts = self.leaflet.facts.items()
        dialled = {fact.service for name, fact in facts if name in self.facts and isinstance(fact, PhoneFact)}
        cards = (node for node in self.leaflet.nodes(self.language) if isinstance(node, CareCard))
        return frozenset(dialled | {card.service for card in cards})

    def list_services(self, country: str) -> frozenset[str]:
        """The phone services of a country that the words name, or the publisher's rows of contact."""
        publisher = self.leaflet.library.publisher
        rows = () if isinstance(publisher.contact, Contact | None) else publisher.contact
        of_contact = {row.service for row in rows if row.service and country == publisher.country}
        of_words = self.services if country == self.leaflet.settings.country else frozenset()
        return of_words | of_contact


def _uses(use: _SharedUse, file: str, key: KeyPath, error: Diagnostic, source: Source | None) -> bool:
    """Whether what stands at a key of a file is used; without a key, anything of it."""
    if file == "glossary.yaml":
        return bool(use.terms) and (not key or key[0] in use.terms) and _is_of(use.language, key[1:])
    if file == FACTS:
        return bool(use.shared_facts) and (not key or key[0] in use.shared_facts) and _is_of(use.language, key[2:])
    if file == "references.yaml":
        return bool(use.references) and (not key or _find_reference_id(use.leaflet, key, source) in use.references)
    if key[:1] == ("services",) and len(key) > 1:
        return _uses_service(use, key, error)
    if error.code == codes.UNTRANSLATED.code:
        words = key if key[-1:] in {(name,) for name in BY_LANGUAGE} else key[:-1]
        return use.language not in use.leaflet.library.places[file].keys_below(*words)
    return key[-2:-1] not in {(name,) for name in BY_LANGUAGE} or _is_of(use.language, key[-1:])


def _is_of(language: str, key: KeyPath) -> bool:
    """Whether a key is this language, or none at all."""
    return not (key and LANGUAGE.fullmatch(str(key[0]))) or key[0] == language


def _find_reference_id(leaflet: Leaflet, key: KeyPath, source: Source | None) -> str:
    """The id of the reference in which a key stands; empty where it has none, so that nobody can cite it."""
    span = leaflet.library.places["references.yaml"].values.get((*key[:1], "id"))
    if span is None or source is None:
        return ""
    return source.line(span.line)[span.column - 1 : span.end_column - 1].strip("\"'")


def _uses_service(use: _SharedUse, key: KeyPath, error: Diagnostic) -> bool:
    """Whether a phone service is used in whose lines an error stands: `services`, country, id, `name`, language."""
    country = str(key[1])
    if len(key) < 3:
        return country == use.leaflet.settings.country or bool(use.list_services(country))
    if key[2] not in use.list_services(country):
        return False
    if error.code == codes.UNTRANSLATED.code:
        service = use.leaflet.library.publisher.services.get(country, {}).get(str(key[2]))
        return service is None or use.language not in service.name
    return _is_of(use.language, key[4:])


def _takes_in(leaflet: Leaflet, language: str, line: int) -> bool:
    """Whether the words take in the standing section in which a line stands. What stands before all of them, or in one
    that could not be read, concerns whoever takes in any."""
    taken_in = {part.section for part in leaflet.texts[language].sections if isinstance(part, Include)}
    standing = leaflet.library.standing.get(language, {})
    before = [(section.span.line, name) for name, section in standing.items() if section.span.line <= line]
    owner = max(before)[1] if before else None
    return bool(taken_in) and (owner is None or owner in taken_in or not taken_in <= set(standing))
