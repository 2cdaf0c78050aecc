"""Rules of replies: each answer that people may text back is offered, and leads to a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Message
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.suggestions import suggest
from pipeline.sms.keywords import split_words
from pipeline.validation.rules.messages.prepared import PreparedMessage


def replies_lead_somewhere(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What answers a reply is a message; and one that only answers is led to."""
    for text in leaflet.texts.values():
        known = {sms.id for sms in text.messages}
        led_to = {reply.message for sms in text.messages for reply in sms.replies}
        for sms in text.messages:
            for reply in sms.replies:
                if reply.message not in known:
                    place = text.source.within(sms.span, f"{reply.word}:{reply.message}")
                    hint = suggest(reply.message, known, "name a message of this file")
                    yield codes.UNKNOWN_REPLY.at(place, f"there is no message `{reply.message}`", hint)
            if _only_answers(sms) and sms.id not in led_to:
                message = f"nothing leads to the message `{sms.id}`"
                hint = f'write keyword=…, or replies="yes:{sms.id}" on the message that it answers'
                yield codes.UNKNOWN_REPLY.at(sms.span, message, hint, "warning")
        yield from _find_clashes(text)


def _only_answers(sms: Message) -> bool:
    return not sms.send and not sms.keyword and sms.purpose == "reply"


def _find_clashes(text: LeafletText) -> Iterator[Diagnostic]:
    """What people may text back is no keyword of another message: both would answer."""
    keywords = {sms.keyword.casefold(): sms.id for sms in text.messages if sms.keyword}
    for sms in text.messages:
        for reply in sms.replies:
            other = keywords.get(reply.word.casefold(), reply.message)
            if other != reply.message:
                place = text.source.within(sms.span, f"{reply.word}:{reply.message}")
                message = f"`{reply.word}` is the keyword of the message `{other}` too"
                yield codes.DOUBLED_KEYWORD.at(place, message, "choose another word for one of them")


def replies_are_offered(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """A message says which answers it takes: nobody texts back a word that they do not know."""
    for sms in messages:
        for words in (sms.words, sms.long) if sms.long else (sms.words,):
            named = {word.casefold() for word in split_words(words)}
            for reply in sms.written.replies:
                if reply.word.casefold() not in named:
                    message = f"the message does not say that people may answer `{reply.word}`"
                    hint = f"write the word in it, or take `{reply.word}:{reply.message}` out"
                    place = sms.attribute(f"{reply.word}:{reply.message}")
                    yield codes.UNKNOWN_REPLY.at(place, message, hint, "warning")
