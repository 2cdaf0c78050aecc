"""Batches: how many jobs are in one, and what becomes of those that end their workers."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.build.cluster.batches import (
    AHEAD,
    WORTH_ASKING,
    Batch,
    BatchSpreader,
    EndsWorkersError,
    WorkersEndedError,
)
from pipeline.build.cluster.kits import find_kit
from pipeline.build.cluster.worker import do_batch
from pipeline.build.jobs import Job
from pipeline.build.lacking import LackingError
from pipeline.build.result import Result
from pipeline.build.shown import digest_words
from pipeline.build.timed_work import TimedResult
from pipeline.build.tools import OtherToolsError, find_versions
from pipeline.conversion import FORMATS
from pipeline.model.artifact import Artifact
from tests.workspace import WORDS, Workspace


@pytest.fixture
def job(workspace: Workspace) -> Job:
    form = FORMATS["messages"]
    place = workspace.leaflet().texts["en"].source.start
    document = workspace.document()
    return Job("muscle/en/messages", document, digest_words(document), form, {}, place, find_versions(form.tools))


class PretendCrew:
    """Workers that give each job's slot back at once, each after so many seconds, and end at some slots."""

    def __init__(self, seconds: float, deadly: tuple[str, ...] = (), workers: int = 2) -> None:
        self.seconds, self.deadly, self.workers = seconds, deadly, workers
        self.batches: list[Batch] = []

    def submit_batch(self, batch: Batch) -> Future[list[TimedResult]]:
        self.batches.append(batch)
        future: Future[list[TimedResult]] = Future()
        if any(job.slot in self.deadly for job in batch):
            future.set_exception(WorkersEndedError("2 of them were"))
        else:
            gave = [Result((Artifact(job.slot, "text/plain", b""),)) for job in batch]
            future.set_result([TimedResult(result, self.seconds) for result in gave])
        return future

    def count_workers(self) -> int:
        return self.workers

    def check(self) -> None:
        raise AssertionError("everything is answered at once")


def many(job: Job, count: int) -> list[Job]:
    return [replace(job, slot=f"leaflet-{number}/en/messages") for number in range(count)]


def ignore(slot: str) -> None:
    pass


def test_each_job_is_done_once_and_gives_its_own_result(job: Job) -> None:
    jobs, started = many(job, 500), list[str]()
    done = list(BatchSpreader(PretendCrew(0.01)).spread(jobs, started.append))
    assert sorted(one.slot for one, _ in done) == sorted(started) == sorted(one.slot for one in jobs)
    assert all(timed.result.artifacts[0].path == one.slot for one, timed in done)


def test_whole_batches_are_begun_as_long_as_workers_wait_for_some(job: Job) -> None:
    crew, jobs = PretendCrew(0.01), many(job, 500)
    spreader, waiting = BatchSpreader(crew), deque(jobs)
    early = spreader.begin(waiting)
    assert len(crew.batches) == AHEAD * crew.workers and all(len(batch) > 1 for batch in crew.batches)
    assert [one for one, _ in early] == [one for batch in crew.batches for one in batch]
    rest = [*spreader.spread(jobs[len(early) :], ignore)]
    assert sorted(one.slot for one, _ in (*early, *rest)) == sorted(one.slot for one in jobs)
    assert sum(map(len, crew.batches)) == len(jobs), "nothing is done twice"
    few = deque(many(job, 2))
    assert list(BatchSpreader(crew).begin(few)) == [] and len(few) == 2


def test_what_was_begun_and_is_not_asked_for_is_not_given(job: Job) -> None:
    jobs = many(job, 100)
    spreader = BatchSpreader(PretendCrew(0.01, deadly=(jobs[3].slot,)))
    spreader.begin(deque(jobs))
    asked = [one for number, one in enumerate(jobs) if number % 2 == 0]
    assert sorted(one.slot for one, _ in spreader.spread(asked, ignore)) == sorted(one.slot for one in asked)


@pytest.mark.parametrize("seconds", [0.005, 0.1, 10])
def test_batches_are_as_long_as_jobs_were_measured_to_take(job: Job, seconds: float) -> None:
    crew = PretendCrew(seconds)
    list(BatchSpreader(crew).spread(many(job, 3000), ignore))
    sizes = [len(batch) for batch in crew.batches[AHEAD * crew.workers :]]
    wanted = max(1, round(WORTH_ASKING / seconds))
    assert max(sizes) == pytest.approx(wanted, abs=1), "once it is known"
    assert sizes[-1] <= max(1, wanted // 2), "towards the end, everybody has some"


def test_few_jobs_are_shared_out(job: Job) -> None:
    crew = PretendCrew(0.1, workers=4)
    list(BatchSpreader(crew).spread(many(job, 8), ignore))
    assert [len(batch) for batch in crew.batches] == [1] * 8


def test_the_job_that_ends_its_workers_is_blamed_by_name_after_the_others_are_made(job: Job) -> None:
    jobs, made = many(job, 40), list[str]()
    deadly = jobs[3].slot
    with pytest.raises(EndsWorkersError, match=deadly) as caught:
        for one, _ in BatchSpreader(PretendCrew(0.1, (deadly,), workers=1)).spread(jobs, ignore):
            made.append(one.slot)
    assert isinstance(caught.value, LackingError)
    assert {*made} == {one.slot for one in jobs} - {deadly}


def test_a_job_goes_to_a_worker_as_a_few_bytes_and_carries_no_path_of_this_machine(job: Job, tmp_path: Path) -> None:
    packed = pickle.dumps((job,))
    assert str(tmp_path).encode() not in packed and len(packed) < 100_000
    both = pickle.dumps((job, replace(job, slot="other")))
    assert len(both) < len(packed) * 1.1, "what jobs of one leaflet share goes once"


def test_a_worker_gives_what_this_process_would(job: Job, workspace: Workspace) -> None:
    (timed,) = do_batch(find_kit(), pickle.dumps((job,)))
    workspace.build(formats=("messages",))
    made = {f"muscle/en/{artifact.path}": artifact.read() for artifact in timed.result.artifacts}
    assert made.items() <= workspace.files().items() and made
    assert WORDS.startswith("muscle")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            lambda kit: replace(kit, tools={**kit.tools, "pydyf": "1.0"}),
            "has pydyf [0-9.]+, and this build 1.0",
        ),
        (lambda kit: replace(kit, code="0" * 64), "has another Plainleaf"),
    ],
)
def test_what_is_packed_is_not_opened_where_bytes_would_be_others(
    change: Callable[[object], object], reason: str
) -> None:
    with pytest.raises(OtherToolsError, match=reason):
        do_batch(change(find_kit()), b"not even a pickle")  # type: ignore[arg-type]
