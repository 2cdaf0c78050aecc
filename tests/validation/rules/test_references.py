"""Rules of references: sources that are there, and dates that have been."""

from __future__ import annotations

from datetime import date

import pytest

from tests.workspace import WORDS, Workspace

REFERENCES = "references.yaml"


def find(workspace: Workspace, code: str, today: date | None = None) -> list[tuple[str, int, str]]:
    return [
        (one.message, one.span.line, one.severity)
        for one in workspace.check(today=today).diagnostics
        if one.code == code
    ]


def cite(workspace: Workspace, reference: str) -> int:
    """Cite one more reference; the line in which it stands."""
    workspace.append(REFERENCES, f"- {{id: more, type: book, title: More, {reference}}}\n")
    workspace.append(WORDS, "\n## Rest {#rest}\n\nRest costs strength [@more].\n")
    return len(workspace.read(REFERENCES).splitlines())


def test_what_a_reference_is_known_through_is_there(workspace: Workspace) -> None:
    line = cite(workspace, "issued: 2024, known-through: plain-languag")
    (one,) = workspace.errors()
    assert (one.code, one.span.line) == ("FCT102", line)
    assert "there is no reference `plain-languag`" in one.message and "`plain-language`" in one.hint


@pytest.mark.parametrize("value", ["[plain-language]", "3", "''"])
def test_it_is_an_id(workspace: Workspace, value: str) -> None:
    line = cite(workspace, f"issued: 2024, known-through: {value}")
    assert [(one.code, one.span.line) for one in workspace.errors()] == [("SRC104", line)]


def test_a_source_through_which_another_is_known_counts_as_cited(workspace: Workspace) -> None:
    cite(workspace, "issued: 2024, known-through: through")
    workspace.append(REFERENCES, "- {id: through, type: book, title: Through, note: incomplete}\n")
    assert find(workspace, "LNG302") == []
    assert [severity for _, _, severity in find(workspace, "FCT108")] == ["info"]


@pytest.mark.parametrize(
    ("dates", "later"),
    [
        ("issued: 2027", ["issued"]),
        ("issued: 2026-12", ["issued"]),
        ("issued: 2026", []),
        ("issued: 2026-11-29, accessed: 2026-11-30", ["accessed"]),
        ("issued: {date-parts: [[2026, 1], [2027, 1]]}", []),
    ],
)
def test_dates_in_the_future(workspace: Workspace, dates: str, later: list[str]) -> None:
    line = cite(workspace, dates)
    expected = [
        (f"`{name}` of the reference `more` is still to come: today is 2026-11-29", line, "warning") for name in later
    ]
    assert find(workspace, "FCT120", date(2026, 11, 29)) == expected
    assert find(workspace, "FCT120") == []


def test_only_what_is_listed_is_asked(workspace: Workspace) -> None:
    workspace.append(REFERENCES, "- {id: more, type: book, title: More, issued: 2030}\n")
    assert find(workspace, "FCT120", date(2026, 11, 29)) == []


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13", "{date-parts: [[2026, 4, 31]]}"])
def test_there_is_no_such_day(workspace: Workspace, day: str) -> None:
    line = cite(workspace, f"issued: {day}")
    (one,) = [one for one in workspace.errors() if one.code == "SRC104"]
    assert (one.message, one.span.line) == ("`issued`: there is no such day", line)


def test_the_evidence_of_a_fact_can_be_old(workspace: Workspace) -> None:
    workspace.edit(
        "muscle/leaflet.yaml",
        "facts:\n",
        "facts:\n  share: {kind: risk, n: 1, of: 3, who: {en: people}, evidence: [more]}\n",
    )
    workspace.append(REFERENCES, "- {id: more, type: book, title: More, issued: 2014}\n")
    workspace.append(WORDS, "\n## Rest {#rest}\n\nRest helps {{share}}.\n")
    (one,) = find(workspace, "LNG304", date(2026, 11, 29))
    assert one[0] == "the reference `more` is of 2014, more than 5 years ago"
    assert find(workspace, "LNG301") == []
