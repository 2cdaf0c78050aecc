"""References: an item of CSL with a value of a shape that is not printed is an error at its place."""

from __future__ import annotations

import pytest

from tests.workspace import Workspace

REFERENCES = "references.yaml"
ITEM = "- id: more\n  type: book\n  title: More\n"
WRONG = {
    "author: WHO": ("SRC104", "{literal:"),
    "author: [WHO, NHS]": ("SRC104", "{literal:"),
    "author: {family: Smith}": ("SRC104", "{family:"),
    "author: [{name: Smith}]": ("SRC104", "{family:"),
    "issued: soon": ("SRC104", "issued: 2020"),
    "issued: {year: 2020}": ("SRC104", "issued: 2020"),
    "issued: {date-parts: [2020]}": ("SRC104", "issued: 2020"),
    "issued: {date-parts: []}": ("SRC104", "issued: 2020"),
    "issued: {raw: May 2020}": ("SRC104", "issued: 2020"),
    "publisher: [A, B]": ("SRC104", "words"),
    "publisher: {name: A}": ("SRC104", "words"),
    "URL: javascript:alert(1)": ("SRC405", "http"),
    "URL: www.example.org": ("SRC405", "http"),
    "DOI: 12.1000/1": ("SRC405", "10.1000/182"),
    "titel: More": ("SRC103", "`title`"),
    "Publisher: A": ("SRC103", "`publisher`"),
    "url: https://example.org": ("SRC103", "`URL`"),
}
RIGHT = [
    "author: [{literal: The Clinic}, {family: Smith, given: Anna}]",
    "issued: 2020",
    'issued: "2020-05"',
    "issued: 2020-05-01",
    "issued: {date-parts: [[2020, 5, 1]]}",
    'issued: {date-parts: [["2020"]]}',
    "URL: https://example.org/a_(b)?c#d",
    "DOI: 10.1002/14651858.CD004143.pub4",
    "publisher: 3M",
    "page: 3-9",
    "container-title: A journal",
    "part-number: 2",
    "printing-number: 3",
    "supplement-number: S1",
    "editor-translator: [{family: Smith}]",
]


@pytest.mark.parametrize("line", WRONG)
def test_what_would_be_lost_is_an_error(line: str, workspace: Workspace) -> None:
    code, hint = WRONG[line]
    workspace.append(REFERENCES, f"{ITEM}  {line}\n")
    (error,) = workspace.errors()
    assert (error.code, error.span.path) == (code, f"source/{REFERENCES}")
    assert workspace.read(REFERENCES).split("\n")[error.span.line - 1].strip() == line
    assert hint in error.hint


@pytest.mark.parametrize("line", RIGHT)
def test_what_can_be_printed_is_taken(line: str, workspace: Workspace) -> None:
    workspace.append(REFERENCES, f"{ITEM}  {line}\n")
    assert workspace.errors() == []
