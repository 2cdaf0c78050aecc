"""The data of the instruments: every item once, each with somebody who judges it, and checks that there are."""

from __future__ import annotations

import pytest

from pipeline.assets import SCORECARDS
from pipeline.validation.scorecards.instruments import INSTRUMENTS, Instrument, read_instruments, read_phrases
from pipeline.validation.scorecards.judging import CHECKS

NUMBERS = {
    "cdc-cci": ["Q1", "Q2", "Q3", "Q4", *map(str, range(1, 21))],
    "pemat-p": [str(number) for number in range(1, 27) if number not in (13, 14)],
    "discern": [str(number) for number in range(1, 17)],
    "eqip": [str(number) for number in range(1, 37)],
}
"""The items of each instrument. PEMAT numbers items of films and paper together, and 13 and 14 are of films."""
SKIPPED = {
    "cdc-cci": {"12", "13", "14", "15", "16", "17", "20"},
    "pemat-p": {"6", "8", "9", "11", "16", "17", "18", "19", "24", "25"},
    "discern": set(),
    "eqip": {"16", "26", "34"},
}
"""What raters may leave out, as far as a check can find that it does not apply."""


def test_there_is_a_file_for_each_instrument() -> None:
    assert {path.stem for path in SCORECARDS.glob("*.yaml")} == set(INSTRUMENTS)


@pytest.mark.parametrize("instrument", read_instruments(), ids=lambda one: one.key)
def test_every_item_stands_once(instrument: Instrument) -> None:
    assert [item.number for item in instrument.items] == NUMBERS[instrument.key]
    assert {item.number for item in instrument.items if item.skips} == SKIPPED[instrument.key]
    assert instrument.name and instrument.short and any(year in instrument.source for year in ("1999", "2008", "2014"))


@pytest.mark.parametrize("instrument", read_instruments(), ids=lambda one: one.key)
def test_every_item_has_somebody_who_judges_it(instrument: Instrument) -> None:
    for item in instrument.items:
        assert item.check or item.person, item.number
        assert not item.check or item.check in CHECKS, item.number
        assert item.part and item.asks and not item.asks.endswith("."), item.number


def test_every_check_is_asked_for() -> None:
    asked = {item.check for instrument in read_instruments() for item in instrument.items}
    assert asked - {""} == set(CHECKS)


def test_words_are_looked_for_in_the_language_without_its_region() -> None:
    assert read_phrases("en-GB") == read_phrases("en")
    assert read_phrases("en") is not None
    assert read_phrases("cy") is None
