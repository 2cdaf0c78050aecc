"""Spoiling a finished PDF with pikepdf: the glyphs that it paints, the order of its tags, the order of its pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Operator, Pdf, String

PdfChange = Callable[[Pdf], None]


@dataclass(frozen=True)
class _Glyphs:
    """The codes of a font of ours, two bytes each, by what they say."""

    code: dict[str, bytes]

    def read(self, codes: bytes) -> str:
        said = {code: character for character, code in self.code.items()}
        return "".join(said.get(codes[at : at + 2], "?") for at in range(0, len(codes), 2))

    def write(self, text: str) -> bytes:
        """The codes of a text. A KeyError where the font, which has only the glyphs that it needs, lacks one."""
        return b"".join(self.code[one] for one in text)

    def known(self, old: str, new: str) -> str:
        """The new text, or, where the font lacks a digit of it, with a digit instead that the old text has not."""
        digits = sorted(one for one in self.code if one.isdecimal() and one not in old)
        return "".join(one if one in self.code or not one.isdecimal() else digits[-1] for one in new)


def change_pdf(path: Path, change: PdfChange) -> None:
    """Change a PDF in its place."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)


def painted_instead(old: str, new: str, tagged: bool = True) -> PdfChange:
    """Paint one text instead of another, the first time that it stands in one line, in a tag or in none."""

    def change(pdf: Pdf) -> None:
        for page in pdf.pages:
            fonts = {name: _glyphs(font) for name, font in page.Resources.Font.items()}
            operations = list(pikepdf.parse_content_stream(page))
            if _replace(operations, fonts, old, new, tagged):
                page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))
                return
        raise AssertionError(f"“{old}” is not there in one line")

    return change


def painted_besides(words: str) -> PdfChange:
    """Paint words in no tag, at the end of the second page, as an artifact."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[1]
        name, glyphs = next(
            (name, glyphs)
            for name, glyphs in ((name, _glyphs(font)) for name, font in page.Resources.Font.items())
            if set(words) <= set(glyphs.code)
        )
        shown = glyphs.write(words).hex()
        painted = f"/Artifact BMC BT {name} 12 Tf 1 0 0 1 60 60 Tm <{shown}> Tj ET EMC"
        page.contents_add(painted.encode())

    return change


def without_section(title: str) -> PdfChange:
    """Take a section out of the tags. It stays on the paper."""

    def change(pdf: Pdf) -> None:
        kids = pdf.Root.StructTreeRoot.K[0].K
        del kids[_section(pdf, title)]

    return change


def with_sections_swapped(first: str, second: str) -> PdfChange:
    """Put two sections, each in the place of the other, in the tags."""

    def change(pdf: Pdf) -> None:
        kids = pdf.Root.StructTreeRoot.K[0].K
        one, other = _section(pdf, first), _section(pdf, second)
        kids[one], kids[other] = kids[other], kids[one]

    return change


def with_pages_swapped(first: int, second: int) -> PdfChange:
    """Two pages, counted from 1, each in the place of the other."""

    def change(pdf: Pdf) -> None:
        kids = pdf.Root.Pages.Kids
        kids[first - 1], kids[second - 1] = kids[second - 1], kids[first - 1]

    return change


def with_address(old: str, new: str) -> PdfChange:
    """Let the links to one address lead to another."""

    def change(pdf: Pdf) -> None:
        links = [link for page in pdf.pages for link in page.get("/Annots", ()) if _address(link) == old]
        assert links
        for link in links:
            link.A.URI = String(new)

    return change


def _address(link: Any) -> str:
    return str(link.A.get("/URI", "")) if "/A" in link else ""


def _glyphs(font: Any) -> _Glyphs:
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]{4,})>", font.ToUnicode.read_bytes())
    said = ((bytes.fromhex(text.decode()).decode("utf-16-be"), bytes.fromhex(code.decode())) for code, text in pairs)
    return _Glyphs({text: code for text, code in said if len(text) == 1})


def _replace(operations: list[Any], fonts: dict[str, _Glyphs], old: str, new: str, tagged: bool) -> bool:
    glyphs, inside = _Glyphs({}), False
    for number, operation in enumerate(operations):
        operands, operator = operation.operands, operation.operator
        if operator == Operator("Tf"):
            glyphs = fonts[str(operands[0])]
        if operator in (Operator("BDC"), Operator("BMC")):
            inside = len(operands) > 1 and "/MCID" in operands[1]
        if operator in (Operator("Tj"), Operator("TJ")) and inside == tagged:
            text = glyphs.read(b"".join(_strings(operands[0])))
            if old in text:
                shown = String(glyphs.write(text.replace(old, glyphs.known(old, new), 1)))
                operations[number] = pikepdf.ContentStreamInstruction([Array([shown])], Operator("TJ"))
                return True
    return False


def _strings(shown: Any) -> Iterator[bytes]:
    for part in shown if isinstance(shown, Array) else [shown]:
        if isinstance(part, String):
            yield bytes(part)


def _section(pdf: Pdf, title: str) -> int:
    """Which kid of the document is the section with this title."""
    for number, kid in enumerate(pdf.Root.StructTreeRoot.K[0].K):
        if str(kid.S) == "/Sect" and str(kid.K[0].S) == "/H2" and _words(pdf, kid.K[0]) == title:
            return number
    raise AssertionError(f"no section is called {title}")


def _words(pdf: Pdf, heading: Any) -> str:
    page = pikepdf.Page(heading.Pg)
    fonts = {name: _glyphs(font) for name, font in page.Resources.Font.items()}
    glyphs, inside, words = _Glyphs({}), False, ""
    for operation in pikepdf.parse_content_stream(page):
        operands, operator = operation.operands, operation.operator
        if operator == Operator("BDC"):
            inside = "/MCID" in operands[1] and operands[1].MCID in list(heading.K)
        if operator == Operator("Tf"):
            glyphs = fonts[str(operands[0])]
        if inside and operator in (Operator("Tj"), Operator("TJ")):
            words += glyphs.read(b"".join(_strings(operands[0])))
    return words
