"""The line that a finding is about: the carets stand under what is meant, whatever the characters before it."""

from __future__ import annotations

import pytest

from pipeline.model.source import Source, Span
from pipeline.reports.excerpt import BEFORE, CUT, WIDEST, Excerpt, cut_excerpt
from pipeline.reports.terminal_text import count_cells, make_printable


def under(text: str, part: str, line: int = 1) -> Excerpt:
    """The excerpt for a part of a line."""
    source = Source("en.md", text)
    start = source.line(line).index(part) + 1
    found = cut_excerpt(source, source.span(line, start, start + len(part)))
    assert found is not None
    return found


def cells(found: Excerpt) -> str:
    """What stands above the carets: each character whose cell has a caret under it. A combining mark stands in the cell
    before it."""
    taken, above = 0, ""
    for character in found.line:
        cell = taken if count_cells(character) else taken - 1
        if found.offset <= cell < found.offset + found.carets:
            above += character
        taken += count_cells(character)
    return above


@pytest.mark.parametrize(
    ("text", "part", "offset", "carets"),
    [
        ("unit: mgs", "mgs", 6, 3),
        ("\tunit: mgs", "mgs", 10, 3),
        ("薬の量: mgs", "mgs", 8, 3),
        ("量は薬です", "薬", 4, 2),
        ("cafe\u0301 mgs", "mgs", 5, 3),
        ("ｆｕｌｌ mgs", "mgs", 9, 3),
        ("한국어 mgs", "mgs", 7, 3),
        ("\u1112\u1161\u11ab mgs", "mgs", 3, 3),
        ("متى mgs", "mgs", 4, 3),
        ("كَتَبَ mgs", "mgs", 4, 3),
        ("نمی\u200cخواهم mgs", "mgs", 9, 3),
        ("x\u202emgs", "mgs", 2, 3),
    ],
)
def test_carets_stand_under_the_part(text: str, part: str, offset: int, carets: int) -> None:
    found = under(text, part)
    assert (found.offset, found.carets) == (offset, carets)
    assert cells(found) == part


def test_what_would_steer_the_terminal_is_replaced() -> None:
    assert make_printable("a\x1b[31mb\x9b\u202ec\u200bd\u2028") == "a�[31mb��c�d�"


def test_a_caret_on_a_combining_mark_stands_under_its_letter() -> None:
    found = under("cafe\u0301 x", "\u0301")
    assert (found.offset, found.carets) == (3, 1)


def test_an_empty_span_has_one_caret() -> None:
    source = Source("en.md", "one two")
    assert cut_excerpt(source, source.span(1, 5, 5)) == Excerpt("one two", 4, 1)


def test_a_span_behind_the_line_has_one_caret_at_its_end() -> None:
    source = Source("en.md", "one")
    assert cut_excerpt(source, Span("en.md", 1, 40, 1, 44)) == Excerpt("one", 3, 1)


def test_a_span_over_several_lines_shows_the_first() -> None:
    source = Source("en.md", "one two\nthree\nfour")
    assert cut_excerpt(source, Span("en.md", 1, 5, 3, 2)) == Excerpt("one two", 4, 3)


def test_an_empty_line_is_shown() -> None:
    source = Source("en.md", "one\n\nthree")
    assert cut_excerpt(source, source.span(2)) == Excerpt("", 0, 1)


def test_a_whole_file_and_a_missing_text_have_no_excerpt() -> None:
    source = Source("en.md", "one")
    assert cut_excerpt(source, source.start) is None
    assert cut_excerpt(source, Span("en.md", 9, 1, 9, 2)) is None
    assert cut_excerpt(None, Span("ar.md", 1, 2, 1, 3)) is None


@pytest.mark.parametrize("letter", ["a", "薬", "\t", "e\u0301"])
@pytest.mark.parametrize(("before", "after"), [(0, 400), (20, 400), (200, 200), (400, 20), (400, 0), (97, 0), (98, 5)])
def test_a_long_line_is_cut_round_the_part(letter: str, before: int, after: int) -> None:
    found = under(letter * before + "{{dose}}" + letter * after, "{{dose}}")
    assert cells(found) == "{{dose}}"
    assert count_cells(found.line) <= WIDEST
    # A cut is marked, and only a cut. What is shown is as long as it can be: a letter has at most 4 cells.
    whole = count_cells(letter) * (before + after) + 8
    assert (CUT in found.line) == (whole > WIDEST)
    assert count_cells(found.line) >= min(whole, WIDEST - 2 * 4 - 1)


def test_a_part_that_is_longer_than_the_window_shows_its_start() -> None:
    found = under("x" * 50 + "y" * 500, "y" * 500)
    assert found.line.startswith(CUT + "x" * BEFORE + "y") and found.line.endswith("y" + CUT)
    assert count_cells(found.line) == WIDEST
    assert found.offset + found.carets <= WIDEST
