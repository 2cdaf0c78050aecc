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
from pipeline.model.source import KeyPath, Places
from pipeline.validation.judging import Judged, choose_language, read_language
from pipeline.validation.rules import PLACED_RULES
from pipeline.validation.shared_use import BY_LANGUAGE

_OF_CHAINS = (codes.UNKNOWN_PLACE.code, codes.PLACE_CIRCLE.code)
"""What is wrong with what a place is within. Of such a place nothing more is said: it lacks what it has from there."""
_WORDS_OF_FACT = 5
"""The steps to the words of a fact in a language: the place, `facts`, the fact, its key and the language."""


def judge_places(leaflet: Leaflet, judged: Judged, shared: Iterable[Diagnostic], asked: Collection[str] = ()) -> Judged:
    """What was judged, with what is wrong for each place. `shared` are the diagnostics of the files that all leaflets
    share. Of places, those that are `asked` for are looked at, all where none is."""
    if not leaflet.differs_by_place or judged.unreadable >= set(leaflet.texts):
        return judged
    errors = [one for one in shared if one.severity == "error" and PurePosixPath(one.span.path).name == PLACES]
    concerned = [(error, edition) for error in errors for edition in _find_editions_concerned(error, leaflet)]
    held = {edition for _, edition in concerned if not asked or edition.place in asked}
    cut = {edition.place for error, edition in concerned if error.code in _OF_CHAINS}
    places_of: dict[Diagnostic, list[str]] = {}
    asked_for = [name for name in leaflet.library.known_places if name not in cut and (not asked or name in asked)]
    everybody = place_leaflet(leaflet)  # what is wrong with it is said once, with the places that have it too
    general = {one for rule in PLACED_RULES for one in rule(everybody, False)} | set(judged.diagnostics)
    for names in _group_alike(leaflet, asked_for):
        for diagnostic in dict.fromkeys(_diagnose_place(leaflet, names[0])):
            if diagnostic not in general:
                places_of.setdefault(diagnostic, []).extend(names)
    for diagnostic, names in places_of.items():
        if diagnostic.severity == "error":
            held |= {
                Edition(language, name) for language in _list_languages(diagnostic, leaflet, names[0]) for name in names
            }
    of_places = (_name_places(diagnostic, names) for diagnostic, names in places_of.items())
    return replace(judged, diagnostics=in_order((*judged.diagnostics, *of_places)), held_editions=frozenset(held))


def _find_editions_concerned(error: Diagnostic, leaflet: Leaflet) -> Iterator[Edition]:
    """The editions that use what an error in places.yaml is about."""
    places, known = leaflet.library.places[PLACES], leaflet.library.known_places
    path = places.find_path(error.span)
    if path[1:2] == ("facts",) and len(path) > 2 and path[2] not in leaflet.settings.local:
        return
    languages = [tag for tag in leaflet.texts if _is_in(tag, path, error, places)]
    for place in sorted(places.keys_below()):
        if not path or path[0] == place or (place in known and path[0] in leaflet.library.list_chain(place)):
            yield from (Edition(language, place) for language in languages)


def _is_in(language: str, path: KeyPath, error: Diagnostic, places: Places) -> bool:
    """Whether an error at a path of places.yaml concerns what is in a language: words that lack it, or are in it. An
    error of another kind concerns all, because what it is about was not read as it is written."""
    stands_below = {(key,) for key in BY_LANGUAGE}
    if error.code == codes.UNTRANSLATED.code:
        return language not in places.keys_below(*(path if path[-1:] in stands_below else path[:-1]))
    by_language = path[-2:-1] in stands_below or (path[1:2] == ("facts",) and len(path) == _WORDS_OF_FACT)
    return error.code != codes.MISSING_GLYPH.code or not by_language or path[-1] == language


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


def _list_languages(diagnostic: Diagnostic, leaflet: Leaflet, place: str) -> Iterable[str]:
    """The language in whose file a diagnostic of a place stands; where it is another file, those whose words alone give
    it, and all where none does."""
    if own := read_language(leaflet, diagnostic):
        return [own]
    alone = {tag: _diagnose_place(choose_language(leaflet, tag), place) for tag in leaflet.texts}
    return [tag for tag, diagnostics in alone.items() if diagnostic in diagnostics] or list(leaflet.texts)


def _name_places(diagnostic: Diagnostic, places: Sequence[str]) -> Diagnostic:
    """The diagnostic, which says for which places it is one."""
    return replace(diagnostic, message=f"for {', '.join(f'`{name}`' for name in places)}: {diagnostic.message}")
