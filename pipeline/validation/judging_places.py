"""Judging of a leaflet as places hand it out: what is wrong for one place keeps back its editions alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, in_order
from pipeline.model.edition import Edition
from pipeline.model.leaflet import PLACES, Leaflet
from pipeline.model.placing import find_local_facts, find_only, is_for, place_leaflet
from pipeline.model.settings import LANGUAGE
from pipeline.validation.judging import Judged
from pipeline.validation.rules import PLACED_RULES

_OF_CHAINS = (codes.UNKNOWN_PLACE.code, codes.PLACE_CIRCLE.code)
"""What is wrong with what a place is within. Of such a place nothing more is said: it lacks what it has from there."""


def judge_places(leaflet: Leaflet, judged: Judged, shared: Iterable[Diagnostic], asked: Collection[str] = ()) -> Judged:
    """What was judged, with what is wrong for each place. `shared` are the diagnostics of the files that all leaflets
    share. Of places, those that are `asked` for are looked at, all where none is."""
    if not leaflet.differs_by_place or judged.unreadable >= set(leaflet.texts):
        return judged
    errors = [one for one in shared if one.severity == "error" and PurePosixPath(one.span.path).name == PLACES]
    held = {edition for error in errors for edition in _find_editions_concerned(error, leaflet)}
    places_of: dict[Diagnostic, list[str]] = {}
    cut = {
        edition.place
        for error in errors
        if error.code in _OF_CHAINS
        for edition in _find_editions_concerned(error, leaflet)
    }
    asked_for = [name for name in leaflet.library.known_places if name not in cut and (not asked or name in asked)]
    general = {one for rule in PLACED_RULES for one in rule(leaflet, False)} | set(judged.diagnostics)
    for names in _group_alike(leaflet, asked_for):
        for diagnostic in dict.fromkeys(_diagnose_place(leaflet, names[0])):
            if diagnostic not in general:
                places_of.setdefault(diagnostic, []).extend(names)
    for diagnostic, names in places_of.items():
        if diagnostic.severity == "error":
            held |= {Edition(language, name) for language in _list_languages(diagnostic, leaflet) for name in names}
    of_places = (_name_places(diagnostic, names) for diagnostic, names in places_of.items())
    return replace(judged, diagnostics=in_order((*judged.diagnostics, *of_places)), held_editions=frozenset(held))


def _find_editions_concerned(error: Diagnostic, leaflet: Leaflet) -> Iterator[Edition]:
    """The editions that use what an error in places.yaml is about."""
    places, known = leaflet.library.places[PLACES], leaflet.library.known_places
    owner, *key = (*map(str, places.find_path(error.span)), "")
    if key[:1] == ["facts"] and len(key) > 2 and key[1] not in leaflet.settings.local:
        return
    missing = error.code == codes.UNTRANSLATED.code
    for place in sorted(places.keys_below()):
        if not owner or owner == place or (place in known and owner in leaflet.library.list_chain(place)):
            for language in leaflet.texts:
                if not missing or not _has_words(leaflet, (owner, *key), language):
                    yield Edition(language, place)


def _has_words(leaflet: Leaflet, path: Sequence[str], language: str) -> bool:
    """Whether what lacks words in a language has them in this one."""
    return language in leaflet.library.places[PLACES].keys_below(*(step for step in path if step))


def _group_alike(leaflet: Leaflet, places: Iterable[str]) -> Iterator[list[str]]:
    """The places that make the same of a leaflet, as far as rules can tell."""
    named = find_only(leaflet)
    groups: dict[str, list[str]] = {}
    for place in places:
        chain = leaflet.library.list_chain(place)
        services = [leaflet.library.known_places[name].services for name in chain]
        senders = [leaflet.library.known_places[name].sender for name in chain]
        kept = [is_for(only, chain) for only in named]
        owners = [name for name in chain if leaflet.library.known_places[name].facts]
        key = repr((find_local_facts(leaflet, chain), owners, services, senders, kept))
        groups.setdefault(key, []).append(place)
    yield from groups.values()


def _diagnose_place(leaflet: Leaflet, place: str) -> Iterator[Diagnostic]:
    others = tuple(_diagnose_kinds(leaflet, place))
    yield from others
    if not others:
        placed = place_leaflet(leaflet, place)
        for rule in PLACED_RULES:
            yield from rule(placed, False)


def _diagnose_kinds(leaflet: Leaflet, place: str) -> Iterator[Diagnostic]:
    """A fact that a place sets is of the kind that it has for everybody."""
    for owner in leaflet.library.list_chain(place):
        for name, fact in leaflet.library.known_places[owner].facts.items():
            general = leaflet.facts.get(name) if name in leaflet.settings.local else None
            if general is not None and general.kind != fact.kind:
                at = leaflet.library.places[PLACES].value(owner, "facts", name, "kind")
                message = f"`{name}` is a {fact.kind} here, and a {general.kind} for everybody, in `{leaflet.id}`"
                yield codes.LOCAL_FACT.at(at, message, f"write `kind: {general.kind}`, or give it another id")


def _list_languages(diagnostic: Diagnostic, leaflet: Leaflet) -> Iterable[str]:
    """The language in whose file a diagnostic stands; where it is another file, all."""
    path = PurePosixPath(diagnostic.span.path)
    own = path.parent == PurePosixPath(leaflet.places.whole.path).parent and LANGUAGE.fullmatch(path.stem)
    return [path.stem] if own and path.stem in leaflet.texts else list(leaflet.texts)


def _name_places(diagnostic: Diagnostic, places: Sequence[str]) -> Diagnostic:
    """The diagnostic, which says for which places it is one."""
    return replace(diagnostic, message=f"for {', '.join(f'`{name}`' for name in places)}: {diagnostic.message}")
