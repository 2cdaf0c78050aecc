"""Executors of jobs (concurrent.futures): this process, or several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["auto", "serial", "processes", "dask"]
KINDS: tuple[Kind, ...] = ("auto", "serial", "processes", "dask")
WORTH_IT = 6
"""Jobs from which on it pays to start processes: each of them has to import the engines first."""

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


def make_executor(execution: Execution, jobs: int) -> Executor:
    """An executor for so many jobs. `auto` takes processes where there are jobs and processors enough."""
    kind = execution.kind
    if kind == "dask":
        from pipeline.build.cluster.executor import ClusterExecutor

        return ClusterExecutor(execution.scheduler)
    processors = execution.workers or os.cpu_count() or 1
    if kind == "serial" or (kind == "auto" and (jobs < WORTH_IT or processors < 2)):
        return SerialExecutor()
    from multiprocessing import get_context

    from pipeline.build.worker_pool import WorkerPool, start_worker

    return WorkerPool(min(processors, jobs), get_context(_choose_start()), start_worker)


def _choose_start() -> Literal["forkserver", "spawn"]:
    """How workers start. A forked one of a process with threads can hang, and a spawned one costs the imports anew; but
    the server that forks them listens on a socket in the temporary folder, whose path has to be short."""
    from tempfile import gettempdir

    short = len(os.fsencode(gettempdir())) <= LONGEST_PATH - len("/pymp-12345678/listener-12345678")
    return "forkserver" if os.name == "posix" and short else "spawn"


@contextmanager
def run_executor(execution: Execution, jobs: int) -> Iterator[Executor]:
    """An executor as above for a while. Where the work ends with an error or is stopped, its processes end at once."""
    executor = make_executor(execution, jobs)
    try:
        yield executor
    except BaseException:
        from multiprocessing import active_children

        for child in active_children():
            child.kill()
        executor.shutdown(cancel_futures=True)
        raise
    executor.shutdown()
