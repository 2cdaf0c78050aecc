"""The longest title that a leaflet may have: its footer stays on the sheet, in as many lines as it needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from pipeline.conversion.print.footer import measure_footer
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.model.document import Document
from tests.conversion.paper_words import PAPER, boxes, list_collisions, read
from tests.specimen import shorten, specimen

pytestmark = pytest.mark.slow

TITLE = "Muscle wasting in babies and young children: what it is, who helps"
LOWEST = 10
"""Points from the edge that printers leave."""


def leaflet() -> Document:
    """A few pages, whose words are another matter: each has the title in its footer."""
    return shorten(specimen(), "get-help", "what-it-is", "symptoms")


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("form", ["pdf", "large-print"])
def test_no_line_of_a_footer_falls_off_the_sheet(form: str, paper: Literal["a4", "letter"], tmp_path: Path) -> None:
    document = replace(leaflet(), title=TITLE[:65].strip(), cover="", paper=paper, next_review="2028-11-01")
    (artifact,) = PAPER[form](document)
    path = tmp_path / "long.pdf"
    path.write_bytes(artifact.data)
    found = boxes(path)
    height = 842 if paper == "a4" else 792
    assert max(word.bottom for word in found) < height - LOWEST
    assert list_collisions(found) == []
    assert "Version 0.1.0" in read([word for word in found if word.page == 2][-30:])


def test_lines_that_stand_further_apart_have_room_at_the_foot() -> None:
    document = replace(leaflet(), title=TITLE)
    apart = replace(document, typography=replace(document.typography, line_height=1.25))
    assert measure_footer(apart, size=18) - measure_footer(document, size=18) > 0.25 * 3 * 18 * MM_PER_POINT


@pytest.mark.parametrize("form", ["pdf", "large-print"])
def test_without_a_picture_the_title_has_the_whole_band(form: str, tmp_path: Path) -> None:
    document = replace(leaflet(), title=TITLE[:65].strip(), cover="", cover_alt="")
    (artifact,) = PAPER[form](document)
    path = tmp_path / "plain.pdf"
    path.write_bytes(artifact.data)
    title = [word for word in boxes(path) if word.page == 1 and word.text in TITLE.split()][:12]
    assert max(word.right for word in title) > 400, "points from the left edge"
