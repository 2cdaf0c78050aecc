"""Rows of contact that are wrong, each at its line with what to write."""

from __future__ import annotations

import pytest

from tests.workspace import LEAFLET, PUBLISHER, Workspace

BAD = [
    ("{label: {en: A}, phone: ward}", "FCT104", 8, "there is no phone service `ward` for GB"),
    ("{label: {en: A}, phone: emergncy}", "FCT104", 8, "`emergency`"),
    ("{label: {en: A}, relay: text-relay}", "FCT104", 8, "`services`, `GB` in publisher.yaml"),
    ('{label: {en: A}, phone: "01632 960123"}', "SRC104", 8, "the key that it has there"),
    ("{label: {en: A}, phone: 111}", "SRC104", 8, "`111` is a number"),
    ("{label: {en: A}}", "SRC104", 8, "`phone`, `relay`, `email`, `postal`, `url`"),
    ("{label: {en: A}, hours: {en: Mondays}}", "SRC104", 8, "no way to reach anybody"),
    ("{label: {en: A}, phone: emergency, email: a@example.org}", "SRC104", 8, "2 ways in it: `phone`, `email`"),
    ("{label: {en: A}, phone: emergency, relay: emergency, url: 'https://a.example'}", "SRC104", 8, "3 ways in it"),
    ("{phone: emergency}", "SRC105", 8, "`label"),
    ("{label: A, phone: emergency}", "SRC104", 8, "`{en: A}`"),
    ("{label: {}, phone: emergency}", "FCT107", 8, "no label in `en`"),
    ("{label: {en: ''}, phone: emergency}", "SRC104", 8, "write it"),
    ("{label: {fr: Nous appeler}, phone: emergency}", "FCT107", 8, "no label in `en`"),
    ("{label: {en: A}, phone: emergency, hours: {fr: Le lundi}}", "FCT107", 8, "does not say its hours in `en`"),
    ("{label: {en: A}, phone: emergency, hours: Mondays}", "SRC104", 8, "`{en: Mondays}`"),
    ("{label: {en: A}, email: nobody}", "SRC405", 8, "leaflets@example.org"),
    ("{label: {en: A}, url: 'http://example.org'}", "SRC405", 8, "https:"),
    ("{label: {en: A}, postal: 'javascript:x'}", "SRC405", 8, ""),
    ("{label: {en: A}, fax: urgent}", "SRC103", 8, "`fax`"),
    ("{label: {en: 'Ward **4**'}, phone: emergency}", "SRC319", 8, "signs"),
    ("{label: {en: Ward Ω}, phone: emergency}", "ACC105", 8, "Ω"),
    ("urgent", "SRC104", 8, "keys"),
]


@pytest.mark.parametrize(("row", "code", "line", "words"), BAD)
def test_a_row_that_is_wrong_is_named_at_its_line(
    row: str, code: str, line: int, words: str, workspace: Workspace
) -> None:
    workspace.append(PUBLISHER, f"contact:\n  - {row}\n")
    diagnostics = [one for one in workspace.diagnostics() if one.span.path.endswith(PUBLISHER)]
    first = next(one for one in diagnostics if one.code == code)
    assert first.span.line == line
    assert words in f"{first.message} {first.hint}"


@pytest.mark.parametrize(("value", "words"), [("[]", "at least one"), ("by phone", "list")])
def test_a_contact_that_is_neither_rows_nor_keys_is_told_so(value: str, words: str, workspace: Workspace) -> None:
    workspace.append(PUBLISHER, f"contact: {value}\n")
    (error,) = workspace.errors()
    assert (error.code, error.span.line) == ("SRC104", 7)
    assert words in error.hint


SINGLE = {
    "{label: {en: A}, phone: emergency}": "- {label: …}",
    "{relay: emergency}": "- {label: …}",
    "{phone: emergency}": "- {label: {en: …}, phone: emergency}",
}


@pytest.mark.parametrize("contact", SINGLE)
def test_a_row_that_stands_in_no_list_is_told_how_to(contact: str, workspace: Workspace) -> None:
    workspace.append(PUBLISHER, f"contact: {contact}\n")
    (error,) = workspace.errors()
    assert (error.code, error.span.line) == ("SRC104", 7)
    assert SINGLE[contact] in error.hint


