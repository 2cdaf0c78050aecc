"""Companions of a command: processes that it needs beside it, such as the scheduler of a cluster. Each has a folder of
its own, and none of them is left afterwards."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

BOUND = 60.0
"""Seconds in which a process has to be there, or gone."""
LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard")
SCHEDULER = (sys.executable, "-m", "distributed.cli.dask_scheduler", *LOOPBACK, "--port", "0")
"""A scheduler at a free port, which it says itself."""
WORKER = ("-m", "distributed.cli.dask_worker", *LOOPBACK, "--no-nanny", "--nthreads", "1", "--local-directory", ".")
"""What a Python has to be told to be a worker; the address of the scheduler comes last."""
UNPROFILED = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"}
"""Dask would look at workers a hundred times a second, and keep what it saw until their memory is full."""


class NotReadyError(Exception):
    """A companion ended, or was not ready in time; with what it said."""


class Companions:
    """Processes that are started one after the other, in the order in which they need each other."""

    def __init__(self) -> None:
        self.place = Path(tempfile.mkdtemp(prefix="plainleaf-cluster-"))
        self.place.chmod(0o755)
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Companions:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(
        self, name: str, words: Sequence[str], around: Mapping[str, str], ready: str
    ) -> tuple[subprocess.Popen[bytes], str]:
        """Start a process, and wait until it says that it is `ready` (a pattern with one group, which is given too).
        Raises NotReadyError where it does not."""
        folder = self.place / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        folder.chmod(0o777)
        with (self.place / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(words, cwd=folder, env={**around, **UNPROFILED}, stdout=log, stderr=log)
        self.processes.append(process)
        return process, self._wait_for(name, ready, process)

    def start_scheduler(self, around: Mapping[str, str]) -> tuple[subprocess.Popen[bytes], str]:
        """Start a scheduler, and say at which address it is."""
        return self.start("scheduler", SCHEDULER, around, r"Scheduler at:\s+(tcp://\S+)")

    def end(self, process: subprocess.Popen[bytes], *, at_once: bool = False) -> None:
        """End a process, kindly or not."""
        process.kill() if at_once else process.terminate()
        try:
            process.wait(BOUND / 4)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def stop(self) -> None:
        """End all that is left."""
        for process in reversed(self.processes):
            self.end(process, at_once=True)
        shutil.rmtree(self.place)

    def _read_log(self, name: str) -> str:
        return (self.place / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def _wait_for(self, name: str, pattern: str, process: subprocess.Popen[bytes]) -> str:
        end = time.monotonic() + BOUND
        while time.monotonic() < end and process.poll() is None:
            if match := re.search(pattern, self._read_log(name)):
                return match[1]
            time.sleep(0.1)
        raise NotReadyError(self._read_log(name))
