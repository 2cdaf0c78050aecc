"""The languages of a leaflet, known by the names of its files alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.model.leaflet import Leaflet, Library
from pipeline.model.settings import LANGUAGE
from pipeline.templating.languages import language_pack


def list_languages(folder: Path, library: Library, first: str = "") -> tuple[str, ...]:
    """The languages in which the leaflet in a folder can be published, the `first` one at the head: those of its files
    in which its publisher publishes and that there are words of our own or of the source's in."""
    tags = (path.stem for path in folder.glob("*.md") if LANGUAGE.fullmatch(path.stem))
    published, own = library.publisher.languages, library.own_words
    known = (tag for tag in tags if tag in published and language_pack(tag, own))
    return tuple(sorted(known, key=lambda tag: (tag != first, tag)))


def add_languages(leaflet: Leaflet, folder: Path) -> Leaflet:
    """The leaflet with the languages that it has in its folder, whichever of them were read."""
    languages = list_languages(folder, leaflet.library, leaflet.settings.source_language)
    written = frozenset(path.stem for path in folder.glob("*.md"))
    return replace(leaflet, languages=languages, written=written)
