"""Rules of translations (TRN): each says what the words that it was pinned to say, in its own language."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.changes import name_counts
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Include
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.settings import Translation
from pipeline.model.translations import TranslationState, is_kind_of
from pipeline.templating.compose.translated import judge_translation
from pipeline.templating.languages import language_pack
from pipeline.templating.written_numbers import NumberReader
from pipeline.validation.rules.severity import find_severity
from pipeline.validation.translation.comparing import compare_texts
from pipeline.validation.translation.do_not_items import digest_do_not_items, find_do_not_items
from pipeline.validation.translation.pairing import pair_sections
from pipeline.validation.translation.pairs import Pairing
from pipeline.validation.translation.same_words import is_untranslated, join_own_words, level_words
from pipeline.validation.translation.shared_words import find_shared_words, list_standing_pairs
from pipeline.validation.translation.word_judge import WordJudge

_OF_KIND = {
    "lost": codes.LOST_PART,
    "extra": codes.OTHER_PART,
    "order": codes.OTHER_PART,
    "other": codes.OTHER_PART,
    "message": codes.OTHER_SENDING,
}


def translations_say_what_their_source_says(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A translation has the parts, facts, numbers and links of the words that it is pinned to, and words of its own
    everywhere. A source that cannot be composed has errors, and is mended first."""
    for language, text in leaflet.texts.items():
        if language_pack(language, leaflet.library.own_words) is None:  # which is said of its file
            continue
        state, head = judge_translation(leaflet, language), text.front.translation
        if state is None or head is None:
            yield from _diagnose_unknown_source(leaflet, text)
            continue
        yield from _diagnose_pin(leaflet, text, state)
        pinned = (state.pinned.text if state.pinned else None) or leaflet.source_text
        if pinned is None:
            continue
        if _is_of_another_leaflet(pinned, text):
            message = f"none of its sections is one of the words in `{state.source}`: it is of another leaflet"
            hint = "put it into the folder of its own leaflet"
            yield codes.OTHER_WORDS.at(text.source.start, message, hint)
            continue
        pairing = compare_texts(pinned, text)
        for section, other in list_standing_pairs(leaflet, language):
            pair_sections(section, other, pairing)
        yield from _diagnose_pairing(leaflet, text, head, pairing)


def _diagnose_unknown_source(leaflet: Leaflet, text: LeafletText) -> Iterator[Diagnostic]:
    """A translation that was asked for alone is not judged beside a source with errors."""
    source, head = leaflet.settings.source_language, text.front.translation
    if text.language == source or head is None:
        return
    if head.of != source:
        message = f"it says that it is of `{head.of}`, and the source language is `{source}`"
        hint = f"translate the words in `{source}`, and write `of: {source}`"
        yield codes.NOT_PINNED.at(text.places.value("translation", "of"), message, hint)
    elif source not in leaflet.texts:
        message = f"it cannot be compared: the words in `{source}` have errors, or are not there"
        yield codes.NOT_PINNED.at(text.source.start, message, f"mend them first: `plainleaf check {leaflet.id}`")


def _diagnose_pin(leaflet: Leaflet, text: LeafletText, state: TranslationState) -> Iterator[Diagnostic]:
    place = text.places.value("translation", "digest")
    command = f"`plainleaf translations pin {leaflet.id} {text.language}`"
    if state.pinned is None:
        message = f"nobody knows of which words it is: none that are kept have the digest `{_read_digest(text)}`"
        hint = f"compare it with the words in `{state.source}`, and run {command}"
        yield codes.NOT_PINNED.at(place, message, hint)
    elif state.standing == "newer":
        message = f"the words in `{state.source}` are newer: {name_counts(state.changes)}, and readers are told so"
        yield codes.NEWER_SOURCE.at(place, message, f"translate what has changed, and run {command}")


def _read_digest(text: LeafletText) -> str:
    return text.front.translation.digest if text.front.translation else ""


def _is_of_another_leaflet(pinned: LeafletText, text: LeafletText) -> bool:
    ids = [{part.id for part in one.sections if not isinstance(part, Include)} for one in (pinned, text)]
    return bool(ids[0]) and bool(ids[1]) and not ids[0] & ids[1]


def _diagnose_pairing(leaflet: Leaflet, text: LeafletText, head: Translation, pairing: Pairing) -> Iterator[Diagnostic]:
    for one in pairing.differences:
        yield _OF_KIND[one.kind].at(one.span, one.message, one.hint)
    pack = language_pack(text.language, leaflet.library.own_words)
    on_purpose = frozenset(level_words(same.words) for same in head.same)
    judge = WordJudge(
        source=NumberReader(leaflet.settings.source_language, leaflet.settings.country),
        translation=NumberReader(text.language, leaflet.settings.country),
        script=pack.typography.script if pack else "",
        on_purpose=on_purpose,
        kinds=is_kind_of(text.language, leaflet.settings.source_language),
    )
    for pair in pairing.pairs:
        yield from judge.diagnose(pair)
    shared = tuple(find_shared_words(leaflet, text.language))
    for words in shared:
        if not judge.kinds and words.is_untranslated(on_purpose):
            hint = "translate it; where it is the same in both languages, say so under `same` in the translation"
            yield codes.NOT_TRANSLATED.at(words.span, f"{words.what} is not translated: “{words.after}”", hint)
    equal = {words.after for words in shared if words.is_untranslated()}
    equal |= {join_own_words(pair.after) for pair in pairing.pairs if is_untranslated(pair)}
    yield from _diagnose_same(text, head, frozenset(map(level_words, equal)))


def _diagnose_same(text: LeafletText, head: Translation, equal: frozenset[str]) -> Iterator[Diagnostic]:
    """What is called the same on purpose stands somewhere as it does in the source."""
    for number, same in enumerate(head.same):
        if level_words(same.words) not in equal:
            message = f"“{same.words}” stands nowhere as it does in the source"
            yield codes.NEEDLESS_SAME.at(text.places.value("translation", "same", number), message, "take it out")


def do_not_items_are_confirmed(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Somebody besides the translator has compared every “do not” item with the source."""
    for language, text in leaflet.texts.items():
        state, head = judge_translation(leaflet, language), text.front.translation
        pinned = state.pinned.text if state and state.pinned else None
        items = find_do_not_items(text)
        if pinned is None or head is None or not items:
            continue
        hint = f"have somebody compare them: `plainleaf translations confirm {leaflet.id} {language}`"
        if head.confirmed is None:
            reason = "nobody yet has compared the “do not” items with the source"
        elif head.confirmed.digest != digest_do_not_items(pinned, text):
            reason = f"the “do not” items have changed since {head.confirmed.by} compared them"
        elif head.confirmed.by.casefold() == head.translator.casefold():
            reason = f"{head.confirmed.by} has translated the “do not” items and compared them alone"
        else:
            continue
        yield codes.NOT_CONFIRMED.at(items[0][0], reason, hint, find_severity(leaflet, release))


def diagnose_outdated(leaflet: Leaflet) -> Iterator[Diagnostic]:
    """Which translations are published no more, because what they say may do harm by now."""
    for language in sorted(leaflet.outdated):
        text, source = leaflet.texts[language], leaflet.settings.source_language
        message = f"the words in `{source}` have changed so that readers in `{language}` may come to harm"
        hint = (
            f"until it is translated and pinned anew, a page says that it is out of date: "
            f"`plainleaf translations status {leaflet.id}` shows what has changed"
        )
        yield codes.OUTDATED.at(text.places.value("translation", "digest"), message, hint)
