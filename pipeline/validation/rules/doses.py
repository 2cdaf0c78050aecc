"""Rules of doses (SRC, FCT): a block that lays one out names a fact that can be laid out, and doses stand in text."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Dose, Fact, Group, Heading, Option, Section, walk
from pipeline.model.leaflet import FACTS, Leaflet
from pipeline.model.settings import DoseFact
from pipeline.model.source import Span
from pipeline.model.suggestions import suggest


def dose_blocks_lay_out_doses(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The fact of each `dose` block is there, is a dose, and is written in parts."""
    for language, text in leaflet.texts.items():
        for node in leaflet.nodes(language):
            if isinstance(node, Dose):
                place = text.source.within(node.span, f"fact={node.fact}")
                if node.fact in leaflet.facts:
                    yield from _diagnose_dose(node.fact, leaflet, place)
                elif node.fact not in leaflet.written_facts and FACTS not in leaflet.library.unread:
                    doses = [name for name, fact in leaflet.facts.items() if isinstance(fact, DoseFact)]
                    hint = suggest(node.fact, doses, f"write it under `facts`: `{node.fact}: {{kind: dose, …}}`")
                    yield codes.UNKNOWN_FACT.at(place, f"there is no fact `{node.fact}`", hint)


def _diagnose_dose(name: str, leaflet: Leaflet, place: Span) -> Iterator[Diagnostic]:
    fact = leaflet.facts[name]
    places, path = leaflet.find_fact(name)
    if not isinstance(fact, DoseFact):
        hint = f"write `{{{{{name}}}}}` in a sentence, or name a fact of the kind `dose`"
        yield codes.ATTRIBUTE.at(place, f"`{name}` is of the kind `{fact.kind}`, and no dose", hint)
    elif fact.value is not None or "drug" not in places.keys_below(*path):
        lacks = "is written in words and not in parts" if fact.value is not None else "names no drug"
        hint = (
            "give it `drug`, `amount` and `unit`, and what is known of `route`, `times`, `most_in_24_hours`, `not_for`"
        )
        yield codes.ATTRIBUTE.at(place, f"the dose `{name}` {lacks}, so it cannot be laid out", hint)


def doses_stand_in_text(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """No dose stands in a heading: there it would be read without what belongs to it."""
    for language in leaflet.texts:
        for node in leaflet.nodes(language):
            title = node.title if isinstance(node, Section | Group | Option) else ()
            for word in walk(node.children if isinstance(node, Heading) else title):
                if isinstance(word, Fact) and isinstance(leaflet.facts.get(word.id), DoseFact):
                    message = f"the dose `{word.id}` cannot stand in a heading"
                    yield codes.OUT_OF_PLACE.at(word.span, message, "put it into a sentence below it")
