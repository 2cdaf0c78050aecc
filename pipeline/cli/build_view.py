"""View of a build for the one who typed the command: live on a terminal, a line now and then elsewhere, and a table at
the end. Nothing of it is imported by a build with nothing to do."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from pipeline.cli.options import tell

if TYPE_CHECKING:
    from pipeline.build.outcome import Outcome
    from pipeline.build.progress import Step, Watch
    from pipeline.build.result import Result
    from pipeline.reports.building.live_display import LiveDisplay
    from pipeline.reports.building.made_forms import MadeForms
    from pipeline.reports.command_result import CommandResult

COLUMNS = 100
"""Of a table in a file or a pipe."""


class BuildView:
    """Watches a build, and renders what came of it. A `quiet` one says nothing but what is wrong; a `verbose` one has
    the table wherever it is read."""

    def __init__(self, quiet: bool, verbose: bool) -> None:
        self._quiet, self._verbose = quiet, verbose
        self._live: LiveDisplay | None = None
        self._made: MadeForms | None = None
        self._watches: list[Watch] = []

    def tell(self, sentence: str) -> None:
        """Say at once what a user should know while the build goes on."""
        if self._live:
            self._live.tell(f"plainleaf: {sentence}")
        elif not self._quiet:
            tell(sentence)

    def begin(self, step: Step) -> None:
        """A step begins."""
        if not self._watches and not self._quiet:
            self._open()
        for watch in self._watches:
            watch.begin(step)

    def expect(self, forms: Mapping[str, int]) -> None:
        """So many more forms are to be made, by format."""
        for watch in self._watches:
            watch.expect(forms)

    def start(self, slot: str) -> None:
        """A form is handed on to be made."""
        for watch in self._watches:
            watch.start(slot)

    def finish(self, slot: str, result: Result, seconds: float | None) -> None:
        """A form is there, and took so long; None where it was in the store."""
        for watch in self._watches:
            watch.finish(slot, result, seconds)

    def render(self, outcome: Outcome, output: Path) -> CommandResult:
        """What the build did, for the one who watched it."""
        from pipeline.reports.build_outcome import render_outcome, render_quietly

        if self._quiet:
            return render_quietly(outcome)
        return render_outcome(outcome, output, self._verbose, self._render_table(outcome))

    def _render_table(self, outcome: Outcome) -> str:
        if self._made is None or not self._made.forms:
            return ""
        from shutil import get_terminal_size

        from pipeline.reports.building.made_table import render_made

        terminal = is_terminal(sys.stdout)
        width = get_terminal_size().columns if sys.stdout.isatty() else COLUMNS
        return render_made(self._made.forms, outcome.diagnostics, width, colour=terminal)

    def close(self) -> None:
        """Leave the terminal as it was."""
        if self._live:
            self._live.close()
            self._live = None

    def _open(self) -> None:
        if is_terminal(sys.stderr):
            from pipeline.reports.building.live_display import LiveDisplay

            self._live = LiveDisplay(sys.stderr)
            self._watches.append(self._live)
        else:
            from pipeline.reports.building.progress_lines import ProgressLines

            self._watches.append(ProgressLines(tell))
        if self._verbose or sys.stdout.isatty():
            from pipeline.reports.building.made_forms import MadeForms

            self._made = MadeForms()
            self._watches.append(self._made)


def is_terminal(stream: TextIO) -> bool:
    """True for one that can be drawn on."""
    return stream.isatty() and os.environ.get("TERM", "dumb") != "dumb"


@contextlib.contextmanager
def view_build(quiet: bool, verbose: bool) -> Iterator[BuildView]:
    """A view of a build. Whatever ends the build, the terminal is then as it was."""
    view = BuildView(quiet, verbose)
    try:
        yield view
    finally:
        view.close()
