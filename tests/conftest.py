"""What all tests share: golden files, and the real leaflet, read and built once."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pipeline.build.checking import check_source
from pipeline.build.store import Store
from pipeline.model.document import Document
from pipeline.model.leaflet import Leaflet
from pipeline.model.memory import Remember
from pipeline.templating.compose import compose
from pipeline.validation.folder import find_leaflets
from tests.once import build_from, make_once, run_folder
from tests.paths import ROOT, SOURCE
from tests.scheduling import FileScheduling, rank
from tests.workspace import Workspace
from tests.written import keep_written_in

settings.register_profile("tests", deadline=None, derandomize=True)
settings.load_profile("tests")
"""The same examples in every run, however busy the machine is."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files; read the difference afterwards")


def pytest_configure(config: pytest.Config) -> None:
    """Python looks for rings of objects that nobody holds less often: with thousands of tests in memory, and the boxes
    of a page that is set, that took a quarter of the time."""
    gc.set_threshold(20_000, 10, 5)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is there before the first test stays till the end: it is not looked at again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep together what belongs together, when tests run in several processes."""
    config.option.loadscopereorder = False  # in the order of the tests, not by how many a file has
    return FileScheduling(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests with a golden file, so that `make accept` runs them alone. Long ones start first."""
    items.sort(key=lambda item: rank(item.nodeid))
    for item in items:
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker("golden")


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


@pytest.fixture(scope="session", autouse=True)
def _shelf(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests write once is kept for all processes."""
    keep_written_in(run_folder(tmp_path_factory) / "written")


@pytest.fixture(scope="session")
def real_leaflets() -> dict[str, Leaflet]:
    """The leaflets of the source folder; a leaflet with an error fails here."""
    checkup = check_source(SOURCE, ROOT, find_leaflets(SOURCE))
    assert sorted(checkup.good) == sorted(find_leaflets(SOURCE)), checkup.diagnostics
    return dict(checkup.good)


@pytest.fixture(scope="session")
def real_document(real_leaflets: dict[str, Leaflet]) -> Document:
    """The muscle atrophy leaflet in English."""
    return compose(real_leaflets["muscle-atrophy"], "en")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs folder of a build of the real leaflets in English, made once a run: copy what you want to change.
    What they come out as in other languages is proven in tests/leaflets/test_translations.py."""
    return make_once(run_folder(tmp_path_factory) / "built", build_from(SOURCE, languages=("en",))) / "outputs"


@pytest.fixture(scope="session")
def built_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The place of a workspace with the example as it is after a build, made once a run."""
    return make_once(run_folder(tmp_path_factory) / "example", lambda place: _build(Workspace(place)))


def _build(workspace: Workspace) -> None:
    outcome = workspace.build()
    assert not outcome.failed, outcome.diagnostics


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The example, to be changed."""
    return Workspace(tmp_path)


@pytest.fixture
def ready(built_example: Path, tmp_path: Path) -> Workspace:
    """The example, to be changed, as it is after a build."""
    place = Path(shutil.copytree(built_example, tmp_path / "built"))
    workspace = Workspace(place)
    assert not workspace.build().made, "only the place is another"
    return workspace


@pytest.fixture(scope="session")
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where verdicts are kept from run to run: in pytest's cache."""
    cache = getattr(request.config, "cache", None)  # pytest may be told to keep nothing
    return cache.mkdir("verdicts") if cache else tmp_path_factory.mktemp("verdicts")


@pytest.fixture(scope="session")
def remember(kept: Path) -> Remember:
    """Keeps verdicts: a file that has not changed is not judged again."""
    return Store(kept).answer
