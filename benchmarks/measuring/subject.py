"""Subject of a benchmark: the code that is measured, which may be that of another commit, and the ways to call it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring.cpu import Measured, measure_command

BENCHMARKS = Path(__file__).parents[1]
HERE = BENCHMARKS.parent


@dataclass(frozen=True)
class Subject:
    """A work tree, run by the interpreter that runs this. A command that takes more seconds than `bound` is ended."""

    root: Path = HERE
    bound: float | None = None

    @property
    def around(self) -> dict[str, str]:
        """The environment: the package is taken from the work tree, and Python may keep what it compiles."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "PYTHONPATH": str(self.root)}

    def python(self, folder: Path, *words: str) -> Measured:
        """Python with these words."""
        return measure_command([sys.executable, *words], folder, self.around, bound=self.bound)

    def plainleaf(self, folder: Path, *words: str, expected: Sequence[int] = (0,)) -> Measured:
        """The command with these words, in a folder where `source` is a source folder."""
        command = [sys.executable, "-m", "pipeline.cli", *words]
        return measure_command(command, folder, self.around, expected, self.bound)

    def offers(self, folder: Path, word: str) -> bool:
        """Whether `build --help` knows a word."""
        return word in self.plainleaf(folder, "build", "--help").output
