"""Which sentence became which."""

from __future__ import annotations

import time

import pytest

from pipeline.templating.changes.joining import join_sentences
from pipeline.templating.changes.pairing import find_longest_rise, pair_sentences
from pipeline.templating.changes.sentences import PlacedSentence


def sentences(*lines: str, part: str = "part") -> list[PlacedSentence]:
    return [PlacedSentence(part, "Part", "", line) for line in lines]


def paired(before: list[PlacedSentence], after: list[PlacedSentence]) -> list[tuple[str, str, str]]:
    return [
        (one.before.words if one.before else "", one.after.words if one.after else "", one.move)
        for one in pair_sentences(before, after)
    ]


def test_what_was_put_in_and_taken_out_stands_in_reading_order() -> None:
    before, after = sentences("One is here.", "Rest in bed.", "Three."), sentences("Zero.", "One is here.", "Three.")
    assert paired(before, after) == [
        ("", "Zero.", ""),
        ("One is here.", "One is here.", ""),
        ("Rest in bed.", "", ""),
        ("Three.", "Three.", ""),
    ]


def test_the_fewest_sentences_have_moved() -> None:
    before, after = sentences("One.", "Two.", "Three.", "Four."), sentences("Four.", "One.", "Two.", "Three.")
    assert [one for one in paired(before, after) if one[2]] == [("Four.", "Four.", "order")]


def test_a_sentence_may_move_and_change() -> None:
    before = sentences("Rest in bed for a day.", "Drink a glass of water.", "Eat fruit.")
    after = sentences("Drink a glass of water.", "Eat fruit.", "Rest in bed for an hour.")
    assert ("Rest in bed for a day.", "Rest in bed for an hour.", "order") in paired(before, after)


def test_sentences_that_only_end_elsewhere_are_joined() -> None:
    before, after = sentences("Rest.", "Drink water.", "Eat."), sentences("Rest, drink water.", "Eat.")
    one, other = join_sentences(before, after)
    assert [[each.words for each in side] for side in (one, other)] == [
        ["Rest. Drink water.", "Eat."],
        ["Rest, drink water.", "Eat."],
    ]


def test_a_slip_in_a_word_that_stands_alone_is_no_other_word() -> None:
    assert paired(sentences("Bannanas"), sentences("Bananas")) == [("Bannanas", "Bananas", "")]


@pytest.mark.parametrize(
    ("numbers", "rise"), [([], set()), ([3], {0}), ([1, 2, 3], {0, 1, 2}), ([3, 0, 1, 2], {1, 2, 3}), ([2, 1, 0], {2})]
)
def test_the_longest_rise_is_found(numbers: list[int], rise: set[int]) -> None:
    assert find_longest_rise(numbers) == rise


def test_the_time_grows_with_the_words_and_no_faster() -> None:
    """Every sentence of a large leaflet has changed, and many words are the same in all of them."""
    before = sentences(
        *(f"You can visit room {number} with your family and see person {number}." for number in range(3000))
    )
    after = sentences(
        *(f"You can visit room {number} with your team and see person {number}." for number in range(3000))
    )
    begin = time.process_time()
    matches = pair_sentences(before, after)
    assert time.process_time() - begin < 20
    assert sum(match.before is None for match in matches) == 0
