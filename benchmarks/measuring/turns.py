"""Turns: steps that are compared run one after the other, again and again (A B A B), so that what slows the machine for
a while slows all of them."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from measuring.cpu import Measured

Step = Callable[[Path], Measured]
"""Is given an empty folder of its own."""


def take_turns(steps: Mapping[str, Step], runs: int, before: int = 1) -> dict[str, Measured]:
    """The medians of each step. The first runs (`before`) are not counted: in them Python compiles its modules, as it
    has done for whoever ran a command before."""
    measured: dict[str, list[Measured]] = {name: [] for name in steps}
    for _ in range(before + runs):
        for name, step in steps.items():
            with tempfile.TemporaryDirectory() as folder:
                measured[name].append(step(Path(folder)))
    return {name: find_median(some[before:]) for name, some in measured.items()}


def find_median(some: list[Measured]) -> Measured:
    """The median of each figure."""
    clock, cpu, memory = (statistics.median(getattr(one, name) for one in some) for name in ("clock", "cpu", "memory"))
    return Measured(clock, cpu, memory, some[-1].output)
