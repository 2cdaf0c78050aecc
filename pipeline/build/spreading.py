"""Spreading of jobs over whoever does them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed

from pipeline.build.cluster.executor import ClusterExecutor
from pipeline.build.executors import GrowingExecutor
from pipeline.build.jobs import Job
from pipeline.build.timed_work import TimedResult, make_timed


def do_each(executor: Executor, jobs: Sequence[Job], start: Callable[[str], None]) -> Iterator[tuple[Job, TimedResult]]:
    """Do jobs that do not need each other, and give what each gave as soon as it is there. `start` is told the slot of
    each that is asked for."""
    if isinstance(executor, ClusterExecutor):
        yield from executor.spread(jobs, start)
        return
    if isinstance(executor, GrowingExecutor):
        executor.expect(len(jobs))
    waiting: dict[Future[TimedResult], Job] = {}
    for job in jobs:
        start(job.slot)
        future = executor.submit(make_timed, job)
        if future.done():
            yield job, future.result()
        else:
            waiting[future] = job
    for future in as_completed(list(waiting)):
        yield waiting.pop(future), future.result()
