"""A short edition lists sections: every other id is a mistake at its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.build.checking import check_source
from tests.paths import EXAMPLE


def found(tmp_path: Path, listed: str) -> list[str]:
    source = tmp_path / "source"
    shutil.copytree(EXAMPLE, source)
    settings = source / "muscle" / "leaflet.yaml"
    settings.write_text(settings.read_text("utf-8") + f"\neditions: {{folded: [key-points, {listed}]}}\n", "utf-8")
    findings = check_source(source, source, ["muscle"]).diagnostics
    return [f"{one.code} {one.message}" for one in findings if one.severity == "error"]


def test_a_section_can_be_listed(tmp_path: Path) -> None:
    assert found(tmp_path, "get-help") == []


@pytest.mark.parametrize("listed", ["call-now", "get-halp"])
def test_what_is_no_section_cannot_be_listed(tmp_path: Path, listed: str) -> None:
    assert found(tmp_path, listed) == [f"SRC404 there is no section `{listed}`"]
