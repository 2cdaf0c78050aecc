"""Runs of jobs: documents in their formats become artifacts, in waves, by any worker, and nothing is made twice."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.build.jobs import Job, Plan
from pipeline.build.key_parts import KeyParts
from pipeline.build.progress import Progress
from pipeline.build.record.last_build import LastBuild, group_by_folder
from pipeline.build.result import Result
from pipeline.build.running import JobRunner
from pipeline.build.store import Store
from pipeline.build.stored_files import FileOfJob
from pipeline.build.waves import sort_into_waves
from pipeline.conversion import FORMATS, find_others
from pipeline.model.diagnostics import Diagnostic, has_errors
from pipeline.model.edition import Slot
from pipeline.model.format import Format
from pipeline.model.leaflet import Leaflet

MOST_ANSWERS, ANSWERS_OF_A_DOCUMENT = 100, 12
"""How many answers a store keeps at most where not everything is built: those of shared files, and those that the words
of a document, its pictures and what is measured of it have, twice over."""


@dataclass(frozen=True)
class DoneJob:
    """A job that was done: the parts of its key, what it gave, and whether that was in the store already."""

    parts: KeyParts
    result: Result
    recalled: bool

    @property
    def refused(self) -> bool:
        """True where the format cannot hold the words, so that there is no file."""
        return has_errors(self.result.diagnostics)


@dataclass(frozen=True)
class Standing:
    """What stands in the outputs before a build, by slot: what there are files of, and what could not be made, with the
    digest of its words."""

    slots: frozenset[str] = frozenset()
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class JobRun:
    """What was made of some leaflets: the plans, and each job that was done, by its slot."""

    plans: tuple[Plan, ...]
    done: Mapping[str, DoneJob]

    @property
    def parts(self) -> dict[str, KeyParts]:
        """The parts of the keys, by slot."""
        return {slot: job.parts for slot, job in self.done.items()}

    def list_diagnostics(self) -> dict[str, list[Diagnostic]]:
        """What was found wrong with each leaflet while it was made."""
        of_leaflets: dict[str, list[Diagnostic]] = {}
        for slot, job in self.done.items():
            of_leaflets.setdefault(Slot.read(slot).leaflet, []).extend(job.result.diagnostics)
        return of_leaflets

    @property
    def leaflets_without_a_page(self) -> tuple[str, ...]:
        """The leaflets whose page could not be made: nothing of them is published then."""
        pages = {form.name for form in FORMATS.values() if form.tells_of_others}
        slots = map(Slot.read, self.refused)
        return tuple(dict.fromkeys(slot.leaflet for slot in slots if slot.format in pages))

    @property
    def refused(self) -> tuple[str, ...]:
        """The slots of which nothing could be made."""
        return tuple(slot for slot, job in sorted(self.done.items()) if job.refused)

    def drop_superseded(self, store: Store, last: LastBuild | None, leaflets: int) -> None:
        """Drop from the store what the build before gave for slots that are now made of other parts, and the answers of
        older words, as far as there are more than the documents of so many leaflets need: nothing else bounds it where
        not everything is built."""
        before = {slot: last.find_parts(slot) if last else None for slot in self.done}
        parts = self.parts
        store.drop_results(was.digest(slot) for slot, was in before.items() if was and parts[slot] != was)
        documents = {(slot.leaflet, slot.edition.language) for slot in map(Slot.read, parts)}
        share = max(1.0, leaflets / max(1, len({leaflet for leaflet, _ in documents})))
        store.trim_answers(MOST_ANSWERS + math.ceil(ANSWERS_OF_A_DOCUMENT * len(documents) * share))

    def explain(self, last: LastBuild | None, files: Collection[str] = ()) -> dict[str, str]:
        """Why each slot was made that was not in the store, against the parts of the build before and the source files
        that changed since."""
        made = {slot: job.parts for slot, job in sorted(self.done.items()) if not (job.recalled or job.refused)}
        own = group_by_folder(dict.fromkeys(files))
        shared = [path for name in {*own} - {one.document.leaflet for one in self.plans} for path in own[name]]
        reasons = {}
        for slot, parts in made.items():
            near = (*shared, *own.get(Slot.read(slot).leaflet, ()))
            before = last.find_parts(slot) if last else None
            reasons[slot] = parts.explain_change(before, sorted(near or files))  # a leaflet that it links to may be it
        return reasons


def run_jobs(
    leaflets: Iterable[Leaflet],
    runner: JobRunner,
    standing: Standing,
    progress: Progress,
) -> JobRun:
    """Make the formats of some leaflets, and what those need, wave by wave; what the runner has begun is only waited
    for. A page that stands and that offers what could not be made now is made again. The `progress` is kept up to
    date."""
    plans = tuple(one for leaflet in leaflets for one in runner.find_plans(leaflet))
    done: dict[str, DoneJob] = {}
    wanted = [{form.name for wave in sort_into_waves(one.publish) for form in wave} for one in plans]
    progress.expect(Counter(name for one, names in zip(plans, wanted, strict=True) for name in names & {*one.formats}))
    for wave in sort_into_waves({name for one in plans for name in one.publish}):
        asked = [(one, form) for one, names in zip(plans, wanted, strict=True) for form in wave if form.name in names]
        jobs = [job for one, form in asked for job in _list_jobs(one, form, done, standing)]
        done |= _do_jobs(jobs, runner, progress)
    plans = tuple(_add_outdated_pages(one, done, standing) for one in plans)
    late = [
        job
        for one in plans
        for name in one.publish
        if one.name_slot(name) not in done and name in FORMATS
        for job in _list_jobs(one, FORMATS[name], done, standing)
    ]
    progress.expect(Counter(job.format.name for job in late))
    done |= _do_jobs(late, runner, progress)
    return JobRun(plans, done)


def _add_outdated_pages(one: Plan, done: Mapping[str, DoneJob], standing: Standing) -> Plan:
    """The plan with the formats that stand and tell of others, where what could not be made is not what it was."""
    names = []
    for form in FORMATS.values():
        slots = [slot for name in find_others(form) if (slot := one.name_slot(name)) in done]
        changed = any(done[slot].refused != (slot in standing.refused) for slot in slots)
        if changed and form.name not in one.publish and one.name_slot(form.name) in standing.slots:
            names.append(form.name)
    return replace(one, publish=(*one.publish, *names)) if names else one


def _list_jobs(one: Plan, form: Format, done: Mapping[str, DoneJob], standing: Standing) -> Iterator[Job]:
    """The job of a format, if the leaflet has it. It is told of no form that could not be made, now or before of the
    same words; of one that is not made now it gets no artifacts."""
    if form.name not in one.formats:
        return
    made: dict[str, tuple[FileOfJob, ...]] = {}
    for name in (*form.needs, *find_others(form)):
        if name in one.formats and not _is_refused(one, name, done, standing):
            job = done.get(one.name_slot(name))
            made[name] = job.result.hand_on(opened=name in form.opens) if job else ()
    yield one.make_job(form, made)


def _is_refused(one: Plan, name: str, done: Mapping[str, DoneJob], standing: Standing) -> bool:
    slot = one.name_slot(name)
    if slot in done:
        return done[slot].refused
    return slot in standing.refused and standing.refused[slot] == one.digest_words(name)


def _do_jobs(jobs: Sequence[Job], runner: JobRunner, progress: Progress) -> dict[str, DoneJob]:
    """Do jobs that do not need each other, or recall what they gave before."""
    done: dict[str, DoneJob] = {}
    parts = {job.slot: job.list_key_parts() for job in jobs}
    asked = []
    for job in jobs:
        kept = runner.store.recall(parts[job.slot].digest(job.slot))
        if kept is not None and job.could_give(kept):
            done[job.slot] = DoneJob(parts[job.slot], kept, recalled=True)
            progress.finish(job.slot, kept)
        else:
            asked.append(job)
    for job, timed in runner.do_each(asked, progress.watch.start):
        done[job.slot] = DoneJob(parts[job.slot], timed.result, recalled=False)
        progress.finish(job.slot, timed.result, timed.seconds)
    return {job.slot: done[job.slot] for job in jobs}
