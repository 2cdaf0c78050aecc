"""Edits of a text: only the stretches change that they name, and what is doubtful is left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.desk.fixing.text_edits import TextEdit, apply_edits, choose_edits
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.language_codes import JARGON, NEGATIVE_CONTRACTION
from pipeline.model.source import Source, Span

LINES = st.lists(st.text(st.characters(blacklist_characters="\n\r"), max_size=30), min_size=1, max_size=6)
WRITTEN = st.text(st.characters(blacklist_characters="\n\r"), max_size=8)


def diagnose(source: Source, line: int, start: int, end: int, expected: str) -> Diagnostic:
    """A finding that can be fixed, at indices of a line."""
    span = Span(source.path, line, start + 1, line, end + 1)
    return NEGATIVE_CONTRACTION.at(span, "not", expected=expected)


@st.composite
def findings(draw: st.DrawFn) -> tuple[Source, list[Diagnostic]]:
    """A text, and findings anywhere in it, over each other too."""
    lines = draw(LINES)
    source = Source("en.md", "\n".join(lines))
    some = []
    for _ in range(draw(st.integers(0, 6))):
        number = draw(st.integers(1, len(lines)))
        start = draw(st.integers(0, len(lines[number - 1])))
        end = draw(st.integers(start, len(lines[number - 1])))
        some.append(diagnose(source, number, start, end, draw(WRITTEN)))
    return source, some


def cut_out(lines: tuple[str, ...] | list[str], edits: tuple[TextEdit, ...], shifted: bool) -> list[str]:
    """The lines without what edits name, or without what they wrote."""
    rest = list(lines)
    for number in range(1, len(rest) + 1):
        moved, kept, done = 0, "", 0
        for edit in (edit for edit in edits if edit.line == number):
            start = edit.column - 1 + moved
            end = start + (len(edit.written) if shifted else edit.end_column - edit.column)
            kept += rest[number - 1][done:start] + "|"
            done = end
            moved += len(edit.written) - (edit.end_column - edit.column) if shifted else 0
        rest[number - 1] = kept + rest[number - 1][done:]
    return rest


@given(findings())
def test_what_stands_outside_of_the_stretches_stays(case: tuple[Source, list[Diagnostic]]) -> None:
    source, diagnostics = case
    edits = choose_edits(diagnostics, source)
    after = apply_edits(source.lines, edits)
    assert len(after) == len(source.lines)
    assert cut_out(after, edits, shifted=True) == cut_out(source.lines, edits, shifted=False)
    for one, other in pairwise(edits):
        assert (one.line, one.end_column) < (other.line, other.column), "they stand apart"


@given(findings())
def test_only_what_was_to_be_written_is_written(case: tuple[Source, list[Diagnostic]]) -> None:
    source, diagnostics = case
    known = {(one.span.line, one.span.column, one.span.end_column, one.expected) for one in diagnostics}
    assert {(one.line, one.column, one.end_column, one.written) for one in choose_edits(diagnostics, source)} <= known


@pytest.mark.parametrize(
    ("line", "words", "written", "fixed"),
    [
        ("Don't drive.", "Don't", "Do not", True),
        ("**Don't** drive.", "Don't", "Do not", True),
        ("Do**n't** drive.", "Do**n't", "Do not", False),
        ("Don't {{drug}} drive.", "Don't {{drug}}", "Do not", False),
        ("Hello ((name)).", "((name))", "name", False),
        ("Look at [it](#a).", "it](#a", "it", False),
        ("Don&rsquo;t drive.", "Don&rsquo;t", "Do not", False),
        ("| Don't | drive |", "Don't", "Do not", True),
        ("| Don't | drive |", "Don't | drive", "Do not", False),
        ("Don't drive.", "Don't", "", False),
        ("Don't drive.", "Don't", "Do\nnot", False),
        ("Don't drive.", "Don't", "**Do not**", False),
        ('::: {.table caption="Don\'t drive"}', "Don't", "Do not", True),
        ('::: {.table caption="Don\'t"}', "Don't", 'Do "not"', False),
        ('[Don\'t]{.term key="x"}', "Don't", "Do “not”", True),
    ],
)
def test_what_is_more_than_words_is_left_to_a_person(line: str, words: str, written: str, fixed: bool) -> None:
    source = Source("en.md", f"Words.\n{line}\n")
    start = line.index(words)
    edits = choose_edits([diagnose(source, 2, start, start + len(words), written)], source)
    assert bool(edits) is fixed
    if fixed:
        assert apply_edits(source.lines, edits)[1] == line[:start] + written + line[start + len(words) :]


def test_a_stretch_of_two_lines_is_left_alone() -> None:
    source = Source("en.md", "You don't\nknow.\n")
    over = NEGATIVE_CONTRACTION.at(Span("en.md", 1, 5, 2, 5), "not", expected="do not know")
    assert choose_edits([over], source) == ()


def test_a_rule_that_cannot_be_fixed_and_another_file_are_left_alone() -> None:
    source = Source("en.md", "Renal words, don't.\n")
    renal = JARGON.at(Span("en.md", 1, 1, 1, 6), "hard", expected="kidney")
    elsewhere = NEGATIVE_CONTRACTION.at(Span("es.md", 1, 14, 1, 19), "not", expected="do not")
    assert choose_edits([renal, elsewhere], source) == ()


def test_of_two_that_meet_the_first_is_taken() -> None:
    source = Source("en.md", "one two three\n")
    some = [diagnose(source, 1, start, end, "x") for start, end in ((0, 3), (3, 7), (2, 5), (8, 13), (8, 13))]
    assert [(one.column, one.end_column) for one in choose_edits(some, source)] == [(1, 4), (9, 14)]
