"""Watching of a command that takes long: the peak memory of each of its processes, and a line now and then of how far
it is (Linux; elsewhere nothing is seen).

The system keeps the peak of each process, so that it is enough to look now and then; a process that was there for less
than a second is not seen."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from types import TracebackType

from measuring.cpu import SAID
from measuring.telling import tell

PROC = Path("/proc")
EVERY, TOLD = 1.0, 60.0
"""Seconds from one look to the next, and from one line to the next."""
ROLES = {
    "pipeline.cli": "build",
    "cluster_build.py": "starter of the cluster",
    "dask_scheduler": "scheduler",
    "dask_worker": "worker",
    "resource_tracker": "tracker of resources",
    "forkserver": "server of workers",
    "pandoc": "pandoc",
}
"""What a process is whose command line has a word: the first that fits."""


@dataclass
class Process:
    """A process that was seen: its number and that of its parent, its command line, and its peak memory in MB."""

    number: int
    parent: int
    command: str
    peak: float


@dataclass
class Watch:
    """Watches all processes below this one while it lasts; `folder` is that of the command."""

    folder: Path
    processes: dict[int, Process] = field(default_factory=dict)

    def __enter__(self) -> Watch:
        self._ended = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()

    def list_peaks(self) -> dict[str, float]:
        """The peak memory by process, in the order in which they began; of pandoc, which is started for each text, that
        of the largest."""
        peaks: dict[str, float] = {}
        numbers: dict[str, int] = {}
        for one in sorted(self.processes.values(), key=lambda one: one.number):
            role = name_role(one, self.processes)
            numbers[role] = numbers.get(role, 0) + 1
            if role == "worker":
                role = f"worker {numbers[role]}"
            peaks[role] = max(one.peak, peaks.get(role, 0.0))
        return peaks

    def _look(self) -> None:
        start = told = time.monotonic()
        while not self._ended.wait(EVERY):
            for one in list_below(os.getpid()):
                self.processes[one.number] = one
            if time.monotonic() - told > TOLD:
                told = time.monotonic()
                largest = max((one.peak for one in self.processes.values()), default=0.0)
                tell(f"{(told - start) / 60:.0f} min, up to {largest:.0f} MB a process; {self._read_last_line()}")

    def _read_last_line(self) -> str:
        path = self.folder / SAID
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.exists() else []
        return next((line for line in reversed(lines) if line.strip()), "nothing said yet")


def name_role(process: Process, processes: Mapping[int, Process]) -> str:
    """What a process does; the server of the workers of a pool makes them as copies of itself."""
    role = next((role for word, role in ROLES.items() if word in process.command), "other")
    parent = processes.get(process.parent)
    copied = parent is not None and parent.command == process.command
    return "worker" if role == "server of workers" and copied else role


def list_below(number: int) -> Iterator[Process]:
    """The processes below one, near or far."""
    known = {number}
    for one in sorted(_list_all(), key=lambda one: one.number):  # parents first, but where numbers have started anew
        if one.parent in known:
            known.add(one.number)
            yield one


def _list_all() -> Iterator[Process]:
    for folder in PROC.glob("[0-9]*"):
        try:
            lines = (folder / "status").read_text(encoding="utf-8", errors="replace").splitlines()
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        except OSError:  # it has just ended
            continue
        values = dict(line.split(":", 1) for line in lines if ":" in line)
        if "VmHWM" in values:  # which those have that have ended and were not waited for
            peak = int(values["VmHWM"].split()[0]) * 1024 / 1e6
            yield Process(int(folder.name), int(values["PPid"]), command, peak)
