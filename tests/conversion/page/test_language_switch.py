"""The switch of languages: first on the page, each language as it calls itself."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.conversion.page.writer import write_page
from pipeline.model.document import Document, LanguageEdition
from pipeline.templating.languages import language_pack
from tests.specimen import specimen

TAGS = ("en", "ar", "cy", "hi", "zh-Hans")
LINK = re.compile(r'<a href="([^"]+)" lang="([^"]+)" hreflang="([^"]+)"(?: dir="(\w+)")?>([^<]+)</a>')
FACE = re.compile(r'@font-face\{font-family:"([^"]+)"')


def name(tag: str) -> LanguageEdition:
    pack = language_pack(tag)
    assert pack is not None
    return LanguageEdition(tag, pack.name, pack.direction)


def write(document: Document) -> str:
    return write_page(document)[0].data.decode("utf-8")


def switch(html: str) -> str:
    found = re.search(r'<nav class="languages" aria-label="([^"]+)">.*?</nav>', html, re.DOTALL)
    assert found is not None and found[1] == "Languages"
    return found[0]


def spoken(**changed: object) -> Document:
    """The specimen, in several languages."""
    return replace(specimen(), languages=tuple(map(name, TAGS)), **changed)  # type: ignore[arg-type]


def test_one_language_needs_no_switch() -> None:
    assert '<nav class="languages"' not in write(replace(specimen(), languages=(name("en"),)))


def test_it_comes_first_behind_the_way_past_it() -> None:
    body = write(spoken()).partition("<body")[2]
    places = [body.index(part) for part in ('class="skip"', "<nav", 'class="languages"', 'class="publisher', "<h1>")]
    assert places == sorted(places)


def test_each_language_is_named_as_it_calls_itself_and_leads_to_its_page() -> None:
    found = switch(write(spoken()))
    assert '<span aria-current="page">English</span>' in found
    assert LINK.findall(found) == [
        ("../ar/index.html", "ar", "ar", "rtl", "العربية"),
        ("../cy/index.html", "cy", "cy", "", "Cymraeg"),
        ("../hi/index.html", "hi", "hi", "", "हिन्दी"),
        ("../zh-Hans/index.html", "zh-Hans", "zh-Hans", "", "简体中文"),
    ]


def test_from_right_to_left_the_others_say_that_they_run_the_other_way() -> None:
    found = LINK.findall(switch(write(spoken(language="ar", direction="rtl"))))
    assert [(tag, direction) for _, tag, _, direction, _ in found] == [(tag, "ltr") for tag in TAGS if tag != "ar"]


def test_a_page_of_a_place_leads_to_those_of_the_same_place() -> None:
    found = LINK.findall(switch(write(spoken(place="riverside"))))
    assert found[0][0] == "../../ar/riverside/index.html"


@pytest.mark.parametrize("family", ["Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans SC"])
def test_an_english_page_draws_every_name(family: str) -> None:
    assert family in FACE.findall(write(spoken()))
    assert family not in FACE.findall(write(specimen()))


def test_what_is_withdrawn_leads_to_the_languages_that_stand() -> None:
    assert len(LINK.findall(switch(write(spoken(status="withdrawn", sections=(), key_points=None))))) == len(TAGS) - 1
