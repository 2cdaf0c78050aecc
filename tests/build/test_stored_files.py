"""A build holds the bytes of one result at a time: what was kept in the store is read from there when it is published,
and only what could not be kept stays in memory."""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import tracemalloc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build import timed_work
from pipeline.build.executors import Kind
from pipeline.build.jobs import Job, make
from pipeline.build.outputs_folder import Outputs
from pipeline.build.progress import Step, Unwatched
from pipeline.build.request import Request
from pipeline.build.result import Result
from pipeline.build.stages import build
from pipeline.build.store import Store
from pipeline.build.stored_files import LostFileError, StoredFile
from pipeline.cli.failures import MACHINE, describe_failure
from pipeline.conversion import FORMATS
from pipeline.model.artifact import Artifact, MadeFile
from pipeline.model.edition import Edition, Slot
from tests.build.exchange.small_outputs import ORIGIN
from tests.workspace import WORDS, Workspace, read_files

FORMS = ("html", "messages")
MEGABYTE = 1_000_000


class Keeper(Unwatched):
    """Remembers every file that comes into the store, without keeping it, and does something before all is
    published."""

    def __init__(self, before_publishing: Callable[[], object] = lambda: None) -> None:
        self.seen: list[weakref.ref[object]] = []
        self.most = 0
        self.before_publishing = before_publishing

    def begin(self, step: Step) -> None:
        if step == "publish":
            assert self.count_held() == 0
            self.before_publishing()

    def finish(self, slot: str, result: Result, seconds: float | None) -> None:
        self.seen += [weakref.ref(one) for one in result.artifacts if isinstance(one, Artifact)]

    def watch_store(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """See what comes into any store."""
        keep = Store.keep

        def note(store: Store, key: str, result: Result) -> Result:
            self.most = max(self.most, self.count_held())
            self.seen += [weakref.ref(one) for one in result.artifacts]
            return keep(store, key, result)

        monkeypatch.setattr(Store, "keep", note)

    def count_held(self) -> int:
        """How many files with bytes there are now, of those that came into it."""
        gc.collect()
        return sum(one() is not None for one in self.seen)


def run(workspace: Workspace, keeper: Keeper, *formats: str, executor: Kind = "serial", workers: int = 2) -> None:
    request = Request(workspace.source, workspace.outputs, formats=formats, executor=executor, workers=workers)
    build(request, workspace.place, watch=keeper)


def each(workspace: Workspace, damage: Callable[[Path], None]) -> None:
    """Do something to each result in the store."""
    for path in (workspace.place / ".plainleaf/results").iterdir():
        damage(path)


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_no_bytes_are_held_once_they_are_kept(
    workspace: Workspace, executor: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.duplicate("gout")
    keeper = Keeper()
    keeper.watch_store(monkeypatch)
    run(workspace, keeper, *FORMS, executor=executor)
    assert len(keeper.seen) == 2 * (1 + 3), "a page and the files of the messages, of each leaflet"
    assert keeper.most <= 3, "those of the last job alone"
    assert not any((workspace.place / ".plainleaf/unfinished").iterdir())


def test_what_was_in_the_store_is_not_held_either(workspace: Workspace) -> None:
    run(workspace, Keeper(), *FORMS)
    before = workspace.files()
    shutil.rmtree(workspace.outputs)
    keeper = Keeper()
    run(workspace, keeper, *FORMS)
    assert keeper.seen == [] and workspace.files() == before


def test_files_are_published_one_at_a_time(tmp_path: Path) -> None:
    store, outputs = Store(tmp_path / ".plainleaf"), Outputs.open(tmp_path / "outputs")
    for number in range(40):
        data = bytes([number]) * MEGABYTE
        kept = store.keep(f"{number:064}", Result((Artifact("a.pdf", "application/pdf", data),)))
        outputs.publish(Slot(f"leaflet-{number}", Edition("en"), "pdf"), kept.artifacts, ORIGIN)
    del data
    tracemalloc.start()
    try:
        outputs.close()
        assert tracemalloc.get_traced_memory()[1] < 4 * MEGABYTE
    finally:
        tracemalloc.stop()
    assert (tmp_path / "outputs/leaflet-7/en/a.pdf").read_bytes() == b"\7" * MEGABYTE


def test_what_cannot_be_kept_is_held_and_published(workspace: Workspace, tmp_path: Path) -> None:
    other = Workspace(tmp_path / "other")
    run(other, Keeper(), *FORMS)
    (workspace.place / ".plainleaf").mkdir()
    (workspace.place / ".plainleaf/results").write_text("a file in the way")
    outcome = workspace.build(formats=FORMS)
    assert outcome.store_trouble and workspace.files() == other.files()


def spoil(path: Path) -> None:
    """Change the last byte, and nothing that the system would tell."""
    with path.open("r+b") as opened:
        opened.seek(-1, os.SEEK_END)
        last = opened.read(1)[0]
        opened.seek(-1, os.SEEK_END)
        opened.write(bytes([last ^ 1]))


@pytest.mark.parametrize("damage", [spoil, lambda path: os.truncate(path, 10), lambda path: os.truncate(path, 0)])
def test_what_is_damaged_before_it_is_published_changes_nothing(
    workspace: Workspace, damage: Callable[[Path], None], tmp_path: Path
) -> None:
    run(workspace, Keeper(), "html")
    before = workspace.files()
    workspace.edit(WORDS, "Wasting has many causes.", "Wasting has several causes.")
    with pytest.raises(LostFileError) as caught:
        run(workspace, Keeper(lambda: each(workspace, damage)), *FORMS)
    sentence, code = describe_failure(caught.value)
    assert code == MACHINE and "build again" in sentence and "nothing was published" in sentence
    assert workspace.files() == before
    other = Workspace(tmp_path / "other", example=workspace.source)
    for one in (workspace, other):
        one.build(formats=FORMS)
    assert workspace.files() == other.files(), "and it is made anew"


def test_what_another_command_takes_away_is_published(workspace: Workspace) -> None:
    run(workspace, Keeper(lambda: shutil.rmtree(workspace.place / ".plainleaf/results")), *FORMS)
    assert "muscle/en/index.html" in workspace.files()


def test_where_files_have_one_name_what_is_gone_is_said(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*names: object, **how: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr("pipeline.build.held_entries.os.link", refuse)
    with pytest.raises(LostFileError, match="No such file"):
        run(workspace, Keeper(lambda: shutil.rmtree(workspace.place / ".plainleaf/results")), *FORMS)
    assert not [name for name in read_files(workspace.place) if name.startswith("outputs/")]
    run(workspace, Keeper(), *FORMS)
    assert "muscle/en/index.html" in workspace.files()


@pytest.mark.slow
def test_a_job_is_told_of_files_and_gets_the_bytes_of_those_that_it_opens(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: dict[str, Job] = {}
    loaded: dict[str, bytes] = {}

    def witness(job: Job) -> Result:
        jobs[job.format.name], loaded[job.format.name] = job, pickle.dumps(job.load())
        return make(job)

    monkeypatch.setattr(timed_work, "make", witness)
    run(workspace, Keeper(), "html", "epub", "booklet")
    told = {name: {type(one) for files in job.made.values() for one in files} for name, job in jobs.items()}
    assert told == {"pdf": set(), "html": {MadeFile}, "epub": {MadeFile}, "booklet": {StoredFile}}
    assert len(loaded["booklet"]) > jobs["booklet"].made["pdf"][0].size
    assert not any(str(workspace.place).encode() in packed for packed in loaded.values()), "no path of this machine"
    assert all({*form.opens} <= {*form.needs} for form in FORMATS.values())


@pytest.mark.slow
def test_a_worker_process_opens_what_a_job_needs(workspace: Workspace, tmp_path: Path) -> None:
    other = Workspace(tmp_path / "other")
    run(workspace, Keeper(), "booklet", executor="processes")
    run(other, Keeper(), "booklet")
    assert workspace.files() == other.files() and "muscle/en/print/muscle-en-booklet.pdf" in other.files()
