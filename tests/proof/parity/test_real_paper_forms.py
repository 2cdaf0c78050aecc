"""Large print and the short editions, spoilt: a word that is changed, and a part that no tag holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proof.parity.conftest import Findings
from tests.proof.parity.spoilt_print import change_pdf, painted_instead, without_section

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
    ("No clinician has checked", "A clinician has checked", "before the first section"),
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
