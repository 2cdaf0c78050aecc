"""The notice of a draft says where help is, and the line for an emergency names every number that a card has."""

from __future__ import annotations

import re

from pipeline.conversion.epub.writer import write_book
from pipeline.conversion.page.writer import write_page
from tests.conversion.epub.opened_book import opened
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace

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
