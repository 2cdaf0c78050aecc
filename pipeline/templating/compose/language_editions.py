"""The languages in which readers get a leaflet, each by what it calls itself: what a page says of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.model.document import LanguageEdition
from pipeline.model.edition import Edition
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose.other_leaflets import language_name, make_address
from pipeline.templating.compose.reviewed_words import load_pack
from pipeline.templating.locale_formats import LocaleFormats


def list_language_editions(leaflet: Leaflet, language: str) -> Iterator[LanguageEdition]:
    """Those in which it stands where it is handed out, the source language first, and the one that is read. Of a
    leaflet that is withdrawn as a whole, each language has a page that says so."""
    every = leaflet.standing_languages or leaflet.languages
    tags = dict.fromkeys((*(tag for tag in every if Edition(tag, leaflet.place) not in leaflet.left_out), language))
    names = name_languages(leaflet, tags)
    for tag in tags:
        direction = load_pack(tag, leaflet.library.own_words).direction
        address = make_address(leaflet.library.publisher, leaflet.id, Edition(tag, leaflet.place))
        yield LanguageEdition(tag, names[tag], direction, address)


def name_languages(leaflet: Leaflet, tags: Collection[str]) -> dict[str, str]:
    """What each of some languages calls itself, with its region where two languages of the leaflet have one name."""
    every = dict.fromkeys((*leaflet.languages, *leaflet.settings.withdrawn_languages, *leaflet.outdated, *tags))
    names = {tag: language_name(tag, leaflet.library.own_words) for tag in every}
    called = list(names.values())
    return {
        tag: LocaleFormats(tag, "").name_language() if "-" in tag and called.count(names[tag]) > 1 else names[tag]
        for tag in tags
    }
