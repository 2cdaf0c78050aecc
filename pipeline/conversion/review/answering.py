"""Answers and approvals on the reviewer's page: what leads to a message, and what messaging systems have said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.conversion.review.calendar import Sending
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


def place_answers(sent: Sequence[Sending]) -> Mapping[str, Sequence[Sending]]:
    """The answers that are shown below each message with a time, by its id: those to its replies, and to theirs. An
    answer that several lead to is shown below the first; one with a keyword, which people ask for, below none."""
    left = {one.preview.message.id: one for one in sent if one.schedule is None and not one.preview.message.keyword}
    return {one.preview.message.id: tuple(_take_answers(one, left)) for one in sent if one.schedule}


def _take_answers(question: Sending, left: dict[str, Sending]) -> Iterator[Sending]:
    """Each answer is followed by those that its own replies lead to."""
    waiting = [question]
    while waiting:
        one = waiting.pop()
        if one is not question:
            if one.preview.message.id not in left:
                continue
            yield left.pop(one.preview.message.id)
        names = [reply.message for reply in reversed(one.preview.message.replies)]
        waiting += [left[name] for name in names if name in left]


def list_approvals(document: Document) -> Iterator[tuple[str, str, bool]]:
    """Of each system that has said something, its name, its state with the day, and whether that stops the messages."""
    for system, approval in sorted(document.campaign.approvals.items()):
        state = document.labels[f"review_approval_{approval.state}"]
        words = document.labels["review_approval_since"].format(state=state, date=approval.date)
        yield system, words, approval.state != "approved"
