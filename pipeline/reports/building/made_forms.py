"""Forms that a build made: what a table tells of each, as the build says that it is there."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from pipeline.build.progress import Unwatched
from pipeline.build.result import Result
from pipeline.model.edition import Slot

_MESSAGES = "messages/messages.json"


@dataclass(frozen=True)
class MadeForm:
    """A form: its pages, where they were counted; its size in bytes; the parts of its messages; and how many seconds it
    took, None where it was in the store."""

    slot: Slot
    pages: int
    size: int
    parts: int
    seconds: float | None


def describe_form(slot: str, result: Result, seconds: float | None) -> MadeForm:
    """What a table tells of a form."""
    artifacts = result.artifacts
    return MadeForm(
        Slot.read(slot),
        pages=max((one.measured.pages for one in artifacts if one.measured), default=0),
        size=sum(one.size for one in artifacts),
        parts=sum(
            len(entry["parts"]) for one in artifacts if one.path == _MESSAGES for entry in json.loads(one.read())
        ),
        seconds=seconds,
    )


@dataclass
class MadeForms(Unwatched):
    """Watches a build, and keeps what a table tells of it."""

    forms: list[MadeForm] = field(default_factory=list)

    def finish(self, slot: str, result: Result, seconds: float | None) -> None:
        """A form is there, and took so long; None where it was in the store."""
        self.forms.append(describe_form(slot, result, seconds))
