"""What the words of a leaflet take in from elsewhere, and for which places they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.document import Dose, Fact, ForPlaces, Include, Section, walk


def list_used_facts(nodes: object) -> Iterator[str]:
    """The ids of the facts that some nodes take in."""
    for node in walk(nodes):
        if isinstance(node, Fact | Dose):
            yield node.id if isinstance(node, Fact) else node.fact


def take_in(part: Include, section: Section) -> Section:
    """A standing section as it is taken in: for those places only that are named there, or else where it stands. Where
    both name some, it is for those that both name, which placing asks of each."""
    return replace(section, only=part.only) if part.only else section


def is_for_places(words: object) -> bool:
    """Whether something of some words is for some places only."""
    return any(isinstance(node, ForPlaces) or getattr(node, "only", ()) for node in walk(words))
