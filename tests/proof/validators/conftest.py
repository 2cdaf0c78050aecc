"""What the tests of conformance share: a memory of verdicts, and the corpus, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.store import Store
from pipeline.proof.validators import Remember
from tests.once import build_from, make_once, run_folder
from tests.proof.validators.asking import Verdicts, verdicts

CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture(scope="session")
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where verdicts are kept from run to run: in pytest's cache."""
    cache = request.config.cache
    return cache.mkdir("verdicts") if cache else tmp_path_factory.mktemp("verdicts")


@pytest.fixture(scope="session")
def remember(kept: Path) -> Remember:
    """Keeps verdicts: a file that has not changed is not judged again."""
    return Store(kept).answer


@pytest.fixture(scope="session")
def published(built: Path, remember: Remember) -> Verdicts:
    """The verdicts on all outputs of the source folder."""
    return verdicts(built, remember)


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory, remember: Remember) -> Verdicts:
    """The verdicts on all outputs of the awkward leaflets."""
    place = make_once(run_folder(tmp_path_factory) / "awkward", build_from(CORPUS))
    return verdicts(place / "outputs", remember)
