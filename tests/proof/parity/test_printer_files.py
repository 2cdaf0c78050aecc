"""The files for printers: each page has the words of the print leaflet's, and lies where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from pipeline.conversion import FORMATS
from pipeline.model.artifact import Artifact
from pipeline.model.source import Span
from pipeline.proof.parity import verify_document
from tests.proof.parity.spoilt_print import change_pdf, painted_instead
from tests.specimen import specimen
from tests.written import save, write_format_once

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The specimen as a print leaflet, a booklet, with crop marks and for archives."""
    folder = tmp_path_factory.mktemp("printed")
    made = {"pdf": write_format_once("pdf", specimen())}
    for name in ("booklet", "crop", "pdf-archive"):
        made[name] = FORMATS[name].write(specimen(), made, Span("specimen")).value or ()
    for artifacts in made.values():
        save(artifacts, folder)
    return folder


def messages(folder: Path, form: str) -> list[str]:
    return [one.message for one in verify_document(specimen(), folder, "o", FORMATS.values(), {form}).diagnostics]


@pytest.fixture
def files(printed: Path, tmp_path: Path) -> Path:
    for path in printed.rglob("*.pdf"):
        save((Artifact(path.relative_to(printed).as_posix(), "application/pdf", path.read_bytes()),), tmp_path)
    return tmp_path


@pytest.mark.parametrize("form", ["booklet", "crop", "pdf-archive"])
def test_what_was_made_is_proven(printed: Path, form: str) -> None:
    assert messages(printed, form) == []


def test_another_number_in_the_archive_edition_is_found(files: Path) -> None:
    change_pdf(files / "specimen-en-archive.pdf", painted_instead("999", "99"))
    assert any("call 99 now" in message.lower() for message in messages(files, "pdf-archive"))


def test_another_number_beside_the_crop_marks_is_found_and_its_page_named(files: Path) -> None:
    change_pdf(files / "print" / "specimen-en-crop.pdf", painted_instead("999", "99"))
    (message,) = messages(files, "crop")
    assert message.startswith("page ") and "call 999" in message.lower() and "call 99 " in message.lower()


def test_another_number_is_found_without_a_print_leaflet_to_compare_with(files: Path) -> None:
    (files / "specimen-en.pdf").unlink()
    assert messages(files, "crop") == []
    change_pdf(files / "print" / "specimen-en-crop.pdf", painted_instead("999", "99"))
    assert any("999" in message and "is missing" in message for message in messages(files, "crop"))


def test_pages_that_lie_in_another_order_are_found(files: Path) -> None:
    path = files / "print" / "specimen-en-booklet.pdf"
    pages = PdfReader(path).pages
    writer = PdfWriter()
    for number in (1, 0, *range(2, len(pages))):
        writer.add_page(pages[number])
    writer.write(path)
    found = messages(files, "booklet")
    assert [message.split(":")[0] for message in found if message.startswith("side ")] == ["side 1", "side 2"]


def test_a_booklet_that_lacks_a_sheet_is_found(files: Path) -> None:
    path = files / "print" / "specimen-en-booklet.pdf"
    writer = PdfWriter()
    for page in PdfReader(path).pages[:-2]:
        writer.add_page(page)
    writer.write(path)
    assert any("pages, and not the" in message for message in messages(files, "booklet"))
