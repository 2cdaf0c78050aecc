"""Input that was not meant well, or not meant at all: every file, every word and every picture gives diagnostics or a
leaflet, in time and in bounded memory, never a traceback. The inputs are a table (hostile_files.py, hostile_words.py,
hostile_pictures.py)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.build.checking import check_source
from tests.clock import cpu_seconds, took_less
from tests.paths import ROOT
from tests.validation.reading.hostile import Hostile
from tests.validation.reading.hostile_files import ADDRESSES, FILES, YAML
from tests.validation.reading.hostile_pictures import DRAWINGS, NAMES, PHOTOS
from tests.validation.reading.hostile_words import DEEP, LINKS, LONG, RUNS, SLOW
from tests.workspace import FIRST_ADDED, LEAFLET, PUBLISHER, SETTINGS, SHARED, WORDS, Workspace

TABLE = (*FILES, *YAML, *ADDRESSES, *DEEP, *RUNS, *SLOW, *LONG, *LINKS, *NAMES, *DRAWINGS, *PHOTOS)
BUILT = tuple(one for one in TABLE if one.built)
MEMORY = 500
"""Megabytes that a check and a build may take."""
SECONDS, BUILD_SECONDS = 5, 8
"""CPU time of a check, and of a build, which makes all forms one after the other in one process: what grows with the
square of its input takes minutes."""


def test_the_table_is_long_enough_and_each_of_it_has_a_name() -> None:
    assert len(TABLE) >= 150 and len(BUILT) >= 30
    assert len({one.name for one in TABLE}) == len(TABLE)


@pytest.mark.parametrize("hostile", TABLE, ids=lambda one: one.name)
def test_it_is_answered_with_diagnostics_or_a_leaflet(hostile: Hostile, workspace: Workspace) -> None:
    hostile.change(workspace)
    started = cpu_seconds()
    errors = workspace.errors()
    assert {one.code for one in errors} == hostile.codes
    if hostile.line:
        assert [(one.span.path, one.span.line) for one in errors] == [(f"source/{WORDS}", hostile.line)] * len(
            hostile.codes
        )
    assert took_less(started, SECONDS)


@pytest.mark.slow
@pytest.mark.parametrize("hostile", BUILT, ids=lambda one: one.name)
def test_a_build_answers_too(hostile: Hostile, built_example: Path, tmp_path: Path) -> None:
    """A build of what was built before: forms whose words and pictures stay are in the store."""
    workspace = Workspace(Path(shutil.copytree(built_example, tmp_path / "built")))
    hostile.change(workspace)
    started = cpu_seconds()
    outcome = workspace.build(executor="serial")
    assert took_less(started, BUILD_SECONDS)
    assert hostile.codes <= {one.code for one in outcome.diagnostics if one.severity == "error"}
    assert bool(outcome.failed) is bool(hostile.codes)
    assert outcome.refused == ()


MEASURE = """
import json, sys, tempfile
from pathlib import Path
from tests.memory import peak_megabytes
from tests.validation.reading.test_hostile import TABLE
from tests.workspace import Workspace
most = {}
for one in TABLE:
    if one.name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            workspace = Workspace(Path(folder))
            one.change(workspace)
            workspace.build(executor="serial", formats=("html", "messages"))
        most[one.name] = peak_megabytes()
