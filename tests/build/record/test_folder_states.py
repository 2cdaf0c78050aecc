"""States of folders: what tells without opening a file that it has not changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build.record import folder_states
from pipeline.build.record.folder_states import digest_states, digest_tree


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which nothing counts as young."""
    monkeypatch.setattr(folder_states, "YOUNG", -(10**12))
    for name in ("own", "muscle/en.md", "muscle/images/leg.svg", "gout/en.md", ".hidden/file", "muscle/.file"):
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    return tmp_path / "source"


def write_over(path: Path) -> None:
    """Other words of the same length, and the time of change set back."""
    before = path.stat()
    path.write_text("doses")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_in_place(path: Path) -> None:
    other = path.with_name("other")
    other.write_text("words")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)


@pytest.mark.parametrize(
    "change",
    [
        write_over,
        put_in_place,
        lambda path: path.with_name("more").touch(),
        Path.unlink,
        lambda path: path.rename(path.with_name("es.md")),
        lambda path: path.chmod(0o600),
        lambda path: (path.with_name("images") / "leg.svg").write_text("<svg/>"),
        lambda path: path.with_name(".file").write_text("hidden files count"),
    ],
)
def test_a_change_is_seen_in_its_folder_alone(folder: Path, change: Callable[[Path], object]) -> None:
    before = digest_states(folder)
    assert digest_states(folder) == before and all(before.values())
    time.sleep(0.02)  # so long a system may give one and the same time
    change(folder / "muscle" / "en.md")
    after = digest_states(folder)
    assert {name for name in before if after[name] != before[name]} == {"muscle"}
    assert digest_states(folder, ["muscle"]) == {"muscle": after["muscle"]}


def test_hidden_folders_are_not_looked_at(folder: Path) -> None:
    before = digest_states(folder)
    (folder / ".hidden" / "file").write_text("more")
    (folder / "muscle" / ".git").mkdir()
    (folder / "muscle" / ".git" / "file").write_text("more")
    assert digest_states(folder) == before
    assert set(before) == {"", "muscle", "gout"}


def test_a_link_is_known_by_what_it_leads_to_and_a_linked_folder_is_not_entered(folder: Path) -> None:
    (folder / "gout" / "en.md").unlink()
    (folder / "gout" / "en.md").symlink_to("../own")
    (folder / "linked").symlink_to("muscle", target_is_directory=True)
    before = digest_states(folder)
    assert set(before) == {"", "muscle", "gout"}
    time.sleep(0.02)
    (folder / "own").write_text("other")
    after = digest_states(folder)
    assert {name for name in before if after[name] != before[name]} == {"", "gout"}
    (folder / "linked").unlink()
    (folder / "linked").symlink_to("gout", target_is_directory=True)
    assert digest_states(folder)[""] != after[""]


def test_what_has_just_changed_has_no_state(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_states, "YOUNG", 10**12)
    assert digest_states(folder) == {"": "", "muscle": "", "gout": ""}
    assert digest_tree(folder) == ""


def test_a_tree_has_one_state(folder: Path) -> None:
    before = digest_tree(folder, left_out=["images"])
    (folder / "muscle" / "images" / "leg.svg").write_text("more")
    assert digest_tree(folder, left_out=["images"]) == before != digest_tree(folder)


def test_where_there_is_no_folder_there_are_no_states(tmp_path: Path) -> None:
    assert digest_states(tmp_path / "none") == {"": digest_states(tmp_path)[""]}
