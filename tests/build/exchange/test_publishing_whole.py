"""A leaflet's folder is exchanged whole, with and without the system's call for it; what is not ours stays."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pipeline.build.exchange import journal as journals
from pipeline.build.exchange import paths
from pipeline.build.exchange.places import find_places
from pipeline.build.outputs_folder import Outputs
from pipeline.build.store import open_store_beside
from pipeline.build.whole_files import write_whole
from pipeline.model.edition import Edition, Slot
from tests.build.exchange.small_outputs import LEAFLETS, ORIGIN, publish, read_states
from tests.build.exchange.stopping import Stopped, count_steps
from tests.clock import count_calls
from tests.mounting import mount_again, mount_memory
from tests.workspace import read_files


@pytest.fixture(params=["exchange", "two renames"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every test runs both ways."""
    if request.param != "exchange":
        monkeypatch.setattr(paths, "exchange_paths", lambda one, other: False)
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Outputs with two leaflets of the state `one`."""
    publish(tmp_path / "outputs", "one")
    return tmp_path / "outputs"


def is_true(folder: Path) -> bool:
    """Whether the manifest tells of every file of the leaflets, and of no other."""
    entries = json.loads((folder / "manifest.json").read_bytes())["files"]
    files = {name: data for name, data in read_files(folder).items() if name != "manifest.json"}
    return {name: entry["sha256"] for name, entry in entries.items()} == {
        name: sha256(data).hexdigest() for name, data in files.items()
    }


def list_store(folder: Path) -> set[str]:
    return {
        path.relative_to(folder.parent / ".plainleaf").as_posix() for path in (folder.parent / ".plainleaf").rglob("*")
    }


STORE = {"lock", "published", "published/outputs.json"}


def test_a_new_state_takes_the_place_of_the_old_one(folder: Path) -> None:
    before = (folder / "muscle").stat().st_ino
    same = (folder / "muscle/en/same.txt").stat().st_ino
    changes = publish(folder, "two")
    assert [read_states(folder / name) for name in LEAFLETS] == [{"two"}, {"two"}]
    assert (folder / "muscle").stat().st_ino != before, "the folder is another"
    assert (folder / "muscle/en/same.txt").stat().st_ino == same, "what is the same is linked"
    assert len(changes.written) == 6 and not changes.left
    assert is_true(folder) and list_store(folder) == STORE


def test_where_nothing_changes_nothing_is_touched(folder: Path) -> None:
    before = (folder / "muscle").stat().st_ino, (folder / "manifest.json").stat().st_mtime_ns
    assert publish(folder, "one").written == ()
    assert ((folder / "muscle").stat().st_ino, (folder / "manifest.json").stat().st_mtime_ns) == before


def test_what_is_not_ours_is_carried_over_and_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/kept.txt").write_text("kept")
    (folder / "muscle/notes.txt").write_text("mine")
    (folder / "muscle/en/messages/deep").mkdir()
    (folder / "muscle/en/messages/deep/list.csv").write_text("mine")
    (folder / "muscle/link").symlink_to("notes.txt")
    (folder / "muscle/en/away").symlink_to(tmp_path / "elsewhere")
    (folder / "muscle/empty").mkdir(mode=0o700)
    os.mkfifo(folder / "muscle/pipe")
    changes = publish(folder, "two")
    assert {*changes.left} == {
        "muscle/notes.txt",
        "muscle/en/messages/deep/list.csv",
        "muscle/link",
        "muscle/en/away",
        "muscle/pipe",
    }
    assert (folder / "muscle/notes.txt").read_text() == "mine" == (folder / "muscle/link").read_text()
    assert (folder / "muscle/en/messages/deep/list.csv").read_text() == "mine"
    assert (folder / "muscle/en/away").is_symlink() and (folder / "muscle/pipe").is_fifo()
    assert (folder / "muscle/empty").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "elsewhere/kept.txt").read_text() == "kept"
    assert (folder / "muscle/en/index.html").read_text() == "two" and list_store(folder) == STORE


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("mine"),
        lambda path: path.symlink_to("/etc/hostname"),
        lambda path: (path.mkdir(), (path / "mine").write_text("mine")),
    ],
    ids=["a file", "a link", "a folder"],
)
def test_somebody_elses_file_in_the_way_keeps_the_leaflet_as_it_was(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    folder = tmp_path / "outputs"
    (folder / "muscle/en").mkdir(parents=True)
    make(folder / "muscle/en/index.html")
    changes = publish(folder, "one")
    assert changes.blocked == {"muscle": ("muscle/en/index.html",)}
    assert [path.name for path in (folder / "muscle/en").iterdir()] == ["index.html"]
    assert read_states(folder / "gout") == {"one"}
    entries = json.loads((folder / "manifest.json").read_bytes())["files"]
    assert {path.split("/")[0] for path in entries} == {"gout"}


@pytest.mark.parametrize("place", ["muscle", "muscle/en"])
def test_a_link_in_the_place_of_a_folder_is_not_followed(tmp_path: Path, place: str) -> None:
    folder, elsewhere = tmp_path / "outputs", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / place).parent.mkdir(parents=True)
    (folder / place).symlink_to(elsewhere)
    assert publish(folder, "one").blocked == {"muscle": (place,)}
    assert not list(elsewhere.iterdir()) and (folder / place).is_symlink()


def test_the_same_bytes_as_ours_are_no_hindrance(tmp_path: Path) -> None:
    folder = tmp_path / "outputs"
    (folder / "muscle/en").mkdir(parents=True)
    (folder / "muscle/en/index.html").write_text("one")
    assert not publish(folder, "one").blocked and is_true(folder)


def test_a_changed_file_is_made_anew_and_that_is_said(folder: Path) -> None:
    (folder / "muscle/en/index.html").write_text("edited")
    assert publish(folder, "one").remade == ("muscle/en/index.html",)
    assert read_states(folder / "muscle") == {"one"}


def test_a_changed_file_is_never_removed(folder: Path) -> None:
    (folder / "muscle/en/a.pdf").write_text("edited")
    outputs = Outputs.open(folder)
    outputs.keep_only("muscle", {})
    changes = outputs.close()
    assert changes.left == ("muscle/en/a.pdf",) and len(changes.removed) == 3
    assert [path.name for path in (folder / "muscle").rglob("*") if path.is_file()] == ["a.pdf"]


def test_a_leaflet_that_is_gone_leaves_no_folder(folder: Path) -> None:
    outputs = Outputs.open(folder)
    outputs.keep_only("muscle", {})
    assert len(outputs.close().removed) == 4
    assert not (folder / "muscle").exists() and is_true(folder) and list_store(folder) == STORE


def test_a_file_that_comes_while_a_folder_is_laid_out_is_not_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry_out = journals.Publication.carry_out

    def come(publication: journals.Publication) -> None:
        (folder / "muscle/late.txt").write_text("late")
        carry_out(publication)

    monkeypatch.setattr(journals.Publication, "carry_out", come)
    assert publish(folder, "two").left == ("muscle/late.txt",)
    assert (folder / "muscle/late.txt").read_text() == "late"


def test_a_copy_of_the_manifest_that_cannot_be_kept_ends_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk of the store is full: the outputs are true, and there is no copy rather than an old one."""

    def refuse(path: Path, *given: Any, **named: Any) -> None:
        if path.name == "outputs.json":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write_whole(path, *given, **named)

    with monkeypatch.context() as full:
        full.setattr(journals, "write_whole", refuse)
        assert len(publish(folder, "two").written) == 6
    assert [read_states(folder / name) for name in LEAFLETS] == [{"two"}, {"two"}]
    assert is_true(folder) and list_store(folder) == STORE - {"published/outputs.json"}
    assert publish(folder, "three").left == ()
    assert is_true(folder) and list_store(folder) == STORE


