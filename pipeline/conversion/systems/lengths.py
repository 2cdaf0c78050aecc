"""Lengths of messages: how long one becomes, and the room that a system gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.conversion.systems.unsendable import UnsendableError, catch_refusal
from pipeline.model.document import Campaign, Document, TextMessage
from pipeline.sms import fill


def take_app_texts(document: Document) -> Document:
    """The same with the words of each message for apps as its text, for a system that sends to apps."""
    return replace(document, messages=tuple(replace(one, text=one.app_text) for one in document.messages))


def fill_longest(message: TextMessage, campaign: Campaign) -> str:
    """The message with the longest values. Raises KeyError with the name of a placeholder that nobody declared."""
    return fill(message.text, {values.name: values.longest for values in campaign.placeholders})


def diagnose_length(
    message: TextMessage, system: str, most: int, campaign: Campaign, before: str = ""
) -> Iterator[UnsendableError]:
    """Where a message with its longest values, and what the system puts `before` it, has more than `most` characters.
    Nothing where a placeholder is not declared, which others say."""
    try:
        longest = before + fill_longest(message, campaign)
    except KeyError:
        return
    yield from catch_refusal(check_length, message, system, most, longest)


def check_length(message: TextMessage, system: str, most: int, *texts: str) -> None:
    """Raises UnsendableError where one of the texts that come of a message has more than `most` characters."""
    length = max(map(len, texts))
    if length > most:
        reason = f"{system} takes at most {most} characters, and it has up to {length}"
        raise UnsendableError(message.id, reason, "shorten the message, or make two of it")
