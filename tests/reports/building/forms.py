"""Forms that a build could have made, for the tests of what is told of them."""

from __future__ import annotations

from pipeline.build.result import Result
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.edition import Slot
from pipeline.reports.building.made_forms import MadeForm

NOTHING = Result()
"""What a form gives whose bytes do not matter."""
PRINTED = Result((Artifact("a.pdf", "application/pdf", b"%" * 1000, Measured(8)),))
TEXTED = Result(
    (
        Artifact("messages/messages.txt", "text/plain", b"one two"),
        Artifact("messages/messages.json", "application/json", b'[{"parts": ["one", "two"]}, {"parts": ["three"]}]'),
    )
)


def make_form(slot: str, seconds: float | None = 1.0, pages: int = 0, size: int = 1000, parts: int = 0) -> MadeForm:
    return MadeForm(Slot.read(slot), pages, size, parts, seconds)
