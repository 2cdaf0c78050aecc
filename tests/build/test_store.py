"""The store gives back what was kept, whole, or nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build.executors import SerialExecutor
from pipeline.build.result import Result, pack, unpack
from pipeline.build.store import Store, open_store_beside
from pipeline.build.whole_files import open_sealed, seal, write_whole
from pipeline.model import codes
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.source import Span
from tests.build.recalled import recall_whole

PDF = Artifact("a.pdf", "application/pdf", b"\x00\xff", Measured(8, {"symptoms": 3}))
RESULT = Result(
    (PDF, Artifact("b.txt", "text/plain", b"")),
    (codes.TOO_MANY_PAGES.at(Span("en.md", 2, 3, 4, 5), "so many", "cut"),),
)


def test_what_was_kept_comes_back_equal(tmp_path: Path) -> None:
    Store(tmp_path).keep("key", RESULT)
    assert recall_whole(Store(tmp_path), "key") == RESULT
    assert Store(tmp_path).recall("other") is None


def test_an_answer_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> str:
        made.append("now")
        return "ä"

    assert [Store(tmp_path).answer("key", make) for _ in range(3)] == ["ä"] * 3
    assert made == ["now"]


OLD, NEW, TEXT = (digit * 64 for digit in "abc")


def test_sweeping_keeps_what_is_named(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep(OLD, RESULT)
    store.keep(NEW, Result((Artifact("c", "text/plain", b"new"),)))
    store.answer(TEXT, lambda: "words")
    store.sweep({NEW})
    assert store.recall(NEW) is not None and store.recall(OLD) is None
    assert len(list((tmp_path / "results").iterdir())) == 1 and not list((tmp_path / "answers").iterdir())


def test_what_was_made_anew_goes_alone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep(OLD, RESULT)
    store.keep(NEW, RESULT)
    store.drop_results([OLD, TEXT])
    assert store.recall(OLD) is None and recall_whole(store, NEW) == RESULT


def age(path: Path, days: float) -> None:
    then = path.stat().st_mtime - days * 86_400
    os.utime(path, (then, then))


def test_of_too_many_answers_those_go_that_were_not_used_for_longest(tmp_path: Path) -> None:
    for number, key in enumerate((OLD, NEW, TEXT)):
        Store(tmp_path).answer(key, lambda: "words")
        age(tmp_path / "answers" / key, 9 - number)
    store = Store(tmp_path)
    store.answer(OLD, lambda: "other words")
    store.trim_answers(3)
    assert len(list((tmp_path / "answers").iterdir())) == 3
    store.trim_answers(1)
    assert [path.name for path in (tmp_path / "answers").iterdir()] == [OLD], "the one that is in use"


def test_pruning_takes_what_was_not_used_for_long(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for key in (OLD, NEW):
        store.keep(key, RESULT)
        age(tmp_path / "results" / key, 40)
    store.answer(TEXT, lambda: "words")
    size = (tmp_path / "results" / OLD).stat().st_size
    assert recall_whole(store, NEW) == RESULT
    assert store.prune(time.time() - 30 * 86_400) == (1, size)
    assert store.recall(OLD) is None and recall_whole(store, NEW) == RESULT
    assert store.prune(time.time() + 60)[0] == 2


def test_sweeping_and_clearing_leave_what_is_not_ours(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.keep(OLD, RESULT)
    kept = ["notes.txt", "results/notes.json", "last/deep/file", "answers/x"]
    for name in kept:
        (tmp_path / "store" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "store" / name).write_text("mine")
    store.sweep(())
    assert sorted(store.clear()) == sorted(kept)
    assert all((tmp_path / "store" / name).read_text() == "mine" for name in kept)


def spoil_text(data: bytes) -> bytes:
    return data.replace(b"a.pdf", b"a.qdf")


def climb(data: bytes) -> bytes:
    """A path out of the folder, with a digest that is right."""
    return pack(Result((Artifact("../a.pdf", "application/pdf", b""),), unpack(data).diagnostics))


def retype(data: bytes) -> bytes:
    return seal(json.dumps({"artifacts": [5], "diagnostics": {}}))


def resize(data: bytes) -> bytes:
    """A size that is none, with a digest that is right."""
    return seal(open_sealed(data[: data.find(b"\n", 65)]).replace('"size": 2', '"size": -2')) + b"\n\x00\xff"


SPOILS = [
    *(lambda data, at=at: data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :] for at in (0, 65, 90, -2)),
    *(lambda data, size=size: data[:size] for size in (0, 1, 64, 65, 100)),
    lambda data: data + b" ",
    lambda data: b"[" * 100_000,
    lambda data: b"null",
    spoil_text,
    climb,
    retype,
    resize,
    lambda data: seal("[" * 100_000),
]


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_spoilt_entry_is_not_there_and_heals(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    store = Store(tmp_path)
    store.keep(NEW, RESULT)
    path = tmp_path / "results" / NEW
    path.write_bytes(spoil(path.read_bytes()))
    assert store.recall(NEW) is None
    store.keep(NEW, RESULT)
    assert recall_whole(store, NEW) == RESULT


@pytest.mark.parametrize("where", ["answers", "results", "last", "unfinished"])
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_neither_read_nor_waited_for(
    tmp_path: Path, where: str, make: Callable[[Path], object]
) -> None:
    store = Store(tmp_path)
    store.keep(NEW, RESULT)
    store.answer(NEW, lambda: "words")
    store.write_record("outputs", "{}")
    (tmp_path / "unfinished" / ".a.json.1-0a1b2c3d").write_text("half")
    paths = list((tmp_path / where).iterdir())
    assert paths, "there is something to spoil"
    for path in paths:
        path.unlink()
        make(path)
    again = Store(tmp_path)
    assert again.answer(NEW, lambda: "new words") == ("new words" if where == "answers" else "words")
    assert recall_whole(again, NEW) == (None if where == "results" else RESULT)
    assert again.read_record("outputs") == (None if where == "last" else "{}")
    again.keep(NEW, RESULT)
    again.sweep(())
    again.clear()


def test_a_store_that_cannot_be_written_keeps_nothing_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file")
    store = Store(tmp_path / "store")
    assert store.answer(NEW, lambda: "words") == "words"
    store.keep(NEW, RESULT)
    assert store.recall(NEW) is None and store.trouble


def test_what_a_process_that_is_gone_had_begun_is_taken_away(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    folder = tmp_path / ".plainleaf/unfinished"
    folder.mkdir(parents=True)
    for name in (f".a.json.{int(gone.stdout)}-0a1b2c3d", f".a.json.{os.getpid()}-0a1b2c3d", "notes.txt"):
        (folder / name).write_text("half")
    open_store_beside(tmp_path / "outputs")
    assert {path.name for path in folder.iterdir()} == {f".a.json.{os.getpid()}-0a1b2c3d", "notes.txt"}


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep/er/file", b"one")
    write_whole(tmp_path / "deep/er/file", b"two")
    assert [path.name for path in (tmp_path / "deep/er").iterdir()] == ["file"]
    assert (tmp_path / "deep/er/file").read_bytes() == b"two"


def test_the_serial_executor_hands_a_fault_to_who_asks() -> None:
    def fail() -> None:
        raise ValueError("no")

    with SerialExecutor() as executor:
        assert executor.submit(lambda: 2).result() == 2
        with pytest.raises(ValueError, match="no"):
            executor.submit(fail).result()
