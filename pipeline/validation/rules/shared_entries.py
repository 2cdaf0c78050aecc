"""Rules of references and terms (FCT): what a leaflet names in the files that all leaflets share is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Cite, Term
from pipeline.model.leaflet import Leaflet, Library
from pipeline.model.settings import AnyFact
from pipeline.model.settings.facts import list_evidence
from pipeline.model.source import Places, Span
from pipeline.model.suggestions import suggest
from pipeline.templating.compose.references import find_references
from pipeline.validation.rules.severity import find_severity


def citations_exist(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every reference that the words cite, and that is given as evidence of a fact, is in references.yaml."""
    for language in leaflet.texts:
        for node in leaflet.nodes(language):
            for key in node.keys if isinstance(node, Cite) else ():
                yield from _diagnose_reference(key, leaflet.library, node.span)
    yield from diagnose_evidence(leaflet.settings.facts, leaflet.library, leaflet.places, "facts")


def diagnose_evidence(
    facts: Mapping[str, AnyFact], library: Library, places: Places, *path: str
) -> Iterator[Diagnostic]:
    """Every reference that is given as evidence of some facts is in references.yaml; `path` is the way to the facts in
    their file."""
    for name, fact in facts.items():
        for number, key in enumerate(list_evidence(fact)):
            yield from _diagnose_reference(key, library, places.value(*path, name, "evidence", number))


def _diagnose_reference(key: str, library: Library, span: Span) -> Iterator[Diagnostic]:
    references = library.references
    if key not in references and "references.yaml" not in library.unread:
        hint = suggest(key, references, "write it into references.yaml")
        yield codes.UNKNOWN_CITATION.at(span, f"there is no reference `{key}`", hint)


def references_are_complete(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A reference that is listed can be found by a reader: it has a title and a year or an address."""
    listed: dict[str, None] = {}
    for language in leaflet.texts:
        listed |= find_references(leaflet.printed(language), leaflet)
    for number, (key, item) in enumerate(leaflet.library.references.items()):
        whole = item.get("title") and (item.get("issued") or item.get("URL") or item.get("DOI"))
        if key in listed and (item.get("note") == "incomplete" or not whole):
            place = leaflet.library.places["references.yaml"].value(number, "id")
            message = f"the reference `{key}` is incomplete, so nobody can look it up"
            hint = "add its title and its year or address, and take `note: incomplete` out"
            yield codes.INCOMPLETE_REFERENCE.at(place, message, hint, find_severity(leaflet, release))


def terms_are_explained(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every term that the words mark has an explanation in glossary.yaml, in their language."""
    if "glossary.yaml" in leaflet.library.unread:
        return
    places = leaflet.library.places.get("glossary.yaml", Places(Span("")))
    for language in leaflet.texts:
        for node in leaflet.nodes(language):
            if isinstance(node, Term):
                yield from _diagnose_term(node, leaflet, places, language)


def _diagnose_term(node: Term, leaflet: Leaflet, places: Places, language: str) -> Iterator[Diagnostic]:
    if node.key not in places.keys_below():
        otherwise = f"explain it in glossary.yaml: `{node.key}: {{{language}: …}}`, or name its entry with `key=`"
        hint = suggest(node.key, leaflet.library.glossary, otherwise)
        yield codes.UNKNOWN_TERM.at(node.span, f"the glossary does not explain `{node.key}`", hint)
    elif places.keys_below(node.key) and language not in places.keys_below(node.key):
        hint = f"write `{language}: …` below it"
        yield codes.UNTRANSLATED.at(places.key(node.key), f"`{node.key}` has no explanation in `{language}`", hint)
