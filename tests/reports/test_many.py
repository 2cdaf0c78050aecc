"""Many findings in text: the first three of a kind, and how many more there are; other reports have all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.outcome import Outcome
from pipeline.model import codes
from pipeline.model.source import Source, Span
from pipeline.proof.leaflet_proof import Proof
from pipeline.reports import text
from pipeline.reports.build_outcome import render_outcome
from pipeline.reports.forms import REPORTS
from pipeline.reports.proof import render_proof
from pipeline.reports.text import render_text
from tests.clock import count_calls

SOURCES = {"en.md": Source("en.md", "Words of a leaflet.\n" * 6000)}
WARNINGS = [codes.STALE_MESSAGE.at(Span("en.md", line, 1, line, 6), f"number {line}") for line in range(1, 5601)]


def test_three_of_a_kind_are_shown_and_the_others_counted() -> None:
    one = codes.CAPITALS.at(Span("en.md", 1, 1, 1, 6), "shouted")
    text = render_text(
        [*WARNINGS[:15], one, codes.STALE_MESSAGE.at(Span("en.md", 9), "must", severity="error")], SOURCES
    )
    assert [f"number {line}" in text for line in range(1, 5)] == [True, True, True, False]
    assert "… and 12 more MSG111\n" in text
    assert "shouted" in text and "must" in text, "an error is of another kind than a warning"
    assert text.endswith("1 error, 16 warnings\n")


def test_what_is_mended_otherwise_is_another_kind() -> None:
    hints = ["write `a`", "write `b`", "write `c`", "write `d`", "take it out"]
    marks = [codes.LEFTOVER_MARK.at(Span("en.md", line), f"number {line}.", hint) for line, hint in enumerate(hints, 1)]
    text = render_text(marks, SOURCES)
    assert [f"number {line}." in text for line in range(1, 6)] == [True, True, True, False, True]
    assert "… and 1 more SRC319\n" in text


def test_three_are_shown_without_a_count() -> None:
    assert "more" not in render_text(WARNINGS[:3], SOURCES)


def test_a_proof_names_every_file() -> None:
    changed = tuple(codes.CHANGED_FILE.at(Span(f"outputs/{number}.txt"), "changed") for number in range(9))
    text = render_proof(Proof(changed, ()), {}).text or ""
    assert [f"outputs/{number}.txt" in text for number in range(9)] == [True] * 9


def test_a_build_shows_three_of_a_kind_and_all_of_them_where_it_is_verbose() -> None:
    outcome = Outcome(diagnostics=tuple(WARNINGS[:9]), sources=SOURCES)
    few, every = (render_outcome(outcome, Path("outputs"), verbose).problems or "" for verbose in (False, True))
    assert [f"number {line}\n" in few for line in range(1, 10)] == [True] * 3 + [False] * 6
    assert "… and 6 more MSG111" in few and "`build --verbose`" in few
    assert [f"number {line}\n" in every for line in range(1, 10)] == [True] * 9 and "more MSG111" not in every


def test_the_reports_for_machines_have_all_of_them() -> None:
    for name in ("concise", "json", "sarif", "github"):
        assert REPORTS[name](WARNINGS[:15], SOURCES).count("number 15") == 1


def test_of_thousands_only_what_is_shown_is_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (count_calls(render_text, warnings, SOURCES) for warnings in (WARNINGS[:1400], WARNINGS))
    assert many < 5 * few and many < 10 * len(WARNINGS)
    excerpts = []
    monkeypatch.setattr(text, "cut_excerpt", lambda source, span: excerpts.append(span))
    render_text(WARNINGS, SOURCES)
    assert [span.line for span in excerpts] == [1, 2, 3]
