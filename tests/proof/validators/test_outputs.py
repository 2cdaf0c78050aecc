"""Every file that is built, of every leaflet and of the awkward ones, before every validator: none finds anything.

The rows of the long table differ in their words, as those of real tables do: outloud takes a line that stands at the
top of three pages, numbers aside, for a running header.
"""

from __future__ import annotations

import pytest

from pipeline.proof.validators import Validator
from pipeline.validation.folder import find_leaflets
from tests.proof.validators.asking import EVERY, Verdicts, faults
from tests.proof.validators.conftest import CORPUS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("validator", "profile"), EVERY)
def test_published_leaflets_conform(validator: Validator, profile: str, published: Verdicts) -> None:
    assert faults(published, validator, profile) == {}


@pytest.mark.parametrize("leaflet", find_leaflets(CORPUS))
@pytest.mark.parametrize(("validator", "profile"), EVERY)
def test_awkward_leaflets_conform(leaflet: str, validator: Validator, profile: str, awkward: Verdicts) -> None:
    assert faults(awkward, validator, profile, f"{leaflet}/") == {}
