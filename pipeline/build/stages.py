"""Stages of a build, in order: the request is held against the record of the last build, and where that does not match,
the leaflets are checked, made by jobs, published and recorded. Each stage is a function from one value to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.build.exchange.changes import Changes
from pipeline.build.exchange.lock import Tell, tell_nobody
from pipeline.build.exchange.unfinished import is_unfinished
from pipeline.build.file_states import digest_folder
from pipeline.build.places_apart import refuse_overlap
from pipeline.build.progress import PUBLISHED, Progress, list_notes
from pipeline.build.record import Asked, BuildRecord
from pipeline.build.store import Store, open_store_beside
from pipeline.build.tools import digest_code
from pipeline.build.whole_files import find_absolute
from pipeline.model.diagnostics import Diagnostic, has_errors, in_order
from pipeline.model.source import Source
from pipeline.validation.folder import find_leaflets

if TYPE_CHECKING:
    from pipeline.build.executors import Kind
    from pipeline.build.job_run import JobRun
    from pipeline.build.key_parts import KeyParts
    from pipeline.build.publishing import Published
    from pipeline.build.stopped import StoppedForms
    from pipeline.validation.check import Checkup


@dataclass(frozen=True)
class Request:
    """What is asked of a build. Empty names, languages, formats or places mean all of them."""

    source: Path
    output: Path
    names: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    release: bool = False
    executor: Kind = "auto"
    workers: int | None = None

    @property
    def everything(self) -> bool:
        """True when nothing is left out."""
        return not (self.names or self.languages or self.formats or self.places)

    def describe(self, base: Path) -> Asked:
        """What decides the result, for the record; the executor does not, and the day only that of a release."""
        return Asked(
            source=str(self.source.absolute()),
            base=str(base),
            names=self.names,
            languages=self.languages,
            formats=self.formats,
            places=self.places,
            release=self.release,
            today=date.today().isoformat() if self.release else "",
        )


@dataclass(frozen=True)
class Outcome:
    """What a build did. `made` tells why each slot was made; `failed` are the leaflets, and the editions of leaflets
    (leaflet/language or leaflet/language/place), whose outputs stay as they were; `refused` are the slots whose format
    cannot hold the words; `files` counts what stands in the outputs now, and `waived` the warnings that leaflets allow.
    `kept_back` is true for a release of which nothing was published, because something of it failed. `store_trouble` is
    why nothing could be kept for the next build, where that is so."""

    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)
    leaflets: int = 0
    files: int = 0
    waived: int = 0
    nothing_to_do: bool = False
    kept_back: bool = False
    store_trouble: str = ""

    @property
    def written(self) -> tuple[str, ...]:
        """The files that were written, by path below the outputs."""
        return self.changes.written

    @property
    def removed(self) -> tuple[str, ...]:
        """The files that were taken away."""
        return self.changes.removed


def build(request: Request, base: Path, tell: Tell = tell_nobody) -> Outcome:
    """Make whatever is out of date. Paths are shown relative to `base`; what the user should know at once is told. What
    ends it before it is done has a note that says what was done till then."""
    progress = Progress()
    try:
        return _build(request, base, tell, progress)
    except BaseException as error:
        if PUBLISHED not in list_notes(error):
            error.add_note(progress.describe())
        raise


def _build(request: Request, base: Path, tell: Tell, progress: Progress) -> Outcome:
    store = open_store_beside(request.output)
    refuse_overlap(request.source, request.output)
    if is_unfinished(store.folder, request.output):
        from pipeline.build.exchange.places import find_places

        find_places(request.output, store.folder).finish_unfinished(tell)
    name = find_absolute(request.output).name
    asked = request.describe(base)
    record = BuildRecord.read(store.read_record(name))
    if record and record.matches(asked, request.source, request.output):
        return _replay(record)

    sources = digest_folder(request.source)  # before they are read: what changes meanwhile, the next build sees
    checkup = _check(request, base, store, asked.day)
    run = _make(request, checkup, store, progress)
    stopped = _find_stopped(request, checkup)
    diagnostics, failed, allowed = _judge(request, checkup, run, stopped, asked.day)
    published = _publish(request, checkup, run, failed, stopped, has_errors(diagnostics), tell)
    progress.published = True
    if request.everything and not failed:
        store.sweep(store.used)
    before = record.slots if record else {}
    outcome = Outcome(
        diagnostics=diagnostics,
        sources=checkup.sources,
        made=run.explain(before),
        failed=failed,
        refused=run.refused,
        changes=published.changes,
        leaflets=len(checkup.leaflets),
        files=published.files,
        waived=allowed,
        kept_back=request.release and (has_errors(diagnostics) or bool(published.changes.blocked)),
    )
    if published.changes.blocked:
        store.forget_record(name)
    else:
        store.write_record(name, _make_record(asked, sources, {**before, **run.parts}, published, outcome).write())
    return replace(outcome, store_trouble=store.trouble)


def _check(request: Request, base: Path, store: Store, today: date | None) -> Checkup:
    from pipeline.build.checking import check_source

    names = request.names or find_leaflets(request.source)
    remember, places = store.answer, request.places
    return check_source(request.source, base, names, request.languages, request.release, remember, today, places)


def _make(request: Request, checkup: Checkup, store: Store, progress: Progress) -> JobRun:
    from pipeline.build.job_run import Standing, run_jobs
    from pipeline.build.outputs_folder import Outputs

    outputs = Outputs.open(request.output)
    standing = Standing(outputs.slots, outputs.refused)
    return run_jobs(checkup.good, request.formats, store, request.executor, request.workers, standing, progress)


def _judge(
    request: Request, checkup: Checkup, run: JobRun, stopped: StoppedForms, today: date | None
) -> tuple[tuple[Diagnostic, ...], tuple[str, ...], int]:
    """All diagnostics, of the source and of what was made; the leaflets and languages that failed by them: those with
    errors in the source, and those without a page, which has room for any words; and how many findings are allowed."""
    from pipeline.validation.waivers import waive_made

    of_jobs = run.list_diagnostics()
    diagnostics, allowed = [*checkup.shared, *checkup.of_dates, *stopped.diagnostics], len(checkup.allowed)
    for name, own in checkup.diagnostics_of.items():
        diagnostics += own
        if leaflet := checkup.leaflets[name]:
            everything = not (request.formats or request.languages or request.places)
            whole = everything and name in checkup.good and not checkup.held_back[name]
            waived = waive_made(leaflet, of_jobs.get(name, ()), "build", today, whole=whole)
            diagnostics += (*waived.diagnostics, *waived.of_waivers)
            allowed += len(waived.allowed)
    failed = tuple(dict.fromkeys((*checkup.failed, *run.leaflets_without_a_page)))
    return in_order(diagnostics), failed, allowed


def _find_stopped(request: Request, checkup: Checkup) -> StoppedForms:
    from pipeline.build.stopped import find_stopped

    return find_stopped(checkup, request.source, request.output, request.formats, request.languages)


def _publish(
    request: Request,
    checkup: Checkup,
    run: JobRun,
    failed: tuple[str, ...],
    stopped: StoppedForms,
    errors: bool,
    tell: Tell,
) -> Published:
    """What could be made is published; with `release`, all of it or nothing."""
    from pipeline.build.jobs import find_without_page
    from pipeline.build.publishing import Scope, publish, read_published

    if request.release and errors:
        return read_published(request.output)
    every = not (request.languages or request.places)
    old, without_page = checkup.earlier_ids, find_without_page(checkup.good)
    scope = Scope(tuple(checkup.leaflets), not request.names, every, old, without_page)
    return publish(request.output, run, failed, scope, tell, stopped=stopped, whole=request.release)


def _make_record(
    asked: Asked, sources: Mapping[str, str], slots: Mapping[str, KeyParts], published: Published, outcome: Outcome
) -> BuildRecord:
    mentioned = {diagnostic.span.path for diagnostic in outcome.diagnostics}
    return BuildRecord(
        asked=asked,
        code=digest_code(),
        sources=sources,
        slots=slots,
        outputs=published.states,
        diagnostics=outcome.diagnostics,
        texts={path: source.text for path, source in outcome.sources.items() if path in mentioned},
        failed=outcome.failed,
        refused=outcome.refused,
        leaflets=outcome.leaflets,
        files=outcome.files,
        waived=outcome.waived,
    )


def _replay(record: BuildRecord) -> Outcome:
    return Outcome(
        diagnostics=record.diagnostics,
        sources={path: Source(path, text) for path, text in record.texts.items()},
        failed=record.failed,
        refused=record.refused,
        leaflets=record.leaflets,
        files=record.files,
        waived=record.waived,
        nothing_to_do=True,
        kept_back=record.asked.release and has_errors(record.diagnostics),
    )
