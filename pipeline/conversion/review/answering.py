"""Answers and approvals on the reviewer's page: where answers stand, and what messaging systems have said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.conversion.review.calendar import Sending
from pipeline.model.document import Document


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
