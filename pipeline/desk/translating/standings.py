"""Where translations stand, part by part: what is current, stale, missing or untranslated, or the same on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.changes import Change
from pipeline.model.document import Include, plain
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.translations import TranslationState, is_kind_of
from pipeline.templating.compose.translated import judge_translation
from pipeline.validation.check import Checkup
from pipeline.validation.translation.comparing import compare_texts
from pipeline.validation.translation.pairs import WordPair
from pipeline.validation.translation.same_words import is_untranslated, join_own_words, level_words

PartState: TypeAlias = Literal["missing", "untranslated", "stale", "same", "current"]
"""The first of these that holds: it is not there, some of its words are those of the source, the source has changed
since, some of its words are the same in both languages on purpose, or nothing is to be done."""
_IN_ORDER: tuple[PartState, ...] = ("missing", "untranslated", "stale", "same")
HEAD = "head"
_HEADING_OF_HEAD = "Title and summary"
_KEY_POINTS = "key-points"


@dataclass(frozen=True)
class PartStanding:
    """A part of the source as it is now: its id, what it is called there, how the translation of it stands, what has
    changed in the source since, and the words that nobody has translated, or that are the same on purpose."""

    id: str
    heading: str
    state: PartState
    changes: tuple[Change, ...] = ()
    words: tuple[str, ...] = ()
    is_message: bool = False


@dataclass(frozen=True)
class TranslationStanding:
    """A translation and its parts; without a `state` where nobody can say, because words have errors."""

    leaflet: str
    language: str
    state: TranslationState | None
    parts: tuple[PartStanding, ...] = ()


def list_standings(checkup: Checkup) -> Iterator[TranslationStanding]:
    """Each translation of the leaflets of a checkup; those too that cannot be published as they are."""
    for name, leaflet in checkup.leaflets.items():
        if leaflet is None:
            continue
        source = leaflet.settings.source_language
        unread = (set(leaflet.written) & set(checkup.unreadable[name])) - {*leaflet.texts, source}
        for language in sorted({*leaflet.texts, *unread} - {source}):
            known = language in leaflet.texts and source not in checkup.unreadable[name]
            state = judge_translation(leaflet, language) if known else None
            parts = tuple(_list_parts(leaflet, language, state)) if state else ()
            yield TranslationStanding(name, language, state, parts)


def _list_parts(leaflet: Leaflet, language: str, state: TranslationState) -> Iterator[PartStanding]:
    now, text = leaflet.source_text, leaflet.texts[language]
    pinned = (state.pinned.text if state.pinned else None) or now
    if now is None or pinned is None:
        return
    pairs = compare_texts(pinned, text).pairs
    head = text.front.translation
    on_purpose = frozenset(level_words(same.words) for same in head.same) if head else frozenset()
    changes, kinds = list(state.changes), is_kind_of(language, now.language)
    for part, heading, is_message, there in _list_all(now, text, leaflet):
        own = [pair for pair in pairs if _find_part(pair, text) == (part, is_message)]
        since = tuple(change for change in changes if change.part == heading)
        changes = [change for change in changes if change.part != heading]
        same = tuple(join_own_words(pair.after) for pair in own if not kinds and is_untranslated(pair))
        untranslated = tuple(words for words in same if level_words(words) not in on_purpose)
        held = {"missing": not there, "untranslated": untranslated, "stale": since, "same": same}
        first: PartState = next((name for name in _IN_ORDER if held[name]), "current")
        words = untranslated or same
        yield PartStanding(id=part, heading=heading, state=first, changes=since, words=words, is_message=is_message)
    for heading in dict.fromkeys(change.part for change in changes):
        since = tuple(change for change in changes if change.part == heading)
        yield PartStanding("", heading or "The words as a whole", "stale", since)


def _list_all(now: LeafletText, text: LeafletText, leaflet: Leaflet) -> Iterator[tuple[str, str, bool, bool]]:
    """Every part of the source: its id, its heading, whether it is a message, and whether the translation has it."""
    yield HEAD, _HEADING_OF_HEAD, False, True
    if now.key_points:
        yield _KEY_POINTS, "Key points", False, text.key_points is not None
    there = {part.section if isinstance(part, Include) else part.id for part in text.sections}
    standing = leaflet.library.standing.get(now.language, {})
    for part in now.sections:
        if isinstance(part, Include):
            heading = plain(standing[part.section].title) if part.section in standing else part.section
            yield part.section, heading, False, part.section in there
        else:
            yield part.id, plain(part.title), False, part.id in there
    sent = {message.id for message in text.messages}
    for message in now.messages:
        yield message.id, f"Message {message.id}", True, message.id in sent


def _find_part(pair: WordPair, text: LeafletText) -> tuple[str, bool]:
    """Which part a pair of words is of; those of the front matter are of its head."""
    parts = {part.section if isinstance(part, Include) else part.id for part in text.sections} | {_KEY_POINTS}
    return (pair.part if pair.is_message or pair.part in parts else HEAD), pair.is_message
