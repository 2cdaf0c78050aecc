"""Each check of scorecards, on a leaflet that has what it looks for and on one that does not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.validation.scorecards.judging import CHECKS
from pipeline.validation.scorecards.material import Material
from tests.validation.scorecards.leaflets import make_bare, make_material, make_poor, make_rich

MET, NOT, SKIP, ASK = "met", "not met", "does not apply", "unknown"
EXPECTED: Mapping[str, tuple[str, str, str]] = {
    "action": (MET, NOT, MET),
    "active-instructions": (MET, NOT, NOT),
    "addressed": (MET, NOT, NOT),
    "audience": (ASK, ASK, ASK),
    "authors": (MET, MET, MET),
    "benefits-and-risks": (MET, NOT, NOT),
    "benefits-in-numbers": (MET, NOT, NOT),
    "bibliography": (MET, NOT, NOT),
    "calculation-shown": (SKIP, SKIP, ASK),
    "captioned-picture": (MET, NOT, NOT),
    "captions": (MET, SKIP, NOT),
    "chances": (ASK, ASK, ASK),
    "chances-drawn": (ASK, SKIP, ASK),
    "charts": (ASK, SKIP, ASK),
    "cited-sources": (MET, NOT, NOT),
    "contact": (MET, ASK, ASK),
    "costs": (ASK, NOT, NOT),
    "danger-signs": (MET, NOT, NOT),
    "date": (MET, MET, MET),
    "dated-sources": (MET, NOT, NOT),
    "directions": (MET, SKIP, ASK),
    "each-benefits": (MET, NOT, NOT),
    "each-happens": (MET, NOT, NOT),
    "each-life": (MET, NOT, NOT),
    "each-risks": (MET, NOT, NOT),
    "each-works": (MET, NOT, NOT),
    "explained-words": (MET, MET, MET),
    "funding": (MET, MET, MET),
    "headings": (MET, SKIP, MET),
    "known-and-unknown": (MET, NOT, NOT),
    "logo": (NOT, NOT, NOT),
    "medicines": (ASK, ASK, ASK),
    "no-calculation": (MET, MET, NOT),
    "no-consent-form": (MET, MET, ASK),
    "no-treatment": (MET, NOT, NOT),
    "numbers": (MET, SKIP, MET),
    "numbers-compared": (MET, SKIP, NOT),
    "objective": (ASK, ASK, ASK),
    "other-help": (ASK, NOT, NOT),
    "passives-counted": (ASK, ASK, ASK),
    "pictures": (MET, SKIP, MET),
    "pictures-counted": (ASK, ASK, ASK),
    "precautions": (MET, ASK, ASK),
    "purpose": (ASK, ASK, ASK),
    "questions-to-ask": (MET, NOT, NOT),
    "reader-tests": (ASK, ASK, ASK),
    "reading-grade": (ASK, ASK, ASK),
    "recommendation": (MET, SKIP, MET),
    "respect": (MET, MET, MET),
    "risks-in-numbers": (MET, NOT, NOT),
    "several-choices": (MET, NOT, MET),
    "short-chunks": (MET, MET, NOT),
    "short-heads": (MET, SKIP, NOT),
    "short-lists": (MET, NOT, NOT),
    "short-sentences": (MET, MET, MET),
    "space-for-notes": (MET, NOT, NOT),
    "speaks-to-readers": (MET, NOT, NOT),
    "steps": (MET, ASK, ASK),
    "summary": (MET, SKIP, NOT),
    "tool": (MET, NOT, NOT),
    "uncertainty": (MET, NOT, NOT),
    "visual-cues": (MET, NOT, MET),
    "whole-numbers": (MET, SKIP, NOT),
}
"""What each check comes to on the rich leaflet, on the bare one, and on the poor one."""


@pytest.fixture(scope="module")
def materials(tmp_path_factory: pytest.TempPathFactory) -> tuple[Material, Material, Material]:
    rich, bare, poor = (tmp_path_factory.mktemp(name) for name in ("rich", "bare", "poor"))
    return make_rich(rich / "place"), make_bare(bare / "place"), make_poor(poor / "place")


def test_every_check_is_tried() -> None:
    assert set(EXPECTED) == set(CHECKS)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_check_sees_what_is_there_and_what_is_not(name: str, materials: tuple[Material, ...]) -> None:
    observations = [CHECKS[name](material) for material in materials]
    assert tuple(one.state for one in observations) == EXPECTED[name], [one.seen for one in observations]
    assert all(one.seen and not one.seen.endswith(".") for one in observations)


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("short-sentences", f"{'Words ' * 40}end. {'More ' * 30}end.", NOT),
        ("explained-words", "You have an oedema, and your GFR is low.", NOT),
        ("respect", "The diabetics suffer. Simply do it.", NOT),
        ("no-calculation", "Multiply your weight by 3.", NOT),
        ("no-calculation", "The gene SMN1 is on chromosome 5.", MET),
        ("numbers", "The gene is called SMN1.", SKIP),
        ("numbers", "Call {{emergency-line}} at once.", SKIP),
        ("chances-drawn", "About 1 in 4 people have it.", ASK),
        ("chances-drawn", "About 12% of people have it.", ASK),
        ("no-treatment", "### What if you wait {#wait}\n\nIt may get better.", ASK),
        ("steps", "1. Stand up.\n2. Sit down.", MET),
        ("tool", "[Your notes]{.blank}", MET),
        ("other-help", "Call {{emergency-line}}.", ASK),
        ("costs", "You pay for it.", ASK),
    ],
)
def test_what_a_check_makes_of_words(
    name: str, body: str, expected: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    material = make_material(tmp_path_factory.mktemp("words") / "place", f"\n## A heading {{#heading}}\n\n{body}\n")
    observation = CHECKS[name](material)
    assert observation.state == expected, observation.seen


def test_a_choice_without_risks_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    body = "::: options\n### Rest {#rest}\n\nBenefits\n: It helps.\n\nRisks\n: It hurts.\n\n"
    body += "### A walk {#walk}\n\nBenefits\n: It helps.\n\nColour\n: Red.\n:::\n"
    material = make_material(tmp_path_factory.mktemp("words") / "place", f"\n## A heading {{#heading}}\n\n{body}")
    seen = "no field about risks in “A walk”; its fields are “Benefits”, “Risks”, “Colour”"
    assert CHECKS["each-risks"](material).seen == seen


def test_a_picture_with_a_sentence_beside_it_needs_no_caption(tmp_path_factory: pytest.TempPathFactory) -> None:
    one, other = ("![Two legs.](images/leg.svg)\n\nOne leg is thinner.", "![Two.](images/leg.svg)\n\nRest.")
    rows = f"::: picture-rows\n{one}\n\n{other}\n:::\n"
    material = make_material(tmp_path_factory.mktemp("rows") / "place", f"\n## A heading {{#heading}}\n\n{rows}")
    assert len(material.figures) == 2
    assert CHECKS["captions"](material).state == MET
    assert CHECKS["captioned-picture"](material).state == MET


@pytest.mark.parametrize(
    ("check", "term"),
    [
        ("each-benefits", "What is good"),
        ("each-benefits", "How it may help"),
        ("each-risks", "What is not so good"),
        ("each-risks", "Possible side effects"),
        ("each-life", "Your everyday life"),
        ("each-works", "How it works"),
        ("each-happens", "What happens"),
    ],
)
def test_what_a_field_is_about_its_name_tells(check: str, term: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    body = (
        f"::: options\n### Rest {{#rest}}\n\n{term}\n: You rest.\n\n### A walk {{#walk}}\n\n{term}\n: You walk.\n:::\n"
    )
    material = make_material(tmp_path_factory.mktemp("field") / "place", f"\n## A heading {{#heading}}\n\n{body}")
    names = ("each-benefits", "each-risks", "each-life", "each-works", "each-happens")
    assert [name for name in names if CHECKS[name](material).state == MET] == [check]


@pytest.mark.parametrize(
    ("words", "drawn", "counted"),
    [
        ("You can rest.", MET, MET),
        ("It helps {{helped}}.", MET, NOT),  # in the words it is out of 10
        ("It hurts {{few}}.", ASK, MET),
    ],
)
def test_chances_that_are_compared_are_drawn_and_out_of_one_number(
    words: str, drawn: str, counted: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    compare = "::: compare\n- With rest: {{hurt}}\n- Without: {{helped}}\n:::\n"
    body = f"\n## A heading {{#heading}}\n\n{compare}\n{words}\n"
    material = make_material(tmp_path_factory.mktemp("compared") / "place", body)
    assert CHECKS["chances-drawn"](material).state == drawn
    assert CHECKS["no-calculation"](material).state == counted
    assert CHECKS["charts"](material).seen == "0 tables, 1 picture"
