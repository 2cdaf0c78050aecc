"""A build says in its summary what it met among the outputs, and what it left."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.cleaning import Cleaned
from pipeline.build.exchange.changes import Changes
from pipeline.build.manifest import Condition
from pipeline.build.outcome import Outcome
from pipeline.cli.options import print_results
from pipeline.proof.leaflet_proof import Proof
from pipeline.reports.build_outcome import render_outcome
from pipeline.reports.cleaned import render_cleaned
from pipeline.reports.proof import render_proof


def render(changes: Changes, **more: object) -> list[str]:
    result = render_outcome(Outcome(changes=changes, leaflets=2, files=4, **more), Path("outputs"), False)  # type: ignore[arg-type]
    return (result.text or "").splitlines()


def test_what_was_met_is_named() -> None:
    changes = Changes(
        written=("muscle/en/index.html",),
        removed=("muscle/en/a.pdf",),
        remade=("muscle/en/index.html",),
        left=("muscle/notes.txt\x1b[2J",),
        blocked={"gout": ("gout/en/index.html",)},
    )
    assert render(changes) == [
        "removed muscle/en/a.pdf",
        "muscle/en/index.html had been changed by somebody, and was made anew",
        "muscle/notes.txt\ufffd[2J was left as it is: it is not ours, or was changed since",
        "gout/en/index.html is in the way: it is not ours, and was not touched; move it elsewhere",
        "gout: nothing was published, its outputs stay as they were",
        "1 leaflet built: 1 file written, 4 in outputs",
    ]
    result = render_outcome(Outcome(changes=changes), Path("outputs"), False)
    assert result.obstructed and not result.failed


def test_verify_names_what_its_report_changed_and_what_was_in_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    changes = Changes(removed=("gout/quality.html",), blocked={"muscle": ("muscle/quality.html",)}, manifest="lost")
    with pytest.raises(SystemExit) as ended:
        print_results(render_proof(Proof((), ("muscle: proven",), changes=changes), {}))
    assert ended.value.code == 3
    assert capsys.readouterr().out.splitlines() == [
        "removed gout/quality.html",
        "manifest.json was missing, and was made anew",
        "muscle/quality.html is in the way: it is not ours, and was not touched; move it elsewhere",
        "muscle: nothing was published, its outputs stay as they were",
        "muscle: proven",
    ]


@pytest.mark.parametrize(
    ("condition", "words"),
    [("lost", "missing"), ("damaged", "read"), ("changed", "changed"), ("foreign", "moved aside"), ("good", "")],
)
def test_a_manifest_that_was_made_anew_is_named(condition: Condition, words: str) -> None:
    lines = render(Changes(manifest=condition))
    assert [words in line for line in lines[:-1]] == ([True] if words else [])


def test_a_store_that_cannot_be_written_is_named() -> None:
    line, _ = render(Changes(), store_trouble="No space left on device")
    assert line == "the store cannot be written (No space left on device): the next build makes everything again"


def test_of_very_many_files_the_first_are_named() -> None:
    lines = render(Changes(left=tuple(f"muscle/{number}.txt" for number in range(70))))
    assert len(lines) == 52 and lines[-2] == "… and 20 more"


def test_cleaning_names_what_it_left() -> None:
    text = render_cleaned(Cleaned(("a",), ("notes.txt",), ("mine.json",)), Path("site/outputs")).text
    assert text == (
        "1 file removed from site/outputs\n"
        "site/outputs/notes.txt was left: it is not ours, or was changed since\n"
        "site/.plainleaf/mine.json was left: it is not ours, or was changed since"
    )
