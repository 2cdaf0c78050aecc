"""The store gives back what was kept, whole, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.executors import SerialExecutor, make_executor
from pipeline.build.store import Result, Store, write_whole
from pipeline.model import codes
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.source import Span

PDF = Artifact("a.pdf", "application/pdf", b"\x00\xff", Measured(8, {"symptoms": 3}))
RESULT = Result(
    (PDF, Artifact("b.txt", "text/plain", b"")),
    (codes.TOO_MANY_PAGES.at(Span("en.md", 2, 3, 4, 5), "so many", "cut"),),
)


def test_what_was_kept_comes_back_equal(tmp_path: Path) -> None:
    Store(tmp_path).keep("key", RESULT)
    assert Store(tmp_path).recall("key") == RESULT
    assert Store(tmp_path).recall("other") is None


def test_an_answer_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> str:
        made.append("now")
        return "ä"

    assert [Store(tmp_path).answer("key", make) for _ in range(3)] == ["ä"] * 3
    assert made == ["now"]


@pytest.mark.parametrize("where", ["results", "blobs"])
def test_a_damaged_entry_is_not_there(tmp_path: Path, where: str) -> None:
    store = Store(tmp_path)
    store.keep("key", RESULT)
    for path in (tmp_path / where).iterdir():
        path.write_bytes(b"{}")
    assert store.recall("key") is None


def test_sweeping_keeps_what_is_named(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep("old", RESULT)
    store.keep("new", Result((Artifact("c", "text/plain", b"new"),)))
    store.answer("text", lambda: "words")
    store.sweep({"new"})
    assert store.recall("new") is not None and store.recall("old") is None
    assert len(list((tmp_path / "blobs").iterdir())) == 1 and not list((tmp_path / "answers").iterdir())


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


def test_few_jobs_start_no_processes() -> None:
    with make_executor("auto", 8, 4) as executor:
        assert isinstance(executor, SerialExecutor)
