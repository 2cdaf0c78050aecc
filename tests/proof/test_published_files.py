"""The outputs folder beside its manifest: what was edited, taken away or put there by somebody else."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from pipeline.build.file_states import MANIFEST
from pipeline.model.diagnostics import Diagnostic
from tests.workspace import LEAFLET, Workspace


def proven(workspace: Workspace) -> list[Diagnostic]:
    return list(workspace.verify().diagnostics)


def test_outputs_as_built_are_as_published(ready: Workspace) -> None:
    assert proven(ready) == []


def test_a_byte_that_changes_no_word_is_found_in_every_file(ready: Workspace) -> None:
    for path in ready.files():
        if path == MANIFEST:
            continue
        file = ready.outputs / path
        data = file.read_bytes()
        file.write_bytes(data + b"\n")
        (other_size,) = [one for one in proven(ready) if one.code == "OUT101"]
        assert (other_size.severity, other_size.span.path) == ("error", f"outputs/{path}")
        assert f"{len(data) + 1} bytes, and had {len(data)}" in other_size.message
        file.write_bytes(data)


def test_a_change_that_keeps_the_size_is_found(ready: Workspace) -> None:
    page = ready.outputs / LEAFLET / "en" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"<style>", b"<stylE>", 1))
    (finding,) = proven(ready)
    assert (finding.code, finding.message) == ("OUT101", "the file has been changed since it was published")


def test_words_are_compared_although_the_manifest_was_rewritten(ready: Workspace) -> None:
    page = ready.outputs / LEAFLET / "en" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"999", b"998"))
    manifest = json.loads((ready.outputs / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"][f"{LEAFLET}/en/index.html"]["sha256"] = sha256(page.read_bytes()).hexdigest()
    (ready.outputs / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    assert {one.code for one in proven(ready)} == {"HTM101"}


def test_a_stray_file_is_a_warning_and_the_proof_still_holds(ready: Workspace) -> None:
    (ready.outputs / LEAFLET / "en" / "old.pdf").write_bytes(b"%PDF-1.7")
    proof = ready.verify()
    (finding,) = proof.diagnostics
    assert (finding.code, finding.severity) == ("OUT103", "warning")
    assert finding.span.path == f"outputs/{LEAFLET}/en/old.pdf"
    assert proof.holds


def test_a_file_that_is_gone_is_named_once(ready: Workspace) -> None:
    (ready.outputs / LEAFLET / "en" / "messages" / "messages.csv").unlink()
    (finding,) = proven(ready)
    assert finding.severity == "error"
    assert finding.span.path == f"outputs/{LEAFLET}/en/messages/messages.csv"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": []}', '{"files": {"a": 1}}'])
def test_a_broken_manifest_is_a_finding(ready: Workspace, text: str) -> None:
    (ready.outputs / MANIFEST).write_text(text, encoding="utf-8")
    codes = {one.code for one in proven(ready)}
    assert codes in ({"OUT102"}, {"OUT103"})


def test_a_withdrawn_leaflet_is_proven(ready: Workspace) -> None:
    ready.edit(f"{LEAFLET}/leaflet.yaml", "status: draft", "status: withdrawn")
    ready.build()
    assert proven(ready) == []
    assert sorted(ready.files()) == [MANIFEST, f"{LEAFLET}/en/index.html"]
