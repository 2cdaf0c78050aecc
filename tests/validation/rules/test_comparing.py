"""Rules of risks that are set beside each other: that they can be drawn, told apart, and compared."""

from __future__ import annotations

import pytest

from tests.workspace import FIRST_ADDED, SETTINGS, Workspace

CITED = "All numbers here are examples [@plain-language].\n\n"


def check(workspace: Workspace, risks: str, items: str, before: str = CITED) -> list[tuple[str, int, str, str]]:
    workspace.append(SETTINGS, risks)
    workspace.add_words(f"## Numbers {{#numbers}}\n\n{before}::: compare\n{items}:::\n")
    first = FIRST_ADDED + 2 + before.count("\n") + 1
    mine = (one for one in workspace.diagnostics() if one.code.startswith(("NUM", "FCT1", "LNG12")))
    return [(one.code, one.span.line - first, one.message, one.advice) for one in mine if one.code != "FCT106"]


def risk(name: str, n: int, of: int, who: str = "people", more: str = "") -> str:
    return f"  {name}: {{kind: risk, n: {n}, of: {of}, who: {{en: {who}}}{more}}}\n"


def compare(workspace: Workspace, *shares: tuple[int, int]) -> list[tuple[str, int, str, str]]:
    names = "abcd"[: len(shares)]
    risks = "".join(risk(name, *share) for name, share in zip(names, shares, strict=True))
    return check(workspace, risks, "".join(f"- Group {name}: {{{{{name}}}}}\n" for name in names))


@pytest.mark.parametrize(
    "shares",
    [
        ((1, 10), (5, 100)),
        ((1, 20), (1, 50)),
        ((0, 7), (7, 7)),
        ((3, 300), (50, 1000)),
        ((1, 4), (1, 2), (3, 5), (10, 25)),
        ((10_000, 1_000_000), (1, 1)),
    ],
)
def test_risks_that_are_whole_people_of_100(workspace: Workspace, shares: tuple[tuple[int, int], ...]) -> None:
    assert compare(workspace, *shares) == []


@pytest.mark.parametrize(
    ("share", "message", "advice"),
    [
        ((1, 3), "1 in 3 is no number", "if that is near enough, let the fact `b` be `n: 33, of: 100`"),
        ((1, 8), "1 in 8 is no number", "if that is near enough, let the fact `b` be `n: 13, of: 100`"),
        ((1, 1000), "1 in 1,000 is no number", "a picture of more than 100 people cannot be read"),
        ((3, 200), "3 in 200 is no number", "a picture of more than 100 people cannot be read"),
        ((1, 12_345), "1 in 12,345 is no number", "a picture of more than 100 people cannot be read"),
    ],
)
def test_other_risks_are_rounded_by_their_author(
    workspace: Workspace, share: tuple[int, int], message: str, advice: str
) -> None:
    ((code, line, told, hint),) = compare(workspace, (12, 100), share)
    assert (code, line) == ("NUM102", 1)
    assert told.startswith(message) and hint.startswith(advice)


def test_a_risk_that_cannot_be_is_said_once(workspace: Workspace) -> None:
    assert [one[0] for one in compare(workspace, (12, 10), (1, 7))] == ["FCT105"]


def test_something_else_than_a_risk(workspace: Workspace) -> None:
    risks = risk("a", 1, 100) + '  b: {kind: number, value: "7"}\n'
    (only,) = check(workspace, risks, "- Group a: {{a}}\n- Group b: {{b}}\n")
    assert only[:3] == ("NUM101", 1, "`b` is of the kind `number`, and no risk")


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        ("- {{a}}\n- {{b}}\n", [1]),
        ("- With it: {{a}}\n- with  IT: {{b}}\n", [1]),
        ("- People: {{a}}\n- {{b}}\n", [1]),
        ("- With it: {{a}}\n- {{b}}\n", []),
        ("- With it: {{a}}\n- Without it: {{b}}\n- With it: {{c}}\n", [2]),
    ],
)
def test_each_risk_is_called_otherwise(workspace: Workspace, items: str, lines: list[int]) -> None:
    risks = risk("a", 1, 100) + risk("b", 2, 100) + risk("c", 3, 100, "children")
    found = [one for one in check(workspace, risks, items) if one[0] == "NUM103"]
    assert [one[1] for one in found] == lines


SURVEY, GUIDE = ", evidence: [survey]", ", evidence: [plain-language]"


@pytest.mark.parametrize(
    ("one", "other", "items", "lines"),
    [
        (GUIDE, GUIDE, "- A: {{a}}\n- B: {{b}}\n", []),
        ("", "", "- A: {{a}}\n- B: {{b}}\n", []),
        ("", GUIDE, "- A: {{a}} [@plain-language]\n- B: {{b}}\n", []),
        (", evidence: [survey, plain-language]", GUIDE, "- A: {{a}}\n- B: {{b}}\n", []),
        (GUIDE, "", "- A: {{a}}\n- B: {{b}}\n", [1]),
        ("", GUIDE, "- A: {{a}}\n- B: {{b}}\n", [0]),
        (GUIDE, SURVEY, "- A: {{a}}\n- B: {{b}}\n", [1]),
    ],
)
def test_risks_come_from_one_source(workspace: Workspace, one: str, other: str, items: str, lines: list[int]) -> None:
    survey = '- {id: survey, type: report, title: A survey, publisher: Office, issued: "2025"}\n'
    workspace.append("references.yaml", survey)
    found = check(workspace, risk("a", 1, 100, more=one) + risk("b", 2, 100, more=other), items)
    assert [one[1] for one in found if one[0] == "NUM104"] == lines


def test_risks_that_nothing_backs(workspace: Workspace) -> None:
    risks = risk("a", 1, 100) + risk("b", 2, 100)
    found = check(workspace, risks, "- A: {{a}}\n- B: {{b}}\n", "All numbers here are examples.\n\n")
    assert [one[:2] for one in found if one[0] == "NUM104"] == [("NUM104", 0), ("NUM104", 1)]
