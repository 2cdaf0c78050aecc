"""What the pages for those who run Plainleaf show can be typed, and ends as they say."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import kubernetes_validate
import pytest
import yaml

from guide.examples import add_examples, read_base, write_files
from guide.pages import read_parts
from tests.docs.terminal import Terminal, read_commands
from tests.paths import ROOT

RUNNING = ROOT / "docs/running"
SHOWN = "8786"
"""The port that the page shows: a test takes a free one."""


@pytest.mark.slow
def test_a_store_can_be_shared_as_it_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(add_examples(read_base(), ()), tmp_path / "source")
    terminal = Terminal(tmp_path, monkeypatch.setenv)
    for part in read_parts((RUNNING / "store.md").read_text(encoding="utf-8")):
        for fence in part.fences:
            if fence.kind == "console":
                terminal.follow(fence)
    assert any((tmp_path / "shared-store/results").iterdir())


@pytest.mark.slow
def test_a_cluster_on_one_machine_works_as_it_is_shown(tmp_path: Path) -> None:
    write_files(add_examples(read_base(), ()), tmp_path / "source")
    port = find_free_port()
    parts = read_parts((RUNNING / "cluster.md").read_text(encoding="utf-8"))
    fences = [fence for part in parts for fence in part.fences if fence.kind == "console"]
    commands = [command for fence in fences for command, _ in read_commands(fence)]
    assert len(commands) == 3
    with run_commands([command.replace(SHOWN, port) for command in commands], tmp_path) as done:
        assert done.returncode == 0, done.stderr
    assert "1 leaflet built" in done.stdout and (tmp_path / "outputs/screen-breaks/en/index.html").exists()


@contextmanager
def run_commands(commands: list[str], folder: Path) -> Iterator[subprocess.CompletedProcess[str]]:
    """The last of some commands, after those that end with `&` were started; those are ended after it."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    around = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    started: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands[:-1]:
            assert command.endswith(" &")
            words, log = shlex.split(command)[:-1], folder / f"{len(started)}.log"
            with log.open("wb") as opened:
                process = subprocess.Popen(words, cwd=folder, env=around, stdout=opened, stderr=opened)
            started.append(process)
            wait_for(log, ("Scheduler at:", "Registered to:")[len(started) - 1], process)
        program, *words = shlex.split(commands[-1])
        assert program == "plainleaf"
        words = [sys.executable, "-m", "pipeline", *words]
        yield subprocess.run(words, cwd=folder, env=around, capture_output=True, text=True, check=False, timeout=300)
    finally:
        for process in reversed(started):
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(log: Path, words: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while words not in log.read_text(encoding="utf-8", errors="replace"):
        assert time.monotonic() < end and process.poll() is None, log.read_text(encoding="utf-8", errors="replace")
        time.sleep(0.1)


def find_free_port() -> str:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1])


def test_the_manifests_are_what_kubernetes_takes() -> None:
    text = (RUNNING / "kubernetes.yaml").read_text(encoding="utf-8")
    documents = [*yaml.safe_load_all(text)]
    assert [one["kind"] for one in documents] == ["Deployment", "Service", "Deployment", "NetworkPolicy"]
    for one in documents:
        kubernetes_validate.validate(one, kubernetes_validate.latest_version(), strict=True)


def test_the_compose_file_is_what_its_specification_says() -> None:
    words = ["-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(RUNNING / "compose.yaml")]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["cluster.md", "compose.yaml", "kubernetes.yaml"])
def test_what_nobody_has_run_says_so(name: str) -> None:
    assert "never run by us" in (RUNNING / name).read_text(encoding="utf-8").lower()
