"""Refusals of replies, by systems that have no branches: nothing there would answer what people text back."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import Document


def find_reply_refusals(document: Document, system: str) -> Iterator[UnsendableError]:
    """Each message that waits for an answer, in a file for `system`, which sends and does not listen."""
    for message in document.messages:
        if message.replies:
            words = " and ".join(f"`{reply.word}`" for reply in message.replies)
            reason = f"it waits for {words}, and {system} has no branches to answer with"
            hint = "`rapidpro` takes replies; or take them out here, and give each answer a keyword of its own"
            yield UnsendableError(message.id, reason, hint)
