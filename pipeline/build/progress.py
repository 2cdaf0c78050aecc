"""Progress of a build: what a user has to know of it when it ends before it is done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Progress:
    """How many forms there are to make, how many of them are made, and whether that is published."""

    forms: int = 0
    made: int = 0
    published: bool = False

    def describe(self) -> str:
        """What was done, as the end of a sentence."""
        if self.published:
            return PUBLISHED
        made = f"{min(self.made, self.forms)} of {self.forms} forms are made and kept for the next build, and "
        return f"{made if self.made else ''}nothing was published"


def list_notes(error: BaseException) -> list[str]:
    """What was added to an error on its way to the user."""
    return list(getattr(error, "__notes__", ()))


PUBLISHED = "everything that was made is published"
