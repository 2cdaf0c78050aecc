"""Notes for reviewers: what needs a person, why, and which messages that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.conversion.review.answering import list_approvals
from pipeline.conversion.review.previews import Preview
from pipeline.model.document import Document
from pipeline.sms import MOST_PARTS

ALWAYS_LISTED = 3
"""So many messages are named, whatever the number of all: two of four are no more than a look."""


@dataclass(frozen=True)
class ReviewNote:
    """A reason to look, and the ids of the messages that have it, in the order in which they are sent. `common` is one
    that holds for more than a third of all: it says something of the whole, and its messages are not worth a list."""

    why: str
    ids: tuple[str, ...]
    common: bool


@dataclass(frozen=True)
class ReviewNotes:
    """What needs a person: the reasons, the weightiest first, and how many messages nobody has compared with the
    leaflet yet (0 where they are few enough to be a reason like others). `refused`: some system has not approved
    them."""

    reasons: tuple[ReviewNote, ...]
    unseen: int
    refused: bool

    @property
    def calm(self) -> bool:
        """Whether nothing needs a person."""
        return not (self.reasons or self.unseen or self.refused)

    @property
    def listed(self) -> frozenset[str]:
        """The ids of the messages that some reason names."""
        return frozenset(id for reason in self.reasons if not reason.common for id in reason.ids)


def list_notes(document: Document, previews: Sequence[Preview]) -> ReviewNotes:
    """The reasons for which messages need a look, each once; none where nothing stands out."""
    reasons: dict[tuple[int, int, str], list[str]] = {}
    for preview in previews:
        for reason in _find_reasons(document, preview, document.labels):
            reasons.setdefault(reason, []).append(preview.message.id)
    unseen = [preview.message.id for preview in previews if preview.state == "unpinned"]
    comparable = sum(preview.state != "none" for preview in previews)
    together = len(unseen) == comparable or _is_common(len(unseen), len(previews))
    if unseen and not together:
        reasons[4, 0, document.labels["review_unseen"]] = unseen
    notes = (
        ReviewNote(place[-1], tuple(reasons[place]), _is_common(len(reasons[place]), len(previews)))
        for place in sorted(reasons)
    )
    refused = any(stops for *_, stops in list_approvals(document))
    return ReviewNotes(tuple(notes), len(unseen) if together else 0, refused)


def format_parts(labels: Mapping[str, str], parts: int) -> str:
    """How many parts, as the language says it."""
    return labels["review_part"] if parts == 1 else labels["review_parts"].format(parts=parts)


def format_messages(labels: Mapping[str, str], number: int) -> str:
    """How many messages, as the language says it."""
    return labels["review_message"] if number == 1 else labels["review_many_messages"].format(number=number)


def _is_common(number: int, every: int) -> bool:
    return number > ALWAYS_LISTED and number * 3 > every


def _find_reasons(document: Document, preview: Preview, labels: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Each with its weight, from 0, and of two of one weight the one with more parts first."""
    message, characters = preview.message, preview.characters
    reasons = (
        (message.stop, 0, f"review_stop_{message.stop}"),
        (preview.state == "stale", 1, "review_stale"),
        (message.comments, 2, "review_open_comment"),
        (message.about and preview.about is None, 3, "review_about_nothing"),
        (characters.outside and not characters.script, 7, "review_outside"),
        (preview.runs != document.direction, 8, f"review_runs_{preview.runs}"),
        (message.sensitive, 9, "review_sensitive"),
    )
    yield from ((weight, 0, labels[name]) for holds, weight, name in reasons if holds)
    yield from _find_lengths(preview, labels)


def _find_lengths(preview: Preview, labels: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """How long its writer says that it may be is no reason: somebody meant it."""
    meant = preview.message.most_parts if preview.message.most_parts != MOST_PARTS else 1
    length = preview.length
    if length.parts > meant:
        yield 5, -length.parts, format_parts(labels, length.parts)
    for case in preview.cases[1:3]:  # any name in other letters makes any message longer: that is in the numbers
        if case.length.most_parts > max(length.most_parts, meant):
            parts = format_parts(labels, case.length.most_parts)
            values = labels[f"review_with_{case.kind}"]
            yield 6, -case.length.most_parts, labels["review_parts_with"].format(parts=parts, values=values)
