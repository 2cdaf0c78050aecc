"""The finished PDF: what the standards ask of it, and what other people's judges say. Its repairs: test_tag_repairs."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from pipeline.conversion.print.conformance import link_purposes
from pipeline.conversion.print.tags import Linked, Marked, read_tags
from pipeline.conversion.print.writer import write
from pipeline.model.document import Document
from pipeline.model.memory import Remember
from pipeline.proof.validators import Validator
from pipeline.proof.validators.page_validation import PAGE_VALIDATION
from pipeline.proof.validators.verapdf import VERAPDF
from tests.conversion.outloud import heard
from tests.conversion.tagged_text import outline, shown
from tests.proof.validators.asking import findings_on
from tests.specimen import specimen
from tests.written import save, write_once

pytestmark = pytest.mark.slow

# --- the finished file ---------------------------------------------------------------------------------------------


@cache
def data() -> bytes:
    return write_once(write, specimen()).data


@cache
def opened() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data()))


def test_the_catalogue_says_what_readers_ask() -> None:
    root = opened().Root
    assert str(root.Lang) == "en"
    assert bool(root.MarkInfo.Marked) and bool(root.ViewerPreferences.DisplayDocTitle)
    assert all(page.Tabs == "/S" for page in opened().pages)


def test_metadata_is_readable_as_it_stands_and_names_both_standards() -> None:
    stream = opened().Root.Metadata
    assert "/Filter" not in stream
    packet = stream.read_raw_bytes().decode()
    ElementTree.fromstring(re.sub(r"<\?xpacket.*?\?>", "", packet))
    for said in ('pdfuaid:part="1"', 'pdfaid:part="2"', 'pdfaid:conformance="A"', "pdfaSchema:schema", ">en</rdf:li>"):
        assert said in packet
    assert "Muscle wasting (muscle atrophy)" in packet
    assert 'xmp:CreateDate="2026-11-22"' in packet
    assert str(opened().docinfo["/CreationDate"]) == "D:20261122"


def list_notes() -> list[str]:
    """What stands behind the links of the specimen: where they lead, and an address."""
    measured = write_once(write, specimen()).measured
    assert measured is not None
    pages = (measured.page_of[name] for name in ("get-help", "book", "treatment"))
    return [*(f"(page\N{NO-BREAK SPACE}{page})" for page in pages), "(example.org/muscle)"]


def test_footers_are_artifacts_and_no_other_words_are() -> None:
    outside = [run.words for run in shown(opened()) if run.mcid is None]
    footer = "Muscle wasting | Version 0.1.0 of 22 November 2026, draft"
    pages = len(opened().pages)
    notes = [words.strip() for words in outside if words.strip().startswith("(")]
    assert notes == list_notes(), "behind links, for the eye alone"
    outside = [words for words in outside if words.strip() not in notes]
    assert outside == [words for page in range(1, pages + 1) for words in (footer, f"Page {page} of {pages}")]


def test_every_piece_of_content_has_one_owner() -> None:
    root = read_tags(opened(), {})
    owned = [kid for node in root.walk() for kid in node.kids if isinstance(kid, Marked)]
    assert len(owned) == len(set(owned))
    painted = {Marked(run.page, run.mcid) for run in shown(opened()) if run.mcid is not None}
    assert painted <= set(owned)


def test_every_link_is_tagged_once_and_says_where_it_leads() -> None:
    pdf = opened()
    root = read_tags(pdf, {})
    tagged = [kid for node in root.walk() for kid in node.kids if isinstance(kid, Linked)]
    there = [
        Linked(number, index) for number, page in enumerate(pdf.pages) for index in range(len(page.get("/Annots", [])))
    ]
    assert sorted(tagged, key=lambda link: (link.page, link.number)) == there
    said = {str(one.Contents) for page in pdf.pages for one in page.get("/Annots", [])}
    assert "cachexia (Words in this leaflet)" in said
    assert "[1] (Where the facts come from)" in said
    assert "Get help now" in said
    assert any("https://example.org/muscle" in words for words in said)


def test_figures_stand_where_they_are_drawn() -> None:
    pdf = opened()
    for element in _elements(pdf.Root.StructTreeRoot.K[0]):
        if element.S == "/Figure":
            left, bottom, right, top = (float(edge) for edge in element.A.BBox)
            assert 0 <= left < right <= 596 and 0 <= bottom < top <= 842
    cover = next(one for one in _elements(pdf.Root.StructTreeRoot.K[0]) if one.S == "/Figure")
    assert float(cover.A.BBox[3]) > 700, "the cover's picture is at the top of the page"


def _elements(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = [element]
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += _elements(kid)
    return found


def test_ids_are_in_the_tree_of_ids() -> None:
    ids = opened().Root.StructTreeRoot.IDTree.Names
    names = [str(ids[at]) for at in range(0, len(ids), 2)]
    assert names == sorted(names)
    assert names == sorted(re.findall(r"\[(?:Scope=\w+, )id=(table-[\d-]+)\]", outline(data())))


def test_another_language_is_on_the_words() -> None:
    assert "Span [lang=es] atrofia muscular" in outline(data())


def test_an_abbreviation_is_expanded() -> None:
    spans = [one for one in _elements(opened().Root.StructTreeRoot.K[0]) if "/E" in one]
    assert [(str(one.S), str(one.E)) for one in spans] == [("/Span", "Multiple sclerosis")]


def test_link_purposes_name_the_section() -> None:
    purposes = link_purposes(specimen())
    assert purposes["#term-cachexia"] == "Words in this leaflet"
    assert purposes["#moving-too-little"] == "Causes: find yours"


# --- other people's judges -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def files(real_document: Document, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The PDFs of the specimen and of the real leaflet."""
    artifacts = [write_once(write, document) for document in (specimen(), real_document)]
    return save(artifacts, tmp_path_factory.mktemp("pdf"))


@pytest.mark.parametrize("profile", ["PDF/UA-1", "PDF/A-2a"])
@pytest.mark.parametrize("validator", [VERAPDF, PAGE_VALIDATION], ids=lambda one: one.name)
def test_no_failed_rule_is_found(validator: Validator, profile: str, files: list[Path], remember: Remember) -> None:
    assert findings_on(files, validator, profile, remember) == {str(path): [] for path in files}


def test_outloud_has_nothing_to_say(files: list[Path], tmp_path: Path) -> None:
    assert heard(files, tmp_path) == []
