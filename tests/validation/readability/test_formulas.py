"""Formulas give what their makers say, and nothing where there is too little text."""

from __future__ import annotations

import pytest

from pipeline.validation.readability.formulas import FORMULAS, Counts

COUNTS = Counts(sentences=30, words=300, letters=1500, long_words=45, syllables=420, complex_words=30)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("smog", 8.8),  # 1.043 × √30 + 3.1291
        ("flesch-kincaid", 4.8),  # 0.39 × 10 + 11.8 × 1.4 - 15.59
        ("inflesz", 109.6),  # 206.835 - 62.3 × 1.4 - 10
        ("lix", 25.0),  # 10 + 15
        ("gulpease", 69.0),  # 89 + (9000 - 15000) / 300
    ],
)
def test_a_formula_gives_what_can_be_reckoned_by_hand(name: str, value: float) -> None:
    assert FORMULAS[name].score(name, COUNTS).value == value


@pytest.mark.parametrize(
    ("name", "counts", "reason"),
    [
        ("smog", Counts(29, 300, 0, 0, 0, 0), "not enough text: 29 of the 30 sentences that it needs"),
        ("flesch-kincaid", Counts(20, 99, 0, 0, 0, 0), "not enough text: 99 of the 100 words that it needs"),
        ("lix", Counts(0, 0, 0, 0, 0, 0), "not enough text: 0 of the 1 sentences that it needs"),
    ],
)
def test_too_little_text_has_no_score_but_a_reason(name: str, counts: Counts, reason: str) -> None:
    score = FORMULAS[name].score(name, counts)
    assert (score.value, score.reason) == (None, reason)
