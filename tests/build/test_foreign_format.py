"""A format of another package, found by its entry point, is made, published, kept and removed like one of ours."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.paths import ROOT
from tests.workspace import SETTINGS, WORDS, Workspace

pytestmark = pytest.mark.slow

MODULE = '''
"""A leaflet as a line of text: a format of another package."""

from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.format import Format


def write(document, made, place):
    pages = made["pdf"][0].measured.pages
    text = f"{document.title}: {pages} pages"
    return Checked((Artifact(f"{document.leaflet}-{document.language}.line", "text/plain", text.encode()),))


LINE = Format(name="line", label="line", write=write, reader=None, tools=("acme-line",), needs=("pdf",))
'''
FILE = "muscle/en/muscle-en.line"
Plainleaf = Callable[..., str]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with the package as it would be installed."""
    folder = tmp_path / "installed"
    about = folder / "acme_line-1.2.dist-info"
    about.mkdir(parents=True)
    (folder / "acme_line.py").write_text(MODULE, encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-line\nVersion: 1.2\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[plainleaf.formats]\nline = acme_line:LINE\n", encoding="utf-8")
    return folder


@pytest.fixture
def plainleaf(workspace: Workspace, package: Path) -> Plainleaf:
    """Run the command in a workspace, with the package installed; what it prints."""

    def run(*words: str, installed: bool = True, code: int = 0) -> str:
        path = os.pathsep.join([str(ROOT), *([str(package)] if installed else [])])
        done = workspace.plainleaf(*words, PYTHONPATH=path)
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    return run


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_it_is_built_and_published(plainleaf: Plainleaf, workspace: Workspace, executor: str) -> None:
    plainleaf("build", "--format", "line", "--executor", executor)
    assert (workspace.outputs / FILE).read_text().endswith(" pages")
    entries = json.loads((workspace.outputs / "manifest.json").read_text())["files"]
    assert set(entries) == {FILE}
    assert entries[FILE]["from"]["format"] == "line"
    assert entries[FILE]["tools"] == {"acme-line": "1.2"}


def test_it_stays_while_its_words_do(plainleaf: Plainleaf, workspace: Workspace) -> None:
    file = workspace.outputs / FILE
    plainleaf("build", "--format", "line")
    plainleaf("build")
    assert file.is_file() and (workspace.outputs / "muscle/en/index.html").is_file()
    assert "nothing to do" in plainleaf("build")
    workspace.edit(WORDS, "Wasting has many causes.", "Wasting has several causes.")
    assert f"removed {FILE}" in plainleaf("build")
    assert not file.exists(), "it would say the old words"


def test_it_goes_with_its_package(plainleaf: Plainleaf, workspace: Workspace) -> None:
    plainleaf("build", "--format", "line")
    plainleaf("build", installed=False)
    assert not (workspace.outputs / FILE).exists()
    assert "there is no format line" in plainleaf("build", "--format", "line", installed=False, code=2)


def test_it_is_removed_by_clean(plainleaf: Plainleaf, workspace: Workspace) -> None:
    plainleaf("build", "--format", "line")
    plainleaf("clean")
    assert not workspace.outputs.exists() or not list(workspace.outputs.iterdir())


def test_a_withdrawn_leaflet_is_not_made_in_it(plainleaf: Plainleaf, workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "status: draft", "status: withdrawn")
    plainleaf("build", "--format", "line")
    assert not (workspace.outputs / FILE).exists()
