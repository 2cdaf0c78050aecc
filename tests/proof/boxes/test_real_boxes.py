"""The real leaflet and the corpus of awkward leaflets: what was built stands where it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.checking import check_source
from pipeline.conversion import FORMATS
from pipeline.conversion.imposition.booklet import write as write_booklet
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document
from pipeline.proof.boxes import prove_boxes, prove_files
from pipeline.templating.compose import compose
from pipeline.validation.folder import find_leaflets
from tests.once import build_from, make_once, run_folder
from tests.paths import ROOT
from tests.proof.boxes.spoilt_boxes import change_bytes, coloured, moved
from tests.proof.validators.conftest import CORPUS
from tests.specimen import specimen

TOO_LONG = {"words-en-large-print.pdf"}
"""In this file a word of 70 letters without a place to break runs off the paper."""


def test_all_words_of_the_real_leaflet_stand_where_they_should(built: Path, real_document: Document) -> None:
    folder = built / "muscle-atrophy" / "en"
    assert prove_files(real_document, folder, "outputs", set(FORMATS)) == ()


def test_a_finding_stands_at_the_line_of_its_words(built: Path, real_document: Document, tmp_path: Path) -> None:
    data = (built / "muscle-atrophy" / "en" / "muscle-atrophy-en.pdf").read_bytes()
    path = tmp_path / "spoilt.pdf"
    path.write_bytes(change_bytes(data, coloured("your face droops", 1), moved("Dotted line: the", 200, 0)))
    unseen, off = sorted(prove_boxes(real_document, path, "pdf", "outputs/spoilt.pdf"), key=lambda one: one.span.line)
    lines = (ROOT / "source" / "muscle-atrophy" / "en.md").read_text(encoding="utf-8").splitlines()
    assert unseen.span.path == off.span.path == "source/muscle-atrophy/en.md"
    assert "your face droops" in lines[unseen.span.line - 1]
    assert "Dotted line: the usual size" in "\n".join(lines[off.span.line - 1 : off.span.end_line])
    assert unseen.message.startswith("spoilt.pdf, page 1: ")


def test_words_without_a_line_stand_at_the_file(built: Path, real_document: Document, tmp_path: Path) -> None:
    data = (built / "muscle-atrophy" / "en" / "muscle-atrophy-en.pdf").read_bytes()
    path = tmp_path / "spoilt.pdf"
    path.write_bytes(change_bytes(data, coloured("Checked by", 1)))
    (one,) = prove_boxes(real_document, path, "pdf", "outputs/spoilt.pdf")
    assert (one.span.path, one.span.line) == ("outputs/spoilt.pdf", 1)
    assert one.message.startswith("page 8: “Checked” cannot be seen")


def test_a_booklet_is_as_large_as_the_leaflet(built: Path, real_document: Document, tmp_path: Path) -> None:
    path = tmp_path / "print" / "muscle-atrophy-en-booklet.pdf"
    path.parent.mkdir()
    leaflet = (built / "muscle-atrophy" / "en" / "muscle-atrophy-en.pdf").read_bytes()
    (booklet,) = write_booklet(real_document, Artifact("muscle-atrophy-en.pdf", "application/pdf", leaflet))
    path.write_bytes(booklet.data)
    assert [one.message for one in prove_files(real_document, tmp_path, "outputs", set())] == []


def test_the_awkward_leaflets_stand_where_they_should(tmp_path_factory: pytest.TempPathFactory) -> None:
    place = make_once(run_folder(tmp_path_factory) / "awkward", build_from(CORPUS))
    for name, leaflet in check_source(CORPUS, ROOT, find_leaflets(CORPUS)).good.items():
        document = compose(leaflet, "en")
        diagnostics = prove_files(document, place / "outputs" / name / "en", "outputs", set(FORMATS))
        errors = {one.message.split(",")[0] for one in diagnostics if one.severity == "error"}
        assert errors <= TOO_LONG, errors
        assert {one.code for one in diagnostics} <= {"PDF202", "PDF208"}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF\n", b"no PDF"])
def test_a_file_that_is_no_pdf_is_a_finding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    (one,) = prove_boxes(specimen(), path, "pdf", "outputs/broken.pdf")
    assert (one.code, one.span.path) == ("PDF103", "outputs/broken.pdf")
