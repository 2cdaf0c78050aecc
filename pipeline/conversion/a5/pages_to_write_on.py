"""Pages to write on, which a small booklet has where its sheets have more room than its words need: each has a purpose
of its own, so that nobody takes it for a misprint."""

from __future__ import annotations

from pipeline.model.document import Box, Document, walk

TO_WRITE_ON = ("notes", "own_questions", "team", "diary")
"""By the labels of their headings, in the order in which they are taken."""


def choose_pages(document: Document, noted: bool, missing: int) -> tuple[str, ...]:
    """The labels of so many pages to write on. What has lines already comes last: notes where the last page of the
    words is `noted` to have some, and questions where the leaflet asks for them."""
    asks = any(isinstance(node, Box) and node.name == "questions" for node in walk(document.sections))
    doubled = (*(["own_questions"] if asks else []), *(["notes"] if noted else []))
    chosen = (*(name for name in TO_WRITE_ON if name not in doubled), *doubled)[:missing]
    return tuple(sorted(chosen, key=TO_WRITE_ON.index, reverse=True))
