"""The record holds together: what was edited, taken out, exchanged, doubled or cut off is found, and so is a history
that was rewritten after its release."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.build.request import Request
from pipeline.build.stages import build
from pipeline.desk.releasing.recording import record_releases
from pipeline.model.diagnostics import Diagnostic
from tests.releases import DAY, FILE, FORMS, entries, make_entry, release, sign_again, write_entries
from tests.workspace import SETTINGS, Workspace

ONE = make_entry("1.0.0")
TWO = make_entry("1.1.0", [ONE["digest"]], date="2026-11-30")
THREE = make_entry("1.2.0", [TWO["digest"]], date="2026-12-01")
SPANISH = make_entry("1.0.0", language="es")
OTHER = make_entry("1.0.0", leaflet="dry-eyes")


def find(workspace: Workspace, *listed: dict[str, Any], release: bool = False) -> list[tuple[str, str, int]]:
    """What is found in a record with these entries: code, severity and line."""
    workspace.write(FILE, write_entries(*listed))
    ours = [one for one in workspace.diagnostics(release=release) if one.span.path == f"source/{FILE}"]
    return [(one.code, one.severity, one.span.line) for one in ours]


def test_a_record_that_only_grew_has_no_findings(workspace: Workspace) -> None:
    assert find(workspace, ONE, TWO, SPANISH, OTHER, THREE) == []


@pytest.mark.parametrize(
    ("listed", "findings"),
    [
        ([ONE, {**TWO, "date": "2026-11-29"}, THREE], [("GOV150", 11)]),
        ([ONE, {**TWO, "signed": [{"name": "A", "role": "b"}]}, THREE], [("GOV150", 11)]),
        ([ONE, {**THREE, "digest": "0" * 64}], [("GOV150", 11), ("GOV151", 11)]),
        ([ONE, THREE], [("GOV151", 11)]),
        ([TWO, THREE], [("GOV151", 2)]),
        ([TWO, ONE, THREE], [("GOV151", 2)]),
        ([ONE, TWO, TWO], [("GOV151", 20)]),
        ([ONE, make_entry("1.1.0", [ONE["digest"]], language="es")], [("GOV151", 11)]),
        ([ONE, TWO, make_entry("1.1.0", [ONE["digest"]], date="2026-12-03")], [("GOV152", 20)]),
        ([ONE, make_entry("1.0.0", date="2026-12-03")], [("GOV152", 11)]),
    ],
)
def test_what_was_done_to_it_is_found_at_its_line(
    listed: Sequence[dict[str, Any]], findings: list[tuple[str, int]], workspace: Workspace
) -> None:
    assert find(workspace, *listed) == [(code, "error", line) for code, line in findings]
    assert "muscle" in workspace.check().good, "it keeps nothing from being made, but a release"
    assert workspace.build(formats=("messages",), release=True).kept_back


def test_an_edited_entry_whose_digest_was_made_anew_breaks_the_chain(workspace: Workspace) -> None:
    edited = make_entry("1.1.0", [ONE["digest"]], date="2026-11-29")
    assert [code for code, _, _ in find(workspace, ONE, edited, THREE)] == ["GOV151"]


def test_branches_that_released_different_leaflets_have_nothing_to_settle(workspace: Workspace) -> None:
    ours, theirs = [ONE, TWO, SPANISH], [make_entry("2.0.0", [OTHER["digest"]], leaflet="dry-eyes")]
    assert find(workspace, OTHER, *ours, *theirs) == find(workspace, OTHER, *theirs, *ours) == []


def test_two_releases_of_one_leaflet_are_both_named_and_joined_by_the_next(workspace: Workspace) -> None:
    theirs = make_entry("1.1.0", [ONE["digest"]], date="2026-12-03", code="P2XC-4M0W")
    assert find(workspace, ONE, TWO, theirs, release=True) == [("GOV152", "warning", 20)]
    (message,) = [one.message for one in workspace.diagnostics() if one.code == "GOV152"]
    assert "1.1.0 on 2026-11-30 (code 7K3M-9QRT), and 1.1.0 on 2026-12-03 (code P2XC-4M0W)" in message
    record = workspace.read(FILE)
    workspace.remove(FILE)
    workspace.sign_off()
    workspace.write(FILE, record)
    assert release(workspace).recorded
    assert entries(workspace)[-1].previous == [TWO["digest"], theirs["digest"]]
    assert not workspace.errors()


# --- what the outputs remember


def lost(found: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    return [(one.code, one.span.path) for one in found if one.code == "GOV153"]


@pytest.mark.parametrize("cut", ["the last entry", "the whole file"])
def test_a_record_that_was_cut_off_is_found_by_build_and_verify(cut: str, workspace: Workspace) -> None:
    workspace.sign_off()
    release(workspace)
    first = workspace.read(FILE)
    sign_again(workspace, "Wasting has many causes.", "Wasting can have many causes.")
    release(workspace)
    whole, manifest = workspace.read(FILE), workspace.files()["manifest.json"]
    if cut == "the last entry":
        workspace.write(FILE, first)
    else:
        workspace.remove(FILE)
    for outcome in (workspace.build(formats=FORMS), workspace.build(formats=FORMS)):
        assert lost(outcome.diagnostics) == [("GOV153", f"source/{FILE}")]
    assert lost(workspace.verify().diagnostics) == [("GOV153", f"source/{FILE}")]
    assert release(workspace).kept_back and workspace.files()["manifest.json"] == manifest
    workspace.write(FILE, whole)
    assert not lost(workspace.build(formats=FORMS).diagnostics) and not lost(workspace.verify().diagnostics)


def test_a_manifest_that_is_lost_is_remembered_by_the_store(workspace: Workspace) -> None:
    workspace.sign_off()
    release(workspace)
    workspace.remove(FILE)
    (workspace.outputs / "manifest.json").unlink()
    assert lost(workspace.build(formats=FORMS).diagnostics)


def test_outputs_that_are_new_take_over_how_far_the_record_goes(workspace: Workspace, tmp_path: Path) -> None:
    workspace.sign_off()
    release(workspace)
    elsewhere = tmp_path / "elsewhere" / "outputs"
    build(Request(workspace.source, elsewhere, formats=("messages",), executor="serial"), workspace.place)
    workspace.remove(FILE)
    again = build(Request(workspace.source, elsewhere, formats=("messages",), executor="serial"), workspace.place)
    assert lost(again.diagnostics)


# --- the history


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("class: content, summary: First draft.", "class: editorial, summary: First draft.", "was changed after"),
        ("summary: First draft.", "summary: A draft.", "was changed after"),
        ("date: 2026-11-22, class", "date: 2026-11-21, class", "was changed after"),
        ("{version: 1.0.0, date", "{version: 0.9.0, date", "1.0.0 is gone from the history"),
    ],
)
def test_a_history_that_was_rewritten_after_a_release_is_found(
    old: str, new: str, message: str, workspace: Workspace
) -> None:
    workspace.sign_off()
    release(workspace)
    workspace.edit(SETTINGS, old, new)
    ours = [one for one in workspace.errors() if one.code == "GOV154"]
    assert [message in one.message and "2026-12-01" in one.message for one in ours] == [True]
    assert ours[0].span.path == f"source/{SETTINGS}" and ours[0].span.line > 1
    outcome = build(
        Request(workspace.source, workspace.outputs, formats=FORMS, release=True, today=DAY, executor="serial"),
        workspace.place,
        record=record_releases,
    )
    assert outcome.kept_back


def test_a_history_that_grew_is_as_it_was(workspace: Workspace) -> None:
    workspace.sign_off()
    release(workspace)
    entry = "  - {version: 1.1.0, date: 2026-12-02, class: editorial, summary: Spelling.}\nplaceholders:"
    workspace.edit(SETTINGS, "placeholders:", entry)
    workspace.edit(SETTINGS, "version: 1.0.0\n", "version: 1.1.0\n", 1)
    assert "GOV154" not in workspace.codes()
