"""Composing of text messages as they are sent, and of what holds for all of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from pipeline.model.document import (
    Box,
    Break,
    Campaign,
    CampaignEvent,
    Fact,
    Inline,
    Inlines,
    Message,
    Placeholder,
    Section,
    Stop,
    Subject,
    SystemApproval,
    Text,
    TextMessage,
)
from pipeline.model.kept import list_open_comments, list_sign_offs
from pipeline.model.leaflet import Leaflet
from pipeline.model.neighbours import split_about
from pipeline.model.settings import DoseFact, PhoneFact
from pipeline.model.settings.sending import Event, read_approval
from pipeline.model.subjects import digest_subject, digest_text, find_subject
from pipeline.sms import MOST_PARTS, normalise
from pipeline.templating.compose.facts import format_fact, name_fact_kind
from pipeline.templating.compose.sentences import OPENING_KINDS, Sentences
from pipeline.templating.directions import isolate_in_text
from pipeline.templating.languages import LanguagePack


def message_text(children: Inlines, leaflet: Leaflet, pack: LanguagePack) -> str:
    """The words of a message as they are typed, with its facts filled in, before they are made ready for phones."""
    return "".join(words for _, words in list_message_words(children, leaflet, pack))


def list_message_words(children: Inlines, leaflet: Leaflet, pack: LanguagePack) -> Iterator[tuple[Inline, str]]:
    """The parts of a message with their words. A fact that opens a sentence begins with a capital letter."""
    sentences = Sentences(pack.abbreviations)
    before = ""
    for node in children:
        words = ""
        match node:
            case Break():
                words = "\n"
            case Fact():
                fact = leaflet.facts[node.id]
                words = format_fact(fact, leaflet, pack)
                if name_fact_kind(fact) in OPENING_KINDS:
                    words = sentences.open_words(words, before)
                if isinstance(fact, PhoneFact | DoseFact):
                    words = isolate_in_text(words, pack.direction)
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
    subject = _find_elsewhere(message, leaflet, pack)
    kept, text = leaflet.texts[pack.tag].kept, normalise(message_text(message.children, leaflet, pack)).text
    long = unicodedata.normalize("NFC", message_text(message.long, leaflet, pack))
    return TextMessage(
        id=message.id,
        about=message.about,
        send=message.send,
        text=text,
        purpose=message.purpose,
        keyword=message.keyword,
        most_parts=message.most_parts or MOST_PARTS,
        sensitive=message.sensitive,
        pin=message.pin,
        digest=_digest_message(message, leaflet, pack, subject or find_subject(parts, message.about)),
        replies=message.replies,
        long=long,
        subject=subject,
        stop=_find_stop(message, leaflet, pack.tag),
        span=message.span,
        signed=list_sign_offs(kept, message.id, digest_text(text, long)),
        comments=list_open_comments(kept, message.id),
    )


def _find_elsewhere(message: Message, leaflet: Leaflet, pack: LanguagePack) -> Subject | None:
    """What a message is about in another leaflet; None where it is about its own, or that is not known."""
    named = split_about(message.about)
    text = leaflet.neighbours.find_text(named[0], pack.tag) if named else None
    return text.subjects.get(named[1]) if named and text else None


def find_stop(about: str, leaflet: Leaflet, language: str) -> Stop:
    """Whether the leaflet that a message is about was withdrawn, has changed since somebody signed it off, or is there
    no more, or not that part of it; or whether that cannot be known."""
    named = split_about(about)
    if named is None or leaflet.neighbours.follow(named[0]) == leaflet.id:
        return ""
    neighbour, text = leaflet.neighbours.find(named[0]), leaflet.neighbours.find_text(named[0], language)
    if neighbour is not None and neighbour.is_withdrawn_in(language):
        return "withdrawn"
    if neighbour is not None and not neighbour.state_known:
        return "unknown"
    if text is None or (text.targets is not None and named[1] not in text.targets):
        return "gone"
    return "void" if text.sign_off == "void" else ""


def _find_stop(message: Message, leaflet: Leaflet, language: str) -> Stop:
    """What stops a message. That there is nothing that it could be about is said of one that nobody has pinned yet as
    an error, and of one that was pinned it stops what was made of it before."""
    stop = find_stop(message.about, leaflet, language)
    return "" if stop == "gone" and not message.pin else stop


def _digest_message(message: Message, leaflet: Leaflet, pack: LanguagePack, subject: Subject | None) -> str:
    if subject is None:
        return ""
    named = sorted({node.id: node for node in (*message.children, *message.long) if isinstance(node, Fact)})
    return digest_subject(subject, [format_fact(leaflet.facts[name], leaflet, pack) for name in named])


def compose_campaign(leaflet: Leaflet, language: str) -> Campaign:
    """What holds for all messages of a language."""
    publisher, messaging = leaflet.library.publisher, leaflet.library.publisher.messaging
    placeholders = tuple(
        Placeholder(name, values.sample, values.longest, values.find_fallback(language))
        for name, values in leaflet.settings.placeholders.items()
    )
    prices, quiet = messaging.prices, messaging.quiet_hours
    return Campaign(
        placeholders=placeholders,
        sender=publisher.sender or "",
        opt_out=messaging.opt_out.get(language, ""),
        price=prices.part.get(language, "") if prices else "",
        currency=prices.currency if prices else "",
        events={
            name: _compose_event(name, event, language, number)
            for number, (name, event) in enumerate(leaflet.settings.events.items())
        },
        time_zone=messaging.time_zone or "",
        quiet_hours=(quiet.start, quiet.end),
        approvals=dict(_list_approvals(leaflet, language)),
    )


def _compose_event(name: str, event: Event, language: str, number: int) -> CampaignEvent:
    return CampaignEvent(
        label=event.label.get(language, ""),
        field=event.field or name.replace("-", "_"),
        days_before=event.days_before,
        counts_weeks=event.counts is not None,
        number=number,
    )


def _list_approvals(leaflet: Leaflet, language: str) -> Iterator[tuple[str, SystemApproval]]:
    for system, by_language in leaflet.settings.approval.items():
        if language in by_language:
            approval = read_approval(by_language[language])
            place = leaflet.places.key("approval", system, language)
            yield system, SystemApproval(approval.state, approval.date, place)
