"""Large print, the small booklet and the short editions before other people's judges: PDF/UA-1 and PDF/A-2a, as the
print leaflet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from pipeline.conversion.a5 import writer as small
from pipeline.conversion.large_print import writer as large_print
from pipeline.conversion.print.tags import Linked, Marked, read_tags
from pipeline.conversion.short import card, folded
from pipeline.model.document import Document
from pipeline.model.memory import Remember
from pipeline.proof.validators import Validator
from pipeline.proof.validators.page_validation import PAGE_VALIDATION
from pipeline.proof.validators.verapdf import VERAPDF
from tests.conversion.outloud import heard
from tests.conversion.tagged_text import shown
from tests.proof.validators.asking import findings_on
from tests.specimen import specimen
from tests.written import save, write_once

pytestmark = pytest.mark.slow

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
        artifacts = [write_once(writer.write, document) for writer in (large_print, small, folded, card)]
        paths += save(artifacts, tmp_path_factory.mktemp(name))
    return paths


@pytest.mark.parametrize("profile", ["PDF/UA-1", "PDF/A-2a"])
@pytest.mark.parametrize("validator", [VERAPDF, PAGE_VALIDATION], ids=lambda one: one.name)
def test_no_failed_rule_is_found(validator: Validator, profile: str, files: list[Path], remember: Remember) -> None:
    assert findings_on(files, validator, profile, remember) == {str(path): [] for path in files}


def test_outloud_has_nothing_to_say(files: list[Path], tmp_path: Path) -> None:
    assert heard(files, tmp_path) == []


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
