"""The line on what to do in an emergency names every number that an emergency card has, and each can be called."""

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
