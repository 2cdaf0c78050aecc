"""CPU of a command and of every process that it causes.

A process that outlives its parent is handed to the next one above that has asked for such orphans (Linux,
PR_SET_CHILD_SUBREAPER); else to the system, which tells nobody what it took. So the measuring process asks, and waits
until there is none left. Elsewhere only those are counted that somebody waited for.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
_KIBIBYTE = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes on macOS, in kibibytes on Linux


class FailedCommandError(Exception):
    """A command that was to be measured ended with an exit code that was not expected."""


@dataclass(frozen=True)
class Measured:
    """Seconds by the clock, CPU seconds of all processes (user and system), the peak memory of the largest of them in
    MB, and what the command wrote. No process has less memory than the one that measures, as whose copy it begins."""

    clock: float
    cpu: float
    memory: float
    output: str = ""


@cache
def ask_for_orphans() -> bool:
    """Have processes that outlive their parent handed to this one; False where the system does not do that."""
    if not sys.platform.startswith("linux"):
        return False
    return bool(ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)


def measure_command(
    arguments: Sequence[str], folder: Path, around: Mapping[str, str], expected: Sequence[int] = (0,)
) -> Measured:
    """Run a command in a folder, and measure it until the last of its processes has ended. No other child process of
    ours may be there. Raises FailedCommandError where it fails."""
    ask_for_orphans()
    start = time.perf_counter()
    with (folder / "said.txt").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            arguments, cwd=folder, env=dict(around), stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        cpu, memory, clock = 0.0, 0, 0.0
        while True:
            try:
                number, status, usage = os.wait4(-1, 0)  # process.wait() says nothing of CPU and memory
            except ChildProcessError:
                break
            cpu += usage.ru_utime + usage.ru_stime
            memory = max(memory, usage.ru_maxrss)
            if number == process.pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                clock = time.perf_counter() - start
        said.seek(0)
        output = said.read()
    if process.returncode not in expected:
        raise FailedCommandError(f"{' '.join(arguments)} ended with exit code {process.returncode}:\n{output[-2000:]}")
    return Measured(clock, cpu, memory * _KIBIBYTE / 1e6, output)
