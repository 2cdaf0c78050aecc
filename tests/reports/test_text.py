"""The report for people: its shape, its summary, and colour only when it is asked for."""

from __future__ import annotations

import re

import pytest

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.source import Source, Span
from pipeline.reports.severity_counts import render_counts
from pipeline.reports.text import render_text
from tests.reports.findings import FINDINGS, SOURCES

ROWS = ["version: 0.1.0", *["#"] * 8, "    unit: mgs", ""]
METFORMIN = Source("source/metformin/leaflet.yaml", "\n".join(ROWS))


def test_the_shape() -> None:
    place = METFORMIN.span(10, 11, 14)
    found = codes.WRONG_VALUE.at(place, "unit must be `mg` or `g`, not `mgs`", "did you mean `mg`?")
    assert render_text([found], {METFORMIN.path: METFORMIN}) == (
        "error[SRC104]: unit must be `mg` or `g`, not `mgs`\n"
        "  --> source/metformin/leaflet.yaml:10:11\n"
        "   |\n"
        "10 |     unit: mgs\n"
        "   |           ^^^\n"
        "   = hint: did you mean `mg`?\n"
        "\n"
        "1 error\n"
    )


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "no problems"),
        (["error"], "1 error"),
        (["error", "warning", "error"], "2 errors, 1 warning"),
        (["info", "info", "info"], "3 notes"),
        (["info", "warning", "warning"], "2 warnings, 1 note"),
    ],
)
def test_the_summary(severities: list[Severity], said: str) -> None:
    found = [Diagnostic("SRC001", severity, Span("en.md"), "said") for severity in severities]
    assert render_counts(found) == said
    assert render_text(found, {}).endswith(f"{said}\n")


def test_colour_is_there_only_when_it_is_asked_for_and_says_nothing_by_itself() -> None:
    plain, coloured = render_text(FINDINGS, SOURCES), render_text(FINDINGS, SOURCES, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror[FCT101]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_words_of_the_source_cannot_steer_the_terminal() -> None:
    found = codes.UNKNOWN_KEY.at(Span("\x1b]0;x\x07.yaml"), "there is no key `\x1b[2J\u202e`", "take\nit out\x1b")
    said = render_text([found], {})
    assert "\x1b" not in said and "\u202e" not in said and "\x07" not in said
    assert "  = hint: take it out�\n" in said
