"""Large print and the short editions, spoilt: a word that is changed, and a part that no tag holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.conversion import FORMATS
from pipeline.conversion.a5.writer import write as write_booklet
from pipeline.model.document import Document
from pipeline.proof.parity import verify_document
from tests.proof.parity.conftest import Findings
from tests.proof.parity.spoilt_print import change_pdf, painted_instead, without_section
from tests.written import save, write_once

pytestmark = pytest.mark.slow

FORMS = ("large-print", "folded", "card")


def file_of(form: str) -> str:
    return f"muscle-atrophy-en-{form}.pdf"


@pytest.mark.parametrize("form", FORMS)
def test_what_was_built_says_what_the_source_says(findings: Findings, form: str) -> None:
    assert findings(form) == ()


CHANGED = (
    ("Do not wait to see", "Do wait to see", "(get-help)"),
    ("your face droops", "your face drops", "(get-help)"),
    ("Call 999", "Call 998", "(get-help)"),
    ("Speak to a GP if", "Speak to GP if", "(get-help)"),
    ("Exercise may reverse", "Exercise reverse", "(key-points)"),
    ("for patients yet", "for patients now", "before the first section"),
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("old", "new", "where"), CHANGED)
def test_another_word_is_found(files: Path, findings: Findings, form: str, old: str, new: str, where: str) -> None:
    change_pdf(files / file_of(form), painted_instead(old, new))
    found = findings(form)
    assert {finding.code for finding in found} == {"PDF103"}
    assert any(where in finding.message for finding in found)
    assert found[0].span.path == f"outputs/muscle-atrophy/en/{file_of(form)}"


@pytest.mark.parametrize("form", FORMS)
def test_a_section_in_no_tag_is_found(files: Path, findings: Findings, form: str) -> None:
    change_pdf(files / file_of(form), without_section("When to get help"))
    messages = [finding.message for finding in findings(form)]
    assert any("When to get help" in message and "missing" in message for message in messages)
    assert any("in no tag" in message for message in messages)


@pytest.mark.parametrize("words", ["There is more to read", "Ask the person who gave"])
def test_a_short_edition_has_to_say_that_it_is_short(files: Path, findings: Findings, words: str) -> None:
    change_pdf(files / file_of("folded"), painted_instead(words, words[:5]))
    assert [finding.code for finding in findings("folded")][:1] == ["PDF103"]


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_file_is_found(files: Path, findings: Findings, form: str) -> None:
    (files / file_of(form)).unlink()
    (finding,) = findings(form)
    assert finding.message == "the file is missing"


@pytest.mark.parametrize("moved", [False, True])
def test_a_booklet_says_what_the_source_says_wherever_its_signs_are(
    real_document: Document, tmp_path: Path, moved: bool
) -> None:
    signs, *rest, about = real_document.sections
    sections = (*rest[:2], signs, *rest[2:], about) if moved else real_document.sections
    document = replace(real_document, sections=sections)
    save([write_once(write_booklet, document)], tmp_path)
    assert verify_document(document, tmp_path, "outputs", [FORMATS["a5"]], {"a5"}).diagnostics == ()
