"""Judging of what is withdrawn: a leaflet, or some of its languages.

Its words reach nobody any more, so nothing that is wrong with them keeps it from being withdrawn. Only what its page
has to say must be known: what it is called, and that it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.source import Source
from pipeline.templating.compose.reviewed_words import compose_words
from pipeline.templating.languages import language_pack
from pipeline.validation.judging import read_language
from pipeline.validation.reading.stand_ins import NO_TITLE, is_withdrawal_known
from pipeline.validation.rules.leaflet_links import earlier_ids_are_free


def list_withdrawn(leaflet: Leaflet, diagnostics: Iterable[Diagnostic]) -> frozenset[str]:
    """The languages of a leaflet that are withdrawn, those too whose words could not be read."""
    every = {*leaflet.texts, *(read_language(leaflet, one) for one in diagnostics)} - {""}
    return frozenset(language for language in every if leaflet.is_withdrawn(language))


def retire_words(leaflet: Leaflet, of_reading: Iterable[Diagnostic]) -> Leaflet:
    """The leaflet without those words of what is withdrawn that cannot be composed. A leaflet that is withdrawn allows
    nothing any more, because nothing is asked of it."""
    diagnostics = tuple(of_reading)
    wrong = {read_language(leaflet, one) for one in diagnostics if one.severity == "error"}
    gone = list_withdrawn(leaflet, ())
    if not gone:
        return leaflet
    texts = {
        tag: text
        if tag not in gone or ("" not in wrong and tag not in wrong and _is_whole(leaflet, tag))
        else _empty(text)
        for tag, text in leaflet.texts.items()
    }
    settings = leaflet.settings
    if settings.status == "withdrawn":
        texts = {tag: replace(text, waivers=()) for tag, text in texts.items()}
        settings = settings.model_copy(update={"allow": []})
    return replace(leaflet, texts=texts, settings=settings)


def find_without_page(
    leaflet: Leaflet, of_reading: Iterable[Diagnostic], sources: Mapping[str, Source]
) -> frozenset[str]:
    """The languages that are withdrawn and of which no page can say so: what they are called, or what leaflet.yaml says
    of it, cannot be read. They are held back, and their errors are said."""
    gone = list_withdrawn(leaflet, of_reading)
    known = bool(gone) and is_withdrawal_known(sources[leaflet.places.whole.path], leaflet.settings)
    return frozenset(tag for tag in gone if not (known and _has_title(leaflet, tag)))


def free_other_places(leaflet: Leaflet) -> Leaflet:
    """The leaflet without earlier ids that it cannot have, where something of it is withdrawn whatever else is wrong:
    its pages would stand in the place of another leaflet."""
    if not list_withdrawn(leaflet, ()) or not any(earlier_ids_are_free(leaflet, False)):
        return leaflet
    return replace(leaflet, settings=leaflet.settings.model_copy(update={"was": []}))


def _has_title(leaflet: Leaflet, language: str) -> bool:
    text = leaflet.texts.get(language)
    known = language_pack(language, leaflet.library.own_words) is not None
    return known and text is not None and text.front.title != NO_TITLE


def _is_whole(leaflet: Leaflet, language: str) -> bool:
    pack = language_pack(language, leaflet.library.own_words)
    with suppress(KeyError):  # something that the words refer to is not there
        return pack is not None and bool(compose_words(leaflet, pack))
    return False


def _empty(text: LeafletText) -> LeafletText:
    return replace(text, key_points=None, sections=(), messages=(), ids={}, waivers=(), kept=())
