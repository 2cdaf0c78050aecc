"""Composer of pairs: a translation with what it is made from beside it, for forms that a reader and somebody who speaks
another language share."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Beside, Document, PairStanding
from pipeline.model.leaflet import Leaflet
from pipeline.model.placing import place_leaflet
from pipeline.model.translations import add_source
from pipeline.templating.compose.document import compose
from pipeline.templating.compose.language_editions import name_languages
from pipeline.templating.compose.translated import judge_translation
from pipeline.templating.locale_formats import LocaleFormats


def pair(leaflet: Leaflet, document: Document) -> Document:
    """A document of a leaflet with that of the source language beside it, both as the same place hands them out. Words
    that say different things are never set beside each other: then there is nothing, and why."""
    standing = find_pair_standing(leaflet, document.language)
    source, written = leaflet.settings.source_language, add_source(leaflet.as_written)
    if standing != "current" or source not in written.texts:
        return replace(document, beside=Beside("unread" if standing == "current" else standing))
    try:
        names = _name_languages(leaflet, source, document.language)
        other = compose(place_leaflet(written, leaflet.place), source)
        return replace(document, beside=Beside(standing, other, names))
    except KeyError:  # where it was not asked for, nobody has judged it
        return replace(document, beside=Beside("unread"))


def _name_languages(leaflet: Leaflet, first: str, second: str) -> str:
    """Both languages as they call themselves, joined as the first joins words."""
    names = name_languages(leaflet, (first, second))
    return LocaleFormats(first, leaflet.settings.country).join_names([names[first], names[second]])


def find_pair_standing(leaflet: Leaflet, language: str) -> PairStanding:
    """Whether the words of a language say what the source says now. A change of how things are put is none."""
    source = leaflet.settings.source_language
    if language == source:
        return "source"
    if leaflet.is_withdrawn(language) or leaflet.is_withdrawn(source):
        return "withdrawn"
    state = judge_translation(leaflet, language)
    if state is None:
        return "unpinned"
    return "withdrawn" if state.standing == "outdated" else state.standing
