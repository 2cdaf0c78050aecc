"""Judge of translations: of which words of the source each is, and what has changed there since."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from pipeline.model.kept_words import KeptWords
from pipeline.model.leaflet import Leaflet
from pipeline.model.translations import TranslationState, is_digest_of
from pipeline.templating.changes import compare_words
from pipeline.templating.compose.kept_text import keep_words
from pipeline.templating.languages import language_pack


def keep_source_words(leaflet: Leaflet) -> KeptWords:
    """The words of the source language as they would be kept now; a KeyError where they cannot be composed."""
    written = leaflet.as_written
    text = written.source_text
    pack = language_pack(written.settings.source_language, written.library.own_words)
    if text is None or pack is None:
        raise KeyError(written.settings.source_language)
    return keep_words(replace(written, texts={text.language: text}), pack)


def judge_translation(leaflet: Leaflet, language: str) -> TranslationState | None:
    """Where a translation stands; nothing for the source language, for a file that does not say that it is a
    translation, and where the source has words that cannot be composed. Facts, standing sections and the glossary
    count as they were when it was pinned, because the words that are kept hold them."""
    source, head = leaflet.settings.source_language, leaflet.as_written.texts[language].front.translation
    if language == source or head is None or head.of != source:
        return None
    with suppress(KeyError):
        now = keep_source_words(leaflet)
        text = leaflet.as_written.source_text
        known = (now, *(text.kept_words if text else ()))
        pinned = next((words for words in known if is_digest_of(head.digest, words)), None)
        changes = compare_words(pinned, now) if pinned else ()
        return TranslationState(language, source, pinned, head.date or "", changes)
    return None


def mark_outdated(leaflet: Leaflet) -> Leaflet:
    """The leaflet that knows which of its translations may do harm, because what they say has changed."""
    states = (judge_translation(leaflet, language) for language in leaflet.texts)
    outdated = frozenset(state.language for state in states if state and state.standing == "outdated")
    return replace(leaflet, outdated=outdated) if outdated else leaflet
