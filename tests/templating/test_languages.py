"""Our own words by language: what each pack has to have."""

from __future__ import annotations

import pytest

from pipeline.model.typography import ENGLISH
from pipeline.templating.languages import LanguagePack, language_pack, languages


@pytest.fixture(params=languages())
def pack(request: pytest.FixtureRequest) -> LanguagePack:
    found = language_pack(request.param)
    assert found is not None
    return found


def test_english_is_set_as_it_was() -> None:
    pack = language_pack("en")
    assert pack is not None
    assert pack.typography == ENGLISH
    assert pack.typography.faces == ("Atkinson Hyperlegible Next",)


def test_a_language_says_how_it_is_set(pack: LanguagePack) -> None:
    assert pack.typography.faces
    assert 1 <= pack.typography.line_height <= 1.5
