"""Pages that are full, and words that keep to the margins, on both papers and whatever a publisher says of itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from pipeline.conversion.large_print.writer import write as write_large_print
from pipeline.conversion.print.page_plan import MOST_BLANK
from pipeline.conversion.print.paper import PAPERS
from pipeline.conversion.print.typesetting import find_paper
from pipeline.conversion.print.writer import measure_most_blank, paginate, write
from pipeline.model.document import Definitions, Document, Section
from tests.conversion.paper_words import boxes
from tests.nodes import defined, says, words
from tests.specimen import specimen

pytestmark = pytest.mark.slow

LONG = "The Sample Hospitals of the Lower Hills and the Community Services that belong to them, "
PAPER: tuple[Literal["a4", "letter"], ...] = ("a4", "letter")


def leaflet(paper: Literal["a4", "letter"], paragraphs: int, rows: int = 4) -> Document:
    """A leaflet of one section of so many paragraphs, with a long box about it."""
    about = Definitions(tuple(defined(f"Row {row}", LONG * 3) for row in range(rows)), "about")
    part = Section(
        "part", words("What to do"), tuple(says("Rest when you feel tired. " * 12) for _ in range(paragraphs))
    )
    imprint = Section("about", words("About this leaflet"), (about, says("It is general information.")))
    return replace(specimen(), paper=paper, cover="", key_points=None, sections=(part, imprint), publisher=LONG * 2)


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("paragraphs", [1, 3])
def test_a_short_leaflet_has_no_page_of_lines_alone(
    tmp_path: Path, paper: Literal["a4", "letter"], paragraphs: int
) -> None:
    (artifact,) = write(leaflet(paper, paragraphs, rows=2))
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(artifact.data)
    read = boxes(path)
    last = max(word.page for word in read)
    on_last = {word.text for word in read if word.page == last}
    assert "General".lower() in {text.lower() for text in on_last}, "the last page has words of the leaflet"


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("paragraphs", [6, 8, 10])
def test_no_page_but_the_last_is_a_third_empty(paper: Literal["a4", "letter"], paragraphs: int) -> None:
    document = leaflet(paper, paragraphs, rows=9)
    assert measure_most_blank(paginate(document), find_paper(document)) <= MOST_BLANK


@pytest.mark.parametrize("paper", PAPER)
def test_the_name_of_a_publisher_keeps_to_the_margin(tmp_path: Path, paper: Literal["a4", "letter"]) -> None:
    for make in (write, write_large_print):
        (artifact,) = make(leaflet(paper, 1, rows=1))
        path = tmp_path / "leaflet.pdf"
        path.write_bytes(artifact.data)
        end = (PAPERS[paper].width - PAPERS[paper].side) * 72 / 25.4
        assert max(word.right for word in boxes(path) if word.page == 1) <= end + 1
