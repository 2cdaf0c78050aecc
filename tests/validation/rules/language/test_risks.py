"""Rules of risks, amounts and signs: what they advise, where they look, and that no text stops them."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest

from corpus.loading import Labelled, Where
from corpus.reading import make_leaflets
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import PassageKind, Prose, read_prose
from pipeline.validation.rules.language import LANGUAGE_RULES
from tests.workspace import FIRST_ADDED, Workspace

CODES = ("LNG115", "LNG116", "LNG117", "LNG121", "LNG122", "LNG123", "LNG124", "LNG125", "LNG241")
RULES = [one for one in LANGUAGE_RULES if one.rule.code in CODES]


def find(words: str, where: Where = "paragraph") -> list[Diagnostic]:
    (leaflet,) = make_leaflets("en", [Labelled(words, where, True)])
    prose = read_prose(leaflet, "en")
    return [one for rule in RULES for one in rule.diagnose(prose)]


def find_added(workspace: Workspace, facts: str, words: str) -> list[Diagnostic]:
    workspace.append("muscle/leaflet.yaml", facts)
    workspace.add_words(f"## Part {{#part}}\n\n{words}\n")
    return [one for one in workspace.diagnostics() if one.code in CODES]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("It helps one in forty people.", "{kind: risk, n: 1, of: 40, who: {en: people}}"),
        ("It helps 2.5% of people.", "{kind: risk, n: 25, of: 1000, who: {en: people}}"),
        ("It helps twenty-five per cent of people.", "{kind: risk, n: 25, of: 100, who: {en: people}}"),
        ("It helps 1 in 1,500 people.", "{kind: risk, n: 1, of: 1500, who: {en: people}}"),
        ("Of a thousand people, 12 need help.", "{kind: risk, n: 12, of: 1000, who: {en: people}}"),
    ],
)
def test_the_hint_writes_the_fact(words: str, hint: str) -> None:
    (one,) = find(words)
    assert hint in one.hint


def test_a_fact_that_says_it_already_is_named(workspace: Workspace) -> None:
    (one,) = find_added(
        workspace,
        "  share: {kind: risk, n: 1, of: 4, who: {en: people}}\n",
        "{{share}} smoke. So, 1 in 4 people smoke.",
    )
    assert (one.code, one.hint) == ("LNG122", "write `{{share}}`, the fact that says it")
    assert (one.span.line, one.span.column) == (FIRST_ADDED + 2, 22)


def test_a_chance_in_a_text_fact_is_to_be_a_risk(workspace: Workspace) -> None:
    (one,) = find_added(workspace, "  share: {kind: text, value: {en: 3 in 100 people}}\n", "This affects {{share}}.")
    assert one.span.path.endswith("leaflet.yaml")
    assert one.hint.startswith("let the fact be `{kind: risk, n: 3, of: 100,")


def test_a_title_takes_no_facts(workspace: Workspace) -> None:
    workspace.edit("muscle/en.md", "summary: ", "summary: For 1 in 5 people. ", 1)
    (one,) = [one for one in workspace.diagnostics() if one.code == "LNG122"]
    assert one.hint.startswith("take the number out here")


FACTS = """\
  with-it: {kind: risk, n: 1, of: 20, who: {en: people}}
  without-it: {kind: risk, n: 30, of: 100, who: {en: people}}
"""


@pytest.mark.parametrize(
    "words",
    [
        "With it {{with-it}} fall. Without it {{without-it}} do.",
        "::: {.table #falls caption=Falls headers=both}\n| What | With | Without |\n|---|---|---|\n"
        "| Falls | {{with-it}} | {{without-it}} |\n:::",
        "::: options\n### Rail {#rail}\n\nFalls\n: {{with-it}}\n\n"
        "### No rail {#no-rail}\n\nFalls\n: {{without-it}}\n:::",
    ],
)
def test_facts_that_are_compared_have_one_whole(workspace: Workspace, words: str) -> None:
    (one,) = find_added(workspace, FACTS, words)
    assert (one.code, one.hint) == ("LNG124", "tell both of as many: 5 in 100 and 30 in 100")


def test_a_cell_is_read_with_its_row() -> None:
    table = "::: {{.table #one caption=One headers=both}}\n| What | Share |\n|---|---|\n| {what} | 4% |\n:::"
    assert [one.code for one in find(table.format(what="Infection"))] == ["LNG121"]
    assert find(table.format(what="Fat in milk")) == []


def test_a_multiple_is_one_finding_with_its_words() -> None:
    (one,) = find("It cuts the risk of a fall by more than half.")
    assert one.message == "“cuts the risk of a fall by more than half” does not say how likely it is"


@pytest.mark.parametrize("words", ["lose 30% of your weight", "a reduction of 30% in deaths", "30% fewer people fall"])
def test_nothing_is_said_by_two_rules(words: str) -> None:
    assert len(find(words)) <= 1


def test_what_closes_a_card_is_no_sign(workspace: Workspace) -> None:
    card = (
        "::: {.care-card #stand level=routine}\n- you cannot stand\n\nSay that you have been very unwell and hot.\n:::"
    )
    assert find_added(workspace, "", card) == []


ODD = [
    "\U0001f600 1\u00a0in\u00a05 \u202b٥ في ١٠٠\u202c %",
    "％ 5％ ५% १ में ५",
    "and and and and",
    "1 in in in 1 in 1 in 1",
    "twice twice as as likely likely",
    "by half by half by half",
    "100 100 100 % % %",
    "½ in ¾, 1/2/3/4, 1:2:3, 0 in 0",
    "very so too severe a lot of",
    "",
    "\ud800 5% of people \udfff and 1 in 5",
]


def read_alone(words: str, kind: PassageKind) -> Prose:
    """Prose of one passage with these words and nothing else."""
    (leaflet,) = make_leaflets("en", [Labelled("you bleed", "care-card", True)])
    prose = read_prose(leaflet, "en")
    (passage,) = prose.of("care-card")
    return replace(prose, passages=(replace(passage, kind=kind, words=words, typed=words, pieces=()),))


@pytest.mark.parametrize("words", ODD)
@pytest.mark.parametrize("kind", ["paragraph", "care-card", "cell", "title"])
def test_any_text_goes_through(words: str, kind: PassageKind) -> None:
    assert all(one.message for rule in RULES for one in rule.diagnose(read_alone(words, kind)))


@pytest.mark.parametrize(
    "words",
    [
        "1 in 5 people, 20% of women, twice as likely, often a side effect, plenty of it ",
        "and arms and legs ",
        "risk of a risk by half ",
        "out of 100 people ",
        "have been very severe ",
        "a",
        "1 ",
        "% ",
    ],
)
@pytest.mark.parametrize("kind", ["paragraph", "care-card"])
def test_time_grows_with_the_words(words: str, kind: PassageKind) -> None:
    def measure(times: int) -> float:
        prose = read_alone(words * times, kind)
        started = perf_counter()
        for rule in RULES:
            list(rule.diagnose(prose))
        return perf_counter() - started

    measure(20)
    assert measure(1000) < 50 * max(measure(100), 0.01)
