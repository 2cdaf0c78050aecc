"""The way into the source: what is read, what is not, and that nothing is waited for."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.validation.source_files import UnreadFileError, digest_source, is_there, read_regular_file

MOST = 100


def trouble(path: Path, inside: Path) -> str:
    with pytest.raises(UnreadFileError) as error:
        read_regular_file(path, inside, MOST)
    return error.value.trouble


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outside.txt").write_text("secret")
    folder = tmp_path / "source"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "a.txt").write_text("words")
    return folder


def test_a_file_and_links_to_it(folder: Path) -> None:
    (folder / "to-file").symlink_to("deep/er/a.txt")
    (folder / "to-folder").symlink_to("deep/er")
    (folder / "chain").symlink_to("to-file")
    for name in ("deep/er/a.txt", "to-file", "to-folder/a.txt", "chain", "deep/../chain"):
        assert read_regular_file(folder / name, folder, MOST) == b"words"


def test_the_folder_itself_may_be_a_link(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert read_regular_file(link / "deep/er/a.txt", link, MOST) == b"words"


def test_links_out_of_the_folder(folder: Path) -> None:
    (folder / "out").symlink_to(folder.parent / "outside.txt")
    (folder / "over").symlink_to("out")
    (folder / "out-folder").symlink_to(folder.parent)
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "b.txt").write_text("b")
    for name in ("out", "over", "out-folder/outside.txt", "../outside.txt", "deep/../../outside.txt", ".hidden/b.txt"):
        assert trouble(folder / name, folder) == "outside"


def test_what_is_not_there_or_leads_in_a_circle(folder: Path) -> None:
    (folder / "nowhere").symlink_to("none")
    (folder / "self").symlink_to("self")
    (folder / "one").symlink_to("two")
    (folder / "two").symlink_to("one")
    assert [trouble(folder / name, folder) for name in ("none", "nowhere", "deep/none")] == ["missing"] * 3
    assert trouble(folder / "deep/er/a.txt/more", folder) == "missing"
    assert [trouble(folder / name, folder) for name in ("self", "one")] == ["circle"] * 2
    assert is_there(folder / "self") and is_there(folder / "nowhere") and not is_there(folder / "none")
    assert trouble(folder / "a\0b", folder) == "closed" and trouble(folder / ("a" * 5_000), folder) == "closed"


def test_nothing_special_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "pipe")
    listening = socket.socket(socket.AF_UNIX)
    monkeypatch.chdir(folder)
    listening.bind("socket")
    opened: list[str] = []
    really = os.open

    def note(path: str, *rest: Any, **more: Any) -> int:
        opened.append(str(path))
        return really(path, *rest, **more)

    monkeypatch.setattr(os, "open", note)
    assert [trouble(folder / name, folder) for name in ("pipe", "socket")] == ["special"] * 2
    assert trouble(folder / "deep", folder) == "folder"
    assert trouble(Path("/dev/zero"), Path("/dev")) == "special"
    assert not {"pipe", "socket", "zero"} & set(opened)
    listening.close()


def test_a_file_that_becomes_something_else_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at a path and its opening, somebody puts a link or a pipe there, or in the place of a folder."""
    path = folder / "deep" / "er" / "a.txt"

    def swap(make: Callable[[], object]) -> str:
        really = os.stat
        swapped: list[str] = []

        def stat_and_swap(name: str, **more: Any) -> Any:
            result = really(name, **more)
            if name == "a.txt" and not swapped:
                swapped.append(name)
                path.unlink()
                make()
            return result

        monkeypatch.setattr(os, "stat", stat_and_swap)
        answer = trouble(path, folder)
        monkeypatch.setattr(os, "stat", really)
        path.unlink()
        path.write_text("words")
        return answer

    assert swap(lambda: path.symlink_to(folder.parent / "outside.txt")) == "closed"
    assert swap(lambda: os.mkfifo(path)) == "special"


def test_size_is_bounded_whatever_the_system_says(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "large"
    path.write_bytes(b"x" * (MOST + 1))
    assert trouble(path, folder) == "large"
    size = os.fstat

    class Small:
        st_mode, st_size = stat.S_IFREG | 0o644, 0

    monkeypatch.setattr(os, "fstat", lambda number: Small() if stat.S_ISREG(size(number).st_mode) else size(number))
    assert trouble(path, folder) == "large", "as files of /proc do"


def test_the_digest_sees_what_is_inside_and_nothing_else(folder: Path) -> None:
    (folder / "out").symlink_to(folder.parent / "outside.txt")
    (folder / "proc").symlink_to("/proc")
    (folder / "zero").symlink_to("/dev/zero")
    (folder / "up").symlink_to("..")
    (folder / "in").symlink_to("deep/er/a.txt")
    os.mkfifo(folder / "pipe")
    (folder / "large").write_bytes(b"x" * 200)
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "b.txt").write_text("b")
    first = digest_source(folder, MOST)
    assert set(first) == {"deep/er/a.txt", "out", "proc", "zero", "up", "in", "pipe", "large"}
    (folder.parent / "outside.txt").write_text("other")
    assert digest_source(folder, MOST) == first
    (folder / "deep/er/a.txt").write_text("other")
    (folder / "proc").unlink()
    (folder / "proc").symlink_to("/sys")
    (folder / "large").write_bytes(b"y" * 300)
    changed = {name for name, value in digest_source(folder, MOST).items() if value != first[name]}
    assert changed == {"deep/er/a.txt", "in", "proc", "large"}
