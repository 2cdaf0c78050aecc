"""Writer of the reviewer's page (HTML): each text message as a phone shows it, its length, its cost, and a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.conversion import left_out
from pipeline.conversion.tools import MARKUP
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.format import Format, Made
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document import Document


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The messages for those who review them."""
    from pipeline.conversion.review.writer import write_review

    return Checked(write_review(document))


FORMAT = Format(
    name="review",
    label="review",
    file="messages/index.html",
    write=write,
    reader="review",
    tools=(*MARKUP, "babel", "regex"),
    left_out=left_out.REVIEW,
    of_messages=True,
)
