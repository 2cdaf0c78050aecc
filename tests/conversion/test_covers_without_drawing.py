"""Covers of leaflets without a drawing: rings that are darker than the band, and words that stand before them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.conversion.look.colours import LIGHT
from pipeline.conversion.page.writer import write_page
from pipeline.model.document import Document
from pipeline.model.memory import Remember
from pipeline.proof.validators.browser import AXE, MEASURED
from tests.conversion.paper_words import PAPER
from tests.conversion.test_own_look import count_colours
from tests.proof.validators.asking import findings_on
from tests.specimen import specimen

LONG = "Rapidly progressing muscle wasting of the shoulders, the upper arms and the hands"


def make_leaflet(title: str = "Muscle wasting") -> Document:
    return replace(specimen(), cover="", cover_alt="", title=title)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["pdf", "large-print", "a5", "folded"])
def test_rings_stand_on_the_band(form: str) -> None:
    (bare, *_), (drawn, *_) = PAPER[form](make_leaflet()), PAPER[form](specimen())
    assert count_colours(bare.data)[LIGHT["band-deep"]] > 500
    assert count_colours(drawn.data)[LIGHT["band-deep"]] == 0


@pytest.mark.slow
def test_words_on_the_folded_cover_stand_before_the_rings() -> None:
    """A long title reaches them: as many dots of it are white as without them."""
    white = [
        count_colours(PAPER["folded"](one)[0].data)[LIGHT["band-text"]] for one in (make_leaflet(LONG), make_leaflet())
    ]
    assert white[0] > white[1]


@pytest.mark.slow
@pytest.mark.parametrize("title", ["Muscle wasting", LONG])
def test_nothing_is_found_on_the_page(title: str, tmp_path: Path, remember: Remember) -> None:
    path = tmp_path / "index.html"
    path.write_bytes(write_page(make_leaflet(title))[0].data)
    for validator in (AXE, MEASURED):
        assert findings_on([path], validator, validator.profiles[0], remember) == {str(path): []}
