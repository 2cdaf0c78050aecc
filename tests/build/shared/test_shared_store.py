"""A store that others share: what is made once is there for all who have the key, and nothing else is believed."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import pytest

from pipeline.build.result import Result
from pipeline.build.shared.backends import Backend, FolderBackend
from pipeline.build.shared.seals import VARIABLE, SealKey, read_seal_key
from pipeline.build.shared.store import SharedStore, open_backend, prune_shared_store
from pipeline.build.store import Store
from pipeline.build.wrong_usage import WrongUsageError
from pipeline.model.artifact import Artifact
from tests.build.recalled import recall_whole
from tests.paths import ROOT
from tests.workspace import WORDS, Workspace, read_files

SECRET = "0123456789abcdef" * 4
KEY = SealKey(SECRET.encode())
ONE, OTHER = "a" * 64, "b" * 64
RESULT = Result((Artifact("a.pdf", "application/pdf", bytes(range(256))),))
TODAY = date(2026, 11, 30)


def share(
    folder: Path, told: list[str] | None = None, key: SealKey = KEY, backend: Backend | None = None
) -> SharedStore:
    tell = (lambda sentence: None) if told is None else told.append
    return SharedStore("shared", backend or FolderBackend(folder), key, tell, TODAY)


def test_what_one_made_another_has(tmp_path: Path) -> None:
    one = Store(tmp_path / "one", share(tmp_path / "shared"))
    one.keep(ONE, RESULT)
    one.answer(OTHER, lambda: "words")
    other = Store(tmp_path / "other", share(tmp_path / "shared"))
    assert recall_whole(other, ONE) == RESULT
    assert other.answer(OTHER, lambda: "made anew") == "words"
    assert recall_whole(Store(tmp_path / "other"), ONE) == RESULT, "it is kept beside the outputs too"


def flip(at: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


SEALED = len(b"plainleaf-store-1 2026-11-30 ")


@pytest.mark.parametrize(
    "spoil",
    [
        *map(flip, (0, SEALED, SEALED + 63, SEALED + 64, SEALED + 65, 200, -1)),
        *(lambda data, size=size: data[:size] for size in (0, 1, SEALED, SEALED + 64, SEALED + 65, 300)),
        lambda data: data[:-1],
        lambda data: data + b" ",
        lambda data: data.partition(b"\n")[2],
        lambda data: b"plainleaf-store-1 2026-11-30 \n" + data.partition(b"\n")[2],
        lambda data: KEY.seal("answers", ONE, data.partition(b"\n")[2], TODAY),
        lambda data: KEY.seal("results", OTHER, data.partition(b"\n")[2], TODAY),
        lambda data: SealKey(b"another key").seal("results", ONE, data.partition(b"\n")[2], TODAY),
    ],
)
def test_what_was_tampered_with_is_not_believed_and_made_anew(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    told: list[str] = []
    Store(tmp_path / "one", share(tmp_path / "shared")).keep(ONE, RESULT)
    path = tmp_path / "shared/results" / ONE
    path.write_bytes(spoil(path.read_bytes()))
    other = Store(tmp_path / "other", share(tmp_path / "shared", told))
    assert other.recall(ONE) is None and len(told) == 1 and "not sealed with your key" in told[0]
    other.keep(ONE, RESULT)
    assert recall_whole(Store(tmp_path / "third", share(tmp_path / "shared")), ONE) == RESULT, "it is mended for all"


def test_an_entry_cannot_be_moved_under_another_key(tmp_path: Path) -> None:
    Store(tmp_path / "one", share(tmp_path / "shared")).keep(ONE, RESULT)
    folder = tmp_path / "shared/results"
    (folder / ONE).rename(folder / OTHER)
    assert Store(tmp_path / "other", share(tmp_path / "shared")).recall(OTHER) is None


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_neither_read_nor_waited_for(tmp_path: Path, make: Callable[[Path], object]) -> None:
    told: list[str] = []
    (tmp_path / "shared/results").mkdir(parents=True)
    make(tmp_path / "shared/results" / ONE)
    assert Store(tmp_path / "other", share(tmp_path / "shared", told)).recall(ONE) is None and told == []


class Refusing(FolderBackend):
    """A folder of which everything, or writing alone, is refused."""

    asked = 0

    def read(self, name: str) -> bytes | None:
        type(self).asked += 1
        raise TimeoutError("no answer")


class ReadOnly(FolderBackend):
    def write(self, name: str, data: bytes) -> None:
        raise PermissionError("not yours")


def test_a_lost_store_is_one_sentence_and_asked_no_more(tmp_path: Path) -> None:
    told: list[str] = []
    store = Store(tmp_path / "one", share(tmp_path, told, backend=Refusing(tmp_path / "shared")))
    assert store.answer(ONE, lambda: "words") == "words" and store.answer(OTHER, lambda: "more") == "more"
    assert told == ["the shared store shared cannot be used, and the build goes on without it (no answer)"]
    assert Refusing.asked == 1
    assert Store(tmp_path / "one").answer(ONE, lambda: "made anew") == "words", "nothing is lost"


def test_a_store_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    told: list[str] = []
    Store(tmp_path / "one", share(tmp_path / "shared")).keep(OTHER, RESULT)
    store = Store(tmp_path / "two", share(tmp_path, told, backend=ReadOnly(tmp_path / "shared")))
    store.keep(ONE, RESULT)
    assert recall_whole(store, OTHER) == RESULT
    assert told == ["the shared store shared may not be written, and is only read (not yours)"]


def keep_often(folder: Path, own: Path) -> None:
    for _ in range(40):
        Store(own, share(folder)).keep(ONE, RESULT)


def test_two_who_write_at_once_do_no_harm(tmp_path: Path) -> None:
    context, told = get_context("fork"), list[str]()
    writers = [context.Process(target=keep_often, args=(tmp_path / "shared", tmp_path / name)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        share(tmp_path / "shared", told).read("results", ONE)
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0] and told == []
    assert recall_whole(Store(tmp_path / "third", share(tmp_path / "shared")), ONE) == RESULT
    assert not any((tmp_path / "shared/unfinished").iterdir())


def test_use_is_noted_once_a_day_and_pruning_takes_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "shared/results"
    for key in (ONE, OTHER):
        Store(tmp_path / "one", share(tmp_path / "shared")).keep(key, RESULT)
        os.utime(folder / key, (1_000_000, 1_000_000))
    share(tmp_path / "shared").read("results", ONE)
    assert (folder / ONE).stat().st_mtime == 1_000_000, "the same day"
    late = share(tmp_path / "shared")
    late.day = TODAY + timedelta(days=1)
    late.read("results", ONE)
    (folder / "notes.txt").write_text("mine")
    os.utime(folder / "notes.txt", (1_000_000, 1_000_000))
    assert prune_shared_store(str(tmp_path / "shared"), 2_000_000)[0] == 1
    assert sorted(path.name for path in folder.iterdir()) == [ONE, "notes.txt"]


@pytest.mark.parametrize("secret", ["", "short"])
def test_without_a_key_that_nobody_guesses_there_is_no_shared_store(secret: str) -> None:
    with pytest.raises(WrongUsageError, match=VARIABLE):
        read_seal_key({VARIABLE: secret} if secret else {})


@pytest.mark.parametrize("address", ["nowhere", "nothing-like-it://bucket"])
def test_what_is_no_address_is_wrong_usage(address: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUsageError, match=address):
        open_backend(address)


@pytest.mark.slow
def test_a_build_takes_what_another_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, SECRET)
    shared = tmp_path / "shared"
    shared.mkdir()
    one, other = Workspace(tmp_path / "one"), Workspace(tmp_path / "other")
    assert one.build(store=str(shared), formats=("html", "messages")).made
    outcome = other.build(store=str(shared), formats=("html", "messages"))
    assert not outcome.made and other.files() == one.files()
    assert not any("last" in name or "lock" in name for name in read_files(shared)), "what is one's own stays at home"


@pytest.mark.parametrize("where", ["source", "outputs", ".plainleaf", "outputs/deeper"])
def test_a_shared_store_stands_apart(workspace: Workspace, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, SECRET)
    (workspace.place / where).mkdir(parents=True, exist_ok=True)
    with pytest.raises(WrongUsageError, match="shared store"):
        workspace.build(store=str(workspace.place / where))


@pytest.mark.slow
def test_edits_of_one_form_do_not_fill_the_store(ready: Workspace) -> None:
    before = len(read_files(ready.place / ".plainleaf"))
    words = ["many", "several", "some", "a few", "more", "other"]
    for old, new in pairwise(words):
        ready.edit(WORDS, f"Wasting has {old} causes.", f"Wasting has {new} causes.")
        assert ready.build(formats=("html",)).made
    results = list((ready.place / ".plainleaf/results").iterdir())
    ready.edit(WORDS, "Wasting has other causes.", "Wasting has these causes.")
    ready.build(formats=("html",))
    assert len(list((ready.place / ".plainleaf/results").iterdir())) == len(results) <= before


@pytest.mark.parametrize("words", ["--older 30d", "--store", "--store --older soon", "--store --older -1d"])
def test_what_is_to_go_from_a_store_is_said_in_full(workspace: Workspace, words: str) -> None:
    assert workspace.plainleaf("clean", *words.split()).returncode == 2


def test_cleaning_a_store_takes_what_is_old_and_no_output(workspace: Workspace) -> None:
    workspace.outputs.mkdir()
    (workspace.outputs / "mine.txt").write_text("mine")
    store = Store(workspace.place / ".plainleaf")
    store.keep(ONE, RESULT)
    store.keep(OTHER, RESULT)
    os.utime(store.folder / "results" / ONE, (1_000_000, 1_000_000))
    done = workspace.plainleaf("clean", "--store", "--older", "8w")
    assert done.stdout == "1 entry (0.0 MB) removed from .plainleaf\n", done.stderr
    assert recall_whole(store, OTHER) == RESULT and (workspace.outputs / "mine.txt").exists()


def test_a_package_that_is_missing_is_named(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "none/fsspec").mkdir(parents=True)
    (tmp_path / "none/fsspec/__init__.py").write_text("raise ModuleNotFoundError('no', name='fsspec')")
    around = {"PYTHONPATH": f"{tmp_path / 'none'}:{ROOT}", VARIABLE: SECRET}
    done = workspace.plainleaf("build", "--store", "s3://leaflets/store", **around)
    assert done.returncode == 3 and "the package fsspec is missing" in done.stderr
    assert "plainleaf[shared-store]" in done.stderr
