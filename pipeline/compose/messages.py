"""Messages as they are sent, and what holds for all of them."""

from __future__ import annotations

import json
from hashlib import sha256

from pipeline.compose.facts import fact_words
from pipeline.document import Break, Campaign, Fact, Message, Placeholder, TextMessage, canonical, walk
from pipeline.languages import LanguagePack
from pipeline.leaflet import Leaflet
from pipeline.sms import normalise

PIN = 12
"""Hexadecimal digits of a digest that a message is pinned with: enough that two texts never share them by chance."""


def message_text(message: Message, leaflet: Leaflet, pack: LanguagePack) -> str:
    """A message's words as they are typed, with its facts filled in, before they are made ready for phones."""
    words = []
    for node in message.children:
        match node:
            case Break():
                words.append("\n")
            case Fact():
                words.append(fact_words(leaflet.settings.facts[node.id], leaflet, pack))
            case _:
                words.append(getattr(node, "value", ""))
    return "".join(words)


def compose_messages(leaflet: Leaflet, pack: LanguagePack, words: object) -> tuple[TextMessage, ...]:
    """The messages of a language. `words` is what they can be about: the composed key points and sections."""
    named = {getattr(node, "id", ""): node for node in walk(words)}
    return tuple(
        TextMessage(
            id=message.id,
            about=message.about,
            send=message.send,
            text=normalise(message_text(message, leaflet, pack)).text,
            purpose=message.purpose,
            keyword=message.keyword,
            most_parts=message.most_parts,
            sensitive=message.sensitive,
            pin=message.pin,
            digest=_digest(named[message.about]) if message.about in named else "",
        )
        for message in leaflet.texts[pack.tag].messages
    )


def _digest(node: object) -> str:
    return sha256(json.dumps(canonical(node), ensure_ascii=False).encode()).hexdigest()[:PIN]


def campaign(leaflet: Leaflet, language: str) -> Campaign:
    """What holds for all messages of a language."""
    publisher, messaging = leaflet.library.publisher, leaflet.library.publisher.messaging
    placeholders = tuple(
        Placeholder(name, values.sample, values.longest, values.fallback)
        for name, values in leaflet.settings.placeholders.items()
    )
    prices = messaging.prices
    return Campaign(
        placeholders,
        publisher.sender or "",
        messaging.opt_out.get(language, ""),
        prices.part.get(language, "") if prices else "",
        prices.currency if prices else "",
    )
