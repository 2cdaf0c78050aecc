"""Rules of how readers reach somebody (FCT): the phone services of a mapping, and its rows of contact.

Each function takes the mapping's part as it was read, with the places of its file and the way to it, so that the
publisher and any other that has services and rows are asked the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import CareCard
from pipeline.model.leaflet import Leaflet, Library
from pipeline.model.settings import AnyContact, Contact, ContactRow, PhoneFact, Service
from pipeline.model.source import KeyPath, Places, Span
from pipeline.model.suggestions import suggest
from pipeline.templating.compose.contact_links import find_impossible_numbers
from pipeline.templating.telephone import Flaw, find_flaw
from pipeline.validation.rules.accessibility import diagnose_glyphs


def diagnose_services(
    services: Mapping[str, Service], country: str, places: Places, path: KeyPath, languages: Iterable[str]
) -> Iterator[Diagnostic]:
    """Each service of a mapping has a number that there can be in a country, and a name in each language. `path` is the
    way to the mapping."""
    for name, service in services.items():
        yield from _diagnose_number(service.number, country, places.value(*path, name, "number"))
        what = f"the service `{name}` has no name"
        yield from _diagnose_words(service.name, places.value(*path, name, "name"), what, languages)


def diagnose_contact(
    contact: AnyContact | None,
    services: Collection[str],
    country: str,
    places: Places,
    path: KeyPath = ("contact",),
    languages: Iterable[str] = (),
) -> Iterator[Diagnostic]:
    """Each row names a phone service that there is for a country, and has its words in each language. `services` are
    the ids of all that it may name, those too that were read with an error; `path` is the way to the contact."""
    if isinstance(contact, Contact):
        if contact.phone in services:
            hint = f"name it in a row: `- {{label: {{en: …}}, phone: {contact.phone}}}`"
            message = f"`{contact.phone}` is a phone service, and would be printed as a word"
            yield codes.WRONG_VALUE.at(places.value(*path, "phone"), message, hint)
        for written in find_impossible_numbers(contact.phone or "", country):
            yield from _diagnose_number(written, country, places.value(*path, "phone"))
        for key in ("phone", "postal", "hours"):
            yield from diagnose_glyphs(getattr(contact, key) or "", places.value(*path, key), languages, within=True)
        return
    for number, row in enumerate(contact or ()):
        way = "relay" if row.relay else "phone"
        if row.service and row.service not in services:
            yield _report_unknown_service(row.service, services, country, places.value(*path, number, way))
        yield from _diagnose_row_words(row, places, (*path, number), tuple(languages))


_FLAWS: Mapping[Flaw, str] = {
    "short": "has too few figures for a phone number of {country}",
    "long": "has too many figures for a phone number of {country}",
    "other": "begins as no phone number does",
}


def _diagnose_number(number: str, country: str, place: Span) -> Iterator[Diagnostic]:
    if flaw := find_flaw(number, country):
        hint = f"check it; write it as people in {country} dial it, or with + and the code of its country"
        yield codes.IMPOSSIBLE_PHONE.at(place, f"`{number}` {_FLAWS[flaw].format(country=country)}", hint)


def _diagnose_row_words(
    row: ContactRow, places: Places, path: KeyPath, languages: Sequence[str]
) -> Iterator[Diagnostic]:
    what = "this row of the contact has no label"
    yield from _diagnose_words(row.label, places.value(*path, "label"), what, languages)
    if row.hours:
        what = "this row of the contact does not say its hours"
        yield from _diagnose_words(row.hours, places.value(*path, "hours"), what, languages)
    for key, words in (("label", row.label), ("hours", row.hours)):
        for language, text in words.items():
            yield from diagnose_glyphs(text, places.value(*path, key, language), (language,), within=True)
    yield from diagnose_glyphs(row.postal or "", places.value(*path, "postal"), languages, within=True)


def _diagnose_words(words: Mapping[str, str], place: Span, what: str, languages: Iterable[str]) -> Iterator[Diagnostic]:
    for language in languages:
        if language not in words:
            yield codes.UNTRANSLATED.at(place, f"{what} in `{language}`", f"write `{language}: …` there")


def publisher_can_be_reached(library: Library, leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """The publisher's services have their names, and its rows of contact are in order."""
    publisher, places = library.publisher, library.places["publisher.yaml"]
    for country, services in publisher.services.items():
        yield from diagnose_services(services, country, places, ("services", country), publisher.languages)
    known = places.keys_below("services", publisher.country)
    yield from diagnose_contact(publisher.contact, known, publisher.country, places, languages=publisher.languages)


def services_exist(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every phone service that a care card or a fact names is in publisher.yaml, for the leaflet's country."""
    country = leaflet.settings.country
    known = leaflet.library.places["publisher.yaml"].keys_below("services", country)
    for name, span in _list_named_services(leaflet):
        if name not in known and name not in leaflet.services:  # a place has services of its own
            yield _report_unknown_service(name, leaflet.services, country, span)


def _list_named_services(leaflet: Leaflet) -> Iterator[tuple[str, Span]]:
    for language, text in leaflet.texts.items():
        for node in leaflet.nodes(language):
            if isinstance(node, CareCard) and node.service:
                yield node.service, text.source.within(node.span, f"service={node.service}")
    used = {name for language in leaflet.texts for name in leaflet.find_used_facts(language)}
    for name, fact in leaflet.facts.items():
        if isinstance(fact, PhoneFact) and (name in used or name in leaflet.settings.facts):
            places, path = leaflet.find_fact(name)
            yield fact.service, places.value(*path, "service")


def _report_unknown_service(name: str, services: Iterable[str], country: str, span: Span) -> Diagnostic:
    hint = suggest(name, sorted(services), f"write it under `services`, `{country}` in publisher.yaml")
    return codes.UNKNOWN_SERVICE.at(span, f"there is no phone service `{name}` for {country}", hint)
