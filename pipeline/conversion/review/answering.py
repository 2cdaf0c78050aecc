"""Answers and approvals on the reviewer's page: what leads to a message, and what messaging systems have said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.document import Document

Question = tuple[str, str]
"""A word that somebody texts back, and the id of the message that it answers."""


def find_questions(document: Document) -> Mapping[str, Sequence[Question]]:
    """What leads to each message, by its id; nothing to those that are no answers."""
    leads: dict[str, list[Question]] = {message.id: [] for message in document.messages}
    for message in document.messages:
        for reply in message.replies:
            leads.setdefault(reply.message, []).append((reply.word, message.id))
    return leads


def list_approvals(document: Document) -> Iterator[tuple[str, str, bool]]:
    """Of each system that has said something, its name, its state with the day, and whether that stops the messages."""
    for system, approval in sorted(document.campaign.approvals.items()):
        state = document.labels[f"review_approval_{approval.state}"]
        words = document.labels["review_approval_since"].format(state=state, date=approval.date)
        yield system, words, approval.state != "approved"
