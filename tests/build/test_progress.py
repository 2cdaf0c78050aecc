"""Whoever watches a build is told of each form, and how long it took where it was made; nothing of that is kept."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from pipeline.build.executors import Kind
from pipeline.build.progress import Step
from pipeline.build.request import Request
from pipeline.build.result import Result
from pipeline.build.stages import build
from tests.workspace import Workspace

FORMATS = ("html", "messages")


class Witness:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.expected: dict[str, int] = {}
        self.started: list[str] = []
        self.seconds: dict[str, float | None] = {}

    def begin(self, step: Step) -> None:
        self.steps.append(step)

    def expect(self, forms: Mapping[str, int]) -> None:
        for name, number in forms.items():
            self.expected[name] = self.expected.get(name, 0) + number

    def start(self, slot: str) -> None:
        self.started.append(slot)

    def finish(self, slot: str, result: Result, seconds: float | None) -> None:
        assert result.artifacts
        self.seconds[slot] = seconds


def watch(workspace: Workspace, *formats: str, executor: Kind = "serial", workers: int | None = None) -> Witness:
    witness = Witness()
    request = Request(workspace.source, workspace.outputs, formats=formats, executor=executor, workers=workers)
    build(request, workspace.place, watch=witness)
    return witness


def test_a_build_tells_of_each_form_and_of_the_time_that_it_took(workspace: Workspace) -> None:
    first = watch(workspace, *FORMATS)
    assert first.steps == ["check", "make", "publish"]
    assert first.expected == dict.fromkeys(FORMATS, 1)
    assert sorted(first.started) == sorted(first.seconds) == [f"muscle/en/{name}" for name in FORMATS]
    assert all(seconds and seconds > 0 for seconds in first.seconds.values())
    assert vars(watch(workspace, *FORMATS)) == vars(Witness()), "nothing to do is nothing to watch"


def test_what_is_in_the_store_takes_no_time(workspace: Workspace) -> None:
    watch(workspace, *FORMATS)
    kept = workspace.files()
    shutil.rmtree(workspace.outputs)
    again = watch(workspace, *FORMATS)
    assert again.started == [] and again.seconds == {f"muscle/en/{name}": None for name in FORMATS}
    assert workspace.files() == kept


def test_what_a_format_needs_is_expected_with_it(workspace: Workspace) -> None:
    assert watch(workspace, "epub").expected == {"epub": 1, "pdf": 1}


def test_workers_say_how_long_they_took(workspace: Workspace) -> None:
    made = watch(workspace, *FORMATS, executor="processes", workers=2)
    assert all(seconds and seconds > 0 for seconds in made.seconds.values()) and len(made.seconds) == 2
