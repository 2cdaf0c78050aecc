"""A sheet in two languages is made where it is asked for, refused where the two do not say the same, and does the other
forms no harm."""

from __future__ import annotations

import pytest

from pipeline.build.outcome import Outcome
from tests.translated import add_spanish
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace

pytestmark = pytest.mark.slow

SHEET = f"{LEAFLET}/es/{LEAFLET}-es-en-bilingual.pdf"
PAGES = {f"{LEAFLET}/en/index.html", f"{LEAFLET}/es/index.html"}


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    """The leaflet in two languages, with its pages."""
    workspace.append(PUBLISHER, "url: https://www.example.org/leaflets\n")
    add_spanish(workspace)
    assert workspace.build(formats=("html",)).failed == ()
    return workspace


def list_files(workspace: Workspace) -> set[str]:
    return {*workspace.files()} - {"manifest.json"}


def find_refusals(outcome: Outcome) -> list[str]:
    return [one.message for one in outcome.diagnostics if one.code == "PDF105"]


def prove(workspace: Workspace) -> list[str]:
    proof = workspace.verify().diagnostics
    return [one.message for one in proof if one.severity != "info" and one.message != "the file is missing"]


def test_it_is_made_beside_the_pages_proven_and_kept_while_its_words_are_the_same(spanish: Workspace) -> None:
    outcome = spanish.build(formats=("bilingual",), languages=("es",))
    assert (find_refusals(outcome), outcome.failed) == ([], ())
    assert list_files(spanish) == {*PAGES, SHEET}
    assert prove(spanish) == []
    made = spanish.files()[SHEET]

    spanish.build(formats=("html",))
    assert spanish.files()[SHEET] == made, "the pages alone were asked for, and its words are the same"

    outcome = spanish.build(formats=("bilingual",))
    assert (find_refusals(outcome), list_files(spanish)) == ([], {*PAGES, SHEET}), "in English there is none"
    assert spanish.files()[SHEET] == made, "whatever languages were read"

    spanish.edit(WORDS, "Your care team can help you.", "Your family can help you.")
    assert [one for one in prove(spanish) if "say the same" in one]
    outcome = spanish.build(formats=("bilingual",), languages=("es",))
    (reason,) = find_refusals(outcome)
    assert "newer" in reason and outcome.failed == () and list_files(spanish) == PAGES


def test_it_goes_when_the_source_changes_though_nobody_asks_for_it(spanish: Workspace) -> None:
    spanish.build(formats=("bilingual",), languages=("es",))
    spanish.edit(WORDS, "Wasting has many causes.", "Wasting has many causes")
    spanish.build(formats=("html",))
    assert list_files(spanish) == PAGES, "it is of other English words, though they do no harm"


@pytest.mark.parametrize(
    ("language", "change", "reason"),
    [
        ("en", "", "is the language that the leaflet is written in"),
        ("es", "withdrawn: {es: {reason: Nobody has read it., date: 2026-11-24}}\n", "are withdrawn"),
    ],
)
def test_it_is_refused_with_the_reason(language: str, change: str, reason: str, spanish: Workspace) -> None:
    spanish.append(SETTINGS, change)
    outcome = spanish.build(formats=("bilingual",), languages=(language,))
    (found,) = find_refusals(outcome)
    assert reason in found and SHEET not in list_files(spanish)


def test_a_language_that_the_leaflet_does_not_have_is_an_error(spanish: Workspace) -> None:
    outcome = spanish.build(formats=("bilingual",), languages=("fr",))
    assert find_refusals(outcome) == ["the leaflet has no words in the language that is asked for; it has `en`, `es`"]
    assert list_files(spanish) == PAGES


def test_a_leaflet_may_leave_it_out(spanish: Workspace) -> None:
    spanish.append(SETTINGS, "formats: {bilingual: Nobody has asked for it.}\n")
    outcome = spanish.build(formats=("bilingual",), languages=("es",))
    assert (find_refusals(outcome), list_files(spanish)) == ([], PAGES)
