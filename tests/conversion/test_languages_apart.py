"""What a Spanish reader gets leads to Spanish pages, and a messaging system can tell whom it is for."""

from __future__ import annotations

import pytest

from pipeline.conversion import find_format
from pipeline.model.document import Document
from pipeline.model.source import Span
from pipeline.templating.compose import compose
from tests.conversion.paper_words import PAPER
from tests.conversion.test_qr import paint, read
from tests.translated import SPANISH, add_spanish, pin_spanish
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace

AT = f"https://www.example.org/{LEAFLET}"
SAY = "https://www.example.org/say?leaflet=muscle&language=es&version=0.1.0"
TOLD_BY = {
    "messages": '"language": "es"',
    "rapidpro": '"base_language": "spa"',
    "notify": "muscle es page",
    "whatsapp": '"language": "es"',
    "twilio": '"language": "es"',
    "cht": "messages-es.properties",
    "contentrepo": ",es\r\n",
}
"""By what each system knows the language of a message."""


@pytest.fixture
def spanish(workspace: Workspace) -> Document:
    """The leaflet in Spanish, of two languages, with a message that names a page in each."""
    workspace.append(PUBLISHER, "url: https://www.example.org\n")
    workspace.append(PUBLISHER, "feedback: {url: https://www.example.org/say, keyword: COMMENT}\n")
    add_spanish(workspace, pin=False)
    workspace.append(SETTINGS, f"  page: {{kind: url, value: {{en: {AT}/en/, es: {AT}/es/}}}}\n")
    workspace.append(SETTINGS, "editions: {folded: [key-points, get-help], card: [key-points, get-help]}\n")
    for name, words in ((WORDS, "Muscle wasting"), (SPANISH, "Pérdida de músculo")):
        head = '::: {.sms #page about=what-it-is send="day 2 at 10:00"}'
        workspace.append(name, f"\n{head}\n{words}\n{{{{page}}}}\n:::\n")
    assert not pin_spanish(workspace).refusal
    return compose(workspace.leaflet(), "es")


def write(name: str, document: Document) -> dict[str, str]:
    """The files of a format, with what their names are and how they are loaded."""
    made = find_format(name).write(document, {}, Span("es.md")).value or ()
    return {one.path: one.data.decode("utf-8", "ignore") for one in made}


@pytest.mark.slow
@pytest.mark.parametrize("form", ["pdf", "card", "folded"])
def test_codes_on_paper_lead_to_the_page_in_the_language_of_the_sheet(form: str, spanish: Document) -> None:
    (sheet, *_) = PAPER[form](spanish)
    codes = {text for page in paint(sheet.data) for text in read(page)}
    assert f"{AT}/es/" in codes <= {f"{AT}/es/", SAY}


def test_addresses_in_words_are_those_of_the_language(spanish: Document) -> None:
    assert spanish.address == f"{AT}/es/"
    assert next(one.text for one in spanish.messages if one.id == "page") == f"Pérdida de músculo {AT}/es/"
    assert spanish.campaign.feedback is not None and SAY in spanish.campaign.feedback.text


@pytest.mark.parametrize("system", TOLD_BY)
def test_each_system_gets_the_addresses_and_the_name_of_the_language(system: str, spanish: Document) -> None:
    files = write(system, spanish)
    text = "\n".join((*files, *files.values()))
    assert f"{AT}/es/" in text and f"{AT}/en/" not in text
    assert TOLD_BY[system] in text