print(json.dumps(most))
"""


@pytest.mark.slow
def test_memory_is_bounded() -> None:
    """Those that took most of it, one after the other in a process of their own."""
    large = [one.name for one in (*YAML, *LONG, *DRAWINGS) if one.name[:1].isdigit()]
    words = [sys.executable, "-c", MEASURE, *large]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    most = json.loads(done.stdout.splitlines()[-1])
    assert set(most) == set(large) and max(most.values()) < MEMORY, most


# --- the way in -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mark", "end"), [("\ufeff", "\r\n"), ("", "\r")], ids=["dressed", "old"])
def test_line_ends_and_a_byte_order_mark_change_nothing(mark: str, end: str, workspace: Workspace) -> None:
    workspace.add_words("<b>\n")
    plain = workspace.diagnostics()
    assert [(error.span.line, error.code) for error in workspace.errors()] == [(FIRST_ADDED, "SRC301")]
    workspace.write(WORDS, mark + workspace.read(WORDS).replace("\n", end))
    assert workspace.diagnostics() == plain


@pytest.mark.parametrize(
    ("name", "content", "code", "place"),
    [
        (WORDS, b"---\ntitle: caf\xe9\n", "SRC002", (2, 11)),
        (WORDS, b"---\ntitle: a\x00b\n---\n", "SRC003", (2, 9)),
        (WORDS, b"x" * 2_000_001, "SRC108", (1, 1)),
    ],
)
def test_a_file_that_is_no_text_is_one_finding_at_its_place(
    name: str, content: bytes, code: str, place: tuple[int, int], workspace: Workspace
) -> None:
    workspace.write(name, content)
    (error,) = workspace.errors()
    assert (error.span.path, error.code) == (f"source/{name}", code)
    assert (error.span.line, error.span.column) == place


def test_empty_folders(workspace: Workspace) -> None:
    for name in (WORDS, SETTINGS, PUBLISHER, "references.yaml", "glossary.yaml", SHARED, f"{LEAFLET}/images"):
        workspace.remove(name)
    missing = [error.span.path for error in workspace.errors() if error.code == "SRC001"]
    assert missing == [f"source/{name}" for name in (WORDS, SETTINGS, PUBLISHER)]
    nowhere = check_source(workspace.place / "nowhere", workspace.place, [LEAFLET]).diagnostics
    assert {one.code for one in nowhere if one.severity == "error"} == {"SRC001"}
    assert check_source(workspace.source, workspace.place, []).diagnostics != ()


def test_an_address_is_refused_at_its_own_line(workspace: Workspace) -> None:
    """One gate for all of them: each at the line where it stands, in its own file."""
    workspace.append("references.yaml", "- id: bad\n  title: T\n  URL: javascript:alert(1)\n  issued: 2020\n")
    workspace.append(PUBLISHER, "url: https://?\nlicence: data:text/html,x\n")
    workspace.edit(SETTINGS, "facts:\n", "facts:\n  u: {kind: url, value: 'https://[::1'}\n")
    workspace.add_words("Read [this](javascript:x), {{u}} [@bad].\n")
    places = [error.span for error in workspace.errors() if error.code == "SRC405"]
    names = [place.path.removeprefix("source/") for place in places]
    numbered = zip(names, places, strict=True)
    written = [(name, workspace.read(name).split("\n")[place.line - 1]) for name, place in numbered]
    assert {(path, line.strip()[:24]) for path, line in written} == {
        ("references.yaml", "URL: javascript:alert(1)"),
        (PUBLISHER, "url: https://?"),
        (PUBLISHER, "licence: data:text/html,"),
        (SETTINGS, "u: {kind: url, value: 'h"),
        (WORDS, "Read [this](javascript:x"),
    }


def test_an_images_folder_that_is_elsewhere(workspace: Workspace) -> None:
    images = workspace.path(f"{LEAFLET}/images")
    images.rename(workspace.place / "elsewhere")
    images.symlink_to(workspace.place / "elsewhere")
    assert workspace.codes() == {"SRC502"}


def test_words_that_other_readers_of_yaml_take_for_something_else(workspace: Workspace) -> None:
    workspace.write("glossary.yaml", "atrophy: {en: no}\non: {en: 8:30}\nyes: {en: 2026-11-22}\n")
    glossary = workspace.leaflet().library.glossary
    assert glossary == {"atrophy": {"en": "no"}, "on": {"en": "8:30"}, "yes": {"en": "2026-11-22"}}
