"""No word is lost between the file and the tree: what Markdown leaves out or makes into something else is found."""

from __future__ import annotations

import pytest

from pipeline.model.document import Strong, Text
from pipeline.model.source import Source, Span
from pipeline.validation.reading.lost_words import TakenPlaces, diagnose_split_word
from tests.workspace import FIRST_ADDED, Workspace

TABLE = '::: {{.table #doses caption="Doses" headers=row}}\n| Age | Dose |\n|---|---|\n{}\n:::\n'
WHOLE = {
    "escapes and entities": "A star \\* and caf&eacute; and R&amp;D, 2 \\* 3\n",
    "a broken line": "Example Clinic,\\\n4 Marsh Lane\n",
    "a link over two lines": "See [when to\nget help](#get-help) now.\n",
    "a term and a language": "**[repos]{lang=fr}**, *[atrophy]{.term}*'s, _one_.\n",
    "a tab": "-\tone\n\n\ttwo `\n".replace(" `", ""),
    "numbers": "1. One.\n2. Two:\n   - a\n   - b\n",
    "definitions": "Morning\n: The time\n  before noon.\n\nEvening\n: Night.\n",
    "headings": "### A *small* heading {#small}\n\nWords\n\n#### Another ####\n\nx\n",
    "a picture": '![A leg.](images/leg.svg "One leg"){#limb credit="Somebody"}\n',
    "an address": "<https://www.example.org/a> and [words](https://example.org/b).\n",
    "a bar in a cell": TABLE.format("| 1 \\| 2 years | **5** ml |\nnone | none"),
    "a joined word": "A snake_case_name, fever_diary_2026, **Parkinson**'s and (*so*).\n",
}
LOST = {
    "a cell too many": (TABLE.format("| 3 years | 5 ml | once a day |"), {"SRC315": 3}),
    "a cell too many without bars": (TABLE.format("3 years | 5 ml | once a day"), {"SRC315": 3}),
    "two cells too many": (TABLE.format("| 3 | 5 | a | b |\n| 4 | 5 ml | c |"), {"SRC315": 3}),
    "numbers in stars": ("Count 2*3*4 steps.\n", {"SRC316": 0}),
    "bold in a word": ("Do **not**give it.\n", {"SRC316": 0}),
    "bold behind letters": ("un**safe**\n", {"SRC316": 0}),
    "both kinds": ("5***6***7\n", {"SRC316": 0}),
    "in a heading": ("### 2*3*4 tablets\n\nx\n", {"SRC316": 0}),
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_read_whole_is_not_reported(name: str, workspace: Workspace) -> None:
    workspace.add_words(WHOLE[name])
    assert workspace.codes() == set()


@pytest.mark.parametrize("name", LOST)
def test_a_loss_is_an_error_at_its_line(name: str, workspace: Workspace) -> None:
    text, expected = LOST[name]
    workspace.add_words(text)
    errors = workspace.errors()
    assert {error.code for error in errors} == set(expected)
    assert errors[0].span.line - FIRST_ADDED == next(iter(expected.values()))


def test_a_row_that_is_filled_up_is_a_warning(workspace: Workspace) -> None:
    workspace.add_words(TABLE.format("| 3 years | |\n| 4 years |"))
    short = [one for one in workspace.check().diagnostics if one.code == "SRC317"]
    assert [(one.severity, one.span.line - FIRST_ADDED) for one in short] == [("warning", 4)]


@pytest.mark.parametrize("words", ["请**不要**开车。", "**아스피린**을", "ไม่**ควร**กิน"])
def test_scripts_without_spaces_may_stress_a_part(words: str) -> None:
    source = Source("a.md", words)
    start, end = words.index("**") + 1, words.rindex("**") + 3
    node = Strong((Text(words[start + 1 : end - 3]),), source.span(1, start, end))
    assert list(diagnose_split_word(source, node)) == []


def test_what_nobody_has_read_is_left_over() -> None:
    taken = TakenPlaces()
    taken.add(Span("a.md", 1, 3, 2, 4))
    taken.add(Span("a.md", 1, 1, 1, 2))
    assert taken.mask(1, "a bcd") == "\0 \0\0\0"
    assert taken.mask(2, "abcdef") == "\0\0\0def"
    assert taken.mask(3, "abc") == "abc"
