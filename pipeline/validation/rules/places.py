"""Rules of places (SRC): what is for some places only names places that there are, holds nothing that readers may not
be safe without, and is printed somewhere; and which facts a place may set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import (
    Box,
    CareCard,
    Cite,
    Dose,
    Fact,
    ForPlaces,
    Heading,
    Include,
    Options,
    Section,
    identified,
    plain,
    walk,
)
from pipeline.model.leaflet import PLACES, Leaflet, LeafletText, Library
from pipeline.model.placing import is_for, place_leaflet
from pipeline.model.settings import Logo, Place
from pipeline.model.source import Places, Span
from pipeline.model.suggestions import suggest
from pipeline.validation.rules.accessibility import diagnose_fact_glyphs, diagnose_glyphs
from pipeline.validation.rules.contact import diagnose_contact, diagnose_services
from pipeline.validation.rules.fact_values import diagnose_facts
from pipeline.validation.rules.links import links_lead_somewhere
from pipeline.validation.rules.shared_entries import diagnose_evidence

_SAFE = ("key-points", "do", "do-not", "important")
"""Boxes that are the same in every place."""
_CLINICAL = ("dose", "risk")
"""Kinds of facts that are the same in every place."""
_SAME = "keep it for everybody, and take `only` to what differs from place to place"


def places_that_are_named_exist(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What is for some places only names places of places.yaml, and can be printed by one of them."""
    if PLACES in leaflet.library.unread:
        return
    places = leaflet.library.places.get(PLACES, Places(Span("")))
    known = leaflet.library.known_places
    every_one_read = places.keys_below() <= set(known)  # or else, what is within what cannot be told
    chains = [leaflet.library.list_chain(name) for name in known if every_one_read]
    for text, part, only, span in _list_parts(leaflet):
        unknown = [name for name in only if name not in places.keys_below()]
        for name in unknown:
            hint = suggest(name, places.keys_below(), "write it into places.yaml")
            yield codes.UNKNOWN_PLACE.at(_find_name(text, span, name), f"there is no place `{name}`", hint)
        for one in () if unknown or not chains else _list_inside(leaflet, text, part):
            if not any(is_for(only, chain) and is_for(one.only, chain) for chain in chains):
                yield _report_never_printed(text, part, one)


def _list_inside(
    leaflet: Leaflet, text: LeafletText, part: ForPlaces | Section | Include
) -> Iterator[ForPlaces | Section]:
    """What is for some places only in a part, or is the standing section that a line takes in. What stands inside that
    is for whoever takes it in."""
    if isinstance(part, Include):
        section = leaflet.library.standing.get(text.language, {}).get(part.section)
        if section is not None and section.only and set(section.only) <= set(leaflet.library.known_places):
            yield section
    else:
        yield from (node for node in walk(part.blocks) if isinstance(node, ForPlaces))


def _report_never_printed(
    text: LeafletText, part: ForPlaces | Section | Include, inner: ForPlaces | Section
) -> Diagnostic:
    one, other = ("`, `".join(names) for names in (inner.only, part.only))
    hint = "name a place for which both are"
    if isinstance(part, Include):
        message = f"this is for `{other}`, and `{part.section}` is for `{one}` where it is written"
        return codes.NEVER_PRINTED.at(_find_only(text, part.span), message, hint)
    return codes.NEVER_PRINTED.at(inner.span, f"this is for `{one}`, in a part that is for `{other}`", hint)


