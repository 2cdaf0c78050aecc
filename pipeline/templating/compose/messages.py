"""Composing of text messages as they are sent, and of what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from pipeline.model.document import Box, Break, Campaign, Fact, Inline, Message, Placeholder, Section, Text, TextMessage
from pipeline.model.leaflet import Leaflet
from pipeline.model.subjects import digest_subject, find_subject
from pipeline.sms import MOST_PARTS, normalise
from pipeline.templating.compose.facts import format_fact, name_fact_kind
from pipeline.templating.compose.sentences import OPENING_KINDS, Sentences
from pipeline.templating.languages import LanguagePack


def message_text(message: Message, leaflet: Leaflet, pack: LanguagePack) -> str:
    """A message's words as they are typed, with its facts filled in, before they are made ready for phones."""
    return "".join(words for _, words in list_message_words(message, leaflet, pack))


def list_message_words(message: Message, leaflet: Leaflet, pack: LanguagePack) -> Iterator[tuple[Inline, str]]:
    """The parts of a message with their words. A fact that opens a sentence begins with a capital letter."""
    sentences = Sentences(pack.abbreviations)
    before = ""
    for node in message.children:
        words = ""
        match node:
            case Break():
                words = "\n"
            case Fact():
                fact = leaflet.facts[node.id]
                words = format_fact(fact, leaflet, pack)
                if name_fact_kind(fact) in OPENING_KINDS:
                    words = sentences.open_words(words, before)
            case Text():
                words = node.value
        before += words
        yield node, words


def compose_messages(
    leaflet: Leaflet, pack: LanguagePack, key_points: Box | None, sections: tuple[Section, ...]
) -> tuple[TextMessage, ...]:
    """The messages of a language. They are about the composed key points and sections."""
    parts = (key_points, *sections)
    return tuple(_compose_message(message, leaflet, pack, parts) for message in leaflet.texts[pack.tag].messages)


def compose_readable_messages(leaflet: Leaflet, pack: LanguagePack) -> Iterator[TextMessage]:
    """The messages of a language without what they are about, as far as their facts are known."""
    for message in leaflet.texts[pack.tag].messages:
        with suppress(KeyError):  # a fact, its service or its words are missing, which others say
            yield _compose_message(message, leaflet, pack, ())


def _compose_message(
    message: Message, leaflet: Leaflet, pack: LanguagePack, parts: tuple[Box | Section | None, ...]
) -> TextMessage:
    return TextMessage(
        id=message.id,
        about=message.about,
        send=message.send,
        text=normalise(message_text(message, leaflet, pack)).text,
        purpose=message.purpose,
        keyword=message.keyword,
        most_parts=message.most_parts or MOST_PARTS,
        sensitive=message.sensitive,
        pin=message.pin,
        digest=_digest_message(message, leaflet, pack, parts),
        span=message.span,
    )


def _digest_message(
    message: Message, leaflet: Leaflet, pack: LanguagePack, parts: tuple[Box | Section | None, ...]
) -> str:
    subject = find_subject(parts, message.about)
    if subject is None:
        return ""
    named = sorted(node.id for node in message.children if isinstance(node, Fact))
    return digest_subject(subject, [format_fact(leaflet.facts[name], leaflet, pack) for name in named])


def compose_campaign(leaflet: Leaflet, language: str) -> Campaign:
    """What holds for all messages of a language."""
    publisher, messaging = leaflet.library.publisher, leaflet.library.publisher.messaging
    placeholders = tuple(
        Placeholder(name, values.sample, values.longest, values.fallback)
        for name, values in leaflet.settings.placeholders.items()
    )
    prices = messaging.prices
    return Campaign(
        placeholders=placeholders,
        sender=publisher.sender or "",
        opt_out=messaging.opt_out.get(language, ""),
        price=prices.part.get(language, "") if prices else "",
        currency=prices.currency if prices else "",
    )
