"""Executors of jobs (concurrent.futures): this process, or several."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, Literal

from pipeline.build.memory import collect_seldom

Kind = Literal["auto", "serial", "processes"]
KINDS: tuple[Kind, ...] = ("auto", "serial", "processes")
WORTH_IT = 6
"""Jobs from which on it pays to start processes: each of them has to import the engines first."""


class SerialExecutor(Executor):
    """Does each piece of work at once, in this process."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The finished work as a future."""
        future: Future[Any] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except BaseException as error:  # it belongs to whoever asks for the result
            future.set_exception(error)
        return future


def make_executor(kind: Kind, workers: int | None, jobs: int) -> Executor:
    """An executor for so many jobs. `auto` takes processes where there are jobs and processors enough; `workers` is
    how many processes there may be, by default one a processor."""
    processors = workers or os.cpu_count() or 1
    if kind == "serial" or (kind == "auto" and (jobs < WORTH_IT or processors < 2)):
        return SerialExecutor()
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A forked worker of a process with threads can hang, and a spawned one costs the imports anew for each worker.
    context = get_context("forkserver" if os.name == "posix" else "spawn")
    return ProcessPoolExecutor(min(processors, jobs), context, collect_seldom)
