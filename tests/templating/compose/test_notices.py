"""The notice of a draft says where help is, and the line for an emergency names every number that a card has."""

from __future__ import annotations

import re

from pipeline.conversion.epub.writer import write_book
from pipeline.conversion.page.writer import write_page
from pipeline.model.document import Notice
from pipeline.model.sign_off import LeafletSignOff, RoleSignOff
from pipeline.templating.compose.notices import compose_notice
from pipeline.templating.languages import language_pack
from tests.conversion.epub.opened_book import opened
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace

SECOND = """
## Poison {#poison}

::: {.care-card #poisoned level=emergency service=poison}
- you have swallowed something poisonous
:::

::: {.sms #poisoned about=poisoned send="day 0 at 11:00"}
Muscle wasting: call {{poison-line}} now if you have swallowed something poisonous.
:::
"""


URGENT = """
## Advice {#advice}

::: {.care-card #call-today level=urgent service=urgent}
- you get weaker from day to day
:::
"""


def test_a_draft_sends_nobody_away_without_help(workspace: Workspace) -> None:
    notice = workspace.document().notice
    assert notice and notice.text == (
        "Not for patients yet. No doctor or nurse has checked this leaflet. If you are worried about your health, "
        "speak to a GP."
    )


def test_the_advice_names_the_number_of_the_urgent_card_and_is_worded_by_country(workspace: Workspace) -> None:
    place = '    emergency: {number: "999", name: {en: emergency services}}\n'
    workspace.edit(PUBLISHER, place, place + '    urgent: {number: "112 23", name: {en: advice}}\n')
    workspace.append(WORDS, URGENT)
    notice = workspace.document().notice
    assert notice and notice.text.endswith("speak to a GP or call 112 23.")
    workspace.edit(PUBLISHER, "country: GB", "country: IE")
    workspace.edit(PUBLISHER, "  GB:\n", "  IE:\n")
    workspace.edit(SETTINGS, "country: GB", "country: IE")
    notice = workspace.document().notice
    assert notice and notice.text.endswith("speak to a doctor or call 112 23.")


def test_one_number(workspace: Workspace) -> None:
    assert workspace.document().strip == "In an emergency, call 999 now."


def test_several_numbers(workspace: Workspace) -> None:
    place = '    emergency: {number: "999", name: {en: emergency services}}\n'
    more = '    poison: {number: "0344 892 0111", name: {en: poison advice}}\n'
    workspace.edit(PUBLISHER, place, place + more)
    workspace.append(SETTINGS, "  poison-line: {kind: phone, service: poison}\n")
    workspace.append(WORDS, SECOND)
    document = workspace.document()
    assert document.strip == ("In an emergency, call 999 (emergency services) or 0344 892 0111 (poison advice) now.")
    page = write_page(document)[0].data.decode()
    strip = page.partition('class="strip"')[2].partition("</p>")[0]
    assert re.findall(r'href="(tel:[+\d]+)"', strip) == ["tel:999", "tel:+443448920111"]
    assert "0344\N{NO-BREAK SPACE}892\N{NO-BREAK SPACE}0111" in strip
    book = opened(write_book(document)[0].data)
    title = book.entries["EPUB/title.xhtml"].decode()
    assert re.findall(r'href="(tel:[+\d]+)"', title) == ["tel:999", "tel:+443448920111"]


def compose_spanish_notice(
    workspace: Workspace, translation: str, signed: tuple[RoleSignOff, ...] = ()
) -> Notice | None:
    """The notice of a leaflet that comes from English, whose words are of no matter."""
    head = f"translation: {{of: en, digest: x, translator: A B{translation}}}\nsummary:"
    workspace.edit(PUBLISHER, "languages: [en]", "languages: [en, es]")
    workspace.write("muscle/es.md", workspace.read().replace("summary:", head, 1))
    leaflet, pack = workspace.check().leaflets[LEAFLET], language_pack("es")
    assert leaflet is not None and pack is not None
    return compose_notice(leaflet, pack, LeafletSignOff(signed, signed))


def test_a_translation_that_nobody_has_checked_says_so_in_its_own_language(workspace: Workspace) -> None:
    notice = compose_spanish_notice(workspace, ", status: draft")
    assert notice and (notice.state, notice.word) == ("draft", "Borrador")
    assert notice.text.endswith("ha revisado este folleto. Esto es una traducción. Nadie la ha revisado.")


def test_it_says_so_where_all_else_is_signed(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "status: draft", "status: published")
    notice = compose_spanish_notice(workspace, ", status: draft", (RoleSignOff("clinician", "holds"),))
    assert notice and (notice.state, notice.word) == ("translation", "Traducción sin revisar")


def test_one_that_somebody_has_checked_is_as_its_source(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "status: draft", "status: published")
    holds = (RoleSignOff("clinician", "holds"),)
    assert compose_spanish_notice(workspace, ", reviewer: C D, status: reviewed", holds) is None


def test_the_word_of_a_notice_has_no_full_stop_of_any_script() -> None:
    assert [Notice("draft", label, "").word for label in ("Draft.", "草稿。", "मसौदा।", "مسودة.")] == [
        "Draft",
        "草稿",
        "मसौदा",
        "مسودة",
    ]