def what_differs_is_harmless(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What is for some places only holds no dose, no risk, no citation, no card or box that readers may not be safe
    without, and nothing that a message is about."""
    for text, part, only, span in _list_parts(leaflet):
        about = {message.about for message in text.messages}
        standing = leaflet.library.standing.get(text.language, {})
        section = standing.get(part.section) if isinstance(part, Include) else part
        held = {what: what for node in walk(section) if (what := _describe_unsafe(node, leaflet))}
        named = {name for name, _ in identified(section)} | ({part.section} if isinstance(part, Include) else set())
        for name in sorted(about & named):
            held[name] = f"`{name}`, which a message is about,"
        for what in held.values():
            message = f"{what} cannot be for `{'`, `'.join(only)}` only"
            yield codes.NOT_FOR_SOME_PLACES.at(_find_only(text, span), message, _SAME)


def parts_are_whole(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """As a place hands a leaflet out, nothing is left of a heading or a block but itself."""
    for text in leaflet.texts.values() if leaflet.whole is not None else ():
        for section in text.sections:
            if isinstance(section, Section):
                for title, span in _find_empty(section):
                    message = f"nothing is left below “{title}”"
                    hint = "write `only` on its heading, or words for everybody below it"
                    yield codes.BLOCK_SHAPE.at(span, message, hint)


def everybody_gets_a_whole_leaflet(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Links lead somewhere, and headings have words below them, where all is gone that is for some places only."""
    if any(text.names_places for text in leaflet.texts.values()):
        placed, before = place_leaflet(leaflet), set(links_lead_somewhere(leaflet, release))
        missing = [one for one in _diagnose_parts(placed) if one not in before]
        known = leaflet.library.known_places if missing else ()
        others = {place: set(_diagnose_parts(place_leaflet(leaflet, place))) for place in known}
        for diagnostic in missing:
            names = "".join(f", `{place}`" for place, same in others.items() if diagnostic in same)
            yield replace(diagnostic, message=f"for everybody{names}: {diagnostic.message}")


def _diagnose_parts(placed: Leaflet) -> Iterator[Diagnostic]:
    yield from links_lead_somewhere(placed, False)
    yield from parts_are_whole(placed, False)


def _find_empty(section: Section) -> Iterator[tuple[str, Span]]:
    """The headings of a section below which nothing stands, its own first."""
    if not section.blocks:
        yield plain(section.title), section.span
    for number, block in enumerate(section.blocks):
        after = section.blocks[number + 1] if number + 1 < len(section.blocks) else None
        if isinstance(block, Heading) and (
            after is None or (isinstance(after, Heading) and after.level <= block.level)
        ):
            yield plain(block.children), block.span


def local_facts_can_be_set(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A fact that a place may set has a value in the leaflet, for everybody, and is no dose and no risk."""
    for number, name in enumerate(leaflet.settings.local):
        place = leaflet.places.value("local", number)
        if name not in leaflet.written_facts:
            hint = suggest(name, leaflet.facts, f"write `{name}` under `facts`, with its value for everybody")
            yield codes.UNKNOWN_FACT.at(place, f"there is no fact `{name}` that a place could set", hint)
        elif name in leaflet.facts and leaflet.facts[name].kind in _CLINICAL:
            message = f"`{name}` is a {leaflet.facts[name].kind}, which is the same in every place"
            yield codes.LOCAL_FACT.at(place, message, "take it out of `local`")


def place_facts_are_local(library: Library, leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """A fact that a place sets is one that some leaflet lets it set."""
    local = {name for leaflet in leaflets for name in leaflet.settings.local}
    others = {name for leaflet in leaflets for name in leaflet.facts} - local
    for place, settings in library.known_places.items():
        for name in settings.facts:
            if name not in local:
                at = library.places[PLACES].key(place, "facts", name)
                otherwise = f"write `local: [{name}]` in the leaflet that uses it, or take it out"
                hint = otherwise if name in others else suggest(name, local, otherwise)
                yield codes.LOCAL_FACT.at(at, f"no leaflet lets a place set `{name}`", hint, "warning")


def places_are_described(library: Library, leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """A place, its logo where it says what it shows, and its services have words in each of the publisher's languages,
    and the fonts can print what it says; its facts make sense."""
    for name, place in library.known_places.items():
        places = library.places[PLACES]
        for path, words in _list_words(place):
            for language in library.publisher.languages:
                if language not in words:
                    message = f"`{name}` has no `{' '.join(path)}` in `{language}`"
                    yield codes.UNTRANSLATED.at(places.value(name, *path), message, f"write `{language}: …` there")
            for language, some in words.items():
                yield from diagnose_glyphs(some, places.value(name, *path, language), (language,), within=True)
        yield from _diagnose_services(name, library, places)
        yield from _diagnose_contact(name, library, places)
        yield from diagnose_facts(place.facts, places, name, "facts")
        yield from diagnose_evidence(place.facts, library, places, name, "facts")
        for language in library.publisher.languages:
            yield from diagnose_fact_glyphs(place.facts, language, places, name, "facts")


def _diagnose_services(name: str, library: Library, places: Places) -> Iterator[Diagnostic]:
    services, publisher = library.known_places[name].services, library.publisher
    yield from diagnose_services(services, publisher.country, places, (name, "services"), publisher.languages)


def _diagnose_contact(name: str, library: Library, places: Places) -> Iterator[Diagnostic]:
    """The rows of a place's contact name services of its own, of what it is within, or of the publisher."""
    publisher = library.publisher
    known = set(library.places["publisher.yaml"].keys_below("services", publisher.country))
    for owner in library.list_chain(name):
        known |= places.keys_below(owner, "services")
    contact = library.known_places[name].contact
    yield from diagnose_contact(
        contact, known, publisher.country, places, (name, "contact"), languages=publisher.languages
    )


def _list_words(place: Place) -> Iterator[tuple[tuple[str, ...], Mapping[str, str]]]:
    """The words by language that a place has, with the way to them."""
    yield ("name",), place.name
    if isinstance(place.logo, Logo) and place.logo.alt:
        yield ("logo", "alt"), place.logo.alt


def _list_parts(leaflet: Leaflet) -> Iterator[tuple[LeafletText, ForPlaces | Section | Include, tuple[str, ...], Span]]:
    """Everything that is for some places only: the text, the part, which places, and where they are named."""
    for text in leaflet.texts.values():
        for node in walk(text.sections) if text.names_places else ():
            if isinstance(node, ForPlaces | Section | Include) and node.only:
                yield text, node, node.only, node.span
        for part in text.sections:
            standing = leaflet.library.standing.get(text.language, {})
            section = standing.get(part.section) if isinstance(part, Include) else None
            for node in walk(section):
                if isinstance(node, ForPlaces | Section) and node.only:
                    yield text, node, node.only, node.span


def _find_only(text: LeafletText, span: Span) -> Span:
    """Where `only` stands, in the line of what has it."""
    return text.source.within(span, "only=")


def _find_name(text: LeafletText, span: Span, name: str) -> Span:
    return text.source.within(text.source.within(span, "only="), name) if span.path == text.source.path else span


def _describe_unsafe(node: object, leaflet: Leaflet) -> str:
    """What readers may not be safe without, in words; empty for anything else."""
    match node:
        case CareCard():
            return "a care card"
        case Options():
            return "`options`"
        case Box() if node.name in _SAFE:
            return f"`{node.name}`"
        case Cite():
            return "a citation"
        case Dose():
            return "a dose"
        case Fact() if node.id in leaflet.facts and leaflet.facts[node.id].kind in _CLINICAL:
            return f"a {leaflet.facts[node.id].kind}"
        case _:
            return ""
