"""A real cluster: a scheduler and workers, each from the wheel in an environment of its own, in an empty folder, as a
user who cannot read the checkout."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from measuring.companions import BOUND
from tests.build.cluster.environments import NOBODY, hide_checkout
from tests.build.cluster.machines import Machines
from tests.paths import ROOT
from tests.workspace import Workspace

pytestmark = pytest.mark.slow
FORMS = ("--format", "html,pdf,messages")


@pytest.fixture(scope="module")
def machines() -> Iterator[Machines]:
    """A scheduler with two workers; afterwards, all processes are gone."""
    one = Machines()
    try:
        for name in ("one", "two"):
            one.start_worker(name)
        yield one
    finally:
        one.stop()
        assert all(process.poll() is not None for process in one.processes)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process alone makes of five leaflets."""
    workspace = Workspace(tmp_path_factory.mktemp("alone"))
    multiply(workspace)
    workspace.build(formats=("html", "pdf", "messages"))
    return workspace.files()


def multiply(workspace: Workspace) -> None:
    for number in range(4):
        workspace.duplicate(f"muscle-{number}")


def begin(workspace: Workspace, address: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "pipeline", "build", *FORMS, "--executor", "dask", "--scheduler", address]
    pipe = subprocess.PIPE
    return subprocess.Popen(words, cwd=workspace.place, stdout=pipe, stderr=pipe, text=True)


def wait_for_results(workspace: Workspace, count: int, build: subprocess.Popen[str]) -> None:
    results, end = workspace.place / ".plainleaf/results", time.monotonic() + BOUND
    while not results.is_dir() or len([*results.iterdir()]) < count:
        assert build.poll() is None and time.monotonic() < end, build.communicate(timeout=10)
        time.sleep(0.02)


def test_a_worker_can_read_neither_the_checkout_nor_ours(machines: Machines) -> None:
    script = f"import os, pipeline; print(os.getuid(), os.access({str(ROOT)!r}, os.R_OK), pipeline.__file__)"
    python = str(machines.find_environment("one"))
    done = subprocess.run(
        hide_checkout(python, "-c", script), env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, cwd="/"
    )
    number, readable, file = done.stdout.split()
    assert (number, readable) == (str(NOBODY), "False") and Path(file).is_relative_to(machines.place)


def test_a_killed_worker_costs_its_batch_and_the_bytes_are_those_of_one_process(
    machines: Machines, workspace: Workspace, alone: dict[str, bytes]
) -> None:
    multiply(workspace)
    build = begin(workspace, machines.address)
    wait_for_results(workspace, 2, build)
    machines.end(machines.processes[-1], at_once=True)
    text, problems = build.communicate(timeout=4 * BOUND)
    assert build.returncode == 0, problems
    assert "5 leaflets built" in text and workspace.files() == alone
    machines.start_worker("two")


def test_a_worker_with_other_tools_is_refused_with_the_reason(machines: Machines, workspace: Workspace) -> None:
    python = machines.find_environment("other")
    (listed,) = python.parents[1].glob("lib/python3.*/site-packages/pydyf-*.dist-info")
    listed.rename(listed.with_name("pydyf-0.1.0.dist-info"))
    other = machines.start_worker("other")
    done = workspace.plainleaf("build", *FORMS, "--executor", "dask", "--scheduler", machines.address)
    machines.end(other)
    ours = listed.name.removeprefix("pydyf-").removesuffix(".dist-info")
    assert done.returncode == 3 and f" has pydyf 0.1.0, and this build {ours}" in done.stderr
    assert not workspace.outputs.exists()


def test_a_scheduler_that_is_not_there_is_one_sentence(workspace: Workspace) -> None:
    done = workspace.plainleaf("build", *FORMS, "--executor", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 3
    assert done.stderr == "plainleaf: the scheduler at tcp://127.0.0.1:9 cannot be reached; nothing was published\n"


@pytest.mark.parametrize("words", [["--executor", "dask"], ["--scheduler", "tcp://127.0.0.1:9"]])
def test_a_cluster_and_its_scheduler_are_named_together(workspace: Workspace, words: list[str]) -> None:
    assert workspace.plainleaf("build", *words).returncode == 2


def test_a_lost_scheduler_is_one_sentence_and_what_was_made_is_kept(machines: Machines, workspace: Workspace) -> None:
    """The last test: workers end with their scheduler."""
    multiply(workspace)
    build = begin(workspace, machines.address)
    wait_for_results(workspace, 2, build)
    machines.end(machines.scheduler, at_once=True)
    _, problems = build.communicate(timeout=BOUND)
    assert build.returncode == 3
    lost = f"plainleaf: the scheduler at {machines.address} was lost while its workers were at work; "
    assert problems.startswith(lost)
    assert "forms are made and kept for the next build, and nothing was published" in problems
    assert problems.count("\n") == 1 and not workspace.outputs.exists()
