"""Rules of facts (FCT): they are there once, and are used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Fact, Text
from pipeline.model.leaflet import FACTS, Leaflet
from pipeline.model.suggestions import suggest

_BRACKETS = re.compile(r"\[([a-z][a-z0-9-]*)\]")


def facts_exist(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every fact that the words name is in leaflet.yaml or in facts.yaml. One that is there and wrong has been reported
    where it was read, and so has a facts.yaml that cannot be read."""
    facts = leaflet.written_facts
    files = "leaflet.yaml or facts.yaml" if FACTS in leaflet.library.places else "leaflet.yaml"
    for language in leaflet.texts if FACTS not in leaflet.library.unread else ():
        for node in leaflet.nodes(language):
            if isinstance(node, Fact) and node.id not in facts:
                hint = suggest(node.id, facts, f"write it under `facts` in leaflet.yaml: `{node.id}: {{kind: …}}`")
                yield codes.UNKNOWN_FACT.at(node.span, f"there is no fact `{node.id}` in {files}", hint)


def facts_stand_in_one_file(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """No fact of the leaflet has the id of one that leaflets share: nobody could say which of them is meant."""
    shared = leaflet.library.places.get(FACTS)
    for name in sorted(leaflet.places.keys_below("facts") & (shared.keys_below() if shared else frozenset())):
        message = f"the fact `{name}` is in facts.yaml too"
        hint = "take one of them out, or give this one another id"
        yield codes.DUPLICATE_ID.at(leaflet.places.key("facts", name), message, hint)


def brackets_hold_no_facts(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A fact stands in double braces: in brackets its name would be printed. Escaped brackets are meant."""
    for language, text in leaflet.texts.items():
        for node in leaflet.nodes(language):
            for match in _BRACKETS.finditer(node.value) if isinstance(node, Text) else ():
                place = text.source.within(node.span, match.group())
                escaped = text.source.line(place.line)[place.column - 2 : place.column - 1] == "\\"
                if match[1] in leaflet.facts and (place != node.span or match.group() == node.value):
                    message = f"`{match.group()}` is printed as it stands, and not as the fact `{match[1]}`"
                    if not escaped:
                        yield codes.LEFTOVER_MARK.at(place, message, f"write `{{{{{match[1]}}}}}`")


def facts_are_used(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every fact of the leaflet stands in the words of some language: a fact that is left over is often a misspelt one.
    Of those that leaflets share, each uses what it needs."""
    used = {name for language in leaflet.texts for name in leaflet.find_used_facts(language)}
    for name in leaflet.settings.facts if leaflet.texts else ():
        if name not in used:
            place = leaflet.places.key("facts", name)
            hint = f"write `{{{{{name}}}}}`, or take it out"
            yield codes.UNUSED_FACT.at(place, f"the fact `{name}` is never used", hint)
