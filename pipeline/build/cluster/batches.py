"""Batches: jobs that a worker does one after the other, because asking a worker costs time too.

How many jobs are in one follows from what jobs of their formats took so far in this build.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
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

    def add_up(self, jobs: Iterable[Job], most: float) -> float:
        """What some jobs are likely to take, or `most`, where that is less: a catalogue has tens of thousands of jobs,
        and all of them would be gone through for each batch."""
        seconds = 0.0
        for job in jobs:
            seconds += self.estimate(job)
            if seconds >= most:
                return most
        return seconds


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


class BatchSpreader:
    """Spreads jobs over a crew, in batches."""

    def __init__(self, crew: Crew) -> None:
        self._crew, self._costs = crew, JobCosts()
        self._pending: dict[Future[list[TimedResult]], Batch] = {}
        self._alone: deque[Job] = deque()

    def begin(self, jobs: deque[Job]) -> Sequence[tuple[Job, TimedResult]]:
        """See `Spreading`: a batch is begun where a worker waits for one."""
        most = self._count_most()
        while len(self._pending) < most and self._costs.add_up(jobs, WORTH_ASKING) >= WORTH_ASKING:
            self._submit(self._cut_batch(jobs, WORTH_ASKING))
        return [one for future in [*self._pending] if future.done() for one in self._take(future)]

    def spread(self, jobs: Sequence[Job], start: Callable[[str], None]) -> Iterator[tuple[Job, TimedResult]]:
        """See `Spreading`. A batch that ends workers is done again a job at a time, so that the one at fault is found,
        and blamed by an EndsWorkersError once the others are made."""
        asked = {job.find_key(): job for job in jobs}
        begun = {job.find_key() for batch in (*self._pending.values(), self._alone) for job in batch}
        for key in asked.keys() & begun:
            start(asked[key].slot)
        left = deque(job for key, job in asked.items() if key not in begun)
        self._forget_unasked(asked.keys())
        for job, timed in self._spread(left, asked.keys(), start):
            if job.find_key() in asked:
                yield job, timed

    def _spread(
        self, left: deque[Job], asked: Collection[str], start: Callable[[str], None]
    ) -> Iterator[tuple[Job, TimedResult]]:
        blamed: list[str] = []
        while left or self._alone or self._pending:
            most = self._count_most()
            while (left or self._alone) and len(self._pending) < most:
                share = self._costs.add_up(left, WORTH_ASKING * most) / most  # towards the end, all workers have some
                batch = (self._alone.popleft(),) if self._alone else self._cut_batch(left, share)
                for job in batch:
                    start(job.slot)
                self._submit(batch)
            finished, _ = wait(self._pending, timeout=PATIENCE, return_when=FIRST_COMPLETED)
            if not finished:
                self._crew.check()
            for future in finished:
                yield from self._take(future, blamed)
            self._forget_unasked(asked)
        if blamed:
            slots = ", ".join(blamed)
            raise EndsWorkersError(f"every worker that makes {slots} is ended, often because memory runs out")

    def _forget_unasked(self, asked: Collection[str]) -> None:
        """Of what has ended workers, only what is asked for is tried again."""
        self._alone = deque(job for job in self._alone if job.find_key() in asked)

    def _count_most(self) -> int:
        """How many batches are asked for at a time."""
        return AHEAD * max(1, self._crew.count_workers())

    def _submit(self, batch: Batch) -> None:
        self._pending[self._crew.submit_batch(batch)] = batch

    def _take(
        self, future: Future[list[TimedResult]], blamed: list[str] | None = None
    ) -> Iterator[tuple[Job, TimedResult]]:
        """What a batch gave. The jobs of one that ended workers wait to be done alone; who was alone is blamed."""
        batch = self._pending.pop(future)
        try:
            results = future.result()
        except WorkersEndedError:
            if len(batch) == 1 and blamed is not None:
                blamed.append(batch[0].slot)
            else:
                self._alone.extend(batch)
            return
        for job, timed in zip(batch, results, strict=True):
            self._costs.note(job, timed.seconds)
            yield job, timed

    def _cut_batch(self, left: deque[Job], most: float) -> Batch:
        """The next jobs, as many as take so many seconds, or one."""
        batch = [left.popleft()]
        seconds = self._costs.estimate(batch[0])
        while left and seconds + self._costs.estimate(left[0]) <= most:
            batch.append(left.popleft())
            seconds += self._costs.estimate(batch[-1])
        return tuple(batch)
