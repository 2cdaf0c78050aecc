"""Time that does not depend on what else the machine does, and work that does not depend on the machine."""

from __future__ import annotations

import cProfile
import os
from collections.abc import Callable


def cpu_seconds() -> float:
    """The CPU time of this process and of all processes that it has waited for."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def count_calls(do: Callable[..., object], *words: object) -> int:
    """How many functions are called, those of C among them: the same number on every machine."""
    profile = cProfile.Profile()
    profile.runcall(do, *words)
    return sum(entry.callcount for entry in profile.getstats())
