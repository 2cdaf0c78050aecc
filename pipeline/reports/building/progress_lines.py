"""Lines that say how far a long build is, where there is no terminal to draw on: one a minute, none for a short one."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.build.progress import Step, Unwatched
from pipeline.build.result import Result
from pipeline.model.edition import Slot
from pipeline.reports.building.forecast import Forecast, describe_progress

EVERY = 60.0
"""Seconds from one line to the next, and from the start to the first."""


@dataclass
class ProgressLines(Unwatched):
    """Watches a build, and hands on a sentence now and then."""

    tell: Callable[[str], None]
    clock: Callable[[], float] = time.monotonic
    forecast: Forecast = field(default_factory=Forecast)

    def __post_init__(self) -> None:
        self._began = self._told = self.clock()

    def begin(self, step: Step) -> None:
        """A step begins."""
        if step == "make":
            self._began = self.clock()

    def expect(self, forms: Mapping[str, int]) -> None:
        """So many more forms are to be made, by format."""
        self.forecast.expect(forms)

    def finish(self, slot: str, result: Result, seconds: float | None) -> None:
        """A form is there. What is left is told, if that was not long ago."""
        self.forecast.finish(Slot.read(slot).format, seconds)
        now = self.clock()
        if now - self._told < EVERY or not self.forecast.count_left():
            return
        self._told = now
        self.tell(describe_progress(self.forecast, now - self._began))
