"""Executors: how the processes start that do the work."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Executor
from pathlib import Path

import pytest

from pipeline.build import executors
from pipeline.build.executors import LONGEST_PATH, WORTH_IT, GrowingExecutor, SerialExecutor
from tests.paths import ROOT
from tests.workspace import Workspace

WORK = """
from pipeline.build.executors import Execution, make_executor
if __name__ == "__main__":
    with make_executor(Execution("processes", 2)) as running:
        print(*running.map(abs, (-1, -2)))
"""


@pytest.mark.slow
@pytest.mark.parametrize("length", [30, LONGEST_PATH - 32, LONGEST_PATH - 31, 200])
def test_work_is_done_however_long_the_path_of_the_temporary_folder_is(length: int) -> None:
    with tempfile.TemporaryDirectory(prefix="p", dir="/tmp") as short:
        script = Path(short, "work.py")
        script.write_text(WORK, encoding="utf-8")
        folder = Path(short, "a" * (length - len(short) - 1))
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, str(script)],
            env={**os.environ, "TMPDIR": str(folder), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.stdout == "1 2\n", done.stderr


class Clock:
    """A pool that does its work at once, and remembers how often it was started."""

    def __init__(self) -> None:
        self.started = 0

    def start(self) -> Executor:
        self.started += 1
        return SerialExecutor()


def grow(seconds: float, jobs: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many pieces of work are done here, of some that take so long each, the first ten times as long."""
    clock, now, here = Clock(), [0.0], 0

    def work(took: float) -> None:
        now[0] += took

    monkeypatch.setattr(time, "process_time", lambda: now[0])
    with GrowingExecutor(clock.start) as executor:
        executor.expect(jobs)
        for number in range(jobs):
            executor.submit(work, seconds if number else 10 * seconds)
            here += not clock.started
    return here


@pytest.mark.parametrize(
    ("seconds", "jobs", "here"),
    [(0.5, 12, 12), (WORTH_IT / 100, 90, 90), (0.5, 100, 2), (30, 3, 2), (30, 2, 2)],
)
def test_processes_start_once_enough_work_is_ahead(
    seconds: float, jobs: int, here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert grow(seconds, jobs, monkeypatch) == here


def test_one_leaflet_starts_no_processes(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(count: int) -> Executor:
        raise AssertionError("processes were started")

    monkeypatch.setattr(executors, "_start_processes", refuse)
    assert workspace.build(executor="auto", workers=2, formats=("html", "messages", "epub")).made
