"""A document's text messages with what each costs to send."""

from __future__ import annotations

from typing import TypeAlias

from pipeline.model.document import Document, TextMessage
from pipeline.sms import Count, count

Counted: TypeAlias = tuple[tuple[TextMessage, Count], ...]


def counted(document: Document) -> Counted:
    """The messages in the document's order. Each is counted as it stands: a `((name))` is left for the messaging
    system, and what that puts there is not known here. Raises Uncountable for a text that no message can carry."""
    return tuple((message, count(message.text)) for message in document.messages)
