"""Large print and the short editions before other people's judges: PDF/UA-1 and PDF/A-2a, as the print leaflet."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from pipeline.conversion.large_print import writer as large_print
from pipeline.conversion.print.tags import Linked, Marked, read_tags
from pipeline.conversion.short import card, folded
from pipeline.model.document import Document
from tests.conversion.print.test_conformance import is_false_alarm
from tests.conversion.tagged_text import shown
from tests.conversion.verapdf import judged
from tests.needs import need
from tests.specimen import specimen

ADDRESS = "https://example.org/leaflets/muscle-atrophy/en/"


@pytest.fixture(scope="module")
def files(real_document: Document, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Each form of the specimen, of the real leaflet with an address on the web, and of one on Letter mirrored."""
    documents = {
        "specimen": specimen(),
        "real": replace(real_document, address=ADDRESS),
        "letter": replace(specimen(), paper="letter", direction="rtl"),
    }
    paths = []
    for name, document in documents.items():
        folder = tmp_path_factory.mktemp(name)
        for writer in (large_print, folded, card):
            (artifact,) = writer.write(document)
            paths.append(folder / artifact.path)
            paths[-1].write_bytes(artifact.data)
    return paths


def test_verapdf_finds_no_failed_rule(files: list[Path]) -> None:
    found = judged(files, ("PDFUA-1", "PDFA-2A"))
    assert found == {str(path): {"PDFUA-1": [], "PDFA-2A": []} for path in files}


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_page_validation_finds_no_failed_rule(files: list[Path], profile: str) -> None:
    need(importlib.util.find_spec("page"), "page-validation")
    from page import validate_pdf

    for path in files:
        report = validate_pdf(path, profile=profile)
        assert [(path.name, one.rule_id, one.message) for one in report.failures] == []


def test_outloud_has_nothing_to_say(files: list[Path], tmp_path: Path) -> None:
    need(importlib.util.find_spec("outloud") and importlib.util.find_spec("pymupdf"), "outloud")
    report = tmp_path / "report.json"
    command = [sys.executable, "-c", "from outloud.cli import main; main()", *map(str, files), "--json", str(report)]
    subprocess.run([*command, "--fail-on", "never"], capture_output=True, check=True)
    results = json.loads(report.read_text())["results"]
    assert len(results) == len(files)
    findings = [one for result in results for one in result["findings"]]
    assert [one for one in findings if not is_false_alarm(one)] == []


def test_every_piece_of_content_has_one_owner(files: list[Path]) -> None:
    """On sheets of panels too, where marks were numbered anew."""
    for path in files:
        with pikepdf.open(path) as pdf:
            root = read_tags(pdf, {})
            owned = [kid for node in root.walk() for kid in node.kids if isinstance(kid, Marked)]
            assert len(owned) == len(set(owned))
            assert {Marked(run.page, run.mcid) for run in shown(pdf) if run.mcid is not None} <= set(owned)


def test_every_link_is_tagged_and_stands_over_its_words(files: list[Path]) -> None:
    for path in files:
        with pikepdf.open(path) as pdf:
            root = read_tags(pdf, {})
            tagged = {kid for node in root.walk() for kid in node.kids if isinstance(kid, Linked)}
            there = {
                Linked(number, index)
                for number, page in enumerate(pdf.pages)
                for index in range(len(page.get("/Annots", [])))
            }
            assert tagged == there
            for page in pdf.pages:
                for link in page.get("/Annots", []):
                    left, one, right, other = (float(edge) for edge in link.Rect)
                    assert 0 <= left < right <= float(page.mediabox[2])
                    assert 0 <= min(one, other) < max(one, other) <= float(page.mediabox[3])


def test_figures_stand_on_their_sheet(files: list[Path]) -> None:
    for path in files:
        with pikepdf.open(path) as pdf:
            width, height = (float(edge) for edge in pdf.pages[0].mediabox[2:])
            for node in read_tags(pdf, {}).walk():
                if node.tag == "Figure":
                    left, bottom, right, top = node.attributes["Layout"]["BBox"]
                    assert -1 <= left < right <= width + 1 and -1 <= bottom < top <= height + 1, path.name
