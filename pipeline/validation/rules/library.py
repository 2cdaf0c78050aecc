"""Rules of the files that all leaflets share (FCT, ACC)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Term, walk
from pipeline.model.leaflet import FACTS, Leaflet, Library
from pipeline.model.settings import Logo, PhoneFact
from pipeline.model.suggestions import suggest
from pipeline.validation.rules.accessibility import diagnose_fact_glyphs, diagnose_glyphs
from pipeline.validation.rules.fact_values import diagnose_facts
from pipeline.validation.rules.shared_entries import diagnose_evidence


def logo_is_described(library: Library, leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """A logo that says what it shows does so in each of the publisher's languages."""
    logo, places = library.publisher.logo, library.places["publisher.yaml"]
    if isinstance(logo, Logo) and logo.alt:
        for language in library.publisher.languages:
            if language not in logo.alt:
                hint = f"write `{language}: …` there; without any `alt` the logo is decoration beside the name"
                message = f"the logo has no words in `{language}` that say what it shows"
                yield codes.UNTRANSLATED.at(places.value("logo", "alt"), message, hint)


def publisher_is_named(library: Library, leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """A publisher that has a name by language has one in each of its languages."""
    name, places = library.publisher.name, library.places["publisher.yaml"]
    for language in library.publisher.languages if not isinstance(name, str) else ():
        if language not in name:
            hint = f"write `{language}: …` there; without languages, the name is the same in all of them"
            yield codes.UNTRANSLATED.at(places.value("name"), f"the publisher has no name in `{language}`", hint)


def shared_words_have_glyphs(library: Library, leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """The fonts can print what the shared files put into leaflets."""
    publisher = library.places["publisher.yaml"]
    known = library.publisher.languages
    name = library.publisher.name
    if isinstance(name, str):
        yield from diagnose_glyphs(name, publisher.value("name"), known, within=True)
    else:
        for tag, words_there in name.items():
            yield from diagnose_glyphs(words_there, publisher.value("name", tag), (tag,), within=True)
    for number, partner in enumerate(library.publisher.partners):
        yield from diagnose_glyphs(partner.name, publisher.value("partners", number, "name"), known, within=True)
    printed = tuple(leaflet.printed(language) for leaflet in leaflets for language in leaflet.texts)
    used = {node.key for node in walk(printed) if isinstance(node, Term)}
    languages = {language for leaflet in leaflets for language in leaflet.texts}
    for key, words in library.glossary.items():
        for language in sorted(languages & set(words)) if key in used else ():
            place = library.places["glossary.yaml"].value(key, language)
            yield from diagnose_glyphs(words[language], place, (language,), within=True)
    for number, item in enumerate(library.references.values()):
        for key, value in item.items():
            if isinstance(value, str):
                place = library.places["references.yaml"].value(number, key)
                yield from diagnose_glyphs(value, place, known, within=True)


def shared_facts_can_be_taken_in(library: Library, leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """What the facts of facts.yaml say can be, is shown by references that there are, and can be printed."""
    if not library.facts:
        return
    places = library.places[FACTS]
    used = {name for leaflet in leaflets for language in leaflet.texts for name in leaflet.find_used_facts(language)}
    dialled = {service for services in library.publisher.services.values() for service in services}
    for name, fact in library.facts.items():  # whether the country of a leaflet has it is asked of that leaflet
        if isinstance(fact, PhoneFact) and name not in used and fact.service not in dialled:
            hint = suggest(fact.service, dialled, "write it under `services` in publisher.yaml")
            message = f"there is no phone service `{fact.service}`"
            yield codes.UNKNOWN_SERVICE.at(places.value(name, "service"), message, hint)
    yield from diagnose_facts(library.facts, places)
    yield from diagnose_evidence(library.facts, library, places)
    for language in sorted({language for leaflet in leaflets for language in leaflet.texts}):
        yield from diagnose_fact_glyphs(library.facts, language, places)
