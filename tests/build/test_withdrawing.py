"""Withdrawing: a leaflet or one of its languages goes, whatever else is wrong with it and whatever was asked for, and a
page says so."""

from __future__ import annotations

import pytest

from pipeline.validation.rules import withdrawals
from tests.second_leaflet import FOOT_CARE, add_foot_care
from tests.translated import SPANISH_FEET, add_spanish, pin_spanish
from tests.two_places import add_places
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace

PAGE = f"{LEAFLET}/en/index.html"
FORMS = ("html", "epub", "messages")


def page(workspace: Workspace, name: str = PAGE) -> str:
    return workspace.files()[name].decode("utf-8")


def standing(workspace: Workspace, under: str = LEAFLET) -> set[str]:
    return {name for name in workspace.files() if name.startswith(f"{under}/")}


def withdraw(workspace: Workspace, more: str = "") -> None:
    workspace.edit(SETTINGS, "status: draft\n", f"status: withdrawn\n{more}")


@pytest.fixture
def built(workspace: Workspace) -> Workspace:
    workspace.append(PUBLISHER, "messaging: {systems: [message-bank, rapidpro]}\n")
    workspace.build(formats=(*FORMS, "rapidpro", "card"))
    assert len(standing(workspace)) > 5
    return workspace


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    """The leaflet in a second language, built."""
    workspace.append(PUBLISHER, "url: https://www.example.org/leaflets\n")
    add_spanish(workspace)
    workspace.build(formats=FORMS)
    assert len(standing(workspace, f"{LEAFLET}/es")) > 3
    return workspace


BREAK = {
    "a fact that is not there": (WORDS, "## ", "Who knows {{nobody}}.\n\n## "),
    "a block that is not closed": (WORDS, "## ", "::: important\n\n## "),
    "raw HTML": (WORDS, "## ", "<b>no</b>\n\n## "),
    "a picture that is not there": (WORDS, "## ", "![alt](images/no.svg)\n\n## "),
    "a wrong subtitle": (WORDS, "summary:", "subtitle: [1]\nsummary:"),
    "no summary": (WORDS, "summary:", "sumary:"),
    "an unknown key": (SETTINGS, "country:", "nonsense: 1\ncountry:"),
    "a wrong fact": (SETTINGS, "facts:\n", "facts:\n  one: {kind: risk, n: 3, of: 1, who: {en: people}}\n"),
    "a day that has no such shape": (SETTINGS, "dates: {}", "dates: {next_review: soon}"),
}


@pytest.mark.parametrize("what", BREAK)
def test_no_mistake_keeps_a_leaflet_from_being_withdrawn(built: Workspace, what: str) -> None:
    withdraw(built)
    built.edit(*BREAK[what], count=1)
    outcome = built.build()
    assert outcome.failed == () and standing(built) == {PAGE}
    assert "This leaflet has been withdrawn." in page(built) and "You suddenly" not in page(built)
    assert [one for one in built.verify().diagnostics if one.span.path.startswith("outputs/")] == []


def test_what_is_wrong_with_words_that_reach_nobody_is_not_asked(built: Workspace) -> None:
    withdraw(built, "allow: [{rule: LNG104, because: A., by: B, until: 2030-01-01}]\n")
    built.edit(*BREAK["raw HTML"], count=1)
    assert built.diagnostics() == () and built.build(release=True).kept_back is False
    assert standing(built) == {PAGE}


