"""Text on small pages of our own: how it is placed, marked, drawn inside drawings and replaced by other words."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from pypdf import PdfReader

from pipeline.proof.parity.painted_text import join_lines, read_painted_text
from pipeline.proof.parity.tag_tree import PdfText, read_pdf_text
from tests.needs import need

MAP = b"""1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfrange <20> <7e> <0020> endbfrange"""


def reader(contents: str, form: str = "", tags: str = "") -> PdfReader:
    """A page with a font that says what its codes are in ASCII. `form` is the content of a drawing; `tags` are the
    tags of the marked content 0, 1 …, each below the one `Document` tag."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page()
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, ToUnicode=pdf.make_stream(MAP))
        page.Resources = Dictionary(Font=Dictionary(F=font))
        if form:
            drawing = pdf.make_stream(form.encode(), Type=Name.XObject, Subtype=Name.Form, Resources=page.Resources)
            page.Resources.XObject = Dictionary(D=drawing)
        page.Contents = pdf.make_stream(contents.encode())
        if tags:
            kids = [Dictionary(S=Name(f"/{tag}"), Pg=page.obj, K=number) for number, tag in enumerate(tags.split())]
            root = Dictionary(S=Name.Document, K=Array(kids))
            pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=root, RoleMap=Dictionary(Big=Name.H1))
        data = BytesIO()
        pdf.save(data)
    return PdfReader(BytesIO(data.getvalue()))


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        ("BT /F 9 Tf (one) Tj 50 0 Td (two) Tj ET", ["onetwo"]),
        ("BT /F 9 Tf (one) Tj 0 -12 Td (two) Tj ET", ["one", "two"]),
        ("BT /F 9 Tf 12 TL (one) Tj T* (two) Tj (three) ' ET", ["one", "two", "three"]),
        ("BT /F 9 Tf 0 -12 TD (one) Tj T* (two) Tj ET", ["one", "two"]),
        ("BT /F 9 Tf 1 0 0 1 9 80 Tm [(o) -20 (n) 7 (e)] TJ ET BT 1 0 0 1 30 80 Tm <74776F> Tj ET", ["onetwo"]),
        ("q 1 0 0 1 0 50 cm BT /F 9 Tf (one) Tj ET Q BT /F 9 Tf (two) Tj ET", ["one", "two"]),
        ("BT /F 9 Tf /Span <</ActualText (whole)>> BDC (wh) Tj (ole) Tj EMC ( words) Tj ET", ["whole words"]),
        ("BT (one) Tj ET", ["\ufffd\ufffd\ufffd"]),
        ("EMC Q 9 9 m", []),
    ],
)
def test_text_is_read_line_by_line(contents: str, said: list[str]) -> None:
    assert join_lines(read_painted_text(reader(contents).pages[0])) == said


def test_text_in_a_drawing_is_text() -> None:
    page = reader("/P <</MCID 3>> BDC /D Do EMC /D Do", form="BT /F 9 Tf (inside) Tj ET").pages[0]
    assert [(piece.text, piece.mcid) for piece in read_painted_text(page)] == [("inside", 3), ("inside", None)]


def test_a_drawing_that_holds_itself_ends() -> None:
    with pikepdf.open(BytesIO(_bytes(reader("/D Do", form="BT /F 9 Tf (x) Tj ET /D Do")))) as pdf:
        drawing = pdf.pages[0].Resources.XObject.D
        drawing.Resources = Dictionary(Font=pdf.pages[0].Resources.Font, XObject=Dictionary(D=drawing))
        data = BytesIO()
        pdf.save(data)
    assert 1 < len(read_painted_text(PdfReader(BytesIO(data.getvalue())).pages[0])) < 20


def _bytes(pdf: PdfReader) -> bytes:
    stream = pdf.stream
    stream.seek(0)
    return stream.read()


MARKED = "BT /F 9 Tf /A <</MCID 0>> BDC (second) Tj EMC /B <</MCID 1>> BDC (first) Tj EMC ET BT (loose) Tj ET"


def read(contents: str, tags: str) -> PdfText:
    return read_pdf_text(reader(contents, tags=tags))


def test_the_tags_give_the_order_and_the_roles() -> None:
    pdf_text = read(MARKED, "P Big")
    assert [(passage.lines, passage.role, passage.page) for passage in pdf_text.passages] == [
        (("second",), "", 1),
        (("first",), "heading", 1),
    ]
    assert [passage.lines for passage in pdf_text.untagged] == [("loose",)]
    assert pdf_text.tagged


def test_what_no_tag_claims_is_kept_apart() -> None:
    pdf_text = read(MARKED, "P")
    assert [passage.lines for passage in pdf_text.passages] == [("second",)]
    assert [passage.lines for passage in pdf_text.untagged] == [("first", "loose")]
    assert not read_pdf_text(reader(MARKED)).tagged


def test_poppler_reads_the_same_letters_on_every_page(built: Path) -> None:
    need(shutil.which("pdftotext"), "pdftotext")
    path = built / "muscle-atrophy" / "en" / "muscle-atrophy-en.pdf"
    run = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
    theirs = [Counter("".join(page.split())) for page in run.stdout.split("\f")[:-1]]
    ours = [Counter("".join("".join(join_lines(read_painted_text(page))).split())) for page in PdfReader(path).pages]
    assert ours == theirs
