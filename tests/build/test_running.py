"""Running of jobs: what is begun while leaflets are still checked is what would have been made without that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.build.executors import FIRST_GUESS, WORTH_IT, GrowingExecutor, SerialExecutor
from pipeline.build.job_run import Standing, run_jobs
from pipeline.build.progress import Progress
from pipeline.build.running import JobRunner
from pipeline.build.store import Store
from pipeline.conversion import FORMATS
from pipeline.model.leaflet import Leaflet
from tests.second_leaflet import add_foot_care
from tests.workspace import PUBLISHER, SETTINGS, Workspace

FORMS = ("messages", "html")


class CountingExecutor(Executor):
    """Others who do the work, and what they were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._others = ThreadPoolExecutor(1)

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The work as a future."""
        self.asked.append(args[0].format.name)
        return self._others.submit(work, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End them."""
        self._others.shutdown(wait, cancel_futures=cancel_futures)


@pytest.fixture
def others() -> Iterator[CountingExecutor]:
    with CountingExecutor() as executor:
        yield executor


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def make(leaflet: Leaflet, runner: JobRunner) -> dict[str, bytes]:
    """The bytes of all that is made."""
    run = run_jobs([leaflet], runner, Standing(), Progress())
    return {f"{slot} {one.path}": one.read() for slot, job in run.done.items() for one in job.result.artifacts}


def test_what_was_begun_is_taken_and_what_needs_it_is_made_later(
    workspace: Workspace, store: Store, others: CountingExecutor, tmp_path: Path
) -> None:
    leaflet = workspace.leaflet()
    runner = JobRunner(others, store, FORMS)
    runner.begin([leaflet])
    assert others.asked == ["messages"], "a page tells of other forms"
    made = make(replace(leaflet), runner)
    assert others.asked == ["messages", "html"]
    assert made == make(leaflet, JobRunner(SerialExecutor(), Store(tmp_path / "other"), FORMS))


def test_what_is_done_goes_into_the_store_at_once(workspace: Workspace, store: Store, others: CountingExecutor) -> None:
    leaflet = workspace.leaflet()
    runner = JobRunner(others, store, FORMS)
    runner.begin([leaflet])
    others.shutdown()
    (plan,) = runner.find_plans(leaflet)
    key = plan.make_job(FORMATS["messages"], {}).find_key()
    runner.begin([])
    assert store.recall(key) is not None, "a catalogue has more bytes than a machine can hold"


def test_what_is_in_the_store_is_not_begun(workspace: Workspace, store: Store, others: CountingExecutor) -> None:
    leaflet = workspace.leaflet()
    make(leaflet, JobRunner(SerialExecutor(), store, FORMS))
    JobRunner(others, store, FORMS).begin([leaflet])
    assert not others.asked


def test_what_was_begun_of_other_words_is_not_taken(
    workspace: Workspace, store: Store, others: CountingExecutor, tmp_path: Path
) -> None:
    leaflet = workspace.leaflet()
    runner = JobRunner(others, store, FORMS)
    runner.begin([leaflet])
    workspace.edit(SETTINGS, "0.1.0", "0.2.0")
    later = workspace.leaflet()
    made = make(later, runner)
    assert others.asked == ["messages", "messages", "html"]
    assert made == make(later, JobRunner(SerialExecutor(), Store(tmp_path / "other"), FORMS))


@pytest.mark.parametrize(("leaflets", "grown"), [(1, False), (int(WORTH_IT / FIRST_GUESS) + 1, True)])
def test_processes_are_started_for_much_work_alone(
    workspace: Workspace, store: Store, others: CountingExecutor, leaflets: int, grown: bool
) -> None:
    leaflet = workspace.leaflet()
    runner = JobRunner(GrowingExecutor(lambda: others), store, ("messages",))
    for number in range(leaflets):
        runner.begin([replace(leaflet, id=f"muscle-{number}")])
    assert len(others.asked) == (leaflets if grown else 0)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["all are good", "one asks something of another", "what all share has an error"])
def test_processes_give_what_one_gives(workspace: Workspace, tmp_path: Path, kind: str) -> None:
    """Also where a leaflet that was begun is kept back by what is known in the end only."""
    add_foot_care(workspace, "See [](leaflet:muscle)." if kind == "one asks something of another" else "")
    if kind == "what all share has an error":  # known when all leaflets are read
        workspace.edit(PUBLISHER, "name: ", "name: ☃ ", 1)
    serial = workspace.build(formats=FORMS)
    files = workspace.files()
    other = Workspace(tmp_path / "other", workspace.source)
    several = other.build(formats=FORMS, executor="processes", workers=2)
    assert several.diagnostics == serial.diagnostics and several.made == serial.made
    assert several.failed == serial.failed and other.files() == files
    assert bool(serial.failed) == (kind == "what all share has an error")
