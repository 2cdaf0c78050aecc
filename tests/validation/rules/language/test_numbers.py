"""Numbers that can be misread: decimals and ranges, and what to write for each of them."""

from __future__ import annotations

import pytest

from tests.clock import cpu_seconds, took_less
from tests.validation.rules.language.sentences import find, put_right

DECIMALS = {
    "Give .5ml, or (.25 to .75 ml) at night.": "Give 0.5ml, or (0.25 to 0.75 ml) at night.",
    "It is 1.0–2.0mg, and 2.50 mg at most.": "It is 1–2mg, and 2.5 mg at most.",
    "From 1.0 to 1.5 litres, not 1,000.0 ml.": "From 1 to 1.5 litres, not 1,000 ml.",
    "Your INR is 2.0 today, and a 5.0-cm cut heals.": "Your INR is 2 today, and a 5-cm cut heals.",
    "Walk .5 miles.": "Walk 0.5 miles.",
}
NO_DECIMALS = [
    "Version 2.0 of 1.5.0, room B.05, p.5, section .5, 8.00pm, at 20.00 hours, £5.00 and 14.10.2026.",
    "A door of 2.50m, 0.05 mg, 10.5 kg, 3.05 kg, example.org/5.0mg, v2.0 and a .22 rifle.",
    "Stop.5 days later, 1.2.0 days and me 2.0.",
]
RANGES = {
    "Take 10-20mg for 3–4 days.": "Take 10mg to 20mg for 3 to 4 days.",
    "Wait 2 – 3 weeks, or 30 seconds - 2 minutes.": "Wait 2 to 3 weeks, or 30 seconds to 2 minutes.",
    "Between 7-9 hours; between 5-10% of it.": "Between 7 and 9 hours; between 5% and 10% of it.",
    "Come to the 6-8-week check, aged 5—11.": "Come to the 6 to 8-week check, aged 5 to 11.",
    "It costs £30-45 or €5 – €10, and ½-1 hour.": "It costs £30 to £45 or €5 to €10, and ½ to 1 hour.",
    "In two-three weeks, 12-14 May, rate it 0-10.": "In two to three weeks, 12 to 14 May, rate it 0 to 10.",
    "It needs 1,200–1,500 calories, at 2–8 °C.": "It needs 1,200 to 1,500 calories, at 2 °C to 8 °C.",
}
NO_RANGES = [
    "COVID-19, L4-L5, 24-7, 4-7-8, 2026-11-05, a 3-month-old, omega-3, 1-to-1, -15 and 1998-2004.",
    "At 55-57 Castle Road they beat us 1-3, in 2025 – 12 of them with a carer. Rooms 3-5 are open 10-12.",
    "Call 020-7946 or 0123-4567. The 5-a-day rule, twenty-five days, a 5-2 diet, 9.30-11.30.",
]


@pytest.mark.parametrize("words", DECIMALS)
def test_a_decimal_gets_what_it_lacks_and_loses_what_it_has_too_much(words: str) -> None:
    assert put_right("LNG103", words) == DECIMALS[words]
    assert find("LNG103", DECIMALS[words]) == []


@pytest.mark.parametrize("words", NO_DECIMALS)
def test_other_points_are_no_decimals(words: str) -> None:
    assert find("LNG103", words) == []


@pytest.mark.parametrize("words", RANGES)
def test_a_range_gets_a_word(words: str) -> None:
    assert put_right("LNG104", words) == RANGES[words]
    assert find("LNG104", RANGES[words]) == []


@pytest.mark.parametrize("words", NO_RANGES)
def test_other_dashes_make_no_range(words: str) -> None:
    assert find("LNG104", words) == []


@pytest.mark.parametrize("code", ["LNG103", "LNG104"])
@pytest.mark.parametrize("piece", ["1-", "1.0 to ", "1,000,", "5 mg - ", ".5.5", "two-", "\ud800-5", "٣-٤ 👩‍⚕️ "])
def test_looking_takes_as_long_as_the_text(code: str, piece: str) -> None:
    started = cpu_seconds()
    find(code, piece * 20_000)
    assert took_less(started, 3)
