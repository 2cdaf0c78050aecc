"""Progress of a build: what a user may watch of it, and has to know of it when it ends before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from pipeline.build.result import Result

Step: TypeAlias = Literal["check", "make", "publish"]
"""What takes time, in this order. A build with nothing to do comes to none of them."""


class Watch(Protocol):
    """Is told what a build does, while it does it, all in one thread."""

    def begin(self, step: Step) -> None:
        """A step begins."""

    def expect(self, forms: Mapping[str, int]) -> None:
        """So many more forms are to be made, by format."""

    def start(self, slot: str) -> None:
        """A form is handed on to be made; the workers take them in this order."""

    def finish(self, slot: str, result: Result, seconds: float | None) -> None:
        """A form is there, and took so long; None where it was in the store."""


class Unwatched:
    """Is told, and keeps nothing."""

    def begin(self, step: Step) -> None:
        """Keep nothing."""

    def expect(self, forms: Mapping[str, int]) -> None:
        """Keep nothing."""

    def start(self, slot: str) -> None:
        """Keep nothing."""

    def finish(self, slot: str, result: Result, seconds: float | None) -> None:
        """Keep nothing."""


@dataclass
class Progress:
    """How many forms there are to make, how many of them are made, and whether that is published. Whoever watches is
    told."""

    watch: Watch = field(default_factory=Unwatched)
    forms: int = 0
    made: int = 0
    published: bool = False

    def expect(self, forms: Mapping[str, int]) -> None:
        """So many more forms are to be made, by format."""
        self.forms += sum(forms.values())
        self.watch.expect(forms)

    def finish(self, slot: str, result: Result, seconds: float | None = None) -> None:
        """A form is there; without seconds, it was in the store."""
        self.made += 1
        self.watch.finish(slot, result, seconds)

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
