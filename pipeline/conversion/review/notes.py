"""Notes for reviewers: what to look at first, in words, and which messages that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.conversion.review.previews import Preview
from pipeline.model.document import Document
from pipeline.sms import MOST_PARTS


@dataclass(frozen=True)
class ReviewNote:
    """A reason to look, and the ids of the messages that have it, in the order in which they are sent."""

    why: str
    ids: tuple[str, ...]


def list_notes(document: Document, previews: Iterable[Preview]) -> tuple[ReviewNote, ...]:
    """The reasons for which messages need a look, each once, the weightiest first; empty where nothing stands out."""
    reasons: dict[tuple[int, str], list[str]] = {}
    for preview in previews:
        for reason in _find_reasons(document, preview, document.labels):
            reasons.setdefault(reason, []).append(preview.message.id)
    return tuple(ReviewNote(why, tuple(reasons[weight, why])) for weight, why in sorted(reasons))


def format_parts(labels: Mapping[str, str], parts: int) -> str:
    """How many parts, as the language says it."""
    return labels["review_part"] if parts == 1 else labels["review_parts"].format(parts=parts)


def _find_reasons(document: Document, preview: Preview, labels: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Each with its weight, from 0. How long its writer says that it may be is no reason: somebody meant it."""
    meant = preview.message.most_parts if preview.message.most_parts != MOST_PARTS else 1
    length = preview.length
    if preview.state == "stale":
        yield 0, labels["review_stale"]
    if preview.about is None:
        yield 1, labels["review_about_nothing"]
    if length.parts > meant:
        yield 2, format_parts(labels, length.parts)
    for case in preview.cases[1:3]:  # any name in other letters makes any message longer: that is in the numbers
        if case.length.most_parts > max(length.most_parts, meant):
            parts = format_parts(labels, case.length.most_parts)
            yield 3, labels["review_parts_with"].format(parts=parts, values=labels[f"review_with_{case.kind}"])
    if preview.characters.outside and not preview.characters.script:
        yield 4, labels["review_outside"]
    if preview.runs != document.direction:
        yield 5, labels[f"review_runs_{preview.runs}"]
    if preview.message.sensitive:
        yield 6, labels["review_sensitive"]
