"""The sheet in two languages: both sides in their language and direction, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from pipeline.conversion.bilingual import FORMAT, write
from pipeline.conversion.bilingual.refusing import refuse
from pipeline.conversion.bilingual.writer import MEASURE, SIDE
from pipeline.model.artifact import Artifact
from pipeline.model.document import Beside, Document, PairStanding
from pipeline.model.memory import Remember
from pipeline.model.source import Span
from pipeline.proof.boxes.forms import FORMS
from pipeline.proof.validators import Validator
from pipeline.proof.validators.page_validation import PAGE_VALIDATION
from pipeline.proof.validators.verapdf import VERAPDF
from tests.conversion.outloud import heard
from tests.conversion.tagged_text import outline
from tests.paired import pair_with
from tests.proof.validators.asking import findings_on
from tests.specimen import specimen
from tests.written import save, write_format_once

PLACE = Span("muscle/es.md")
GOLDEN = Path(__file__).with_name("golden") / "bilingual.txt"


def pair() -> Document:
    return pair_with("arabic", specimen())


@cache
def sheet() -> Artifact:
    (artifact,) = write_format_once("bilingual", pair())
    return artifact


def test_a_side_and_what_is_between_are_as_wide_as_the_proof_says() -> None:
    assert 210 - 2 * FORMS["bilingual"].side == MEASURE
    assert 2 * SIDE < MEASURE


@pytest.mark.parametrize("standing", ["source", "newer", "unpinned", "withdrawn", "unread"])
def test_words_that_do_not_go_together_are_refused_with_the_reason(standing: PairStanding) -> None:
    alone = replace(specimen(), language="es", source_language="en", beside=Beside(standing))
    checked = write(alone, {}, PLACE)
    (found,) = checked.diagnostics
    assert checked.value is None
    assert found == refuse(alone, standing, PLACE) and found.code == "PDF105" and found.hint


def test_documents_with_other_parts_are_refused() -> None:
    document = pair()
    first = replace(document.sections[0], blocks=document.sections[0].blocks[:-1])
    fewer = replace(document, sections=(first, *document.sections[1:]))
    (found,) = write(fewer, {}, PLACE).diagnostics
    assert found.code == "PDF105" and "other parts" in found.message


@pytest.mark.slow
def test_the_file_names_both_languages() -> None:
    assert sheet().path == FORMAT.path(pair()) == "specimen-ar-en-bilingual.pdf"
    with pikepdf.open(BytesIO(sheet().data)) as pdf:
        assert str(pdf.Root.Lang) == "en"
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
    assert "<rdf:li>en</rdf:li><rdf:li>ar</rdf:li>" in metadata
    described = PdfReader(BytesIO(sheet().data)).metadata
    assert described and str(described.title).startswith("Muscle wasting (muscle atrophy) | ")


@pytest.mark.slow
def test_each_row_has_one_side_and_then_the_other_tagged_with_its_language() -> None:
    with pikepdf.open(BytesIO(sheet().data)) as pdf:
        sides = [str(one.Lang) for one in walk(pdf.Root.StructTreeRoot.K[0]) if one.S == "/Div" and "/Lang" in one]
    brand, *rows = sides
    assert brand == "en", "the name of the publisher stands there once"
    assert rows == ["en", "ar"] * (len(rows) // 2)


def walk(element: Any) -> Iterator[Any]:
    if isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield element
        kids = element.get("/K", ())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            yield from walk(kid)


@pytest.mark.slow
def test_the_structure_of_the_specimen_and_its_twin(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN, outline(sheet().data))


@pytest.mark.slow
@pytest.mark.parametrize("profile", ["PDF/UA-1", "PDF/A-2a"])
@pytest.mark.parametrize("validator", [VERAPDF, PAGE_VALIDATION], ids=lambda one: one.name)
def test_no_failed_rule_is_found(validator: Validator, profile: str, tmp_path: Path, remember: Remember) -> None:
    paths = save((sheet(),), tmp_path)
    assert findings_on(paths, validator, profile, remember) == {str(path): [] for path in paths}


@pytest.mark.slow
def test_outloud_has_nothing_to_say(tmp_path: Path) -> None:
    assert heard(save((sheet(),), tmp_path), tmp_path) == []
