"""Executors of jobs (concurrent.futures): this process, or several."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

Kind = Literal["auto", "serial", "processes", "dask"]
KINDS: tuple[Kind, ...] = ("auto", "serial", "processes", "dask")
WORTH_IT = 10.0
"""CPU seconds of work ahead from which on it pays to start processes, which have to import the engines first."""

FIRST_GUESS = 0.3
"""CPU seconds that a job takes, before one was measured."""

LONGEST_PATH = 103
"""Bytes of the path of a socket, on the system that has the least room for it (macOS; Linux has 107)."""


@dataclass(frozen=True)
class Execution:
    """How work is to be done: by which kind of executor, by how many `workers` on this machine at most (one a
    processor, where nothing is said), or by those of the cluster whose `scheduler` is at an address."""

    kind: Kind = "auto"
    workers: int | None = None
    scheduler: str = ""


class SerialExecutor(Executor):
    """Does each piece of work at once, in this process."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The finished work as a future."""
        future: Future[Any] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as error:  # it belongs to whoever asks for the result
            future.set_exception(error)
        return future


class GrowingExecutor(Executor):
    """Does the work in this process, until what it measured says that there is enough ahead for several. The first
    piece is not counted: it imports an engine."""

    def __init__(self, start: Callable[[], Executor]) -> None:
        self._start = start
        self._others: Executor | None = None
        self._serial = SerialExecutor()
        self._left, self._count, self._seconds, self._warm = 0, 0, 0.0, False

    def expect(self, jobs: int) -> None:
        """So many pieces of work come next."""
        self._left = jobs

    def grow(self, seconds: float) -> bool:
        """Whether others do the work, now that so many CPU seconds of it are known to be ahead."""
        if self._others is None and seconds > WORTH_IT:
            self._others = self._start()
        return self._others is not None

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The work as a future, which is done already as long as it is done here."""
        grown = self.grow(self._left * self._seconds / self._count if self._count else 0)
        self._left -= 1
        if grown and self._others is not None:
            return self._others.submit(work, *args, **kwargs)
        before = time.process_time()
        future = self._serial.submit(work, *args, **kwargs)
        if self._warm:
            self._count, self._seconds = self._count + 1, self._seconds + time.process_time() - before
        self._warm = True
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, where some were started."""
        if self._others is not None:
            self._others.shutdown(wait, cancel_futures=cancel_futures)


def make_executor(execution: Execution) -> Executor:
    """An executor of this kind. `auto` takes processes where there is work and there are processors enough."""
    kind = execution.kind
    if kind == "dask":
        from pipeline.build.cluster.executor import ClusterExecutor

        return ClusterExecutor(execution.scheduler)
    processors = execution.workers or os.cpu_count() or 1
    if kind == "serial" or (kind == "auto" and processors < 2):
        return SerialExecutor()
    start = partial(_start_processes, processors)
    return GrowingExecutor(start) if kind == "auto" else start()


def _start_processes(count: int) -> Executor:
    from multiprocessing import get_context

    from pipeline.build.worker_pool import WorkerPool, start_worker

    return WorkerPool(count, get_context(_choose_start()), start_worker)


def _choose_start() -> Literal["forkserver", "spawn"]:
    """How workers start. A forked one of a process with threads can hang, and a spawned one costs the imports anew; but
    the server that forks them listens on a socket in the temporary folder, whose path has to be short."""
    from tempfile import gettempdir

    short = len(os.fsencode(gettempdir())) <= LONGEST_PATH - len("/pymp-12345678/listener-12345678")
    return "forkserver" if os.name == "posix" and short else "spawn"


@contextmanager
def run_executor(execution: Execution) -> Iterator[Executor]:
    """An executor as above for a while. Where the work ends with an error or is stopped, its processes end at once."""
    executor = make_executor(execution)
    try:
        yield executor
    except BaseException:
        from multiprocessing import active_children

        for child in active_children():
            child.kill()
        executor.shutdown(cancel_futures=True)
        raise
    executor.shutdown(cancel_futures=True)  # nobody waits for what was begun and is not asked for
