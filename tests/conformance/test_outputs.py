"""Every file that is built, of every leaflet and of the awkward ones, before every validator: none finds anything."""

from __future__ import annotations

import pytest

from pipeline.folder import find_leaflets
from pipeline.validators import Validator
from tests.conformance.asking import EVERY, Verdicts, faults
from tests.conformance.conftest import CORPUS

WAITING = {
    ("blocks", "Ace by DAISY", "EPUB Accessibility 1.1"): "two care cards of one level have the same name",
}
"""Faults that are known and not cured yet. One that is cured fails here until its line is taken out."""


@pytest.mark.parametrize(("validator", "profile"), EVERY)
def test_published_leaflets_conform(validator: Validator, profile: str, published: Verdicts) -> None:
    assert faults(published, validator, profile) == {}


@pytest.mark.parametrize("leaflet", find_leaflets(CORPUS))
@pytest.mark.parametrize(("validator", "profile"), EVERY)
def test_awkward_leaflets_conform(leaflet: str, validator: Validator, profile: str, awkward: Verdicts) -> None:
    found = faults(awkward, validator, profile, f"{leaflet}/")
    waiting = WAITING.get((leaflet, validator.name, profile))
    if waiting:
        assert found, f"this is cured: take its line out of WAITING ({waiting})"
        pytest.xfail(waiting)
    assert found == {}
