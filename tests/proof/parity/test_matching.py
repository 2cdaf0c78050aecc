"""Walking through expectations and passages: what agrees, what may stand between, and how the two find together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.codes import PAGE_DIFFERS
from pipeline.proof.parity.expectation import Expectation
from pipeline.proof.parity.matching import Comparison, Matcher
from pipeline.proof.parity.mismatch_diagnostics import MismatchReporter
from pipeline.proof.parity.passages import Passage, Wording, find_neighbours, make_passage

SAID = ("Getting help", "Call 999 now if:", "you cannot breathe", "you are not awake", "Call 999 now if:", "you fall")


def expected(*texts: str, section: str = "help", needed: bool = True) -> list[Expectation]:
    return [Expectation(section, "paragraph", text, needed) for text in texts]


def compared(found: list[str], furniture: tuple[str, ...] = (), said: tuple[str, ...] = SAID) -> Comparison:
    return Matcher(expected(*said), [make_passage(text) for text in found], furniture).compare()


def told(comparison: Comparison) -> list[str]:
    reporter = MismatchReporter(PAGE_DIFFERS, "outputs/index.html", {"help": "Getting help"})
    return [finding.message for finding in reporter.diagnose_all(comparison.mismatches)]


def test_what_agrees_has_no_gaps() -> None:
    comparison = compared(list(SAID))
    assert (comparison.mismatches, comparison.needed, comparison.matched) == ((), 6, 6)


def test_what_may_come_again_before_each_row_of_a_long_table_is_not_tried_row_by_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = []
    match_words = Matcher._match_words

    def count(matcher: Matcher, words: Sequence[str], there: int) -> int | None:
        tried.append(there)
        return match_words(matcher, words, there)

    monkeypatch.setattr(Matcher, "_match_words", count)
    heads = expected("Day", "Who", "Day of rest", needed=False) * 1000
    found = [make_passage(text) for text in ("Day", "Who", "Day", "Day", "Who", "Day of rest", "Page 1")]
    comparison = Matcher([*heads, *expected("Page 1")], found).compare()
    assert (comparison.mismatches, len(comparison.places), comparison.matched) == ((), 7, 1)
    assert len(tried) < 1000


def test_passages_may_be_cut_elsewhere() -> None:
    assert compared([" ".join(SAID)]).mismatches == ()


@pytest.mark.parametrize("number", range(len(SAID)))
def test_a_piece_that_is_missing_is_one_gap(number: int) -> None:
    comparison = compared([text for place, text in enumerate(SAID) if place != number])
    (message,) = told(comparison)
    assert message == f"“Getting help” (help): the paragraph is missing: “{SAID[number]}”"
    assert (comparison.needed, comparison.matched) == (6, 5)


@pytest.mark.parametrize("number", range(len(SAID) + 1))
def test_a_piece_too_many_is_one_gap(number: int) -> None:
    (message,) = told(compared([*SAID[:number], "Stay calm.", *SAID[number:]]))
    assert "“Stay calm.” stands" in message
    assert message.endswith("but not in the source")


def test_a_changed_piece_is_one_gap_with_what_stands_round_it() -> None:
    (message,) = told(compared([text.replace("not awake", "awake") for text in SAID]))
    assert message.startswith("“Getting help” (help), paragraph: the source says “breathe you are not awake”")
    assert message.endswith("the file “breathe you are awake”")


def test_pieces_in_another_order_are_one_finding() -> None:
    (message,) = told(compared([*SAID[:2], SAID[3], SAID[2], *SAID[4:]]))
    assert message == "“Getting help” (help): the paragraph stands in another place than in the source"


def test_nothing_at_all_is_one_gap() -> None:
    (message,) = told(compared([]))
    assert "a part of 6 pieces, from the paragraph on, is missing" in message


def test_furniture_may_stand_between_passages_but_not_in_them() -> None:
    assert compared([*SAID[:3], "To the top", *SAID[3:]], ("To the top",)).mismatches == ()
    assert len(compared([*SAID[:3], f"{SAID[3]} To the top", *SAID[4:]], ("To the top",)).mismatches) == 1
    assert len(compared([*SAID[:3], "To the very top", *SAID[3:]], ("To the top",)).mismatches) == 1


def test_what_is_not_needed_may_be_left_out_but_not_changed() -> None:
    wanted = [*expected("One."), *expected("1.", "2.", needed=False), *expected("Two words here.")]
    for between, mismatches in ([], 0), (["1."], 0), (["1.", "2."], 0), (["3."], 1), (["2.", "1."], 1):
        found = [make_passage(text) for text in ("One.", *between, "Two words here.")]
        assert len(Matcher(wanted, found).compare().mismatches) == mismatches, between


def test_a_line_end_may_part_words_or_a_word() -> None:
    wanted = expected("flu-like symptoms (aches).")
    good = (
        ("flu-", "like symptoms (aches)."),
        ("flu-like", "symptoms (", "aches", ")."),
        ("flu-like symptoms ", "(aches)."),
    )
    for lines in good:
        assert Matcher(wanted, [Passage(lines)]).compare().mismatches == ()
    assert Matcher(wanted, [Passage(("flu-", "symptoms (aches)."))]).compare().mismatches
    assert Matcher(wanted, [Passage(("flu- like symptoms (aches).",))]).compare().mismatches


def test_words_are_the_same_in_other_quotes_and_spaces_only() -> None:
    words = Wording(("« ", " »", "‹", "›")).split_words
    assert words("« C’est “là” »") == words("\"C'est 'là'\"")
    assert words("38\u00a0°C\u202f! so\u00adft \u2068x\u2069") == ("38", "°C", "!", "soft", "x")
    assert words("Cafe\u0301") == words("Café")
    assert words("1–2") != words("1-2")
    assert words("Not") != words("not")


def test_a_picture_stands_behind_its_words() -> None:
    found = [make_passage(text) for text in ("It is red.", "A red ball.", "It is big.")]
    follows = find_neighbours(found, Wording())
    assert follows("A red ball.", "It is red.")
    assert not follows("A red ball.", "It is big.")


texts = st.lists(st.text("abc ", min_size=1, max_size=9).filter(str.strip), min_size=1, max_size=9)


@given(texts, texts)
def test_a_comparison_ends_and_agrees_only_where_the_words_do(wanted: list[str], found: list[str]) -> None:
    comparison = Matcher(expected(*wanted), [make_passage(text) for text in found]).compare()
    same = " ".join(wanted).split() == " ".join(found).split()
    assert (not comparison.mismatches) == same
    assert (comparison.matched == comparison.needed) or not same
    assert len(told(comparison)) <= len(comparison.mismatches)


@given(texts, st.integers(0, 8), st.sampled_from("xyz"))
def test_one_other_word_is_always_found(said: list[str], place: int, word: str) -> None:
    found = [*said[: place % len(said)], word, *said[place % len(said) + 1 :]]
    assert Matcher(expected(*said), [make_passage(text) for text in found]).compare().mismatches