# --- when it is stopped


def stop_and_go_on(folder: Path, step: int, monkeypatch: pytest.MonkeyPatch, way: str) -> bool:
    """Whether publishing was stopped before its step of this number; what the next commands find is looked at."""
    publish(folder, "one")
    (folder / "muscle/notes.txt").write_text("mine")
    stopped = False
    with monkeypatch.context() as patched:
        count_steps(patched, way, step)
        try:
            publish(folder, "two")
        except Stopped:
            stopped = True
            for name in LEAFLETS:
                states = read_states(folder / name) - {"mine"}
                assert len(states) == 1 or (way != "exchange" and not states), "whole at every moment"
    Outputs.open(folder)
    assert list_store(folder) <= STORE
    (folder / "muscle/notes.txt").unlink()
    assert is_true(folder), "what was begun is whole, or was never there"
    states = {*read_states(folder / "muscle"), *read_states(folder / "gout")}
    assert len(states) == 1 and (stopped or states == {"two"})
    publish(folder, "two")
    assert read_states(folder / "muscle") == {"two"} == read_states(folder / "gout") and is_true(folder)
    return stopped


def test_stopped_anywhere_it_is_finished_or_undone_by_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Every change of the disk is one before which the process may be gone; after the last of them it is through."""
    step = 0
    while stop_and_go_on(tmp_path / f"step-{step}" / "outputs", step, monkeypatch, way):
        step += 1
    assert step == 19


MOVES = {"exchange": 2, "two renames": 4}
"""How often something is put into the folder of outputs, or out of it."""


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
@pytest.mark.parametrize("after", range(6))
def test_a_step_that_fails_is_undone(
    folder: Path, number: int, after: int, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    before = read_files(folder)
    rename, exchange, left = Path.rename, paths.exchange_paths, [after]

    def fail_after(*words: Path) -> object:
        if "outputs" in {path.parent.name for path in words}:
            left[0] -= 1
            if left[0] == -1:
                raise OSError(number, os.strerror(number))
        return (exchange if len(words) == 2 and patched_exchange else rename)(*words)

    patched_exchange = way == "exchange"
    with monkeypatch.context() as patched:
        patched.setattr(paths, "exchange_paths", fail_after) if patched_exchange else patched.setattr(
            Path, "rename", fail_after
        )
        try:
            publish(folder, "two")
        except OSError as error:
            assert error.errno == number
            assert read_files(folder) == before and list_store(folder) == STORE
            assert after < MOVES[way]
        else:
            assert after >= MOVES[way]
    assert publish(folder, "two").blocked == {} and read_states(folder / "muscle") == {"two"}


def test_a_folder_of_a_lower_layer_is_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """As in a container whose image holds the outputs: its folders cannot be renamed."""
    (folder / "muscle/notes.txt").write_text("mine")
    layer = {(folder / leaflet).stat().st_ino for leaflet in LEAFLETS}
    rename, exchange = Path.rename, paths.exchange_paths

    def refuse(call: Callable[..., object]) -> Callable[..., object]:
        def refused(*words: Path) -> object:
            if {path.stat().st_ino for path in words if path.exists()} & layer:
                raise OSError(errno.EXDEV, "Invalid cross-device link")
            return call(*words)

        return refused

    monkeypatch.setattr(Path, "rename", refuse(rename))
    monkeypatch.setattr(paths, "exchange_paths", refuse(exchange) if way == "exchange" else exchange)
    assert publish(folder, "two").left == ("muscle/notes.txt",)
    (folder / "muscle/notes.txt").unlink()
    assert read_states(folder / "muscle") == {"two"} and is_true(folder) and list_store(folder) == STORE


def test_a_full_disk_while_laying_out_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_files(folder)

    def fill(*words: object, **named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pipeline.build.exchange.places.Path.write_bytes", fill)
    with pytest.raises(OSError, match="No space"):
        publish(folder, "two")
    assert read_files(folder) == before and list_store(folder) == STORE


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff" * 200, b"0" * 64 + b"\n{}"])
def test_a_damaged_journal_hurts_nothing(folder: Path, data: bytes) -> None:
    store = folder.parent / ".plainleaf"
    (store / "journal").write_bytes(data)
    (store / "publishing/outputs/old/gone").mkdir(parents=True)
    (store / "publishing/outputs/old/gone/file").write_text("mine")
    Outputs.open(folder)
    assert is_true(folder) is False and (folder / "gone/file").read_text() == "mine"
    assert list_store(folder) == STORE


def test_a_journal_that_leads_elsewhere_is_none(folder: Path) -> None:
    places = find_places(folder, open_store_beside(folder).folder)
    places.journal.parent.mkdir(exist_ok=True)
    for name, leaflet in (("../x", "muscle"), ("outputs", ".."), ("outputs", "a/b"), ("", "muscle")):
        unit = journals.Unit(leaflet, 1, 2, ())
        journals.Journal(name, False, (unit,)).write(places.journal, folder)
        assert journals.Journal.read(places.journal) is None
    journals.Journal("outputs", False, (journals.Unit("muscle", 1, 2, ()),)).write(places.journal, folder)
    assert journals.Journal.read(places.journal) is not None


# --- the manifest


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("", "damaged"),
        ("{", "damaged"),
        ("[]", "damaged"),
        ("null", "damaged"),
        ("{}", "damaged"),
        ("[" * 100_000, "damaged"),
        ('{"files": 5}', "foreign"),
        ('{"files": {}}', "changed"),
        ('{"files": {"muscle/en/index.html": 5, "../x": {}}}', "changed"),
        ('{"name": "An app", "icons": []}', "foreign"),
        (None, "lost"),
    ],
)
@pytest.mark.parametrize("state", ["one", "two"])
def test_a_spoilt_manifest_is_noticed_and_made_anew(folder: Path, text: str | None, condition: str, state: str) -> None:
    manifest = folder / "manifest.json"
    good = manifest.read_bytes()
    manifest.unlink()
    if text is not None:
        manifest.write_text(text)
    changes = publish(folder, state)
    assert changes.manifest == condition and not changes.blocked
    assert read_states(folder / "muscle") == {state}
    aside = folder / "manifest.json.not-ours"
    assert aside.exists() == (condition == "foreign")
    if aside.exists():
        assert aside.read_text() == text
        aside.unlink()
    assert is_true(folder) and (manifest.read_bytes() == good) == (state == "one")
    assert publish(folder, state).manifest == "good"


def test_of_a_lost_manifest_and_a_lost_store_only_what_is_in_the_way_is_left(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    (folder.parent / ".plainleaf/published/outputs.json").unlink()
    assert publish(folder, "one").blocked == {} and is_true(folder)
    (folder / "manifest.json").unlink()
    (folder.parent / ".plainleaf/published/outputs.json").unlink()
    assert set(publish(folder, "two").blocked) == {*LEAFLETS}
    assert read_states(folder / "muscle") == {"one"}


@pytest.mark.parametrize(
    "path", ["../mine.txt", "muscle/en/../../../mine.txt", "/mine.txt", "mine.txt", "muscle/mine.txt"]
)
def test_a_manifest_that_names_other_peoples_files_is_not_believed(folder: Path, path: str) -> None:
    for place in (folder.parent, folder, folder / "muscle"):
        (place / "mine.txt").write_text("mine")
    manifest = json.loads((folder / "manifest.json").read_bytes())
    entry = next(iter(manifest["files"].values()))
    manifest["files"][path] = {**entry, "sha256": sha256(b"mine").hexdigest(), "size": 4}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    Outputs.open(folder).remove_all()
    assert all((place / "mine.txt").exists() for place in (folder.parent, folder, folder / "muscle"))
    assert not (folder / "muscle/en").exists()


KINDS: dict[str, Callable[[Path], object]] = {
    "a file": lambda path: path.write_bytes(b"\xff{"),
    "a folder": Path.mkdir,
    "a link": lambda path: path.symlink_to("/etc/hostname"),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a pipe": os.mkfifo,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    ["lock", "journal", "publishing", "publishing/outputs", "publishing/x", "published", "published/outputs.json"],
)
def test_whatever_stands_in_the_store_publishing_works(folder: Path, name: str, kind: str) -> None:
    path = folder.parent / ".plainleaf" / name
    path.parent.mkdir(exist_ok=True)
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    KINDS[kind](path)
    assert not publish(folder, "two").blocked and is_true(folder)
    assert publish(folder, "one").manifest == "good"
    assert read_states(folder / "muscle") == {"one"} and is_true(folder)
    assert Path("/etc/hostname").exists()


@pytest.fixture(params=["a file system of its own", "the same one in another place"])
def mounted(folder: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Outputs that are mounted; they hold the state `one`."""
    kept = folder.parent / "kept"
    folder.rename(kept)
    folder.mkdir()
    if request.param == "the same one in another place":
        with mount_again(kept, folder):
            yield folder
    else:
        with mount_memory(folder):
            shutil.copytree(kept, folder, dirs_exist_ok=True)
            yield folder


