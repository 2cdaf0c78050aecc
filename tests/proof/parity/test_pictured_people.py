"""People are counted in the finished files: one more, or one that is filled in by mistake, is found."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest

from pipeline.conversion import FORMATS
from pipeline.model.document import Document
from pipeline.proof.parity import verify_document
from pipeline.proof.parity.pictured_people import DrawnPicture
from tests.specimen import shorten, specimen
from tests.written import save, write_format_once

FORMS = {"html": "index.html", "pdf": "specimen-en.pdf", "large-print": "specimen-en-large-print.pdf"}
ALT = "A picture of 100 people: 12 filled in, 88 outlined."


def make(name: str, folder: Path) -> tuple[Document, Path]:
    document = replace(shorten(specimen(), "get-help", "treatment"), editions={})
    save(write_format_once(name, document), folder)
    return document, next(path for path in folder.rglob("*") if path.suffix in (".html", ".pdf", ".epub"))


def list_differences(document: Document, name: str, folder: Path) -> list[str]:
    read = verify_document(document, folder, "outputs", [FORMATS[name]], {name})
    return [one.message for one in read.diagnostics]


@pytest.mark.parametrize("name", ["html", "pdf", "large-print", "epub"])
def test_pictures_that_are_right(tmp_path: Path, name: str) -> None:
    document, _ = make(name, tmp_path)
    assert list_differences(document, name, tmp_path) == []


def test_a_page_with_one_person_too_few(tmp_path: Path) -> None:
    document, page = make("html", tmp_path)
    text = page.read_text("utf-8")
    at = text.index(ALT)
    page.write_text(text[:at] + re.sub(r"<path d=\"[^\"]*\"\s*/?>(</path>)?", "", text[at:], count=1), "utf-8")
    assert list_differences(document, "html", tmp_path) == [
        f"the picture of people that says “{ALT}” shows something else: 11 full, 88 open"
    ]


def test_a_book_in_which_everybody_is_filled_in(tmp_path: Path) -> None:
    document, book = make("epub", tmp_path)
    with ZipFile(book) as archive:
        files = {info: archive.read(info) for info in archive.infolist()}
    with ZipFile(book, "w") as archive:
        for info, data in files.items():
            changed = data.replace(b'class="open" fill="none"', b'class="open" fill="currentColor"')
            archive.writestr(info, changed if info.filename.endswith(".xhtml") else data)
    (first, second) = list_differences(document, "epub", tmp_path)
    assert first.endswith("shows something else: 100 full")
    assert second.endswith("shows something else: 93 full, 7 half")


@pytest.mark.parametrize("name", ["pdf", "large-print"])
def test_paper_on_which_one_person_is_outlined_only(tmp_path: Path, name: str) -> None:
    document, path = make(name, tmp_path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            operations: list[Any] = list(pikepdf.parse_content_stream(page))
            first = next((at for at, one in enumerate(operations) if str(one.operator) == "B"), None)
            if first is not None:
                operations[first] = ([], pikepdf.Operator("S"))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))
        pdf.save(path)
    assert f"the picture of people that says “{ALT}” shows something else: 11 full, 89 open" in list_differences(
        document, name, tmp_path
    )


def test_shapes_are_counted_by_how_they_are_painted() -> None:
    picture = DrawnPicture("")
    for attributes in ({"fill": "none", "stroke": "red"}, {"fill": "red", "stroke": "red"}, {"fill": "red"}):
        picture.add_element("g", attributes)
        picture.add_element("path", {"d": ""})
    picture.add_element("path", {"fill": "none", "stroke": "red"})
    picture.add_element("circle", {})
    assert picture.people == {"full": 1, "half": 1, "open": 1}
