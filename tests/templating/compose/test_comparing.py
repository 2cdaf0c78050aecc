"""Risks set beside each other in words: both sides of each, what its picture shows, and the difference."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.document import RiskComparison, plain, walk
from pipeline.model.settings import RiskFact
from pipeline.templating.compose.comparing import find_whole
from tests.workspace import SETTINGS, Workspace

SIDES = 'have="have a stroke" not="do not have one"'


def compose(workspace: Workspace, *risks: str, attributes: str = SIDES, labels: bool = True) -> RiskComparison:
    """The block with risks `n in of, who …`, called A, B and so on."""
    names = "abcd"[: len(risks)]
    facts = "".join(f"  {name}: {{kind: risk, {risk}}}\n" for name, risk in zip(names, risks, strict=True))
    workspace.append(SETTINGS, facts)
    items = "".join(f"- {name.upper() + ': ' if labels else ''}{{{{{name}}}}}\n" for name in names)
    workspace.add_words(f"::: {{.compare #effect {attributes}}}\n{items}:::\n")
    return next(node for node in walk(workspace.document().sections) if isinstance(node, RiskComparison))


def people(n: int, of: int = 100, bound: str = "", who: str = "people") -> str:
    return f"n: {n}, of: {of}, who: {{en: {who}}}{f', {bound}: true' if bound else ''}"


def sides(node: RiskComparison) -> list[list[str]]:
    return [[f"{plain(side.number)} {side.words}" for side in item.framings] for item in node.items]


def test_both_sides_of_each_risk(workspace: Workspace) -> None:
    node = compose(workspace, people(12), people(1, 20, who="people aged 60 and over"))
    assert sides(node) == [
        ["12 of 100 people have a stroke", "88 of 100 people do not have one"],
        ["5 of 100 people aged 60 and over have a stroke", "95 of 100 people aged 60 and over do not have one"],
    ]
    assert [plain(item.title) for item in node.items] == ["A", "B"]
    assert [item.people for item in node.items] == [(("full", 12), ("open", 88)), (("full", 5), ("open", 95))]
    assert node.items[0].alt == "A picture of 100 people: 12 filled in, 88 outlined."
    assert node.lead == "Each picture shows 100 people. Nobody can tell which of them you would be."


def test_without_labels_and_words_of_its_own(workspace: Workspace) -> None:
    risks = people(12, who="children"), people(7, who="people aged 60 and over")
    node = compose(workspace, *risks, attributes="", labels=False)
    assert [plain(item.title) for item in node.items] == ["Children", "People aged 60 and over"]
    assert sides(node)[1] == ["7 of 100 people are affected", "93 of 100 people are not affected"]
    assert node.difference == (
        "People aged 60 and over: 5 fewer people in 100 are affected.",
        "The other 95 are the same in both pictures: 7 of 100 are affected, and 88 of 100 are not affected.",
    )


@pytest.mark.parametrize(
    ("risk", "told", "drawn", "looks"),
    [
        (people(12, bound="at_most"), ["up to 12", "at least 88"], (("half", 12), ("open", 88)), ["half", "open"]),
        (people(12, bound="at_least"), ["at least 12", "up to 88"], (("full", 12), ("half", 88)), ["full", "half"]),
        (people(0), ["0", "100"], (("open", 100),), ["full", "open"]),
        (people(5, 5), ["100", "0"], (("full", 100),), ["full", "open"]),
        (people(0, bound="at_most"), ["0", "100"], (("open", 100),), ["full", "open"]),
        (people(1, 1, bound="at_least"), ["100", "0"], (("full", 100),), ["full", "open"]),
    ],
)
def test_limits_are_told_and_drawn_as_limits(
    workspace: Workspace, risk: str, told: list[str], drawn: Any, looks: list[str]
) -> None:
    (first, *_) = compose(workspace, risk, people(50)).items
    assert [plain(side.number) for side in first.framings] == told
    assert [side.look for side in first.framings] == looks
    assert first.people == drawn and sum(count for _, count in first.people) == 100


BOTH = "7 of 100 have a stroke, and 88 of 100 do not have one."
ALIKE = "are the same in both pictures"
FEWER, UNKNOWN = "fewer people in 100 have a stroke.", "How large the difference is, is not known. Not all of these"


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        (people(12), people(7), (f"B: 5 {FEWER}", f"The other 95 {ALIKE}: {BOTH}")),
        (people(7), people(12), ("B: 5 more people in 100 have a stroke.", f"The other 95 {ALIKE}: {BOTH}")),
        (
            people(12),
            people(11),
            (
                "B: 1 person fewer in 100.",
                f"The other 99 {ALIKE}: 11 of 100 have a stroke, and 88 of 100 do not have one.",
            ),
        ),
        (people(3), people(0), (f"B: 3 {FEWER}", f"The other 97 {ALIKE}: 97 of 100 do not have one.")),
        (people(100), people(60), (f"B: 40 {FEWER}", f"The other 60 {ALIKE}: 60 of 100 have a stroke.")),
        (people(0), people(1, 1), ("B: 100 more people in 100 have a stroke.",)),
        (
            people(7),
            people(7, 100, who="children"),
            ("The numbers are the same.", "In both pictures, 7 of 100 have a stroke, and 93 of 100 do not have one."),
        ),
        (people(0), people(0), ("The numbers are the same.", "In both pictures, 100 of 100 do not have one.")),
        (people(12), people(7, bound="at_most"), (f"B: at least 5 {FEWER}",)),
        (people(7, bound="at_most"), people(8, bound="at_least"), ("B: at least 1 person more in 100.",)),
        (people(12, bound="at_most"), people(7), (f"{UNKNOWN} numbers are exact.",)),
        (people(12), people(12, bound="at_most"), (f"{UNKNOWN} numbers are exact.",)),
    ],
)
def test_only_what_is_true_is_said_of_the_difference(
    workspace: Workspace, one: str, other: str, difference: tuple[str, ...]
) -> None:
    assert compose(workspace, one, other).difference == difference


def test_what_makes_the_difference_is_named_where_its_author_says_so(workspace: Workspace) -> None:
    node = compose(workspace, people(12), people(7), attributes=f'{SIDES} change="taking Examplol"')
    assert node.difference[1] == f"For the other 95, taking Examplol changes nothing: {BOTH}"


def test_nothing_is_said_of_the_difference_of_three(workspace: Workspace) -> None:
    assert compose(workspace, people(12), people(7), people(3)).difference == ()


def test_the_difference_is_that_of_the_numbers(workspace: Workspace) -> None:
    """For every pair: those who are apart and those who are alike are all of them."""
    node = compose(workspace, people(40), people(25))
    assert "15 fewer" in node.difference[0] and "The other 85" in node.difference[1]
    assert "25 of 100 have a stroke, and 60 of 100 do not" in node.difference[1]


@pytest.mark.parametrize(
    ("shares", "whole"),
    [(((1, 10), (5, 100)), 100), (((1, 3),), None), (((1, 1000),), None), (((2, 200), (1, 1)), 100), (((1, 7),), None)],
)
def test_risks_are_brought_to_one_whole(shares: tuple[tuple[int, int], ...], whole: int | None) -> None:
    assert find_whole([RiskFact(kind="risk", n=n, of=of, who={"en": "people"}) for n, of in shares]) == whole
