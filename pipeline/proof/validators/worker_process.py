"""Worker processes, in which validators live: they are started when first asked, and answer many questions.

A question and its answer are JSON, a line each: `{…}` and `{"findings": […], "undecided": […]}`, or `{"error": …}`.
A crash in there takes nothing down here; the next question starts the process again.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import Empty, Queue
from threading import Lock, Thread
from typing import IO, Any

from pipeline.proof.validators.verdict import Judgement, UnansweredError

PATIENCE = 240.0
"""Seconds to wait for one answer, the start of the process included."""


class WorkerProcess:
    """A process that answers. `command` starts it; `surroundings` is added to its environment."""

    def __init__(self, name: str, command: Sequence[str], surroundings: Mapping[str, str] | None = None) -> None:
        self.name = name
        self.command = tuple(command)
        self.surroundings = dict(surroundings or {})
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: Queue[bytes] = Queue()
        self._errors: IO[bytes] | None = None
        self._turn = Lock()

    def ask(self, question: Mapping[str, Any]) -> Judgement:
        """The answer to a question; an UnansweredError that says why where none comes. Threads take turns."""
        with self._turn:
            return self._exchange(question)

    def _exchange(self, question: Mapping[str, Any]) -> Judgement:
        process = self._start()
        assert process.stdin
        try:
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
            line = self._answers.get(timeout=PATIENCE)
            answer = json.loads(line)
        except (OSError, Empty, ValueError):
            late = process.poll() is None
            last = self._read_last_line()
            self.close()
            what = f"gave no answer in {PATIENCE:.0f} seconds" if late and not last else "stopped"
            raise UnansweredError(f"{self.name} {what}{': ' + last if last else ''}") from None
        if "error" in answer:
            raise UnansweredError(f"{self.name} failed: {answer['error']}")
        return Judgement(tuple(answer["findings"]), tuple(answer.get("undecided", ())))

    def _start(self) -> subprocess.Popen[bytes]:
        """The process, which is started where it does not run."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 -- it lives as long as the process
        self._process = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, **self.surroundings},
        )
        assert self._process.stdout
        self._answers = Queue()
        Thread(target=_forward, args=(self._process.stdout, self._answers), daemon=True).start()
        atexit.register(self.close)
        return self._process

    def _read_last_line(self) -> str:
        """The last line that it wrote to standard error."""
        if self._errors is None:
            return ""
        self._errors.seek(0)
        lines = [line.strip() for line in self._errors.read().decode(errors="replace").splitlines() if line.strip()]
        return lines[-1] if lines else ""

    def close(self) -> None:
        """End the process: it goes by itself when there are no more questions, and by force if it does not."""
        atexit.unregister(self.close)
        process, self._process = self._process, None
        if process is not None:
            assert process.stdin
            with contextlib.suppress(OSError):
                process.stdin.close()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout:
                process.stdout.close()
        if self._errors is not None:
            self._errors.close()
            self._errors = None


def _forward(lines: IO[bytes], answers: Queue[bytes]) -> None:
    """Pass answers on as they come, and an empty one at the end, which is none."""
    with contextlib.suppress(ValueError):  # closed while it was read
        for line in lines:
            answers.put(line)
    answers.put(b"")


def make_python_worker(name: str, module: str) -> WorkerProcess:
    """A worker written in Python: a module of this package, run by this same Python from wherever the package is."""
    package = str(Path(__file__).parents[3])
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    command = (sys.executable, "-m", f"pipeline.proof.validators.{module}")
    return WorkerProcess(name, command, {"PYTHONPATH": paths})
