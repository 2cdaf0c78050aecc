"""What a leaflet uses of what all leaflets share, and what all others could meet of it: while that stays as it is,
nothing that is said of the shared files changes with its words."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any

from pipeline.model.diagnostics import in_order
from pipeline.model.document import Term
from pipeline.model.leaflet import Leaflet
from pipeline.validation.rules.plain_language import find_unused
from pipeline.validation.waivers import Waivers


def describe_use(leaflet: Leaflet) -> list[Any]:
    """A plain value, for a digest: all that the rules of shared files (`diagnose_library`) ask a leaflet for."""
    of_languages = [_describe_language(leaflet, language) for language in leaflet.texts]
    return [sorted(leaflet.settings.local), sorted(leaflet.settings.facts), of_languages]


def _describe_language(leaflet: Leaflet, language: str) -> list[Any]:
    terms = {node.key for node in leaflet.nodes(language) if isinstance(node, Term)}
    keywords = [(message.keyword, message.id) for message in leaflet.texts[language].messages if message.keyword]
    unused = [asdict(one) for one in in_order(find_unused(leaflet, language))]
    facts = leaflet.find_used_facts(language) & leaflet.library.facts.keys()
    return [language, sorted(terms & leaflet.library.glossary.keys()), sorted(facts), keywords, unused]


def stands_alone(leaflet: Leaflet) -> bool:
    """Whether it can be checked without the others, apart from those that it links to: it has no earlier ids, which are
    held against those of all others, allows nothing that may be found elsewhere, and has no words that reach nobody."""
    every = leaflet.standing.texts == leaflet.texts
    return every and not leaflet.settings.was and not Waivers.of_leaflet(leaflet).entries


def is_library_plain(leaflet: Leaflet) -> bool:
    """Whether its publisher allows nothing: a waiver for all leaflets is unused only where it is in none."""
    return not Waivers.of_publisher(leaflet.library).entries


def owns_file(leaflet: Leaflet, path: str) -> bool:
    """Whether a file stands in the folder of a leaflet, by the path that diagnostics name."""
    return PurePosixPath(path).is_relative_to(PurePosixPath(leaflet.places.whole.path).parent)
