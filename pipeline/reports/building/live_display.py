"""Live display of a build on a terminal (rich): what is being made, how many forms are left, and the time that they
take. It goes when the build ends, however that comes, and leaves the terminal as it was.

It is begun by a build that takes longer than a moment: a short one would only flicker.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, TextIO

from pipeline.build.progress import Step
from pipeline.build.result import Result
from pipeline.model.edition import Slot
from pipeline.reports.building.forecast import Forecast, describe_progress
from pipeline.reports.edition_names import name_edition_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.live import Live

MOMENT = 0.5
"""Seconds."""
_STEPS: Mapping[Step, str] = {"check": "checking", "make": "making", "publish": "publishing"}


@dataclass
class LiveDisplay:
    """Watches a build, and draws on a terminal. As a context it takes away what it drew."""

    stream: TextIO
    at_once: int = field(default_factory=lambda: os.cpu_count() or 1)
    clock: Callable[[], float] = time.monotonic
    forecast: Forecast = field(default_factory=Forecast)

    def __post_init__(self) -> None:
        self._opened = self._began = self.clock()
        self._step: Step = "check"
        self._under_way: dict[str, None] = {}
        self._live: Live | None = None
        self._lock = Lock()  # of what the thread that draws looks at

    def begin(self, step: Step) -> None:
        """A step begins."""
        self._step, self._began = step, self.clock()
        self._draw()

    def expect(self, forms: Mapping[str, int]) -> None:
        """So many more forms are to be made, by format."""
        with self._lock:
            self.forecast.expect(forms)

    def start(self, slot: str) -> None:
        """A form is handed on to be made."""
        with self._lock:
            self._under_way[slot] = None
        self._draw()

    def finish(self, slot: str, result: Result, seconds: float | None) -> None:
        """A form is there, and took so long; None where it was in the store."""
        with self._lock:
            self._under_way.pop(slot, None)
            self.forecast.finish(Slot.read(slot).format, seconds)
        self._draw()

    def tell(self, sentence: str) -> None:
        """Say something above what is drawn."""
        if self._live:
            self._live.console.print(sentence, markup=False, highlight=False, soft_wrap=True)
        else:
            print(sentence, file=self.stream, flush=True)

    def close(self) -> None:
        """Take away what was drawn, and give the terminal its cursor back."""
        if self._live:
            self._live.stop()
            self._live = None

    def _draw(self) -> None:
        """Begin to draw, where that is worth it; a thread then draws what there is now, some times a second."""
        if self._live is None and self.clock() - self._opened >= MOMENT:
            from rich.console import Console
            from rich.live import Live

            console = Console(file=self.stream, force_terminal=True, highlight=False)
            self._live = Live(
                get_renderable=lambda: self._render(console.width),
                console=console,
                refresh_per_second=4,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._live.start()

    def _render(self, width: int) -> RenderableType:
        from rich.console import Group
        from rich.progress_bar import ProgressBar
        from rich.table import Table
        from rich.text import Text

        if self._step != "make" or not self.forecast.expected:
            return Text(f"{_STEPS[self._step]} the leaflets", no_wrap=True, overflow="ellipsis")
        with self._lock:
            expected, made = self.forecast.expected.total(), self.forecast.made.total()
            words, being = describe_progress(self.forecast, self.clock() - self._began), self._name_under_way()
        line = Table.grid(padding=(0, 1))
        line.add_row(ProgressBar(expected, made, width=max(8, width // 4)), Text(words, no_wrap=True, overflow="crop"))
        return Group(line, Text(f"{_STEPS['make']} {being}" if being else "", no_wrap=True, overflow="ellipsis"))

    def _name_under_way(self) -> str:
        """What the workers are at: the first of what they were handed."""
        slots = map(Slot.read, islice(self._under_way, self.at_once))
        return ", ".join(f"{name_edition_of(slot)}: {slot.format}" for slot in slots)
