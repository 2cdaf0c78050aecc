"""A folder that leads to another one changes behind it and only with it, whenever publishing is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.exchange import paths
from pipeline.build.exchange.changes import Changes
from pipeline.build.leaflet_edits import Kept
from pipeline.build.outputs_folder import Outputs
from pipeline.model.artifact import Artifact
from pipeline.model.edition import Edition, Slot
from tests.build.exchange.small_outputs import ORIGIN, publish
from tests.build.exchange.stopping import Stopped, count_steps
from tests.workspace import read_files

OLD, NEW = "feet", "foot-care"


@pytest.fixture(params=["exchange", "two renames"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every test runs both ways."""
    if request.param != "exchange":
        monkeypatch.setattr(paths, "exchange_paths", lambda one, other: False)
    return str(request.param)


def move(folder: Path) -> Changes:
    """Publish the leaflet under its new id, and in the old place the page that leads there. What is gathered first is
    the old place: the order in which they change does not depend on it."""
    outputs = Outputs.open(folder)
    outputs.publish(Slot(OLD, Edition("en"), "html"), (Artifact("index.html", "text/html", b"moved"),), ORIGIN)
    outputs.keep_only(OLD, {Edition("en"): Kept(frozenset({"html"}), lambda name: False, lambda name: "words")})
    outputs.publish(Slot(NEW, Edition("en"), "html"), (Artifact("index.html", "text/html", b"new"),), ORIGIN)
    outputs.let_follow(OLD, NEW)
    return outputs.close()


def look(folder: Path) -> tuple[int, bytes, bytes]:
    """How many files stand in the old place, and the pages of both; nothing where there is none."""
    files = read_files(folder)
    page, new = (files.get(f"{name}/en/index.html", b"") for name in (OLD, NEW))
    return sum(name.startswith(f"{OLD}/") for name in files), page, new


BEFORE, AFTER = (4, b"one", b""), (1, b"moved", b"new")


def stop_and_go_on(folder: Path, step: int, monkeypatch: pytest.MonkeyPatch, way: str) -> bool:
    """Whether publishing was stopped before its step of this number; what readers and the next command find is looked
    at."""
    publish(folder, "one", leaflets=(OLD,))
    stopped = False
    with monkeypatch.context() as patched:
        count_steps(patched, way, step)
        try:
            move(folder)
        except Stopped:
            stopped = True
            between = [BEFORE, (4, b"one", b"new"), AFTER]
            assert look(folder) in (between if way == "exchange" else [*between, (0, b"", b"new")])
    Outputs.open(folder)
    assert look(folder) in ([BEFORE, AFTER] if stopped else [AFTER])
    move(folder)
    assert look(folder) == AFTER
    return stopped


def test_at_no_moment_a_page_leads_to_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    step = 0
    while stop_and_go_on(tmp_path / f"step-{step}" / "outputs", step, monkeypatch, way):
        step += 1
    assert step > 5


def test_where_the_new_place_is_taken_the_old_one_stays(tmp_path: Path) -> None:
    folder = tmp_path / "outputs"
    publish(folder, "one", leaflets=(OLD,))
    taken = folder / NEW / "en" / "index.html"
    taken.parent.mkdir(parents=True)
    taken.write_bytes(b"mine")
    assert move(folder).blocked == dict.fromkeys((OLD, NEW), (f"{NEW}/en/index.html",))
    assert look(folder) == (4, b"one", b"mine")
    taken.unlink()
    assert not move(folder).blocked and look(folder) == AFTER


def test_where_the_old_place_is_taken_the_new_one_is_published(tmp_path: Path) -> None:
    folder = tmp_path / "outputs"
    page = folder / OLD / "en" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(b"mine")
    assert set(move(folder).blocked) == {OLD}
    assert look(folder) == (1, b"mine", b"new")
