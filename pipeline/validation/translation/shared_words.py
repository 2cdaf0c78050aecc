"""Words that a translation takes in from files that all leaflets share, or from its facts, in both languages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.document import CareCard, Include, Section, Term
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import PhoneFact
from pipeline.model.source import KeyPath, Places, Span
from pipeline.validation.translation.same_words import is_same


@dataclass(frozen=True)
class SharedWords:
    """Words of an entry in the source language and in another, `what` they are, and where the others stand."""

    what: str
    before: str
    after: str
    span: Span

    def is_untranslated(self, on_purpose: Collection[str] = ()) -> bool:
        """Whether nobody has translated them."""
        return is_same(self.before, self.after, on_purpose)


def find_shared_words(leaflet: Leaflet, language: str) -> Iterator[SharedWords]:
    """All words by language that a translation uses: facts, explanations of terms, names of services, how to stop the
    messages, and standing sections."""
    library, nodes = leaflet.library, list(leaflet.nodes(language))
    source = leaflet.settings.source_language
    for name in sorted(leaflet.find_used_facts(language) & set(leaflet.facts)):
        places, path = leaflet.find_fact(name)
        fact = leaflet.facts[name]
        for key in type(fact).model_fields:
            yield from _pair(f"the fact `{name}`", getattr(fact, key), (source, language), places, (*path, key))
    glossary = library.places.get("glossary.yaml")
    for key in sorted({node.key for node in nodes if isinstance(node, Term)} & {*library.glossary}):
        if glossary:
            words = library.glossary[key]
            yield from _pair(f"the explanation of `{key}`", words, (source, language), glossary, (key,))
    publisher = library.places["publisher.yaml"]
    used = {node.service for node in nodes if isinstance(node, CareCard)}
    used |= {fact.service for fact in leaflet.facts.values() if isinstance(fact, PhoneFact)}
    for name in sorted(used & {*leaflet.services}):
        path = ("services", leaflet.settings.country, name, "name")
        yield from _pair(f"the name of `{name}`", leaflet.services[name].name, (source, language), publisher, path)
    if leaflet.texts[language].messages and library.publisher.messaging.opt_out:
        words, path = library.publisher.messaging.opt_out, ("messaging", "opt_out")
        yield from _pair("how to stop the messages", words, (source, language), publisher, path)


def _pair(what: str, words: object, languages: tuple[str, str], places: Places, path: KeyPath) -> Iterator[SharedWords]:
    source, language = languages
    if isinstance(words, Mapping) and source in words and language in words:
        yield SharedWords(what, words[source], words[language], places.value(*path, language))


def list_standing_pairs(leaflet: Leaflet, language: str) -> Iterator[tuple[Section, Section]]:
    """The standing sections that a translation takes in, in the source language and in its own."""
    mine, other = (leaflet.library.standing.get(tag, {}) for tag in (leaflet.settings.source_language, language))
    for part in leaflet.texts[language].sections:
        if isinstance(part, Include) and part.section in mine and part.section in other:
            yield mine[part.section], other[part.section]
