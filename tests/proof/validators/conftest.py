"""What the tests of conformance share: the corpus, built once, and the verdicts on what is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.memory import Remember
from tests.once import build_from, make_once, run_folder
from tests.proof.validators.asking import Verdicts, verdicts

CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture(scope="session")
def published(built: Path, remember: Remember) -> Verdicts:
    """The verdicts on all outputs of the real leaflets in English."""
    return verdicts(built, remember)


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory, remember: Remember) -> Verdicts:
    """The verdicts on all outputs of the awkward leaflets."""
    place = make_once(run_folder(tmp_path_factory) / "awkward", build_from(CORPUS))
    return verdicts(place / "outputs", remember)
