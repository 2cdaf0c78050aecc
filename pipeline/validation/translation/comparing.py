"""Comparer of a translation with its source: head, parts and messages."""

from __future__ import annotations

from pipeline.model.document import Message
from pipeline.model.leaflet import LeafletText
from pipeline.validation.translation.pairing import pair_parts
from pipeline.validation.translation.pairs import Discrepancy, Pairing, WordPair, as_inlines

_HEAD = {
    "title": "title",
    "medical_name": "medical name",
    "subtitle": "subtitle",
    "summary": "summary",
    "cover_alt": "alternative text of the cover",
}
"""The keys of the front matter that hold words, and what these are."""
_SENDING = ("about", "send", "purpose", "sensitive")
"""Attributes of a message that are the same in every language."""


def compare_texts(source: LeafletText, translation: LeafletText) -> Pairing:
    """All that a translation has in common with its source, and in what it differs."""
    pairing = Pairing()
    _pair_heads(source, translation, pairing)
    pair_parts(source, translation, pairing)
    _pair_messages(source, translation, pairing)
    return pairing


def _pair_heads(source: LeafletText, translation: LeafletText, pairing: Pairing) -> None:
    for key, what in _HEAD.items():
        one, two = (getattr(text.front, key) for text in (source, translation))
        at = translation.places.value(key) if two else translation.source.start
        if one and two:
            pairing.pairs.append(WordPair(key, what, as_inlines(one), as_inlines(two), at))
        elif one:
            message = f"`{key}` is missing; the source has it"
            pairing.differences.append(Discrepancy("lost", key, at, message, "write it in this language"))
        elif two:
            message = f"`{key}` stands in the translation only"
            pairing.differences.append(Discrepancy("extra", key, at, message, "take it out"))
    if source.front.keywords and translation.front.keywords:
        one, two = (as_inlines(", ".join(text.front.keywords)) for text in (source, translation))
        pairing.pairs.append(WordPair("keywords", "keywords", one, two, translation.places.value("keywords")))


def _pair_messages(source: LeafletText, translation: LeafletText, pairing: Pairing) -> None:
    there = {message.id: message for message in translation.messages}
    for message in source.messages:
        if message.id in there:
            _pair_message(message, there[message.id], pairing)
            continue
        reason = f"the message `{message.id}` of the source is missing"
        hint = f"write it: `::: {{.sms #{message.id} …}}`, with the same attributes"
        at = translation.ids.get(message.about, translation.source.start)
        pairing.differences.append(Discrepancy("lost", message.id, at, reason, hint))
    known = {message.id for message in source.messages}
    for message in translation.messages:
        if message.id not in known:
            reason = f"the message `{message.id}` stands in the translation only"
            hint = "take it out, or give it the id that it has in the source"
            pairing.differences.append(Discrepancy("extra", message.id, message.span, reason, hint))


def _pair_message(source: Message, other: Message, pairing: Pairing) -> None:
    def report(name: str, one: str, two: str) -> None:
        message = f"the message `{other.id}` has {two or 'none'} as `{name}`, and {one or 'none'} in the source"
        pairing.differences.append(
            Discrepancy("message", other.id, other.span, message, "have the same in every language")
        )

    for name in _SENDING:
        one, two = getattr(source, name), getattr(other, name)
        if one != two:
            report(name, f"`{one}`", f"`{two}`")
    if bool(source.keyword) != bool(other.keyword):
        report("keyword", source.keyword and f"`{source.keyword}`", other.keyword and f"`{other.keyword}`")
    answers = [", ".join(f"`{reply.message}`" for reply in message.replies) for message in (source, other)]
    if answers[0] != answers[1]:
        report("replies", answers[0], answers[1])
    if bool(source.long) != bool(other.long):
        longer = ["a text for apps" if message.long else "" for message in (source, other)]
        report("sms-long", longer[0], longer[1])
    pairing.pairs.append(WordPair(other.id, "message", source.children, other.children, other.span, is_message=True))
    if source.long and other.long:
        what = "message for apps"
        pairing.pairs.append(WordPair(other.id, what, source.long, other.long, other.long_span, is_message=True))
