"""Spreading of jobs over whoever does them on this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from queue import SimpleQueue
from typing import Protocol

from pipeline.build.executors import FIRST_GUESS, GrowingExecutor, SerialExecutor
from pipeline.build.jobs import Job
from pipeline.build.timed_work import TimedResult, make_timed


class Spreading(Protocol):
    """Has jobs done. Some may be begun ahead, while nobody knows yet what else there is to do."""

    def begin(self, jobs: deque[Job]) -> Sequence[tuple[Job, TimedResult]]:
        """Have the first of some jobs begun, where others do them and there are enough that this is worth it: these are
        taken out. What is there of those that were begun before is given."""

    def spread(self, jobs: Sequence[Job], start: Callable[[str], None]) -> Iterator[tuple[Job, TimedResult]]:
        """Do jobs that do not need each other, and give what each gave as soon as it is there; of those that were begun
        it is only waited for. `start` is told the slot of each."""


class JobSpreader:
    """Spreads jobs one by one, over an executor."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._begun: dict[str, Future[TimedResult]] = {}
        self._finished: SimpleQueue[Job] = SimpleQueue()

    def begin(self, jobs: deque[Job]) -> Sequence[tuple[Job, TimedResult]]:
        """See `Spreading`. In this process nothing is begun, because checking would not go on."""
        if jobs and self._is_beside(len(jobs) * FIRST_GUESS):
            while jobs:
                job = jobs.popleft()
                self._begun[job.find_key()] = future = self._executor.submit(make_timed, job)
                future.add_done_callback(lambda _, job=job: self._finished.put(job))  # type: ignore[misc]
        done = []
        while not self._finished.empty():
            job = self._finished.get()
            done.append((job, self._begun.pop(job.find_key()).result()))
        return done

    def spread(self, jobs: Sequence[Job], start: Callable[[str], None]) -> Iterator[tuple[Job, TimedResult]]:
        """See `Spreading`."""
        begun = {job.slot: future for job in jobs if (future := self._begun.pop(job.find_key(), None))}
        if isinstance(self._executor, GrowingExecutor):
            self._executor.expect(len(jobs) - len(begun))
        waiting: dict[Future[TimedResult], Job] = {}
        for job in jobs:
            start(job.slot)
            future = begun.get(job.slot) or self._executor.submit(make_timed, job)
            if future.done():
                yield job, future.result()
            else:
                waiting[future] = job
        for future in as_completed(list(waiting)):
            yield waiting.pop(future), future.result()

    def _is_beside(self, seconds: float) -> bool:
        """Whether others do so many seconds of work."""
        if isinstance(self._executor, GrowingExecutor):
            return self._executor.grow(seconds)
        return not isinstance(self._executor, SerialExecutor)
