"""What is set aside of outloud's TAG-002 besides heads of tables: notes behind links and what stands in the margins."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.conversion.a5.writer import write as write_small
from pipeline.conversion.print.writer import write
from pipeline.conversion.short.card import write as write_card
from pipeline.conversion.short.folded import write as write_folded
from pipeline.proof.validators.for_paper import is_for_paper
from pipeline.proof.validators.page_margins import read_margins
from tests.specimen import specimen
from tests.written import Write, save, write_once

FOOTER = "Muscle wasting | Version 0.1.0 of 22 November 2026, draft"


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = save([write_once(write, specimen())], tmp_path_factory.mktemp("leaflet"))
    return path


@pytest.mark.parametrize(
    ("words", "aside"),
    [
        (FOOTER, True),
        ("Page 2 of {pages} " + FOOTER, True),
        (f"{FOOTER[:30]}…", True),
        (f"(page 7); {FOOTER}", True),
        ("(example.org/muscle)", True),
        ("Read more (example.org/", True),
        ("muscle) to see how", True),
        ("(example.org/another)", False),
        (f"{FOOTER}; Do not stop the tablets by yourself", False),
        (f"{FOOTER} Call 999", False),
        (f"{FOOTER} {FOOTER}", False),
        ("Page 3 of {pages}", False),
        ("Key points", False),
        ("", False),
    ],
)
def test_only_margins_and_notes_are_set_aside(leaflet: Path, words: str, aside: bool) -> None:
    pages = len(PdfReader(leaflet).pages)
    assert is_for_paper(leaflet, {"page": "2", "words": words.format(pages=pages)}) is aside


@pytest.mark.parametrize("page", ["0", "99"])
def test_a_page_or_file_that_is_not_there_sets_nothing_aside(leaflet: Path, tmp_path: Path, page: str) -> None:
    assert not is_for_paper(leaflet, {"page": page, "words": FOOTER})
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    assert not is_for_paper(tmp_path / "a.pdf", {"page": "1", "words": FOOTER})


@pytest.mark.parametrize("make", [write_folded, write_card, write_small])
def test_words_at_the_edge_of_a_form_without_running_lines_are_not_set_aside(make: Write, tmp_path: Path) -> None:
    (path,) = save([write_once(make, specimen())], tmp_path)
    assert "Muscle wasting" in " ".join(PdfReader(path).pages[0].extract_text().split())
    assert not is_for_paper(path, {"page": "1", "words": "Muscle wasting"})
    assert not read_margins(path, 1)


def test_at_the_head_of_a_first_page_stands_its_title(leaflet: Path) -> None:
    assert not is_for_paper(leaflet, {"page": "1", "words": "The Plainleaf project"})
    assert is_for_paper(leaflet, {"page": "1", "words": FOOTER})