UNREADABLE = {
    "settings that are no YAML": (SETTINGS, "country:", "bogus: [\ncountry:"),
    "a head that is not closed": (WORDS, "\n---\n", "\n"),
    "no title": (WORDS, "title:", "titel:"),
    "a wrong version": (SETTINGS, "version: 0.1.0", "version: first"),
    "a publisher that cannot be read": (PUBLISHER, "name:", "bogus: [\nname:"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_without_a_page_that_says_so_everything_goes(built: Workspace, what: str) -> None:
    withdraw(built)
    before = built.read(UNREADABLE[what][0])
    built.edit(*UNREADABLE[what], count=1)
    outcome = built.build()
    assert LEAFLET in outcome.failed and standing(built) == set()
    (why,) = [one for one in outcome.diagnostics if one.code == "GOV163"]
    assert why.severity == "error" and why.hint and "no page can be made that says so" in why.message
    again = built.build()
    assert again.failed and {one.severity for one in again.diagnostics} >= {"error"}, "it goes on saying what is wrong"
    built.write(UNREADABLE[what][0], before)
    assert not built.build().failed and standing(built) == {PAGE}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_page_that_says_so_stays_whatever_happens_later(built: Workspace, what: str) -> None:
    withdraw(built)
    built.build()
    before = page(built)
    built.edit(*UNREADABLE[what], count=1)
    assert LEAFLET in built.build().failed and page(built) == before


@pytest.mark.parametrize("what", UNREADABLE)
def test_the_same_mistake_takes_nothing_from_a_leaflet_that_holds(built: Workspace, what: str) -> None:
    before = standing(built)
    built.edit(*UNREADABLE[what], count=1)
    assert LEAFLET in built.build().failed and standing(built) == before


@pytest.mark.parametrize("asked", [{"formats": ("epub",)}, {"languages": ("en",)}, {"names": (LEAFLET,)}], ids=str)
def test_whatever_is_asked_for_all_of_it_goes(built: Workspace, asked: dict[str, tuple[str, ...]]) -> None:
    withdraw(built)
    built.build(**asked)
    assert standing(built) == {PAGE} and "has been withdrawn" in page(built)


def test_what_was_made_on_request_goes_too(built: Workspace) -> None:
    built.build(formats=("booklet",))
    assert [name for name in standing(built) if "booklet" in name]
    withdraw(built)
    built.build(formats=("booklet",))
    assert standing(built) == {PAGE}


def test_one_place_goes_alone_where_it_is_asked_for(workspace: Workspace) -> None:
    add_places(workspace)
    workspace.build(formats=("html", "messages"))
    withdraw(workspace)
    workspace.build(places=("riverside",))
    assert standing(workspace, f"{LEAFLET}/en/riverside") == {f"{LEAFLET}/en/riverside/index.html"}
    assert f"{LEAFLET}/en/messages/messages.txt" in workspace.files()


def test_the_page_says_since_when_and_why_and_what_holds(workspace: Workspace) -> None:
    add_foot_care(workspace, "")
    more = f"withdrawn: {{date: 2026-11-28, because: {{en: One exercise did harm.}}, instead: {FOOT_CARE}}}\n"
    withdraw(workspace, more)
    assert not workspace.build(formats=("html",)).failed
    text, code = page(workspace), f'<span class="short-code">{workspace.document().code}</span>'
    version = f"Version 0.1.0, code {code}, withdrawn"
    for words in ("One exercise did harm.", "It was withdrawn on 28 November 2026.", version):
        assert words in text
    assert f'href="../../{FOOT_CARE}/en/index.html"' in text and "On this page" not in text
    assert [one for one in workspace.verify().diagnostics if f"/{LEAFLET}/" in one.span.path] == []


def test_an_earlier_id_that_is_another_leaflets_is_left_alone(built: Workspace) -> None:
    add_foot_care(built, "")
    built.build(formats=FORMS)
    before = standing(built, FOOT_CARE)
    withdraw(built, f"was: [{FOOT_CARE}]\n")
    built.build(formats=FORMS)
    assert standing(built, FOOT_CARE) == before and standing(built) == {PAGE}


# --- one language


def withdraw_spanish(workspace: Workspace, entry: str = "date: 2026-11-28") -> None:
    workspace.append(SETTINGS, f"withdrawn: {{es: {{{entry}}}}}\n")


SPANISH = f"{LEAFLET}/es/index.html"


def test_one_language_goes_and_the_others_stay(spanish: Workspace) -> None:
    english = standing(spanish, f"{LEAFLET}/en")
    assert 'hreflang="es"' in page(spanish)
    withdraw_spanish(spanish, "date: 2026-11-28, because: {es: Una frase era falsa.}")
    outcome = spanish.build(formats=FORMS)
    assert outcome.failed == () and standing(spanish, f"{LEAFLET}/es") == {SPANISH}
    assert standing(spanish, f"{LEAFLET}/en") == english and 'hreflang="es"' not in page(spanish)
    text = page(spanish, SPANISH)
    for words in ("se ha retirado en este idioma", "Una frase era falsa.", "2026", "Versión 0.1.0, "):
        assert words in text
    assert '<a class="link" href="../../muscle/en/index.html" hreflang="en">' in text and "You suddenly" not in text
    assert "withdrawn" not in page(spanish)
    proof = spanish.verify()
    assert [one for one in proof.diagnostics if one.span.path.startswith("outputs/muscle/es")] == []


@pytest.mark.parametrize("asked", [{"languages": ("es",)}, {"formats": ("epub",)}], ids=str)
def test_whatever_is_asked_for_a_language_goes_whole(spanish: Workspace, asked: dict[str, tuple[str, ...]]) -> None:
    withdraw_spanish(spanish)
    before = standing(spanish, f"{LEAFLET}/en")
    assert spanish.build(**asked).failed == ()
    assert standing(spanish, f"{LEAFLET}/es") == {SPANISH} and 'href="../../muscle/en/' in page(spanish, SPANISH)
    assert standing(spanish, f"{LEAFLET}/en") == before


@pytest.mark.parametrize("what", ["a fact that is not there", "raw HTML", "a block that is not closed"])
def test_no_mistake_keeps_a_language_from_being_withdrawn(spanish: Workspace, what: str) -> None:
    withdraw_spanish(spanish)
    _, old, new = BREAK[what]
    spanish.edit(f"{LEAFLET}/es.md", old, new, count=1)
    assert spanish.build(formats=FORMS).failed == ()
    assert standing(spanish, f"{LEAFLET}/es") == {SPANISH}
    assert [one for one in spanish.errors() if "es.md" in one.span.path] == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [(SETTINGS, "country:", "nonsense: 1\ncountry:"), (WORDS, "## ", "Who knows {{nobody}}.\n\n## ")],
)
def test_errors_of_what_stays_keep_nothing_withdrawn_back(spanish: Workspace, file: str, old: str, new: str) -> None:
    withdraw_spanish(spanish)
    spanish.edit(file, old, new, count=1)
    before = standing(spanish, f"{LEAFLET}/en")
    assert spanish.build(formats=FORMS).failed == (f"{LEAFLET}/en",)
    assert standing(spanish, f"{LEAFLET}/es") == {SPANISH} and standing(spanish, f"{LEAFLET}/en") == before


def test_a_language_whose_head_is_lost_goes_whole(spanish: Workspace) -> None:
    withdraw_spanish(spanish)
    spanish.edit(f"{LEAFLET}/es.md", "title:", "titel:")
    outcome = spanish.build(formats=FORMS)
    assert "GOV163" in {one.code for one in outcome.diagnostics} and standing(spanish, f"{LEAFLET}/es") == set()
    assert PAGE in spanish.files()


def test_a_withdrawal_without_its_day_takes_the_language_away_all_the_same(spanish: Workspace) -> None:
    withdraw_spanish(spanish, "date: 28 November")
    outcome = spanish.build(formats=FORMS)
    assert LEAFLET in outcome.failed and standing(spanish, f"{LEAFLET}/es") == set() and PAGE in spanish.files()


def test_another_leaflet_leads_to_a_language_that_stands(spanish: Workspace) -> None:
    add_foot_care(spanish, f"See [the other one](leaflet:{LEAFLET}).\n")
    link = f"Vea [el otro folleto](leaflet:{LEAFLET})."
    spanish.write(f"{FOOT_CARE}/es.md", SPANISH_FEET.replace("WORDS", link))
    pin_spanish(spanish, leaflet=FOOT_CARE)
    spanish.build(formats=("html",))
    assert f'href="../../{LEAFLET}/es/index.html' in page(spanish, f"{FOOT_CARE}/es/index.html")
    withdraw_spanish(spanish)
    spanish.build(formats=("html",))
    assert f'href="../../{LEAFLET}/en/index.html' in page(spanish, f"{FOOT_CARE}/es/index.html")


def test_a_withdrawal_is_described_once(spanish: Workspace) -> None:
    withdraw_spanish(spanish)
    leaflet = spanish.check().leaflets[LEAFLET]
    assert leaflet is not None
    assert [path for path, _, _ in withdrawals.list_withdrawals(leaflet)] == [("withdrawn", "es")]
