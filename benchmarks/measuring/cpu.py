"""CPU of a command and of every process that it causes.

A process that outlives its parent is handed to the next one above that has asked for such orphans (Linux,
PR_SET_CHILD_SUBREAPER); else to the system, which tells nobody what it took. So the measuring process asks, and waits
until there is none left. Elsewhere only those are counted that somebody waited for.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Event, Timer

SAID = "said.txt"
"""What a command writes while it runs, in its folder."""
_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
_KIBIBYTE = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes on macOS, in kibibytes on Linux


class FailedCommandError(Exception):
    """A command that was to be measured ended with an exit code that was not expected."""


class OutOfTimeError(Exception):
    """A command that was to be measured took more than the seconds that it was given, and was ended."""


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
    arguments: Sequence[str],
    folder: Path,
    around: Mapping[str, str],
    expected: Sequence[int] = (0,),
    bound: float | None = None,
) -> Measured:
    """Run a command in a folder, and measure it until the last of its processes has ended. Child processes of ours that
    are there already are not counted. Raises FailedCommandError where it fails, and OutOfTimeError where it takes more
    seconds than its `bound`."""
    ask_for_orphans()
    others = _list_children()
    start = time.perf_counter()
    with (folder / SAID).open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            arguments,
            cwd=folder,
            env=dict(around),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            process_group=0,
        )
        cpu, memory, clock = 0.0, 0, 0.0
        with _end_in_time(process, bound) as late:
            for number, status, usage in _wait_for_all(others):
                cpu += usage.ru_utime + usage.ru_stime
                memory = max(memory, usage.ru_maxrss)
                if number == process.pid:
                    process.returncode = os.waitstatus_to_exitcode(status)
                    clock = time.perf_counter() - start
        said.seek(0)
        output = said.read()
    if late.is_set():
        raise OutOfTimeError(f"{' '.join(arguments)} was ended after {bound:.0f} seconds:\n{output[-2000:]}")
    if process.returncode not in expected:
        raise FailedCommandError(f"{' '.join(arguments)} ended with exit code {process.returncode}:\n{output[-2000:]}")
    return Measured(clock, cpu, memory * _KIBIBYTE / 1e6, output)


def _wait_for_all(others: frozenset[int]) -> Iterator[tuple[int, int, resource.struct_rusage]]:
    """Each child process as it ends, until there are none but the others; process.wait() says nothing of CPU and
    memory. Orphans are ours before the end of their parent is told."""
    with suppress(ChildProcessError):
        while not (others and _list_children() <= others):
            ended = os.wait4(-1, 0)
            if ended[0] not in others:
                yield ended


def _list_children() -> frozenset[int]:
    """The child processes of this one, as far as the system tells (Linux)."""
    files = Path("/proc/self/task").glob("*/children")
    return frozenset(int(number) for file in files for number in file.read_text(encoding="ascii").split())


@contextmanager
def _end_in_time(process: subprocess.Popen[bytes], bound: float | None) -> Iterator[Event]:
    """End a command, with all processes of its group, after so many seconds, which the event then tells; and at once
    where nobody waits for it any more."""
    late = Event()

    def end() -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    def end_late() -> None:
        late.set()
        end()

    timer = Timer(bound, end_late) if bound else None
    if timer:
        timer.start()
    try:
        yield late
    except BaseException:
        end()
        raise
    finally:
        if timer:
            timer.cancel()
