"""What a build with nothing to do tells again comes from one piece of the record, word for word as it was summary."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build.record.findings_summary import FindingsSummary, summarise
from pipeline.build.record.last_build import LastBuild
from pipeline.build.record.leaflet_record import LeafletRecord
from pipeline.build.store import open_store_beside
from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source, Span
from pipeline.reports.build_outcome import render_outcome
from pipeline.reports.text import render_text
from tests.workspace import Workspace

TEXT = "".join(f"line {number}\n" for number in range(1, 40))
WARNINGS = [codes.STALE_MESSAGE.at(Span("en.md", line, 1, line, 5), f"number {line}") for line in range(2, 30)]
NOTE = codes.NOT_REVIEWED.at(Span("en.md"), "nobody has signed this", severity="info")


def error(line: int) -> Diagnostic:
    return codes.CAPITALS.at(Span("en.md", line), f"error {line}", severity="error")


def test_the_first_of_each_kind_are_told_with_their_lines_and_the_others_counted() -> None:
    summary = summarise([*WARNINGS, NOTE, error(7)], {"en.md": TEXT, "ar.md": "words"})
    assert summary is not None and summary.diagnostics == (*WARNINGS[:3], error(7))
    assert summary.counted == {WARNINGS[0].code: len(WARNINGS) - 3}
    assert summary.texts == {"en.md": "\nline 2\nline 3\nline 4\n\n\nline 7"}
    assert FindingsSummary.read(summary.write()) == summary


def test_it_is_rendered_as_all_of_them_are() -> None:
    found = [*WARNINGS[:9], codes.CAPITALS.at(Span("en.md", 30), "shouted"), *WARNINGS[9:]]
    summary = summarise(found, {"en.md": TEXT})
    assert summary is not None
    few = render_text(summary.diagnostics, {"en.md": Source("en.md", summary.texts["en.md"])}, counted=summary.counted)
    assert few == render_text(found, {"en.md": Source("en.md", TEXT)})


def test_errors_are_never_only_counted() -> None:
    three = [error(line) for line in range(1, 4)]
    assert summarise(three, {}) is not None
    assert summarise([*three, error(4)], {}) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda entry: entry.pop("counted"),
        lambda entry: entry.update(counted={"MSG111": "3"}),
        lambda entry: entry.update(diagnostics=[1]),
        lambda entry: entry.update(texts={"en.md": 1}),
    ],
)
def test_one_of_another_shape_is_none(spoil: Callable[[dict[str, object]], object]) -> None:
    summary = summarise(WARNINGS, {"en.md": TEXT})
    assert summary is not None
    entry = json.loads(summary.write())
    spoil(entry)
    assert (
        FindingsSummary.read(json.dumps(entry)) is None
        and FindingsSummary.read("{") is None
        and FindingsSummary.read(None) is None
    )


@pytest.fixture
def warned(workspace: Workspace) -> Workspace:
    """Five leaflets with the same warnings, which are built."""
    workspace.add_words("You may do these things, which are good.\n\n- walk\n- rest\n")
    for name in ("gout", "hearing", "knee", "liver"):
        workspace.duplicate(name)
    return workspace


def read_problems(workspace: Workspace, *, verbose: bool = False) -> str:
    outcome = workspace.build(formats=("messages",), notes=verbose)
    return render_outcome(outcome, Path("outputs"), verbose).problems or ""


def test_a_build_with_nothing_to_do_reads_no_records_of_leaflets(
    warned: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, every = read_problems(warned), read_problems(warned, verbose=True)
    assert "more LNG" in first and "more LNG" not in every
    read: list[str] = []
    of_leaflet = LastBuild.read_leaflet

    def witness(last: LastBuild, name: str) -> LeafletRecord | None:
        read.append(name)
        return of_leaflet(last, name)

    monkeypatch.setattr(LastBuild, "read_leaflet", witness)
    monkeypatch.setattr(LastBuild, "_holds", lambda last, name, output: True)  # which are young, and so are compared
    monkeypatch.setattr(LastBuild, "_compare_sources", lambda last, names, source, but=(): set())
    assert read_problems(warned) == first and read == []
    assert read_problems(warned, verbose=True) == every and "liver" in read


def test_where_the_piece_is_lost_the_records_of_the_leaflets_say_the_same(warned: Workspace) -> None:
    first = read_problems(warned)
    last = LastBuild.read(open_store_beside(warned.outputs), "outputs")
    assert last is not None and last.record.summary
    (warned.place / ".plainleaf/leaflets" / last.record.summary).write_text("damaged")
    assert read_problems(warned) == first
