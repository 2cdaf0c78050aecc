"""Runs of jobs: documents in their formats become artifacts, in waves, by any worker, and nothing is made twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from pipeline.build.executors import Kind, make_executor
from pipeline.build.jobs import Job, Plan, make, make_plans, sort_into_waves
from pipeline.build.key_parts import KeyParts
from pipeline.build.store import Result, Store
from pipeline.build.tools import find_versions
from pipeline.conversion import find_others
from pipeline.model.diagnostics import Diagnostic, has_errors
from pipeline.model.format import Format
from pipeline.model.leaflet import Leaflet


@dataclass(frozen=True)
class DoneJob:
    """A job that was done: the parts of its key, what it gave, and whether that was in the store already."""

    parts: KeyParts
    result: Result
    recalled: bool


@dataclass(frozen=True)
class JobRun:
    """What was made of some leaflets: the plans, and each job that was done, by its slot."""

    plans: tuple[Plan, ...]
    done: Mapping[str, DoneJob]

    @property
    def parts(self) -> dict[str, KeyParts]:
        """The parts of the keys, by slot."""
        return {slot: job.parts for slot, job in self.done.items()}

    def list_diagnostics(self, leaflet: str) -> list[Diagnostic]:
        """What was found wrong with a leaflet while it was made."""
        return [
            diagnostic
            for slot, job in self.done.items()
            if slot.split("/")[0] == leaflet
            for diagnostic in job.result.diagnostics
        ]

    def explain(self, before: Mapping[str, KeyParts]) -> dict[str, str]:
        """Why each slot was made that was not in the store, against the parts of the build before."""
        made = ((slot, job.parts) for slot, job in sorted(self.done.items()) if not job.recalled)
        return {slot: parts.explain_change(before.get(slot)) for slot, parts in made}


def run_jobs(
    leaflets: Mapping[str, Leaflet], formats: Sequence[str], store: Store, executor: Kind, workers: int | None
) -> JobRun:
    """Make the formats of some leaflets, and what those need, wave by wave."""
    plans = make_plans(leaflets, formats)
    done: dict[str, DoneJob] = {}
    with make_executor(executor, workers, sum(len(one.publish) for one in plans)) as running:
        for wave in sort_into_waves({name for one in plans for name in one.publish}):
            jobs = [job for one in plans for form in wave for job in _list_jobs(one, form, done)]
            done |= _do_jobs(jobs, store, running)
    return JobRun(plans, done)


def _list_jobs(one: Plan, form: Format, done: Mapping[str, DoneJob]) -> Iterator[Job]:
    """The job of a format, if the leaflet has it and what it needs could be made. Of a form that it tells of and that
    is not made now it gets no artifacts."""
    others = [name for name in (*form.needs, *find_others(form)) if name in one.formats]
    made = {name: done.get(one.name_slot(name)) for name in others}
    missing = any(made[name] is None for name in form.needs if name in made)
    if form.name not in one.formats or missing:
        return
    if not any(job is not None and has_errors(job.result.diagnostics) for job in made.values()):
        yield Job(
            slot=one.name_slot(form.name),
            document=one.document,
            format=form,
            made={name: job.result.artifacts if job else () for name, job in made.items()},
            place=one.place,
            tools=find_versions(form.tools),
        )


def _do_jobs(jobs: Sequence[Job], store: Store, executor: Executor) -> dict[str, DoneJob]:
    """Do jobs that do not need each other, or recall what they gave before. What is without errors is kept."""
    recalled: dict[str, DoneJob] = {}
    waiting: list[tuple[str, str, KeyParts, Future[Result]]] = []
    for job in jobs:
        parts = job.list_key_parts()
        key = parts.digest(job.slot)
        kept = store.recall(key)
        if kept is None:
            waiting.append((job.slot, key, parts, executor.submit(make, job)))
        else:
            recalled[job.slot] = DoneJob(parts, kept, recalled=True)
    made: dict[str, DoneJob] = {}
    for slot, key, parts, future in waiting:
        result = future.result()
        made[slot] = DoneJob(parts, result, recalled=False)
        if not has_errors(result.diagnostics):
            store.keep(key, result)
    return recalled | made
