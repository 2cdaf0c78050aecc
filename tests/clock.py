"""Time that does not depend on what else the machine does, and work that does not depend on the machine."""

from __future__ import annotations

import cProfile
import os
from collections.abc import Callable
from time import process_time

import yaml

YARDSTICK = "".join(f"- {{id: entry-{number}, words: 'some words {number}'}}\n" for number in range(600))
USUAL_SECONDS = 0.06
"""What it takes to read the yardstick on the machine for which bounds are written: where it took 0.13, a check that
needs 3.9 seconds there took 8.2."""


def cpu_seconds() -> float:
    """The CPU time of this process and of all processes that it has waited for."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def took_less(started: float, seconds: float) -> bool:
    """Whether less CPU time has passed since `started` (`cpu_seconds`) than the machine for which bounds are written
    may take. Where it was more, this machine is measured: one that shares its cores may be half as fast."""
    spent = cpu_seconds() - started
    return spent < seconds or spent < seconds * _measure_slowness()


def _measure_slowness() -> float:
    """The worst of a few times: what slows a machine comes and goes."""
    return max(_read_yardstick() for _ in range(5)) / USUAL_SECONDS


def _read_yardstick() -> float:
    started = process_time()
    yaml.load(YARDSTICK, Loader=yaml.SafeLoader)
    return process_time() - started


def count_calls(do: Callable[..., object], *words: object) -> int:
    """How many functions are called, those of C among them: the same number on every machine."""
    profile = cProfile.Profile()
    profile.runcall(do, *words)
    return sum(entry.callcount for entry in profile.getstats())
