"""A command that is stopped says what was done, and leaves no process behind, however it is stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest

from pipeline.parsers.child_processes import make_child_guard
from tests.needs import need
from tests.workspace import Workspace

pytestmark = pytest.mark.slow
MARK = "PLAINLEAF_TEST_MARK"


def list_processes(mark: str) -> dict[int, str]:
    """The processes with this mark in their environment by their numbers, and what each is."""
    need(Path("/proc/self/environ").exists(), "/proc, which tells what processes there are,")
    alive = {}
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and f"{MARK}={mark}".encode() in (folder / "environ").read_bytes():
                alive[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return alive


def wait_until(condition: Callable[[], object], seconds: float = 40) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


class Running:
    """`plainleaf` in a session of its own, with a pipe for what it says. As a context it leaves no process behind,
    whatever fails in it."""

    def __init__(self, workspace: Workspace, *words: str) -> None:
        self.mark = uuid.uuid4().hex
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pipeline", *words],
            cwd=workspace.place,
            env={**os.environ, MARK: self.mark},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *of_error: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()

    def wait_for_workers(self) -> None:
        """Until the workers are at it."""
        assert wait_until(lambda: sum("multiprocessing" in one for one in list_processes(self.mark).values()) >= 3)

    def read_end(self) -> str:
        """What it said. This ends only when no process holds the pipe any more."""
        text, _ = self.process.communicate(timeout=40)
        return text

    def is_alone(self) -> bool:
        """True when none of its processes is left."""
        return wait_until(lambda: not list_processes(self.mark), 15)


@pytest.fixture
def running(workspace: Workspace) -> Iterator[Running]:
    """A build that has been making leaflets in processes for a moment, and so many that it has not ended when it is
    stopped, however slow the test is."""
    for name in ("second", "third", "fourth"):
        workspace.duplicate(name)
    with Running(workspace, "build", "--executor", "processes", "--jobs", "2") as started:
        started.wait_for_workers()
        yield started


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_process_outlives_a_build_that_is_stopped(running: Running, number: signal.Signals) -> None:
    running.process.send_signal(number)
    text = running.read_end()
    assert running.process.returncode == (-number if number == signal.SIGKILL else 128 + number)
    assert running.is_alone(), list_processes(running.mark)
    assert "Traceback" not in text
    if number != signal.SIGKILL:
        assert text.count("plainleaf: stopped; ") == 1 and "nothing was published\n" in text
        assert len(text.strip().splitlines()) == 1


def test_ctrl_c_says_what_was_finished(running: Running, workspace: Workspace) -> None:
    results = workspace.place / ".plainleaf/results"
    assert wait_until(lambda: results.is_dir() and len(list(results.iterdir())) > 1)
    os.killpg(running.process.pid, signal.SIGINT)  # as a terminal does: the workers get it too
    text = running.read_end()
    assert running.process.returncode == 130 and "Traceback" not in text
    assert "forms are made and kept for the next build, and nothing was published" in text
    assert running.is_alone() and not workspace.outputs.exists()
    kept = len(list(results.iterdir()))
    again = workspace.build()
    assert len(again.made) + kept == 4 * 7 and not again.failed, "what was finished is not made again"


def test_a_worker_that_is_killed_is_no_fault_of_ours(running: Running, workspace: Workspace) -> None:
    for number, words in list_processes(running.mark).items():
        if "multiprocessing.forkserver" in words:  # the server, and the workers that it has made
            os.kill(number, signal.SIGKILL)
    text = running.read_end()
    assert running.process.returncode == 3, text
    assert text.count("\n") == 1 and "ended from outside" in text and "nothing was published" in text
    assert running.is_alone() and not workspace.outputs.exists()


def test_a_server_of_workers_that_is_killed_is_no_end_of_what_is_typed(workspace: Workspace) -> None:
    """It may be killed while it is asked for a worker: multiprocessing then says EOFError."""
    script = (
        "import sys\n"
        "from concurrent.futures import ProcessPoolExecutor\n"
        "from pipeline.cli import main\n"
        "def break_off(*_, **__): raise EOFError('unexpected EOF')\n"
        "ProcessPoolExecutor.submit = break_off\n"
        "sys.argv = ['plainleaf', 'build', '--executor', 'processes', '--jobs', '2']; main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=workspace.place, capture_output=True, text=True)
    assert done.returncode == 3 and "ended from outside" in done.stderr and "nothing was published" in done.stderr
    assert done.stderr.count("\n") == 1 and not workspace.outputs.exists()


def test_a_check_is_stopped_without_a_traceback(workspace: Workspace) -> None:
    script = (
        "import signal, pipeline.build.selection as selection\n"
        "from pipeline.cli import main\n"
        "selection.check_for_report = lambda *_, **__: signal.raise_signal(signal.SIGINT)\n"
        "import sys; sys.argv = ['plainleaf', 'check']; main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=workspace.place, capture_output=True, text=True)
    assert (done.returncode, done.stderr.strip()) == (130, "plainleaf: stopped")


def test_pandoc_does_not_outlive_us() -> None:
    need(make_child_guard(), "a system that ends a process with its parent (prctl)")
    script = (
        "import subprocess, sys\n"
        "from pipeline.parsers.child_processes import make_child_guard\n"
        "child = subprocess.Popen(['sleep', '60'], preexec_fn=make_child_guard())\n"
        "print(child.pid, flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        try:
            assert not _has_ended(child)
            parent.kill()
            parent.wait()
            assert wait_until(lambda: _has_ended(child), 10)
        finally:
            parent.kill()
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)


def _has_ended(number: int) -> bool:
    try:
        return ") Z" in Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return True


def test_two_builds_at_once_do_no_harm(workspace: Workspace) -> None:
    pairs = int(os.environ.get("PLAINLEAF_PAIRS", "2"))
    for number in range(pairs):
        workspace.edit("muscle/en.md", "Wasting has ", f"Wasting has {number} ", 1)
        words = ("build", "--format", "html,messages")
        with Running(workspace, *words) as one, Running(workspace, *words) as other:
            texts = [one.read_end(), other.read_end()]
        assert (one.process.returncode, other.process.returncode) == (0, 0), texts
        entries = json.loads((workspace.outputs / "manifest.json").read_bytes())["files"]
        assert {*entries, "manifest.json"} == {*workspace.files()}
        assert workspace.build(formats=("html", "messages")).nothing_to_do
