"""Attributes that readers depend on: a link that leads nowhere, a language that is lost, words that no voice reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.document import Foreign, LanguageEdition, walk
from pipeline.proof.parity import verify_document
from tests.proof.parity.conftest import Findings
from tests.proof.parity.spoilt_text import change_book, change_file, in_section, instead
from tests.proof.parity.test_every_node import write_form
from tests.specimen import specimen


def test_a_link_of_the_contents_that_leads_nowhere_is_found(files: Path, findings: Findings) -> None:
    change_file(files / "index.html", instead('href="#symptoms"', 'href="#symptom"'))
    assert [(one.code, "`#symptom`" in one.message) for one in findings("html")] == [("HTM101", True)]


def test_an_id_that_is_lost_is_found(files: Path, findings: Findings) -> None:
    change_file(
        files / "index.html", instead('<section class="section" id="symptoms"', '<section class="section" id="x"')
    )
    assert any("`#symptoms`" in one.message for one in findings("html"))


def test_a_link_of_the_book_that_leads_nowhere_is_found(files: Path, findings: Findings) -> None:
    name, contents = "muscle-atrophy-en.epub", "EPUB/nav.xhtml"
    change_book(files / name, contents, instead('"section-symptoms.xhtml', '"section-symptoms.xhtml#symptom'))
    assert any("`#symptom" in one.message for one in findings("epub"))


def test_words_that_no_voice_reads_are_found(files: Path, findings: Findings) -> None:
    change_file(files / "index.html", in_section("symptoms", instead("<p>", '<p aria-hidden="true">')))
    assert [one.code for one in findings("html")] == ["HTM101"]


@pytest.mark.parametrize("form", ["html", "epub"])
def test_a_language_that_is_lost_is_found(form: str, tmp_path: Path) -> None:
    document = specimen()
    write_form(form, document, tmp_path)
    (path,) = [path for path in tmp_path.rglob("*") if path.suffix in (".html", ".epub")]
    if form == "html":
        change_file(path, instead('lang="es"', 'lang="fr"'))
    else:
        (section,) = [one.id for one in document.sections if any(isinstance(node, Foreign) for node in walk(one))]
        change_book(path, f"EPUB/section-{section}.xhtml", lambda text: text.replace('lang="es"', 'lang="fr"'))
    verification = verify_document(document, tmp_path, "outputs", FORMATS.values(), {form})
    assert any("words in `es`" in one.message for one in verification.diagnostics)


@pytest.mark.parametrize(
    ("right", "wrong"), [("../es/", "../en/"), ('hreflang="es"', 'hreflang="fr"'), ('lang="es"', 'lang="fr"')]
)
def test_a_switch_to_another_language_that_misleads_is_found(right: str, wrong: str, tmp_path: Path) -> None:
    names = {"en": "English", "es": "Español"}
    document = replace(specimen(), languages=tuple(LanguageEdition(tag, name, "ltr") for tag, name in names.items()))
    write_form("html", document, tmp_path)
    (path,) = tmp_path.rglob("*.html")

    def prove() -> list[str]:
        diagnostics = verify_document(document, tmp_path, "outputs", FORMATS.values(), {"html"}).diagnostics
        return [one.message for one in diagnostics if "language `es`" in one.message]

    assert prove() == []
    switch = '<a href="../es/index.html" lang="es" hreflang="es">'
    change_file(path, instead(switch, switch.replace(right, wrong, 1)))
    assert len(prove()) == 1
