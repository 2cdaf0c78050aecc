"""FCT: what the words refer to is there, makes sense, and has words in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.document import CareCard, Cite, Fact, Term, Text, walk
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.settings import PhoneFact, RiskFact
from pipeline.model.source import Places, Span
from pipeline.model.suggestions import suggest


def nodes(leaflet: Leaflet, words: LeafletText) -> Iterator[Any]:
    """Every node of a language's words, those of standing sections and messages too."""
    yield from walk((leaflet.printed(words.language), words.messages))


def settled(leaflet: Leaflet, release: bool) -> Severity:
    """How much sign-off matters: a note while the leaflet is being written, an error when it is to be published."""
    return "error" if release or leaflet.settings.status == "published" else "info"


def words_refer(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every fact, citation, term and service that the words name is there. What is there and wrong has been said where
    it was read, and is not said again here."""
    facts = _keys(leaflet.places, "facts")
    for words in leaflet.texts.values():
        for node in nodes(leaflet, words):
            if isinstance(node, Fact) and node.id not in facts:
                hint = suggest(node.id, facts, f"write it under `facts` in leaflet.yaml: `{node.id}: {{kind: …}}`")
                yield codes.UNKNOWN_FACT.at(node.span, f"there is no fact `{node.id}` in leaflet.yaml", hint)
            elif isinstance(node, Cite):
                for key in node.keys:
                    yield from _reference(key, leaflet, node.span)
            elif isinstance(node, Term):
                yield from _term(node, leaflet, words.language)
            elif isinstance(node, CareCard) and node.service:
                place = words.source.within(node.span, f"service={node.service}")
                yield from _service(node.service, leaflet, place)
    for name, fact in leaflet.settings.facts.items():
        if isinstance(fact, PhoneFact):
            yield from _service(fact.service, leaflet, leaflet.places.value("facts", name, "service"))
        for number, key in enumerate(getattr(fact, "evidence", ())):
            yield from _reference(key, leaflet, leaflet.places.value("facts", name, "evidence", number))


def _keys(places: Places, *path: str) -> set[Any]:
    """The keys that stand right below a path of a YAML file, whether their values are good or not."""
    return {key[-1] for key in places.keys if key[:-1] == path}


def _reference(key: str, leaflet: Leaflet, span: Span) -> Iterator[Diagnostic]:
    references = leaflet.library.references
    if key not in references and "references.yaml" not in leaflet.library.unread:
        hint = suggest(key, references, "write it into references.yaml")
        yield codes.UNKNOWN_CITATION.at(span, f"there is no reference `{key}`", hint)


def _service(name: str, leaflet: Leaflet, span: Span) -> Iterator[Diagnostic]:
    country = leaflet.settings.country
    if name not in _keys(leaflet.library.places["publisher.yaml"], "services", country):
        hint = suggest(name, leaflet.services, f"write it under `services`, `{country}` in publisher.yaml")
        yield codes.UNKNOWN_SERVICE.at(span, f"there is no phone service `{name}` for {country}", hint)


def _term(node: Term, leaflet: Leaflet, language: str) -> Iterator[Diagnostic]:
    glossary = leaflet.library.glossary
    if "glossary.yaml" in leaflet.library.unread:
        return
    places = leaflet.library.places.get("glossary.yaml")
    if places is None or node.key not in _keys(places):
        otherwise = f"explain it in glossary.yaml: `{node.key}: {{{language}: …}}`, or name its entry with `key=`"
        hint = suggest(node.key, glossary, otherwise)
        yield codes.UNKNOWN_TERM.at(node.span, f"the glossary does not explain `{node.key}`", hint)
    elif language not in _keys(places, node.key):
        hint = f"write `{language}: …` below it"
        yield codes.UNTRANSLATED.at(places.key(node.key), f"`{node.key}` has no explanation in `{language}`", hint)


def facts_make_sense(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A risk counts no more people than there are, has one bound, and names them in each language."""
    for name, fact in leaflet.settings.facts.items():
        if not isinstance(fact, RiskFact):
            continue
        if fact.n > fact.of:
            place = leaflet.places.value("facts", name, "n")
            yield codes.IMPOSSIBLE_RISK.at(place, f"{fact.n} in {fact.of} people cannot be", "check n and of")
        if fact.at_most and fact.at_least:
            place = leaflet.places.value("facts", name, "at_least")
            yield codes.IMPOSSIBLE_RISK.at(place, "a risk is `at_most` or `at_least`, not both", "keep one of them")
        for words in leaflet.texts.values():
            used = any(isinstance(node, Fact) and node.id == name for node in nodes(leaflet, words))
            if used and words.language not in fact.who:
                place = leaflet.places.value("facts", name, "who")
                hint = f"write `{words.language}: …` there"
                yield codes.UNTRANSLATED.at(place, f"`who` has no words in `{words.language}`", hint)


def facts_used(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every fact stands in the words of some language: a fact that is left over is often a misspelt one."""
    used = {node.id for words in leaflet.texts.values() for node in nodes(leaflet, words) if isinstance(node, Fact)}
    for name in leaflet.settings.facts if leaflet.texts else ():
        if name not in used:
            place = leaflet.places.key("facts", name)
            hint = f"write `{{{{{name}}}}}`, or take it out"
            yield codes.UNUSED_FACT.at(place, f"the fact `{name}` is never used", hint)


def phones_in_text(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A number of the services is a fact wherever it stands, so that the leaflet can be made for another country."""
    numbers = {service.number.replace(" ", ""): name for name, service in leaflet.services.items()}
    for words in leaflet.texts.values():
        for node in nodes(leaflet, words):
            if not isinstance(node, Text):
                continue
            for found in re.finditer(r"(?<![\w.,-])\+?\d[\d ]*\d(?![\w-])", node.value):
                name = numbers.get(found.group().replace(" ", ""))
                if name:
                    message = f"`{found.group()}` is the number of the service `{name}`"
                    hint = f"write a fact: `its-id: {{kind: phone, service: {name}}}` and `{{{{its-id}}}}`"
                    place = words.source.within(node.span, found.group())
                    yield codes.PHONE_IN_TEXT.at(place, message, hint)


def references_complete(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A reference that is cited can be found by a reader: it has a title and a year or an address."""
    said = [node for words in leaflet.texts.values() for node in nodes(leaflet, words)]
    cited = {key for node in said if isinstance(node, Cite) for key in node.keys}
    for number, (key, item) in enumerate(leaflet.library.references.items()):
        whole = item.get("title") and (item.get("issued") or item.get("URL") or item.get("DOI"))
        if key in cited and (item.get("note") == "incomplete" or not whole):
            place = leaflet.library.places["references.yaml"].value(number, "id")
            message = f"the reference `{key}` is incomplete, so nobody can look it up"
            hint = "add its title and its year or address, and take `note: incomplete` out"
            yield codes.INCOMPLETE_REFERENCE.at(place, message, hint, settled(leaflet, release))
