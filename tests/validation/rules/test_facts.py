"""A phone number of the services is found however it is written, and no other figures are taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Paragraph, Section, Text
from pipeline.validation.rules.facts import phone_numbers_are_facts
from tests.clock import cpu_seconds
from tests.workspace import FIRST_ADDED, PUBLISHER, Workspace

SERVICES = """
    urgent: {number: "111", name: {en: urgent care}}
    helpline: {number: "0800 111 2222", name: {en: helpline}}
    office: {number: "(020) 7946 0000", name: {en: office}}
    abroad: {number: "+44 20 7946 0999", name: {en: abroad}}
    crisis: {number: "116 123", name: {en: crisis line}}
"""
NUMBERS = {
    "Call 999 (24 hours a day) or 111 - 24 hours.": ["999", "111"],
    "Call 999 24 hours a day.": ["999"],
    "Call 111 (or 999).": ["111", "999"],
    "999 - 111 is for advice.": ["999", "111"],
    "999/111": ["999", "111"],
    "9-9-9, or 1 1 1": ["9-9-9", "1 1 1"],
    "Call 0800 111 2222 (free), 0800-1112222 or 08001112222.": ["0800 111 2222", "0800-1112222", "08001112222"],
    "Call (0800) 111 2222.": ["(0800) 111 2222"],
    "(0800 111 2222, free)": ["0800 111 2222"],
    "Call 020 7946 0000 - 9 to 5.": ["020 7946 0000"],
    "Call (020) 7946 0000 (9 to 5).": ["(020) 7946 0000"],
    "Call +44 20 7946 0999 (9 to 5).": ["+44 20 7946 0999"],
    "116123, 116 123 - always": ["116123", "116 123"],
    "拨打999。": ["999"],
}
OTHERS = [
    "Children aged 1-11, and 9 99 more.",
    "1,999 people, 999.5 mg, 999,000 steps, 0.111",
    "E999 and 999ml and 1999",
    "Call 0161 496 0999, 01632 960 111 or (0163) 296 999.",
    "555-111-0000, 111-222 and 555 111 0000",
    "Call 0800 111 22223.",
]


@pytest.fixture
def services(workspace: Workspace) -> Workspace:
    workspace.append(PUBLISHER, SERVICES.lstrip("\n"))
    return workspace


def list_numbers(workspace: Workspace) -> list[str]:
    warnings = [one for one in workspace.diagnostics() if one.code == "FCT109"]
    assert {one.span.line for one in warnings} <= {FIRST_ADDED}
    for one in warnings:
        written = workspace.read().split("\n")[FIRST_ADDED - 1][one.span.column - 1 : one.span.end_column - 1]
        assert f"`{written}`" in one.message
    return [one.message.split("`")[1] for one in warnings]


@pytest.mark.parametrize("words", NUMBERS)
def test_a_number_of_the_services_is_found_however_it_is_written(words: str, services: Workspace) -> None:
    services.add_words(words + "\n")
    assert list_numbers(services) == NUMBERS[words]


@pytest.mark.parametrize("words", OTHERS)
def test_other_figures_are_no_numbers_of_services(words: str, services: Workspace) -> None:
    services.add_words(words + "\n")
    assert list_numbers(services) == []


@pytest.mark.parametrize("words", ["(" * 30_000, "1 " * 15_000, "9 (" * 10_000, "0800 111 " * 3_000])
def test_looking_for_numbers_takes_as_long_as_the_text(words: str, services: Workspace) -> None:
    leaflet = services.leaflet()
    section = leaflet.texts["en"].sections[0]
    assert isinstance(section, Section)
    section = replace(section, blocks=(Paragraph((Text(words),)),))
    leaflet = replace(leaflet, texts={"en": replace(leaflet.texts["en"], sections=(section,))})
    started = cpu_seconds()
    list(phone_numbers_are_facts(leaflet, release=False))
    assert cpu_seconds() - started < 0.5
