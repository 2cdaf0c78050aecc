"""Diagnostics as they are collected while something is read."""

from __future__ import annotations

from pipeline.model import codes
from pipeline.model.diagnostics import Checked, Diagnostics
from pipeline.model.source import Span

HERE = Span("en.md", 3, 1, 3, 9)
FIRST = codes.UNKNOWN_KEY.at(HERE, "there is no key `x` here", "take it out")


def test_what_is_reported_stands_in_the_order_in_which_it_was_reported() -> None:
    diagnostics = Diagnostics()
    diagnostics.report(codes.UNKNOWN_KEY, HERE, "there is no key `x` here", "take it out")
    diagnostics.report(codes.EMPTY_FILE, Span("a.md"), "the file is empty")
    assert diagnostics.checked("value") == Checked(
        "value", (FIRST, codes.EMPTY_FILE.at(Span("a.md"), "the file is empty"))
    )


def test_a_checked_value_is_unwrapped_and_its_diagnostics_are_taken_over() -> None:
    diagnostics = Diagnostics()
    assert diagnostics.unwrap(Checked(7, (FIRST,))) == 7
    assert diagnostics.unwrap(Checked[int](None, (FIRST,))) is None
    assert list(diagnostics) == [FIRST, FIRST]
