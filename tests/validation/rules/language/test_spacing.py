"""Where spaces are missing or too many is said at the very place in the file, also where Markdown makes one of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.validation.rules.language.sentences import diagnose, put_right
from tests.workspace import FIRST_ADDED, Workspace

SECTION = "## Rest {#rest}\n\n"
FIRST = FIRST_ADDED + 2


def find(workspace: Workspace, words: str) -> list[tuple[int, int, int, str]]:
    """Line, column, end and what to write of each finding in some words."""
    workspace.add_words(SECTION + words)
    found = [one for one in workspace.diagnostics() if one.code == "LNG238"]
    return [(one.span.line - FIRST, one.span.column, one.span.end_column, one.expected) for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rest  for two   days.\n", [(0, 5, 7, " "), (0, 14, 17, " ")]),
        ("Rest \t for two days.\n", [(0, 5, 8, " ")]),
        ("Call {{emergency-line}}  now , please.\n", [(0, 24, 26, " "), (0, 29, 31, ",")]),
        ("Stop.**Then** rest.\n", [(0, 5, 6, ". ")]),
        ("Rest [@plain-language] , and walk.\n", [(0, 23, 25, ",")]),
        ("- Rest\n- Walk  and\n  rest  more\n", [(1, 7, 9, " "), (2, 7, 9, " ")]),
        ('![Two  legs.](images/leg.svg "One  leg.")\n', [(0, 6, 8, " "), (0, 34, 36, " ")]),
        ("“Rest” ,he said.“Walk (now) .”\n", [(0, 7, 9, ", "), (0, 28, 30, ".")]),
        ('Say "no".Then rest.\n', [(0, 9, 10, ". ")]),
    ],
)
def test_each_is_found_at_its_place(
    workspace: Workspace, words: str, expected: list[tuple[int, int, int, str]]
) -> None:
    assert find(workspace, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Rest [@plain-language], and walk [@plain-language].\n",
        "Rest here,  \nand there.\n",
        "Rest\nhere,\n\n-   and  \n-   there\n",
        '::: {.table #t caption="Times" headers=row}\n| Day    | Time |\n|--------|------|\n| Monday | 2pm  |\n:::\n',
        "Name: [Your name]{.blank} .\n",
        "Wait ... then take .5 of it, in a ratio of 1 : 4, at 3:45 :)\n",
        "It is at https://www.example.org/a,b?c,d or in ward.Three@example.org.\n",
        "Take N,N-dimethyl, B12,B6 and 1,500 more.\n",
        "[Que faire ?]{lang=fr} means: what to do.\n",
        "::: {.story consent=invented}\nI said  no , and.That was it.\n\nSam\n:::\n",
    ],
)
def test_what_is_right_is_left_alone(workspace: Workspace, words: str) -> None:
    assert find(workspace, words) == []


def test_a_standing_section_is_looked_at_in_its_own_file(workspace: Workspace) -> None:
    workspace.append("shared/en.md", "\nAsk  us.\n")
    (one,) = [one for one in workspace.diagnostics() if one.code == "LNG238"]
    assert (one.span.path, one.span.line, one.span.column) == ("source/shared/en.md", 5, 4)


_PARTS = ("Rest", "and", "a", "5", "www.", "  ", " ,", ".Then")
_SIGNS = st.sampled_from(
    [*" ,;:!?.)(”'\"\t\u00a0\u200b\u0627\U0001f600", "Rest", "and", "a", "5", "www.", "  ", " ,", ".Then"]
)
ANY_WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Zl", "Zp", "Cc"]), min_size=1),
    st.lists(_SIGNS, min_size=1, max_size=30).map("".join),
)


@settings(max_examples=200, deadline=None)
@given(words=ANY_WORDS)
def test_what_is_expected_puts_any_words_right_and_changes_no_letter(words: str) -> None:
    fixed = words
    for _ in range(6):
        fixed = put_right("LNG238", fixed)
    assert diagnose("LNG238", fixed) == []
    assert "".join(fixed.split()) == "".join(words.split())


def test_looking_takes_time_in_proportion_to_the_words() -> None:
    for words in (" " * 20_000, "a ," * 7_000, "a.B" * 7_000, "a  b " * 5_000, ",.;:" * 5_000):
        diagnose("LNG238", words)
