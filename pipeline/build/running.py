"""Running of jobs by whoever does them. Some are begun ahead: while leaflets are still being checked, others make what
is known to be good. What is published is decided later, and by other eyes: a job that was begun is only taken where the
same is asked for, by its key."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace

from pipeline.build.cluster.executor import ClusterExecutor
from pipeline.build.executors import Execution, run_executor
from pipeline.build.jobs import Job, Plan, make_plans
from pipeline.build.spreading import JobSpreader, Spreading
from pipeline.build.store import Store
from pipeline.build.timed_work import TimedResult
from pipeline.build.waves import sort_into_waves
from pipeline.conversion import find_others
from pipeline.model.diagnostics import has_errors
from pipeline.model.leaflet import Leaflet


class JobRunner:
    """Plans jobs for some formats (all where none is given), and has them done by an executor. The store holds what was
    made before."""

    def __init__(self, executor: Executor, store: Store, formats: Sequence[str]) -> None:
        self.store = store
        self._spreading: Spreading = (
            executor.spreader if isinstance(executor, ClusterExecutor) else JobSpreader(executor)
        )
        self._formats = formats
        self._plans: dict[str, tuple[Leaflet, tuple[Plan, ...]]] = {}
        self._looked_at: set[str] = set()
        self._waiting: deque[Job] = deque()
        self._done: dict[str, TimedResult] = {}

    def find_plans(self, leaflet: Leaflet) -> tuple[Plan, ...]:
        """The plans of a leaflet. They are made once, as long as it is the same."""
        known, plans = self._plans.get(leaflet.id, (None, ()))
        if known != leaflet:
            plans = make_plans({leaflet.id: leaflet}, self._formats)
            self._plans[leaflet.id] = leaflet, plans
        return plans

    def begin(self, leaflets: Iterable[Leaflet]) -> None:
        """Begin what can be made of leaflets that are good, where others do the work."""
        for leaflet in leaflets:
            for one in self.find_plans(leaflet):
                self._waiting.extend(self._list_unmade(one))
        for job, timed in self._spreading.begin(self._waiting):
            self._done[job.find_key()] = self._keep(job, timed)

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
        for job, timed in self._spreading.spread(left, start):
            yield job, self._keep(job, timed)

    def _keep(self, job: Job, timed: TimedResult) -> TimedResult:
        """What a job gave, without its bytes: they are in the store, or nobody needs them."""
        result = timed.result
        refused = has_errors(result.diagnostics)
        kept = replace(result, artifacts=()) if refused else self.store.keep(job.find_key(), result)
        return replace(timed, result=kept)

    def _list_unmade(self, one: Plan) -> Iterator[Job]:
        """The jobs that need no others, and that nobody does or has done. (A leaflet may be handed on twice.)"""
        for form in next(sort_into_waves(one.publish), ()):
            if form.name in one.formats and not (form.needs or find_others(form)):
                job = one.make_job(form, {})
                key = job.find_key()
                if key in self._looked_at:
                    continue
                self._looked_at.add(key)
                kept = self.store.recall(key)
                if kept is None or not job.could_give(kept):
                    yield job


@contextmanager
def open_runner(execution: Execution, store: Store, formats: Sequence[str]) -> Iterator[JobRunner]:
    """A runner for a while."""
    with run_executor(execution) as executor:
        yield JobRunner(executor, store, formats)
