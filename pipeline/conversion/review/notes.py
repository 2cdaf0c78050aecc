"""Notes for reviewers: what to look at first, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.conversion.review.previews import Preview
from pipeline.model.document import Document


def write_notes(document: Document, preview: Preview) -> tuple[str, ...]:
    """Why a message needs a look, in the order of weight; empty where nothing about it stands out."""
    return tuple(_find_notes(document, preview, document.labels))


def format_parts(labels: Mapping[str, str], parts: int) -> str:
    """How many parts, as the language says it."""
    return labels["review_part"] if parts == 1 else labels["review_parts"].format(parts=parts)


def _find_notes(document: Document, preview: Preview, labels: Mapping[str, str]) -> Iterator[str]:
    length = preview.length
    if preview.state == "stale":
        yield labels["review_stale"]
    if preview.about is None:
        yield labels["review_about_nothing"]
    if length.parts > 1:
        yield format_parts(labels, length.parts)
    for case in preview.cases[1:3]:  # any name in other letters makes any message longer: that is in the numbers
        if case.length.most_parts > length.most_parts:
            parts = format_parts(labels, case.length.most_parts)
            yield labels["review_parts_with"].format(parts=parts, values=labels[f"review_with_{case.kind}"])
    if preview.characters.outside and not preview.characters.script:
        yield labels["review_outside"]
    if preview.runs != document.direction:
        yield labels[f"review_runs_{preview.runs}"]
    if preview.message.sensitive:
        yield labels["review_sensitive"]
