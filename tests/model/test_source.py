"""Places in a text: columns of lines with tabs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.source import TAB, Source
from tests.clock import count_calls


@given(st.text("a\tb ", min_size=1, max_size=20), st.integers(1, 60))
def test_a_column_that_counts_tabs_is_found_in_code_points(line: str, expanded: int) -> None:
    reached, column = 0, 0
    for character in line:
        reached += TAB - reached % TAB if character == "\t" else 1
        column += 1
        if reached >= expanded:
            break
    wanted = column if reached >= expanded else len(line) + expanded - reached
    assert Source("a", line).column(1, expanded) == (wanted if "\t" in line else expanded)


def test_many_columns_of_a_long_line_measure_it_once() -> None:
    source = Source("a", "a\t" * 5_000)

    def ask() -> None:
        for expanded in range(1, 2_000):
            source.column(1, expanded)

    assert count_calls(ask) < 2_000 * 10 + 3 * 10_000, "the line is measured once"
