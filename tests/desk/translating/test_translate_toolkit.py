"""The programs of translate-toolkit, which is at work in Weblate and Pootle, before the PO files that we export: they
count as we do, find nothing torn, and what they write again brings nothing but the words back."""

from __future__ import annotations

import csv
import re
import subprocess
from pathlib import Path

import pytest

from pipeline.desk.translating.importing import import_translation
from tests.desk.translating.test_exporting import desk_of, export
from tests.needs import need
from tests.paths import ROOT
from tests.translated import SPANISH, add_spanish
from tests.workspace import WORDS, Workspace

PROGRAMS = ROOT / ".venv-translate-toolkit" / "bin"
TESTS = (
    "xmltags",
    "printf",
    "variables",
    "urls",
    "emails",
    "newlines",
    "tabs",
    "escapes",
    "blank",
)
"""What a program can know of our words: that no mark, address or line is torn."""


def run(name: str, *words: str | Path) -> str:
    need((PROGRAMS / name).exists(), "translate-toolkit in .venv-translate-toolkit (`scripts/setup test` makes it)")
    done = subprocess.run([PROGRAMS / name, *words], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    """The example, with a part that is to be done and one whose source has changed."""
    add_spanish(workspace)
    workspace.edit(WORDS, "Wasting has many causes.", "Wasting has some causes.")
    workspace.edit(SPANISH, "title: Pérdida de músculo", "title: Muscle wasting")
    return workspace


def test_it_counts_as_we_do(spanish: Workspace) -> None:
    (counted,) = csv.DictReader(run("pocount", "--csv", export(spanish, "po")).splitlines(), skipinitialspace=True)
    states = [int(counted[f"{state} Messages"]) for state in ("Translated", "Fuzzy", "Untranslated")]
    assert states[1:] == [1, 1] and sum(states) == int(counted["Total Message"]) > 10


def find_torn(path: Path) -> set[str]:
    """The names of the tests that find something in a file."""
    found = path.with_name("found.po")
    run("pofilter", "--progress=none", *(f"--test={name}" for name in TESTS), path, found)
    return set(re.findall(r"\(pofilter\) (\w+)", found.read_text("utf-8"))) if found.exists() else set()


def test_it_finds_nothing_torn_but_what_is(spanish: Workspace) -> None:
    path = export(spanish, "po")
    assert find_torn(path) == set()
    text = path.read_text("utf-8")
    assert text.count('"Su equipo') == 1
    path.write_text(text.replace('"Su equipo', '"Su\\nequipo'), "utf-8")
    assert find_torn(path) == {"newlines"}


def test_what_it_writes_again_says_the_same(spanish: Workspace) -> None:
    """It breaks lines elsewhere, and so do other programs."""
    before, path = spanish.read(SPANISH), export(spanish, "po")
    back = spanish.place / "back.po"
    run("pomerge", "--progress=none", "-t", path, "-i", path, "-o", back)
    assert back.read_bytes() != path.read_bytes()
    done = import_translation(desk_of(spanish), back, spanish.place)
    assert (done.refusals, done.changed) == ((), ()) and done.done > 8
    assert spanish.read(SPANISH) == before
