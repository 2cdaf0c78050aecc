"""What is wrong with a value is said once, with what to write."""

from __future__ import annotations

import re

import pytest
from babel import Locale

from pipeline.model.settings import countries
from tests.workspace import SETTINGS, Workspace, sms

FACTS = {
    '{kind: dose, value: "5 ml", unit: ml}': "take it out",
    "{kind: text, valu: a, value: b}": "`value`",
    '{kind: number, value: "5", units: ml}': "`unit`",
    "{kind: risk, n: 1, of: 100, who: {en: people}, value: 1%}": "`n: 1, of: 100`",
    "{kind: url, adress: x, value: https://example.org}": "take it out",
}


@pytest.mark.parametrize("fact", FACTS)
def test_a_key_is_suggested_that_the_kind_of_fact_has(fact: str, workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "facts:", f"facts:\n  t: {fact}")
    (error,) = workspace.errors()
    assert (error.code, FACTS[fact] in error.hint) == ("SRC103", True)


def test_a_list_where_words_belong_is_told_to_be_words(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "facts:", "facts:\n  t: {kind: text, value: {en: [one, two]}}")
    (error,) = workspace.errors()
    assert (error.code, "write words without brackets" in error.hint) == ("SRC104", True)


def test_a_placeholder_with_a_wrong_value_is_declared(workspace: Workspace) -> None:
    settings = workspace.read(SETTINGS)
    line = next(line for line in settings.split("\n") if "sample:" in line)
    workspace.edit(SETTINGS, line, "  name: {sample: 12, longest: Oluwaseun, fallback: there}")
    workspace.add_words(sms('#a about=questions send="day 9 at 10:00"', "Muscle wasting: hello ((name))."))
    assert [one.code for one in workspace.errors()] == ["SRC107"]


@pytest.mark.parametrize("entry", ["A part of the body.", "[A part of the body]", ""])
def test_an_explanation_of_the_wrong_shape_is_said_once(entry: str, workspace: Workspace) -> None:
    workspace.append("glossary.yaml", f"leg: {entry}\n")
    workspace.add_words("The [leg]{.term} hurts.\n")
    assert [one.code for one in workspace.errors()] == ["SRC104"]


def test_a_colon_without_a_space_is_named(workspace: Workspace) -> None:
    workspace.append("glossary.yaml", "leg: {en:A part of the body.}\n")
    (error,) = workspace.errors()
    assert "space behind the colon" in error.hint


@pytest.mark.parametrize("value", ["|\n      two\n      lines", ">\n      two\n      lines", '" two  lines "'])
def test_a_value_on_several_lines_is_one_of_words(value: str, workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "facts:", f"facts:\n  t:\n    kind: text\n    value: {value}")
    workspace.add_words("It has {{t}}.\n")
    assert workspace.errors() == []
    assert workspace.leaflet().settings.facts["t"].value == "two lines"  # type: ignore[union-attr]


PUBLISHER_LINES = {
    'messaging: {quiet_hours: {start: "8pm", end: "08:00"}}': "a time of day",
    'messaging: {prices: {currency: gbp, part: {en: "0.02"}}}': "three capital letters",
    'messaging: {prices: {currency: GBP, part: {en: "0,02"}}}': "a decimal number",
    "contact: {}": "at least one",
    "contact: {hours: 9am to 5pm}": "at least one",
}


@pytest.mark.parametrize("line", PUBLISHER_LINES)
def test_the_hint_says_what_this_value_looks_like(line: str, workspace: Workspace) -> None:
    workspace.append("publisher.yaml", line + "\n")
    (error,) = workspace.errors()
    assert PUBLISHER_LINES[line] in error.hint


@pytest.mark.parametrize(
    ("number", "hint"), [("555.555.0142", "hyphens"), ("020\u00a07946", "anew"), ("020\u20117946", "anew")]
)
def test_a_number_with_other_signs_says_which_to_type(number: str, hint: str, workspace: Workspace) -> None:
    workspace.append("publisher.yaml", f'    ward: {{number: "{number}", name: {{en: the ward}}}}\n')
    errors = [one for one in workspace.errors() if one.code == "SRC104"]
    assert [hint in one.hint for one in errors] == [True]


COUNTRIES = {
    "UK": "`GB`",
    "gb": "`GB`",
    "USA": "`US`",
    "England": "`GB`",
    "EL": "`GR`",
    "XX": "ISO 3166-1",
    "EU": "ISO 3166-1",
}


@pytest.mark.parametrize("written", COUNTRIES)
def test_a_country_that_there_is_not_says_which_may_be_meant(written: str, workspace: Workspace) -> None:
    workspace.edit("publisher.yaml", "country: GB", f"country: {written}")
    workspace.edit("publisher.yaml", "  GB:", f"  {written}:")
    workspace.edit(SETTINGS, "country: GB", f"country: {written}")
    errors = [(one.code, one.span.path.split("/")[-1], one.span.line, one.span.column) for one in workspace.errors()]
    assert sorted(errors) == [
        ("SRC104", "leaflet.yaml", 4, 10),
        ("SRC104", "publisher.yaml", 2, 10),
        ("SRC104", "publisher.yaml", 5, 3),
    ]
    assert all(COUNTRIES[written] in one.hint for one in workspace.errors())


def test_every_country_of_the_cldr_that_is_one_of_iso_3166_is_known() -> None:
    others = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
    known = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", str(code))}
    assert known - others == countries.COUNTRIES
    assert len(countries.COUNTRIES) == 249
