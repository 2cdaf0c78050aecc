"""Stages of a build, in order: the request is held against the record of the last build, and where that does not match,
the leaflets are checked, made by jobs, published and recorded. Each stage is a function from one value to the next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.build.exchange.lock import Tell, tell_nobody
from pipeline.build.exchange.unfinished import is_unfinished
from pipeline.build.outcome import Outcome, replay
from pipeline.build.places_apart import refuse_overlap, refuse_shared
from pipeline.build.progress import PUBLISHED, Progress, Unwatched, Watch, list_notes
from pipeline.build.record.folder_states import digest_states
from pipeline.build.record.last_build import LastBuild
from pipeline.build.request import Request
from pipeline.build.store import Store, open_store_beside
from pipeline.build.whole_files import find_absolute
from pipeline.model.diagnostics import has_errors

if TYPE_CHECKING:
    from pipeline.build.findings import BuildFindings
    from pipeline.build.job_run import JobRun
    from pipeline.build.looking import Looked
    from pipeline.build.publishing import Published
    from pipeline.build.record.asked import Asked
    from pipeline.build.record.last_build import FolderComparison
    from pipeline.build.releasing import Recorded, RecordReleases
    from pipeline.build.running import JobRunner
    from pipeline.build.stopped import StoppedForms
    from pipeline.model.leaflet import Leaflet
    from pipeline.validation.check import Checkup


def build(
    request: Request,
    base: Path,
    tell: Tell = tell_nobody,
    record: RecordReleases | None = None,
    watch: Watch | None = None,
) -> Outcome:
    """Make whatever is out of date. Paths are shown relative to `base`; what the user should know at once is told,
    `record` is given what was released, and who watches is told how far it is. What ends it before it is done has a
    note that says what was done till then."""
    progress, store = Progress(watch or Unwatched()), open_store_beside(request.output)
    try:
        return _build(request, base, store, tell, progress, record)
    except BaseException as error:
        if PUBLISHED not in list_notes(error):
            error.add_note(progress.describe())
        raise
    finally:
        store.held.release()


def _build(
    request: Request, base: Path, store: Store, tell: Tell, progress: Progress, record: RecordReleases | None
) -> Outcome:
    _open_folders(request, store, tell)
    name = find_absolute(request.output).name
    asked = request.describe(base, record is not None)
    last = LastBuild.read(store, name)
    now = last.compare(request.source, request.output) if last and last.is_of(asked) else None
    if last and now and not now.changed and (outcome := replay(last, request.notes)):
        if now.record != last.record:  # what was too young to be told by its state has grown older
            store.write_record(name, now.record.write())
        return outcome

    from pipeline.build.running import open_runner

    with open_runner(request.execution, store, request.formats) as runner:
        progress.watch.begin("check")
        looked = _look(request, base, runner, last, now)
        progress.watch.begin("make")
        run = _make(request, looked.checkup, runner, progress)
    stopped = _find_stopped(request, looked.checkup)
    judged = _judge(request, looked, run, stopped)
    progress.watch.begin("publish")
    published = _publish(request, looked, run, judged, stopped, tell)
    progress.published = True
    if request.everything and not judged.failed and not looked.partly:
        store.sweep(store.used)
    else:
        run.drop_superseded(store, last, looked.leaflets)
    outcome = judged.tell_of(
        looked.leaflets, run.explain(last, looked.changed_files), run.refused, published, request.release
    )
    if not outcome.kept_back:
        recorded, published = _record(request, looked.checkup, run, published, record, tell)
        outcome = replace(outcome, recorded=recorded)
    _leave_record(request, store, asked, looked, run, judged, published, outcome)
    return replace(outcome, store_trouble=store.trouble)


def _open_folders(request: Request, store: Store, tell: Tell) -> None:
    """See that the folders of a build stand apart, have the store that others share at hand, and finish what a command
    that was stopped had begun."""
    refuse_overlap(request.source, request.output)
    if request.store:
        from pipeline.build.shared.store import open_shared_store

        refuse_shared(request.store, request.source, request.output)
        store.shared = open_shared_store(request.store, tell)
    if is_unfinished(store.folder, request.output):
        from pipeline.build.exchange.places import find_places

        find_places(request.output, store.folder).finish_unfinished(tell)


def _look(
    request: Request, base: Path, runner: JobRunner, last: LastBuild | None, now: FolderComparison | None
) -> Looked:
    """Check what has to be checked. What is found to be good is begun to be made."""
    from pipeline.build.checking import check_source
    from pipeline.build.looking import look

    def check(names: Collection[str]) -> Checkup:
        return check_source(
            request.source,
            base,
            names,
            request.languages,
            request.release,
            runner.store.answer,
            request.day,
            request.places,
            hand=lambda checkup: runner.begin(_list_good(request, checkup)),
        )

    return look(request.source, request.names, check, last, now.changed if now else None)


def _make(request: Request, checkup: Checkup, runner: JobRunner, progress: Progress) -> JobRun:
    from pipeline.build.job_run import Standing, run_jobs
    from pipeline.build.outputs_folder import Outputs

    outputs = Outputs.open(request.output)
    standing = Standing(outputs.slots, outputs.refused)
    return run_jobs(_list_good(request, checkup), runner, standing, progress)


def _list_good(request: Request, checkup: Checkup) -> list[Leaflet]:
    """What can be published of leaflets that were checked. A release refuses what is overdue, and others say so."""
    good = checkup.good.values()
    if request.today and not request.release:
        return [replace(leaflet, today=request.today.isoformat()) for leaflet in good]
    return [*good]


def _find_stopped(request: Request, checkup: Checkup) -> StoppedForms:
    from pipeline.build.stopped import find_stopped

    return find_stopped(checkup, request.source, request.output, request.formats, request.languages)


def _judge(request: Request, looked: Looked, run: JobRun, stopped: StoppedForms) -> BuildFindings:
    from pipeline.build.findings import judge_build

    judged = judge_build(request, looked.checkup, run, stopped)
    return judged.add_others(looked.last, looked.checkup, request.notes) if looked.last and looked.partly else judged


def _publish(
    request: Request, looked: Looked, run: JobRun, judged: BuildFindings, stopped: StoppedForms, tell: Tell
) -> Published:
    """What could be made is published; with `release`, all of it or nothing."""
    from pipeline.build.jobs import find_without_page
    from pipeline.build.publishing import Scope, publish, read_published

    if request.release and has_errors(judged.diagnostics):
        return read_published(request.output)
    checkup, every = looked.checkup, not (request.languages or request.places)
    old, without_page = checkup.earlier_ids, find_without_page(checkup.good)
    scope = Scope(tuple(checkup.leaflets), not (request.names or looked.partly), every, old, without_page)
    return publish(request.output, run, judged.failed, scope, tell, stopped=stopped, whole=request.release)


def _record(
    request: Request, checkup: Checkup, run: JobRun, published: Published, record: RecordReleases | None, tell: Tell
) -> tuple[Recorded | None, Published]:
    """A release is appended to the record, and the manifest says how far that goes."""
    from pipeline.build.releasing import find_library, list_released, note_releases
    from pipeline.model.leaflet import RELEASES

    library, day = find_library(checkup), request.day
    if library is None or RELEASES in library.unread:
        return None, published
    recorded = None
    if record and request.release and day:
        recorded = record(request.source, day, list_released(checkup, run, request.output))
    releases = recorded.releases if recorded else library.releases
    return recorded, note_releases(request.output, releases, published, tell)


def _leave_record(
    request: Request,
    store: Store,
    asked: Asked,
    looked: Looked,
    run: JobRun,
    judged: BuildFindings,
    published: Published,
    outcome: Outcome,
) -> None:
    """Let the next build know of this one, or of nothing where something could not be written."""
    from pipeline.build.recording import record_build

    name = find_absolute(request.output).name
    if published.changes.blocked or (outcome.recorded and outcome.recorded.trouble):
        store.forget_record(name)
        return
    if outcome.recorded:
        looked = replace(looked, sources=looked.sources.with_record(request.source))
    built = judged.describe(looked, run, published, digest_states(request.output, looked.folders))
    record_build(store, name, asked, outcome, built)