def test_an_unknown_service_is_said_once_and_holds_back_every_leaflet(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "contact: [{label: {en: A}, phone: ward}]\n")
    workspace.duplicate("other")
    checkup = workspace.check()
    assert [one.code for one in checkup.diagnostics if one.severity == "error"] == ["FCT104"]
    assert checkup.failed == (LEAFLET, "other")


def test_a_service_with_an_error_is_not_called_unknown_too(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, '    ward: {number: "ask", name: {en: the ward}}\n')
    workspace.append(PUBLISHER, "contact: [{label: {en: A}, phone: ward}]\n")
    assert [one.code for one in workspace.errors()] == ["SRC104"]
    assert workspace.check().failed == (LEAFLET,)


def test_a_label_missing_in_one_language_holds_back_that_language_alone(workspace: Workspace) -> None:
    workspace.edit(PUBLISHER, "languages: [en]", "languages: [en, en-US]")
    workspace.edit(PUBLISHER, "{en: emergency services}", "{en: emergency services, en-US: emergency services}")
    workspace.append(PUBLISHER, "contact:\n  - label:\n      en: Physiotherapy\n    phone: emergency\n")
    workspace.write(f"{LEAFLET}/en-US.md", workspace.read())
    checkup = workspace.check()
    assert [(one.code, one.span.line) for one in checkup.shared if one.severity == "error"] == [("FCT107", 9)]
    assert "en-US" in checkup.held_back[LEAFLET] and "en" not in checkup.held_back[LEAFLET]


NUMBERS = [
    ("GB", "01632 9601", "few figures for a phone number of GB"),
    ("GB", "01632 960 12345", "many figures for a phone number of GB"),
    ("GB", "12", "few figures"),
    ("GB", "+999 1234567", "begins as no phone number does"),
    ("US", "(555) 555-014", "few figures for a phone number of US"),
    ("US", "1-555-0142", "few figures"),
    ("KE", "0700 555 01234", "many figures for a phone number of KE"),
    ("IN", "011-2345 678901234", "many figures"),
]
DIALLED = {
    "GB": (
        "999",
        "111",
        "116 123",
        "01632 960123",
        "020 7946 0123",
        "07700 900123",
        "18001 111",
    ),
    "US": ("911", "988", "(555) 555-0142", "555-0142", "1-800-555-0100", "+1 555 555 0142"),
    "FR": ("15", "112", "3114", "01 99 00 12 34"),
    "IN": ("108", "104", "14416", "011-2345 6789"),
    "KE": ("112", "719", "1190", "0700 555 012"),
}


def add_service(workspace: Workspace, country: str, number: str) -> None:
    """A phone service at the end of the publisher's file."""
    head = "" if country == "GB" else f"  {country}:\n"
    workspace.append(PUBLISHER, f'{head}    physio: {{number: "{number}", name: {{en: physiotherapy}}}}\n')


@pytest.mark.parametrize(("country", "number", "words"), NUMBERS)
def test_a_number_that_there_cannot_be_is_a_warning(
    country: str, number: str, words: str, workspace: Workspace
) -> None:
    add_service(workspace, country, number)
    (warning,) = (one for one in workspace.diagnostics() if one.severity == "warning")
    assert (warning.code, warning.span.line, warning.span.column) == ("FCT115", 7 if country == "GB" else 8, 22)
    assert number in warning.message and words in warning.message and f"people in {country}" in warning.hint


@pytest.mark.parametrize("country", DIALLED)
def test_short_numbers_and_those_kept_for_examples_are_no_warning(country: str, workspace: Workspace) -> None:
    before = workspace.read(PUBLISHER)
    for number in DIALLED[country]:
        workspace.write(PUBLISHER, before)
        add_service(workspace, country, number)
        assert [one.message for one in workspace.diagnostics() if one.severity != "info"] == [], number


def test_a_number_among_the_words_of_a_contact_is_looked_at_too(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, 'contact: {phone: "01632 9601 (9am to 5pm) or 01632 960123"}\n')
    warnings = [one for one in workspace.diagnostics() if one.severity == "warning"]
    assert [(one.code, one.span.line, one.message[:12]) for one in warnings] == [("FCT115", 7, "`01632 9601`")]


def test_a_warning_about_a_number_can_be_allowed(workspace: Workspace) -> None:
    add_service(workspace, "GB", "01632 9601")
    workspace.append(PUBLISHER, "allow: [{rule: FCT115, because: It is new., by: Ada Example, until: 2099-01-01}]\n")
    assert [one.code for one in workspace.diagnostics() if one.severity == "warning"] == []
