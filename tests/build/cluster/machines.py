"""A cluster on this machine: a scheduler, and workers that share nothing with the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.build.cluster.environments import build_wheel, hide_checkout, make_environment

BOUND = 60.0
"""Seconds in which a process has to be there, or gone."""


class Machines:
    """A scheduler and its workers, each a process in a folder of its own; after `stop`, none of them is left."""

    def __init__(self) -> None:
        self.place = Path(tempfile.mkdtemp(prefix="plainleaf-cluster-"))
        self.place.chmod(0o755)
        self.processes: list[subprocess.Popen[bytes]] = []
        self.wheel = build_wheel(self.place)
        self.start_scheduler()

    def start_scheduler(self) -> None:
        """Start a scheduler at a free port; its `address` is what it says itself."""
        environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        words = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
        self.scheduler = self._start("scheduler", [*words, "--no-dashboard"], environment)
        self.address = self._wait_for("scheduler", r"Scheduler at:\s+(tcp://\S+)", self.scheduler)

    def start_worker(self, name: str) -> subprocess.Popen[bytes]:
        """Start a worker in the environment of this name, which is made."""
        python = self.find_environment(name)
        words = ["-m", "distributed.cli.dask_worker", self.address, "--no-nanny", "--no-dashboard"]
        words += ["--nthreads", "1", "--host", "127.0.0.1", "--local-directory", "."]
        process = self._start(name, hide_checkout(str(python), *words), {"PATH": "/usr/bin:/bin", "HOME": "."})
        self._wait_for(name, "(Registered to)", process)
        return process

    def find_environment(self, name: str) -> Path:
        """The Python of the environment of this name."""
        folder = self.place / f"environment-{name}"
        return folder / "bin/python" if folder.exists() else make_environment(folder, self.wheel)

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

    def read_log(self, name: str) -> str:
        """What a process said."""
        return (self.place / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def _start(self, name: str, words: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
        folder = self.place / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        folder.chmod(0o777)
        with (self.place / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(words, cwd=folder, env=environment, stdout=log, stderr=log)
        self.processes.append(process)
        return process

    def _wait_for(self, name: str, pattern: str, process: subprocess.Popen[bytes]) -> str:
        end = time.monotonic() + BOUND
        while time.monotonic() < end and process.poll() is None:
            if match := re.search(pattern, self.read_log(name)):
                return match[1]
            time.sleep(0.1)
        raise AssertionError(self.read_log(name))
