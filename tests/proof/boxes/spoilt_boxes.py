"""Spoiling where the words of a finished PDF stand, with pikepdf: in the content of its pages and in its tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf

_PIXEL = 0.75
"""Points: the unit of the engine's pages, which grow downwards."""
PdfChange = Callable[[Pdf], None]


def change_bytes(data: bytes, *changes: PdfChange) -> bytes:
    """A PDF with some changes made to it."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for change in changes:
            change(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def moved(text: str, right: float, up: float, everywhere: bool = False) -> PdfChange:
    """The first line of words that begins with a text, or that of each page, stands elsewhere, by so many points."""
    return _wrapped(text, f"1 0 0 1 {right / _PIXEL} {-up / _PIXEL} cm", everywhere)


def coloured(text: str, grey: float) -> PdfChange:
    """The line is painted in this grey; 1 is white."""
    return _with_before_words(text, f"{grey} g")


def invisible(text: str) -> PdfChange:
    """The line is painted with invisible ink."""
    return _with_before_words(text, "3 Tr")


def scaled(text: str, scale: float) -> PdfChange:
    """The line is painted in another size, and stands near the upper left corner of the page then."""
    return _wrapped(text, f"{scale} 0 0 {scale} 40 60 cm")


def transformed(text: str, *matrix: float) -> PdfChange:
    """The line is painted through a matrix of six numbers (ISO 32000-1, 8.3.4)."""
    return _wrapped(text, f"{' '.join(map(str, matrix))} cm")


def cut(box: str, width: float) -> PdfChange:
    """All pages show no more than so many points of their width; `box` is `CropBox` or `MediaBox`."""

    def change(pdf: Pdf) -> None:
        for page in pdf.pages:
            page[f"/{box}"] = Array([0, 0, width, page.MediaBox[3]])

    return change


def with_field(page: int, left: float, bottom: float, right: float, top: float) -> PdfChange:
    """A white field to fill in lies over a part of a page, counted from 1."""

    def change(pdf: Pdf) -> None:
        look = pdf.make_stream(b"1 g 0 0 999 999 re f", Type=Name.XObject, Subtype=Name.Form, Resources=Dictionary())
        look.BBox = Array([0, 0, right - left, top - bottom])
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=pikepdf.String("name"), F=4)
        field.Rect, field.AP = Array([left, bottom, right, top]), Dictionary(N=look)
        widget = pdf.make_indirect(field)
        pdf.pages[page - 1].Annots = Array([*pdf.pages[page - 1].get("/Annots", []), widget])
        pdf.Root.AcroForm = Dictionary(Fields=Array([widget]))

    return change


def covered(page: int, left: float, bottom: float, width: float, height: float, grey: float = 1) -> PdfChange:
    """A rectangle without tags lies over a part of a page, counted from 1."""

    def change(pdf: Pdf) -> None:
        _paint(pdf, page, f"{grey} g {left} {bottom} {width} {height} re f")

    return change


def boxed(page: int, left: float, bottom: float, width: float, height: float) -> PdfChange:
    """A rectangle is drawn on a page, without tags."""

    def change(pdf: Pdf) -> None:
        _paint(pdf, page, f"0 G {left} {bottom} {width} {height} re S")

    return change


def with_blank_page(behind: int) -> PdfChange:
    """A page without words follows a page, counted from 1."""

    def change(pdf: Pdf) -> None:
        size = Array(pdf.pages[0].mediabox)
        page = Dictionary(Type=Name.Page, MediaBox=size, Resources=Dictionary(), Contents=pdf.make_stream(b""))
        pdf.pages.insert(behind, pikepdf.Page(pdf.make_indirect(page)))

    return change


def with_heading_before(heading: str, section: str) -> PdfChange:
    """The title of a section is read as the first thing of a later one."""

    def change(pdf: Pdf) -> None:
        sections = {_read_element(pdf, one.K[0]): one for one in pdf.Root.StructTreeRoot.K[0].K if _is(one, "Sect")}
        title = sections[heading].K[0]
        del sections[heading].K[0]
        sections[section].K.insert(0, title)

    return change


def with_cell_overleaf(cell: str, paragraph: str) -> PdfChange:
    """The words of a paragraph belong to the end of a table cell."""

    def change(pdf: Pdf) -> None:
        elements = list(_walk(pdf.Root.StructTreeRoot.K[0]))
        into = next(one for one in elements if _is(one, "TD", "TH") and _read_element(pdf, one) == cell)
        source = next(one for one in elements if _is(one, "P") and _read_element(pdf, one).startswith(paragraph))
        for kid in _kids(source):
            into.K.append(Dictionary(Type=Name.MCR, Pg=source.Pg, MCID=kid) if isinstance(kid, int) else kid)
        source.K = Array()

    return change


def _paint(pdf: Pdf, page: int, content: str) -> None:
    """Paint over a page, in points from its lower left corner."""
    pdf.pages[page - 1].contents_add(b"q", prepend=True)
    pdf.pages[page - 1].contents_add(f"Q /Artifact BMC q {content} Q EMC".encode())


def _wrapped(text: str, setting: str, everywhere: bool = False) -> PdfChange:
    """Words between q and Q, with a setting before them."""

    def change(operations: list[Any], place: int) -> list[Any]:
        begin = max(at for at in range(place) if operations[at].operator == Operator("BT"))
        end = next(at for at in range(place, len(operations)) if operations[at].operator == Operator("ET"))
        inner = operations[begin : end + 1]
        return [*operations[:begin], *_parse(f"q {setting}"), *inner, *_parse("Q"), *operations[end + 1 :]]

    return _changed(text, change, everywhere)


def _with_before_words(text: str, setting: str) -> PdfChange:
    def change(operations: list[Any], place: int) -> list[Any]:
        begin = max(at for at in range(place) if operations[at].operator == Operator("BT"))
        end = next(at for at in range(place, len(operations)) if operations[at].operator == Operator("ET"))
        inner = [*operations[begin:place], *_parse(setting), *operations[place : end + 1]]
        return [*operations[:begin], *_parse("q"), *inner, *_parse("Q"), *operations[end + 1 :]]

    return _changed(text, change)


def _changed(text: str, change: Callable[[list[Any], int], list[Any]], everywhere: bool = False) -> PdfChange:
    def change_file(pdf: Pdf) -> None:
        changed = 0
        for page in pdf.pages:
            operations = list(pikepdf.parse_content_stream(page))
            lines = enumerate(_read_lines(page, operations))
            place = next((place for place, (_, words) in lines if words.startswith(text)), None)
            if place is not None and (everywhere or not changed):
                page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(operations, place)))
                changed += 1
        assert changed, f"no line begins with “{text}”"

    return change_file


def _parse(content: str) -> list[Any]:
    operations = []
    for part in re.findall(r"[-\d. ]*[A-Za-z]+", content):
        *operands, operator = part.split()
        operations.append(ContentStreamInstruction([float(one) for one in operands], Operator(operator)))
    return operations


def _read_lines(page: Any, operations: list[Any]) -> Iterator[tuple[Any, str]]:
    """Each operation with the words that it paints."""
    fonts = {name: _read_font(font) for name, font in page.Resources.Font.items()} if "/Font" in page.Resources else {}
    font: dict[bytes, str] = {}
    for operation in operations:
        words = ""
        if operation.operator == Operator("Tf"):
            font = fonts[str(operation.operands[0])]
        if operation.operator in (Operator("Tj"), Operator("TJ")):
            painted = operation.operands[0]
            strings = [bytes(one) for one in (painted if isinstance(painted, Array) else [painted]) if _is_string(one)]
            codes = b"".join(strings)
            words = "".join(font.get(codes[at : at + 2], "?") for at in range(0, len(codes), 2))
        yield operation, words


def _is_string(part: Any) -> bool:
    return isinstance(part, pikepdf.String)


def _read_font(font: Any) -> dict[bytes, str]:
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]{4,})>", font.ToUnicode.read_bytes())
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _is(element: Any, *names: str) -> bool:
    return str(element.S).lstrip("/") in names


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _walk(element: Any) -> Iterator[Any]:
    yield element
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _walk(kid)


def _read_element(pdf: Pdf, element: Any) -> str:
    """The words of an element that stand on its own page."""
    page = pikepdf.Page(element.Pg)
    numbers = [kid for one in _walk(element) for kid in _kids(one) if isinstance(kid, int)]
    words, inside = "", False
    for operation, painted in _read_lines(page, list(pikepdf.parse_content_stream(page))):
        if operation.operator == Operator("BDC"):
            marks = operation.operands[1]
            inside = "/MCID" in marks and int(marks.MCID) in numbers
        words += painted if inside else ""
    return words.strip()
