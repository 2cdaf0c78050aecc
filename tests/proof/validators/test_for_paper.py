"""What is set aside of outloud's TAG-002 besides heads of tables: notes behind links and what stands in the margins."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.conversion.print.writer import write
from pipeline.proof.validators.for_paper import is_for_paper
from tests.specimen import specimen
from tests.written import save, write_once

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
