"""Counts of a document's text messages: encoding, length and parts of each."""

from __future__ import annotations

from typing import TypeAlias

from pipeline.model.document import Document, TextMessage
from pipeline.sms import Count, count

CountedMessages: TypeAlias = tuple[tuple[TextMessage, Count], ...]


def count_messages(document: Document) -> CountedMessages:
    """The messages in the document's order. Each is counted as it stands: a `((name))` is left for the messaging
    system, and what that puts there is not known here. Raises Uncountable for a text that no message can carry."""
    return tuple((message, count(message.text)) for message in document.messages)
