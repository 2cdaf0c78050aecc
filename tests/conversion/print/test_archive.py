"""The archive edition: PDF 2.0, every destination a part of the structure, and the same words as the print leaflet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pipeline.build.jobs import make_plans
from pipeline.conversion import FORMATS, find_format
from pipeline.conversion.print.writer import write, write_archive
from pipeline.model.document import Document
from pipeline.model.leaflet import Leaflet
from pipeline.model.memory import Remember
from pipeline.proof.validators.verapdf import VERAPDF
from tests.conversion.tagged_text import outline
from tests.proof.validators.asking import findings_on
from tests.specimen import crowd, specimen
from tests.written import save, write_once

pytestmark = pytest.mark.slow


@cache
def data() -> bytes:
    artifact = write_once(write_archive, crowd(specimen()))
    assert artifact.path == "specimen-en-archive.pdf"
    return artifact.data


@cache
def opened() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data()))


def elements(element: Any = None) -> Iterator[Any]:
    element = opened().Root.StructTreeRoot.K[0] if element is None else element
    yield element
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def links() -> list[Any]:
    return [one for page in opened().pages for one in page.get("/Annots", [])]


def bookmarks(parent: Any) -> Iterator[Any]:
    item = parent.get("/First")
    while item is not None:
        yield item
        yield from bookmarks(item)
        item = item.get("/Next")


def test_the_file_is_pdf_2_and_says_what_it_conforms_to() -> None:
    pdf = opened()
    assert pdf.pdf_version == "2.0"
    assert "/Info" not in pdf.trailer
    packet = pdf.Root.Metadata.read_raw_bytes().decode()
    for attribute in ('pdfuaid:part="2"', 'pdfuaid:rev="2024"', 'pdfaid:part="4"', 'pdfaid:rev="2020"'):
        assert attribute in packet
    assert "<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo>" in packet
    assert "pdfaid:conformance" not in packet and "pdfaExtension" not in packet


def test_every_tag_has_its_namespace() -> None:
    older = {"/TOC", "/TOCI", "/Reference", "/BlockQuote"}
    for element in elements():
        assert str(element.NS.NS) == ("http://iso.org/pdf/ssn" if element.S in older else "http://iso.org/pdf2/ssn")
    assert older <= {element.S for element in elements()}


def test_every_destination_is_a_part_of_the_structure() -> None:
    there = {element.objgen for element in elements()}
    inside = [one for one in links() if one.A.S == "/GoTo"]
    marked = list(bookmarks(opened().Root.Outlines))
    assert len(inside) > 10 and len(marked) > 10
    for start in (*inside, *marked):
        assert "/Dest" not in start
        assert start.A.SD[0].objgen in there
        assert start.A.D[0].Type == "/Page"
    assert "/Names" not in opened().Root


def test_a_bookmark_leads_to_its_heading_and_a_link_to_its_section() -> None:
    for item in bookmarks(opened().Root.Outlines):
        assert re.fullmatch(r"/H[1-6]", str(item.A.SD[0].S))
    target = next(one for one in links() if "Causes: find yours" in str(one.Contents)).A.SD[0]
    assert target.S == "/Sect" and target.K[0].S == "/H2"


def test_entries_of_the_contents_name_their_sections() -> None:
    entries = [element for element in elements() if element.S == "/TOCI"]
    assert entries
    for entry in entries:
        assert [section.S for section in entry.Ref] == ["/Sect"]
    assert len({entry.Ref[0].objgen for entry in entries}) == len(entries)


def test_a_caption_is_the_last_part_of_its_figure() -> None:
    captions = [element for element in elements() if element.S == "/Caption" and element.P.S != "/Table"]
    assert len(captions) > 3
    for caption in captions:
        assert caption.P.S == "/Figure"
        assert caption.P.K[-1].objgen == caption.objgen


def test_every_list_says_how_it_is_numbered() -> None:
    kinds = {str(element.A.ListNumbering) for element in elements() if element.S == "/L"}
    assert kinds == {"/Decimal", "/Description", "/Unordered"}


def test_the_words_are_those_of_the_print_leaflet_in_the_same_order() -> None:
    def words(tags: str) -> str:
        without_tags = re.sub(r"^ *\w+ ?|\[[^\]]*=[^\]]*\]|[{}]|Span |Link |<[^>]*>", "", tags, flags=re.MULTILINE)
        return re.sub(r"\s+", "", without_tags.replace("Span", ""))

    assert words(outline(data())) == words(outline(write_once(write, crowd(specimen())).data))


def test_the_same_bytes_twice() -> None:
    assert write_archive(crowd(specimen()))[0].data == data()


def test_it_is_made_only_where_it_is_asked_for(real_leaflets: dict[str, Leaflet]) -> None:
    assert find_format("pdf-archive") is FORMATS["pdf-archive"]
    assert all("pdf-archive" not in one.publish for one in make_plans(real_leaflets))
    assert all(one.publish == ("pdf-archive",) for one in make_plans(real_leaflets, ("pdf-archive",)))


@pytest.mark.parametrize("profile", ["PDF/UA-2", "WTPDF 1.0", "PDF/A-4"])
def test_verapdf_finds_no_failed_rule(
    profile: str, real_document: Document, tmp_path: Path, remember: Remember
) -> None:
    paths = save([write_once(write_archive, one) for one in (specimen(), real_document)], tmp_path)
    assert findings_on(paths, VERAPDF, profile, remember) == {str(path): [] for path in paths}


def test_verapdf_sees_that_the_print_leaflet_is_another_standard(tmp_path: Path, remember: Remember) -> None:
    paths = save([write_once(write, specimen())], tmp_path)
    (rules,) = findings_on(paths, VERAPDF, "PDF/UA-2", remember).values()
    assert any(rule.startswith("8.8-1:") for rule in rules)
    (rules,) = findings_on(paths, VERAPDF, "PDF/A-4", remember).values()
    assert rules
