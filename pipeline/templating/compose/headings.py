"""Headings of a leaflet's parts as readers see them, found without composing the whole leaflet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.document import Box, Cite, Section, Term, identified, walk
from pipeline.model.leaflet import Leaflet
from pipeline.model.neighbours import Neighbours
from pipeline.model.subjects import find_subject
from pipeline.templating.compose.evidence import find_evidence
from pipeline.templating.compose.resolve import Resolver
from pipeline.templating.compose.sentences import Sentences
from pipeline.templating.languages import LanguagePack


def list_generated(leaflet: Leaflet, pack: LanguagePack) -> dict[str, str]:
    """The headings of the sections that we make for a leaflet in a language, by id."""
    return {name: pack.labels[name] for name in _list_made(leaflet, pack.tag)}


def find_heading(leaflet: Leaflet, pack: LanguagePack, name: str) -> str:
    """The heading of the part with this id (where it has none, that of what it stands in); empty where it cannot be
    told, because there is no such part or its words have errors."""
    generated = list_generated(leaflet, pack)
    if name in generated:
        return generated[name]
    parts = (part for part in leaflet.printed(pack.tag) if isinstance(part, Box | Section))
    part = next((part for part in parts if any(name == one for one, _ in identified(part))), None)
    if part is None:
        return ""
    numbers = {key: 0 for node in walk(part) if isinstance(node, Cite) for key in node.keys}
    try:
        resolved = Resolver(replace(leaflet, neighbours=Neighbours()), pack, numbers).resolve(part)
    except KeyError:  # it names a fact or a service that is not there
        return ""
    whole = Sentences(pack.abbreviations).open_facts(resolved)
    subject = find_subject((whole,), name)
    return " ".join(subject.heading.split()) if subject else ""


def _list_made(leaflet: Leaflet, language: str) -> Iterator[str]:
    printed = leaflet.printed(language)
    kinds = {type(node) for node in walk(printed)}
    yield from ["glossary"] if Term in kinds else []
    yield from ["references"] if Cite in kinds or find_evidence(printed, leaflet) else []
    yield "about"
