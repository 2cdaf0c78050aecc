"""What the machine lacks or takes away is its fault and said in a sentence; the details of ours are kept in private."""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from pipeline.build.exchange.journal import UnfinishedError
from pipeline.cli.failures import MACHINE, OURS, describe_failure
from pipeline.parsers.pandoc import PandocError
from tests.mounting import mount_again, mount_memory
from tests.workspace import WORDS, Workspace

CAUSES: list[tuple[BaseException, str]] = [
    (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
    (OSError(errno.EDQUOT, "Disk quota exceeded", "outputs/a"), "outputs/a: the disk quota is used up"),
    (OSError(errno.EROFS, "Read-only file system", "outputs"), "outputs: it cannot be written"),
    (PermissionError(errno.EACCES, "Permission denied", "outputs"), "outputs: it may not be read or written"),
    (OSError(errno.EFBIG, "File too large"), "larger than this machine allows"),
    (OSError(errno.EMFILE, "Too many open files"), "more files are open"),
    (OSError(errno.ENOMEM, "Cannot allocate memory"), "the memory of this machine is not enough"),
    (BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"), "no more processes"),
    (OSError(errno.EIO, "Input/output error", "outputs/a"), "outputs/a: Input/output error"),
    (MemoryError(), "the memory of this machine is not enough"),
    (ImportError("libx.so: failed to map segment from shared object"), "the memory of this machine is not enough"),
    (RuntimeError("can't start new thread"), "can't start new thread"),
    (BrokenProcessPool("A process in the process pool was terminated abruptly"), "ended from outside"),
    (BrokenExecutor(), "ended from outside"),
    (EOFError(), "ended from outside"),
    (ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"), "ended from outside"),
    (PandocError("pandoc is missing:\ninstall it"), "pandoc is missing: install it (`plainleaf doctor`"),
    (ModuleNotFoundError("No module named 'segno'", name="segno"), "the package segno is missing"),
    (OSError("cannot load library 'libpango-1.0-0': not there"), "a system library is missing: cannot load library"),
    (OSError(errno.EIO, "Input/output error", "a\udcff"), "a\\udcff: Input/output error"),
    (UnfinishedError("outputs: Input/output error"), "the next command tries again"),
]


@pytest.mark.parametrize(("error", "words"), CAUSES, ids=lambda value: type(value).__name__)
def test_what_the_machine_does_is_said_in_a_sentence(error: BaseException, words: str) -> None:
    error.add_note("nothing was published")
    text, code = describe_failure(error)
    assert code == MACHINE and words in text and text.endswith("; nothing was published") and "\n" not in text


def test_details_of_a_fault_of_ours_are_new_private_and_follow_no_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (tmp_path / "plainleaf-fault.txt").symlink_to(precious)
    paths = set()
    for _ in range(3):
        text, code = describe_failure(KeyError("name\udcff"))
        assert code == OURS and "this is a fault of ours: KeyError" in text and "changed" not in text
        assert text.encode(), "it can be printed"
        paths.add(Path(text.splitlines()[-1].removeprefix("The details are in ")))
    assert len(paths) == 3 and precious.read_text() == "mine"
    for path in paths:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600 and "KeyError" in path.read_text()


def test_without_a_place_for_details_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    text, code = describe_failure(KeyError("name"))
    assert code == OURS and "The details could not be kept: No such file" in text


# --- as a user meets it


@pytest.fixture
def changed(ready: Workspace) -> Workspace:
    """The example, built, with other words since."""
    ready.edit(WORDS, "Wasting has many causes.", "Wasting has several causes.")
    return ready


def run_limited(workspace: Workspace, limit: int, size: int, *words: str) -> subprocess.CompletedProcess[str]:
    def set_limit() -> None:
        resource.setrlimit(limit, (size, size))

    command = [sys.executable, "-m", "pipeline", *words]
    return subprocess.run(
        command, cwd=workspace.place, preexec_fn=set_limit, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
@pytest.mark.parametrize("size", [3_000, 40_000])
def test_a_file_that_cannot_be_written_changes_nothing(changed: Workspace, size: int) -> None:
    before = changed.files()
    done = run_limited(changed, resource.RLIMIT_FSIZE, size, "build", "--executor", "serial")
    assert done.returncode == 3 and done.stderr.count("\n") == 1, done.stderr
    assert "the file is larger than this machine allows; " in done.stderr and "nothing was published" in done.stderr
    assert changed.files() == before
    assert not changed.build().failed and changed.files() != before


@pytest.mark.slow
@pytest.mark.parametrize("megabytes", [120, 180, 210, 230, 400])
def test_too_little_memory_is_said_or_it_is_enough(changed: Workspace, megabytes: int) -> None:
    before = changed.files()
    done = run_limited(changed, resource.RLIMIT_AS, megabytes << 20, "build", "--executor", "serial")
    if done.returncode == 0:
        assert megabytes > 200 and len(changed.files()) == len(before) and changed.verify().holds
    else:
        assert changed.files() == before and megabytes < 300
        # GLib, which draws the text, ends its process itself where it gets no thread: nobody can say more then.
        if done.returncode != -signal.SIGTRAP or "GLib-ERROR" not in done.stderr:
            assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte, and a bit."""
    folder = tmp_path / "disk"
    folder.mkdir()
    with mount_memory(folder, "size=700k"):
        yield folder


@pytest.mark.slow
def test_a_full_disk_changes_nothing(disk: Path) -> None:
    workspace = Workspace(disk)
    first = workspace.plainleaf("build", "--format", "html,messages")
    assert first.returncode == 0, first.stderr
    before = workspace.files()
    workspace.edit(WORDS, "Wasting has many causes.", "Wasting has several causes.")
    (disk / "filler").write_bytes(b"x" * (os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 8192))
    done = workspace.plainleaf("build", "--format", "html,messages")
    assert done.returncode == 3 and done.stderr.startswith("plainleaf: "), done.stderr
    assert "the disk is full; " in done.stderr and "nothing was published" in done.stderr
    assert done.stderr.count("\n") == 1 and workspace.files() == before
    (disk / "filler").unlink()
    assert workspace.plainleaf("build", "--format", "html,messages").returncode == 0
    assert b"several causes" in workspace.files()["muscle/en/index.html"]


@pytest.mark.slow
def test_what_cannot_be_written_can_be_checked_and_verified(ready: Workspace) -> None:
    before = ready.files()
    with mount_again(ready.place, ready.place, read_only=True):
        assert json.loads(ready.plainleaf("check", "--report", "json").stdout) is not None
        assert ready.plainleaf("check").returncode == 0
        assert ready.plainleaf("verify").returncode == 0
        assert ready.plainleaf("messages", "list").returncode == 0
        assert "nothing to do" in ready.plainleaf("build").stdout
        done_anew = ready.plainleaf("build", "--format", "notify")
        assert done_anew.returncode == 3 and "it cannot be written, because the disk is read-only" in done_anew.stderr
        assert "nothing was published" in done_anew.stderr and done_anew.stderr.count("\n") == 1
        assert ready.plainleaf("clean").returncode == 3
    assert ready.files() == before


@pytest.mark.slow
@pytest.mark.parametrize("missing", ["weasyprint", "pikepdf", "jinja2", "yaml", "PIL"])
def test_a_package_that_is_missing_is_no_fault_of_the_words(changed: Workspace, missing: str) -> None:
    before = changed.files()
    script = (
        "import sys\n"
        f"sys.modules[{missing!r}] = None\n"
        "sys.argv = ['plainleaf', 'build', '--executor', 'serial']\n"
        "from pipeline.cli import main; main()\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=changed.place, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1), done.stderr
    assert f"the package {missing}" in done.stderr and "nothing was published" in done.stderr
    assert changed.files() == before
