"""Phone numbers in our own words: they dial what they say, and stay in one line."""

from __future__ import annotations

import pytest

from pipeline.templating.body.calls import keep_numbers, link_numbers

DIAL = '<a class="dial" href="tel:{}">{}</a>'
TWO = {"112": "tel:112", "15": "tel:15"}
POISON = "0344 892 0111"
SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("text", "calls", "call", "markup"),
    [
        ("Call 999 now if:", {"999": "tel:999"}, "Call 999", DIAL.format("999", "Call 999") + " now if:"),
        ("Ring 999 & wait", {"999": "tel:999"}, "Call 999", f"Ring {DIAL.format('999', '999')} &amp; wait"),
        ("Call 9990 now", {"999": "tel:999"}, "", "Call 9990 now"),
        (POISON, {POISON: "tel:+443448920111"}, "", DIAL.format("+443448920111", f"0344{SPACE}892{SPACE}0111")),
        ("555-0142", {"555-0142": "tel:5550142"}, "", DIAL.format("5550142", '<span class="kept">555-0142</span>')),
        (
            "15 (car) or 112",
            TWO,
            "",
            f"{DIAL.format('15', '15')} (car) or {DIAL.format('112', '112')}",
        ),
        ("No number", {}, "", "No number"),
    ],
)
def test_numbers_are_links(text: str, calls: dict[str, str], call: str, markup: str) -> None:
    assert link_numbers(text, calls, call) == markup


def test_numbers_stay_whole() -> None:
    assert keep_numbers("Call 18001 111 if:", "18001 111") == f"Call 18001{SPACE}111 if:"
