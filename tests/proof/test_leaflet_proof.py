"""Proof of whole leaflets: what the manifest says of a form that could not be made is not simply believed."""

from __future__ import annotations

import json

import pytest

from pipeline.build.refusals import find_refused
from pipeline.build.shown import digest_shown
from pipeline.conversion import FORMATS
from tests.workspace import SETTINGS, WORDS, Workspace

pytestmark = pytest.mark.slow

LONG = "\n\n".join(["Ask your care team what is right for you, and what happens if you wait. " * 4] * 16)
FOLDED = "muscle/en/folded"
FILE = "muscle/en/muscle-en-folded.pdf"


def with_folded(workspace: Workspace, words: str = "") -> Workspace:
    workspace.append(SETTINGS, "editions: {folded: [get-help, what-it-is]}\n")
    if words:
        workspace.edit(WORDS, "Doctors call", f"{words}\n\nDoctors call")
    workspace.build()
    return workspace


def test_a_form_that_could_be_made_is_missed_whatever_the_manifest_says(workspace: Workspace) -> None:
    with_folded(workspace)
    path = workspace.outputs / "manifest.json"
    manifest = json.loads(path.read_bytes())
    del manifest["files"][FILE]
    manifest["refused"] = {FOLDED: digest_shown(FORMATS["folded"], workspace.document())}
    path.write_text(json.dumps(manifest))
    (workspace.outputs / FILE).unlink()
    errors = [one for one in workspace.verify().diagnostics if one.severity == "error"]
    assert f"outputs/{FILE}" in {one.span.path for one in errors}


def test_a_form_that_cannot_be_made_is_not_missed(workspace: Workspace) -> None:
    with_folded(workspace, LONG)
    proof = workspace.verify()
    assert [one for one in proof.diagnostics if one.severity == "error"] == []
    assert proof.lines[0].endswith(", without folded")
    (leaflet,) = workspace.check().good.values()
    assert find_refused(leaflet, ["folded", "html"]) == {FOLDED}
