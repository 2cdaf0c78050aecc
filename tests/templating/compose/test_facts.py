"""Facts in words: what a leaflet's language and country make of them."""

from __future__ import annotations

import pytest

from pipeline.model.document import Fact, plain, walk
from tests.workspace import SETTINGS, Workspace

NBSP = "\N{NO-BREAK SPACE}"


def read_facts(workspace: Workspace) -> dict[str, str]:
    """The words of each fact in the composed leaflet."""
    return {node.id: plain(node.children) for node in walk(workspace.document().sections) if isinstance(node, Fact)}


def add_fact(workspace: Workspace, fact: str) -> None:
    workspace.append(SETTINGS, f"  added: {fact}\n")
    workspace.add_words("It is said of {{added}} here.\n")


@pytest.mark.parametrize(
    ("country", "fact", "words"),
    [
        ("GB", "{kind: date, value: 2026-11-29}", "29 November 2026"),
        ("US", "{kind: date, value: 2026-11-29}", "November 29, 2026"),
        ("GB", '{kind: number, value: "1.10", unit: mg}', f"1.10{NBSP}mg"),
        ("GB", '{kind: number, value: "1,000"}', "1,000"),
        ("GB", "{kind: risk, n: 1, of: 1000, who: {en: people}}", "1 in 1,000 people"),
        ("GB", "{kind: risk, at_most: true, n: 1, of: 3, who: {en: people}}", "up to 1 in 3 people"),
        (
            "GB",
            "{kind: risk, at_least: true, n: 25, of: 1000000, who: {en: people}}",
            "at least 25 in 1,000,000 people",
        ),
        ("GB", "{kind: risk, n: 0, of: 100, who: {en: people}}", "0 in 100 people"),
        ("GB", "{kind: risk, n: 100, of: 100, who: {en: people}}", "100 in 100 people"),
        ("GB", "{kind: text, value: {en: the ward}}", "the ward"),
    ],
)
def test_a_fact_in_words(workspace: Workspace, country: str, fact: str, words: str) -> None:
    add_fact(workspace, fact)
    if country != "GB":
        workspace.edit(SETTINGS, "country: GB", f"country: {country}")
        text = workspace.read("publisher.yaml")
        workspace.write("publisher.yaml", text.replace("  GB:", f"  {country}:"))
    assert read_facts(workspace)["added"] == words


@pytest.mark.parametrize("value", ["1,5", "12,34", "1,0000", "1.000,5"])
def test_a_comma_before_decimals_is_an_error_that_says_how_to_type_them(workspace: Workspace, value: str) -> None:
    add_fact(workspace, f'{{kind: number, value: "{value}"}}')
    (error,) = workspace.errors()
    assert (error.code, error.span.line) == ("SRC104", len(workspace.read(SETTINGS).splitlines()))
    assert error.hint == "write a point before decimals, as in 1.5, and commas between thousands, as in 1,000"
