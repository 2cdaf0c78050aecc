"""Batches: jobs that a worker does one after the other, because asking a worker costs time too.

How many jobs are in one follows from what jobs of their formats took so far in this build.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Protocol, TypeAlias

from pipeline.build.executors import FIRST_GUESS
from pipeline.build.jobs import Job
from pipeline.build.lacking import LackingError
from pipeline.build.timed_work import TimedResult

Batch: TypeAlias = tuple[Job, ...]
WORTH_ASKING = 2.0
"""Seconds of work in a batch: asking takes some 6 ms and a way over the network, and what is lost with a worker is no
more than this."""
AHEAD = 2
"""Batches a worker: one that it does, and one that waits, so that it never does."""
PATIENCE = 5.0
"""Seconds without an answer after which it is asked whether anybody is still at work."""


class JobCosts:
    """What a job of each format takes, in seconds: a first guess, and then the mean of what was measured."""

    def __init__(self) -> None:
        self._measured: dict[str, tuple[int, float]] = {}

    def note(self, job: Job, seconds: float) -> None:
        """A job took so long."""
        count, total = self._measured.get(job.format.name, (0, 0.0))
        self._measured[job.format.name] = count + 1, total + seconds

    def estimate(self, job: Job) -> float:
        """What a job is likely to take."""
        count, total = self._measured.get(job.format.name, (0, 0.0))
        return total / count if count else FIRST_GUESS


class WorkersEndedError(RuntimeError):
    """Workers were ended while they did a batch, again and again."""


class EndsWorkersError(LackingError):
    """A job ends whatever worker does it."""


class Crew(Protocol):
    """Workers that do batches. Futures end with a WorkersEndedError where a batch has ended several of them."""

    def submit_batch(self, batch: Batch) -> Future[list[TimedResult]]:
        """Ask for a batch to be done."""

    def count_workers(self) -> int:
        """How many there are now."""

    def check(self) -> None:
        """Raises a LackingError where nobody is there who could do what was asked for."""


def spread(crew: Crew, jobs: Sequence[Job], start: Callable[[str], None]) -> Iterator[tuple[Job, TimedResult]]:
    """Do jobs in batches, and give what each gave as soon as it is there; `start` is told the slot of each that is
    asked for. A batch that ends workers is done again a job at a time, so that the one at fault is found, and blamed by
    an EndsWorkersError once the others are made."""
    costs, left, alone, blamed = JobCosts(), deque(jobs), deque[Job](), list[str]()
    pending: dict[Future[list[TimedResult]], Batch] = {}
    while left or alone or pending:
        workers = max(1, crew.count_workers())
        while (left or alone) and len(pending) < AHEAD * workers:
            batch = (alone.popleft(),) if alone else _cut_batch(left, costs, workers)
            for job in batch:
                start(job.slot)
            pending[crew.submit_batch(batch)] = batch
        finished, _ = wait(pending, timeout=PATIENCE, return_when=FIRST_COMPLETED)
        if not finished:
            crew.check()
        for future in finished:
            batch = pending.pop(future)
            try:
                results = future.result()
            except WorkersEndedError:
                if len(batch) > 1:
                    alone.extend(batch)
                else:
                    blamed.append(batch[0].slot)
                continue
            for job, timed in zip(batch, results, strict=True):
                costs.note(job, timed.seconds)
                yield job, timed
    if blamed:
        raise EndsWorkersError(f"every worker that makes {', '.join(blamed)} is ended, often because memory runs out")


def _cut_batch(left: deque[Job], costs: JobCosts, workers: int) -> Batch:
    """The next jobs, as many as are worth asking for; towards the end fewer, so that all workers have some."""
    share = sum(map(costs.estimate, left)) / (AHEAD * workers)
    batch, most = [left.popleft()], min(WORTH_ASKING, share)
    seconds = costs.estimate(batch[0])
    while left and seconds + costs.estimate(left[0]) <= most:
        batch.append(left.popleft())
        seconds += costs.estimate(batch[-1])
    return tuple(batch)
