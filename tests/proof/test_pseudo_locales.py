"""Words of languages that there are not come through every form: nothing is lost, cut off, or stands on something else.

How much of a page is left empty, and how many pages there are, is another matter: longer words change both.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.codes import EMPTY_PAGE
from pipeline.model.memory import Remember
from pipeline.proof.boxes import prove_files
from pipeline.proof.parity import verify_document
from pipeline.proof.validators import Validator
from pipeline.proof.validators.browser import AXE
from pipeline.proof.validators.epubcheck import EPUBCHECK
from pipeline.proof.validators.verapdf import VERAPDF
from tests.proof.validators.asking import findings_on
from tests.pseudo_locale import LOCALES, PseudoLocale
from tests.specimen import specimen
from tests.written import save, write_format_once

pytestmark = pytest.mark.slow

EVERY = ("html", "pdf", "large-print", "folded", "card", "epub", "messages", "review")
FEW = ("html", "pdf", "card", "epub")
FORMS = {"accents": (*EVERY, "a5"), "arabic": EVERY, "devanagari": FEW, "chinese": FEW}
MOST_CHINESE = 500_000
"""Bytes of the print leaflet in Chinese, whose face has 7,000 characters."""


def write(name: str, folder: Path, *forms: str) -> list[Path]:
    document = LOCALES[name].translate(specimen())
    return [path for form in forms for path in save(write_format_once(form, document), folder)]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_all_and_shows_it(name: str, tmp_path: Path) -> None:
    document, forms = LOCALES[name].translate(specimen()), FORMS[name]
    write(name, tmp_path, *forms)
    proof = verify_document(document, tmp_path, "outputs", [FORMATS[form] for form in forms], forms)
    assert [one.message for one in proof.diagnostics] == []
    assert {one.form for one in proof.coverage} == set(forms)
    placed = prove_files(document, tmp_path, "outputs", forms)
    assert [one.message for one in placed if one.code != EMPTY_PAGE.code] == []


def test_the_face_of_chinese_is_cut_down_to_what_is_used(tmp_path: Path) -> None:
    for path in write("chinese", tmp_path, *FEW):
        assert path.stat().st_size < MOST_CHINESE, path.name


@pytest.mark.parametrize(
    ("validator", "form", "profile"),
    [
        (VERAPDF, "pdf", "PDF/UA-1"),
        (VERAPDF, "pdf", "PDF/A-2a"),
        (EPUBCHECK, "epub", ""),
        (AXE, "html", AXE.profiles[0]),
    ],
    ids=["PDF/UA-1", "PDF/A-2a", "EPUB", "page"],
)
@pytest.mark.parametrize("name", ["arabic", "devanagari", "chinese"])
def test_other_scripts_conform(
    name: str, validator: Validator, form: str, profile: str, tmp_path: Path, remember: Remember
) -> None:
    paths = write(name, tmp_path, form)
    assert findings_on(paths, validator, profile, remember) == {str(path): [] for path in paths}


def test_words_are_made_by_rule() -> None:
    made = {name: LOCALES[name].write("Call 999 now, ((name)): {number} or a@b.org.") for name in LOCALES}
    assert made["accents"] == "Cállöé 999 ñöwöé, ((name)): {number} örö a@b.org."
    assert made["arabic"] == "كالل 999 نوش, ((name)): {number} ور a@b.org."
    assert all(kept in words for words in made.values() for kept in ("999", "((name))", "{number}", "a@b.org"))


def test_a_document_keeps_its_nodes_and_ids() -> None:
    locale: PseudoLocale = LOCALES["arabic"]
    made = locale.translate(specimen())
    assert [section.id for section in made.sections] == [section.id for section in specimen().sections]
    assert (made.language, made.direction, made.typography.script) == ("ar", "rtl", "Arab")
