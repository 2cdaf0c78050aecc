"""Running of jobs by whoever does them. Some are begun ahead: while leaflets are still being checked, others make what
is known to be good. What is published is decided later, and by other eyes: a job that was begun is only taken where the
same is asked for, by its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import contextmanager
from dataclasses import replace
from queue import SimpleQueue

from pipeline.build.cluster.executor import ClusterExecutor
from pipeline.build.executors import FIRST_GUESS, Execution, GrowingExecutor, SerialExecutor, run_executor
from pipeline.build.jobs import Job, Plan, make_plans
from pipeline.build.store import Store
from pipeline.build.timed_work import TimedResult, make_timed
from pipeline.build.waves import sort_into_waves
from pipeline.conversion import find_others
from pipeline.model.diagnostics import has_errors
from pipeline.model.leaflet import Leaflet


class JobRunner:
    """Plans jobs for some formats (all where none is given), and has them done by an executor. The store holds what was
    made before."""

    def __init__(self, executor: Executor, store: Store, formats: Sequence[str]) -> None:
        self.store = store
        self._executor, self._formats = executor, formats
        self._plans: dict[str, tuple[Leaflet, tuple[Plan, ...]]] = {}
        self._waiting: dict[str, Job] = {}
        self._begun: dict[str, Future[TimedResult]] = {}
        self._finished: SimpleQueue[str] = SimpleQueue()
        self._done: dict[str, TimedResult] = {}

    def find_plans(self, leaflet: Leaflet) -> tuple[Plan, ...]:
        """The plans of a leaflet. They are made once, as long as it is the same."""
        known, plans = self._plans.get(leaflet.id, (None, ()))
        if known != leaflet:
            plans = make_plans({leaflet.id: leaflet}, self._formats)
            self._plans[leaflet.id] = leaflet, plans
        return plans

    def begin(self, leaflets: Iterable[Leaflet]) -> None:
        """Begin what can be made of leaflets that are good, where others do the work, and as soon as there is so much
        that they are worth starting."""
        if isinstance(self._executor, SerialExecutor | ClusterExecutor):
            return
        for leaflet in leaflets:
            for one in self.find_plans(leaflet):
                self._waiting |= self._list_unmade(one)
        ahead = len(self._waiting) * FIRST_GUESS
        if self._waiting and (not isinstance(self._executor, GrowingExecutor) or self._executor.grow(ahead)):
            for key, job in self._waiting.items():
                self._begun[key] = future = self._executor.submit(make_timed, job)
                future.add_done_callback(lambda _, key=key: self._finished.put(key))  # type: ignore[misc]
            self._waiting.clear()
        while not self._finished.empty():
            key = self._finished.get()
            self._done[key] = self._keep(key, self._begun.pop(key).result())

    def do_each(self, jobs: Sequence[Job], start: Callable[[str], None]) -> Iterator[tuple[Job, TimedResult]]:
        """Do jobs that do not need each other, and give what each gave as soon as it is there; what has no errors is in
        the store then. `start` is told the slot of each that is asked for."""
        left = []
        for job in jobs:
            if done := self._done.pop(job.find_key(), None):
                start(job.slot)
                yield job, done
            else:
                left.append(job)
        for job, timed in self._spread(left, start):
            yield job, self._keep(job.find_key(), timed)

    def _spread(self, jobs: Sequence[Job], start: Callable[[str], None]) -> Iterator[tuple[Job, TimedResult]]:
        if isinstance(self._executor, ClusterExecutor):
            yield from self._executor.spread(jobs, start)
            return
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

    def _keep(self, key: str, timed: TimedResult) -> TimedResult:
        """What a job gave, without its bytes: they are in the store, or nobody needs them."""
        result = timed.result
        refused = has_errors(result.diagnostics)
        kept = replace(result, artifacts=()) if refused else self.store.keep(key, result)
        return replace(timed, result=kept)

    def cancel(self) -> None:
        """Forget what was begun and is not asked for."""
        for future in self._begun.values():
            future.cancel()

    def _list_unmade(self, one: Plan) -> Iterator[tuple[str, Job]]:
        """The jobs that need no others, and that nobody does or has done, by their keys."""
        for form in next(sort_into_waves(one.publish), ()):
            if form.name in one.formats and not (form.needs or find_others(form)):
                job = one.make_job(form, {})
                key = job.find_key()
                if key in self._begun or key in self._done:
                    continue
                kept = self.store.recall(key)
                if kept is None or not job.could_give(kept):
                    yield key, job


@contextmanager
def open_runner(execution: Execution, store: Store, formats: Sequence[str]) -> Iterator[JobRunner]:
    """A runner for a while."""
    with run_executor(execution) as executor:
        runner = JobRunner(executor, store, formats)
        yield runner
        runner.cancel()
