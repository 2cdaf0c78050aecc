"""A shared store at an address: a server that answers as S3 does, on this machine alone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.build.request import Request
from pipeline.build.shared.seals import VARIABLE
from pipeline.build.shared.store import StoreUnreachableError, open_backend, prune_shared_store
from pipeline.build.stages import build
from tests.workspace import Workspace

pytestmark = pytest.mark.slow
KEY = "0123456789abcdef" * 4
SECRETS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1"}
ADDRESS = "s3://leaflets/store"


def find_free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server with one bucket; its process is gone after it."""
    port = find_free_port()
    words = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture
def around(server: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the environment says of the server, here and for commands."""
    variables = {**SECRETS, "AWS_ENDPOINT_URL": server, VARIABLE: KEY}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    import s3fs

    system = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
    if not system.exists("leaflets"):
        system.mkdir("leaflets")
    return variables


def test_what_one_machine_made_another_takes_and_old_entries_can_be_pruned(
    tmp_path: Path, around: dict[str, str]
) -> None:
    one, other = Workspace(tmp_path / "one"), Workspace(tmp_path / "other")
    words = ["build", "--format", "html,messages", "--store", ADDRESS, "--verbose"]
    first, again = one.plainleaf(*words, **around), other.plainleaf(*words, **around)
    assert first.returncode == again.returncode == 0, first.stderr + again.stderr
    assert "made muscle/en/html: " in first.stdout and "made muscle" not in again.stdout
    assert one.files() == other.files() and len(one.files()) > 2
    kept = one.plainleaf("clean", "--store", ADDRESS, "--older", "1d", **around)
    assert kept.stdout.startswith("0 entries") and kept.returncode == 0, kept.stderr
    gone = one.plainleaf("clean", "--store", ADDRESS, "--older", "0h", **around)
    assert not gone.stdout.startswith("0 entries") and gone.stdout.endswith(f"removed from {ADDRESS}\n")
    assert [*open_backend(ADDRESS).list_entries("results")] == []


def test_a_changed_object_is_not_believed(tmp_path: Path, around: dict[str, str]) -> None:
    backend = open_backend(ADDRESS)
    workspace = Workspace(tmp_path / "one")
    workspace.build(formats=("messages",), store=ADDRESS)
    (entry,) = backend.list_entries("results")
    data = backend.read(entry.name)
    assert data
    backend.write(entry.name, data[:-1])
    other, told = Workspace(tmp_path / "other"), list[str]()
    build(Request(other.source, other.outputs, formats=("messages",), store=ADDRESS), other.place, told.append)
    assert len(told) == 1 and "not sealed with your key" in told[0]
    assert backend.read(entry.name) == data, "it is mended"


@pytest.mark.parametrize("bucket", ["s3://no-such-bucket", "unreachable"])
def test_a_store_that_is_not_there_is_one_sentence_and_stops_no_build(
    tmp_path: Path, around: dict[str, str], bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if bucket == "unreachable":
        bucket = ADDRESS
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{find_free_port()}")
    workspace, told = Workspace(tmp_path), list[str]()
    build(Request(workspace.source, workspace.outputs, formats=("messages",), store=bucket), tmp_path, told.append)
    assert workspace.files() and len(told) == 1
    assert told[0].startswith(f"the shared store {bucket} cannot be used, and the build goes on without it (")
    with pytest.raises(StoreUnreachableError, match=bucket):
        prune_shared_store(bucket, 0)


def test_a_store_in_a_folder_by_its_address_is_used_too(tmp_path: Path) -> None:
    backend = open_backend(f"file://{tmp_path}")
    backend.write("results/a", b"words")
    assert backend.read("results/a") == b"words" and backend.read("results/b") is None
    (entry,) = backend.list_entries("results")
    assert (entry.name, entry.size) == ("results/a", 5) and abs(entry.written - time.time()) < 60
    backend.remove("results/a")
    backend.remove("results/a")
    assert [*backend.list_entries("results")] == []


def test_without_a_key_a_build_is_used_wrongly(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    done = workspace.plainleaf("build", "--store", ADDRESS, **{**os.environ, VARIABLE: ""})
    assert done.returncode == 2 and VARIABLE in done.stderr and not workspace.outputs.exists()
