"""What all tests share: golden files, and the real leaflet, read and built once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build.stages import Outcome, Request, build
from pipeline.model.document import Document
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose import compose
from pipeline.validation.check import check
from pipeline.validation.folder import find_leaflets
from tests.paths import ROOT, SOURCE


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files; read the difference afterwards")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text, line ends included, with the golden file at a path; `--accept` rewrites the file."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"{path.name} is not there yet: `make accept` writes it"
        assert text == path.read_bytes().decode(), f"{path.name} differs: read both, then `make accept`"

    return compare


@pytest.fixture(scope="session")
def real_leaflets() -> dict[str, Leaflet]:
    """The leaflets of the source folder; a leaflet with an error fails here."""
    checkup = check(SOURCE, ROOT, find_leaflets(SOURCE))
    assert sorted(checkup.good) == sorted(find_leaflets(SOURCE)), checkup.diagnostics
    return dict(checkup.good)


@pytest.fixture(scope="session")
def real_document(real_leaflets: dict[str, Leaflet]) -> Document:
    """The muscle atrophy leaflet in English."""
    return compose(real_leaflets["muscle-atrophy"], "en")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """The outputs folder of a build of the whole source folder, and what the build said."""
    output = tmp_path_factory.mktemp("built") / "outputs"
    outcome = build(Request(SOURCE, output), ROOT)
    assert not outcome.failed, outcome.diagnostics
    return output, outcome


def need(available: object, what: str) -> None:
    """Skip the test that needs something this machine lacks, saying what; with CI set, fail instead."""
    if not available:
        if os.environ.get("CI"):
            pytest.fail(f"{what} is missing, and with CI set that is a failure")
        pytest.skip(f"{what} is missing on this machine")
