"""Short codes: no sign that is taken for another, read as people type them, and near misses are named."""

from __future__ import annotations

import re

import pytest

from pipeline.model.short_codes import ALPHABET, PATTERN, list_near, make_code, read_code


def test_a_code_is_that_of_its_texts_for_ever() -> None:
    """What is printed on paper cannot change: this is a promise to whoever holds the sheet."""
    assert make_code("muscle", "en", "", "1.0.0", "a" * 64) == "C5EF-76K4"
    assert make_code("a", "bc") != make_code("ab", "c")


def test_a_code_has_no_sign_that_is_taken_for_another_and_breaks_over_no_line() -> None:
    codes = [make_code(str(number)) for number in range(3000)]
    assert all(re.fullmatch(PATTERN, code) for code in codes)
    assert {sign for code in codes for sign in code} == {*ALPHABET, "-"}
    assert not {*"ILOU"} & {*ALPHABET}
    assert all(code[5].isdigit() for code in codes)
    assert len({*codes}) == len(codes)


@pytest.mark.parametrize(
    "typed",
    ["7K3M-90R1", "7k3m-90r1", "7K3M90R1", " 7k3m 9or1\n", "7K3M–90RI", "7K3M-9ORl", "7K3M-90Ri", "7K3M‑90R1"],
)
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert read_code(typed) == "7K3M-90R1"


@pytest.mark.parametrize("typed", ["", "7K3M-90R", "7K3M-90R11", "7K3M-90RU", "7K3M-90R!", "ⅦK3M-90R"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_near_misses_have_one_sign_wrong_or_two_neighbours_exchanged() -> None:
    known = ("7K3M-9QRT", "7K3M-9QTR", "7K3M-9RQT", "7K3N-9QRT", "7K9M-3QRT", "8K3N-9QRT")
    assert list_near("7K3M-9QRT", known) == ("7K3M-9QTR", "7K3M-9RQT", "7K3N-9QRT")
