"""The sheet in two languages against both documents: what is wrong on either side is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from pipeline.conversion import FORMATS
from pipeline.model.document import Beside, Document
from pipeline.proof.boxes import prove_files
from pipeline.proof.parity import verify_document
from tests.paired import pair_with
from tests.proof.parity.spoilt_print import change_pdf, painted_instead
from tests.pseudo_locale import LOCALES
from tests.specimen import specimen
from tests.written import save, write_format_once

pytestmark = pytest.mark.slow


def write(document: Document, folder: Path) -> Path:
    (path,) = save(write_format_once("bilingual", document), folder)
    return path


def list_messages(document: Document, folder: Path) -> list[str]:
    proof = verify_document(document, folder, "o", FORMATS.values(), {"bilingual"}, lambda: document)
    return [one.message for one in proof.diagnostics]


@pytest.mark.parametrize("locale", LOCALES)
def test_both_sides_say_all_and_show_it(locale: str, tmp_path: Path) -> None:
    document = pair_with(locale, specimen())
    write(document, tmp_path)
    assert list_messages(document, tmp_path) == []
    placed = prove_files(document, tmp_path, "o", {"bilingual"}, lambda: document)
    assert [one.message for one in placed if one.severity == "error"] == []


def swap_sides(pdf: pikepdf.Pdf) -> None:
    """Let the sides of the first row of a section stand the other way round."""
    part = next(one for one in pdf.Root.StructTreeRoot.K[0].K if one.S == "/Sect")
    part.K[0], part.K[1] = part.K[1], part.K[0]


def forget_language(pdf: pikepdf.Pdf) -> None:
    """Take the language from the second side of the first row of a section."""
    part = next(one for one in pdf.Root.StructTreeRoot.K[0].K if one.S == "/Sect")
    del part.K[1].Lang


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (painted_instead("999", "99"), "99"),
        (forget_language, "is missing"),
    ],
    ids=["another number", "no language"],
)
def test_what_is_wrong_on_one_side_is_found(change: Callable[[pikepdf.Pdf], None], said: str, tmp_path: Path) -> None:
    document = pair_with("devanagari", specimen())
    change_pdf(write(document, tmp_path), change)
    messages = list_messages(document, tmp_path)
    assert messages and any(said in one for one in messages)


def test_a_heading_that_does_not_follow_its_twin_is_found(tmp_path: Path) -> None:
    document = pair_with("devanagari", specimen())
    change_pdf(write(document, tmp_path), swap_sides)
    assert any("does not stand beside" in one for one in list_messages(document, tmp_path))


def test_a_sheet_that_may_not_be_made_any_more_is_found(tmp_path: Path) -> None:
    document = pair_with("devanagari", specimen())
    write(document, tmp_path)
    (message,) = list_messages(replace(document, beside=Beside("newer")), tmp_path)
    assert "do not say the same" in message
