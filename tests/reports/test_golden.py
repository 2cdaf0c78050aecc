"""Every report of the same findings, as whole texts to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.reports.forms import REPORTS
from tests.reports.findings import FINDINGS, SOURCES

GOLDEN = Path(__file__).parent / "golden"
FILES = {"text": "text.txt", "concise": "concise.txt", "json": "json.json", "github": "github.txt"}
"""The SARIF log holds the pages of the rules, so its tests look at its parts."""


def test_every_report_is_looked_at() -> None:
    assert set(REPORTS) == {*FILES, "sarif"}


@pytest.mark.parametrize("name", sorted(FILES))
def test_report(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / FILES[name], REPORTS[name](FINDINGS, SOURCES))


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_report_of_nothing(name: str) -> None:
    nothing = {"text": "no problems\n", "concise": "", "json": "[]\n", "github": ""}
    assert name not in nothing or REPORTS[name]((), {}) == nothing[name]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_report_can_be_written_as_utf_8(name: str) -> None:
    """A name of a file that is no UTF-8 reaches Python with lone surrogates, which cannot be written."""
    from pipeline.model import codes
    from pipeline.model.source import Span

    said = REPORTS[name]([codes.FILE_NAME.at(Span("source/caf\udce9"), "`caf\udce9` cannot be a leaflet's id")], {})
    assert said.encode("utf-8")