def test_outputs_that_are_mounted_are_laid_out_within(mounted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []
    carry_out = journals.Publication.carry_out

    def note(publication: journals.Publication) -> None:
        seen.append(publication.staging)
        carry_out(publication)

    monkeypatch.setattr(journals.Publication, "carry_out", note)
    (mounted / "muscle/notes.txt").write_text("mine")
    assert publish(mounted, "two").left == ("muscle/notes.txt",)
    assert seen == [mounted / ".plainleaf-publishing"] and not seen[0].exists()
    (mounted / "muscle/notes.txt").unlink()
    assert read_states(mounted / "muscle") == {"two"} and is_true(mounted)
    assert list_store(mounted) == STORE and publish(mounted, "two").manifest == "good"
    Outputs.open(mounted).remove_all()
    assert not list(mounted.iterdir())


def test_what_a_leaflet_had_asked_for_is_untouched_by_another(folder: Path) -> None:
    outputs = Outputs.open(folder)
    outputs.publish(Slot("gout", Edition("en"), "pdf"), (), ORIGIN)
    assert outputs.close().written == () and is_true(folder)


def publish_often(folder: Path, leaflets: tuple[str, ...]) -> None:
    for state in ("one", "one", "two"):
        publish(folder, state, files=4, leaflets=leaflets)


@pytest.mark.slow
def test_four_times_as_many_leaflets_take_four_times_the_time(tmp_path: Path) -> None:
    """Sixteen times would be quadratic. Calls are counted, because a busy machine has no even clock."""
    calls = []
    for number in (100, 400):
        folder = tmp_path / str(number) / "outputs"
        leaflets = tuple(f"leaflet-{index}" for index in range(number))
        calls.append(count_calls(publish_often, folder, leaflets))
    assert calls[1] < 5 * calls[0], calls
