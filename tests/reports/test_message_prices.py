"""What messages cost one person and many, as people and programs read it; the numbers are reckoned by hand."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Campaign, Document, Placeholder, TextMessage
from pipeline.reports.message_prices import find_prices, list_json_prices, render_prices
from tests.specimen import specimen

MESSAGES = (
    TextMessage("hello", "causes", "day 0 at 10:00", "a" * 155 + "((name))"),
    TextMessage("warm", "causes", "day 1 at 10:00", "°" + "a" * 149),
    TextMessage("cool", "causes", "day 2 at 10:00", "°" + "a" * 99),
)
"""Parts with the usual values: 1, 3 and 2. At worst: 3 (163 letters and a letter outside the alphabet), 3 and 2."""


def document(price: str = "0.0233") -> Document:
    names = (Placeholder("name", "Amina", "Oluwaseun", "friend"),)
    priced = Campaign(names, price=price, currency="GBP" if price else "")
    return replace(specimen(), messages=MESSAGES, campaign=priced)


def test_the_price_for_people() -> None:
    """6962 people: 41772 and 55696 parts. Without `°` two messages are three parts shorter: 20886 parts."""
    assert render_prices([find_prices(document())], 6962).splitlines() == [
        "specimen/en: 3 messages to each person",
        "                PARTS EACH   COST EACH  PARTS FOR 6962 PEOPLE  COST FOR 6962 PEOPLE",
        "  usual values           6  0.1398 GBP                  41772          973.2876 GBP",
        "  at worst               8  0.1864 GBP                  55696         1297.7168 GBP",
        "characters that make messages longer, with usual values:",
        "  CHARACTER             MESSAGES  MORE PARTS EACH  MORE PARTS FOR 6962 PEOPLE  COST FOR 6962 PEOPLE",
        "  ° U+00B0 DEGREE SIGN         2                3                       20886          486.6438 GBP",
    ]


def test_one_person_is_no_people() -> None:
    assert "PARTS FOR 1 PERSON" in render_prices([find_prices(document())], 1)


def test_answers_are_counted_once_and_said() -> None:
    answered = replace(document(), messages=(*MESSAGES, TextMessage("more", "causes", "", "Rest.", "reply", "MORE")))
    first, *_ = render_prices([find_prices(answered)], 10).splitlines()
    assert first == "specimen/en: 4 messages to each person, 1 of them answers, each counted once"


def test_a_message_that_comes_again_costs_again() -> None:
    """One part, twelve times: 12 parts, 0.2796 GBP."""
    again = TextMessage("walk", "causes", "every monday at 09:00 from day 1 for 12 weeks", "Rest.")
    (row,) = list_json_prices([find_prices(replace(document(), messages=(again,)))], 1)
    assert row["messages"] == 12 and row["usual"] == {
        "parts_each": 12, "cost_each": "0.2796 GBP", "parts_for_people": 12, "cost_for_people": "0.2796 GBP",
    }  # fmt: skip


def test_without_a_price_it_says_how_to_set_one() -> None:
    text = render_prices([find_prices(document(""))], 10)
    assert "  usual values           6          -                   60" in text and "GBP\n" not in text
    assert 'write in publisher.yaml, below `messaging`, prices: {currency: GBP, part: {en: "0.04"}}' in text


def test_what_cannot_be_seen_is_named() -> None:
    mixed = replace(
        document(), messages=(TextMessage("a", "causes", "day 1 at 10:00", "👩🏽‍🦽" * 10 + "ú" + "a" * 30),)
    )
    assert "together: ú 🏽 👩 🦽" in render_prices([find_prices(mixed)], 10)


def test_a_leaflet_without_messages_has_no_price() -> None:
    none = replace(document(), messages=())
    assert render_prices([find_prices(none)], 10) == "" and list_json_prices([find_prices(none)], 10) == []


def test_the_same_for_programs() -> None:
    (row,) = list_json_prices([find_prices(document())], 6962)
    assert row == {
        "leaflet": "specimen",
        "language": "en",
        "messages": 3,
        "answers": 0,
        "people": 6962,
        "usual": {"parts_each": 6, "cost_each": "0.1398 GBP", "parts_for_people": 41772,
                  "cost_for_people": "973.2876 GBP"},
        "worst": {"parts_each": 8, "cost_each": "0.1864 GBP", "parts_for_people": 55696,
                  "cost_for_people": "1297.7168 GBP"},
        "dear_characters": [
            {"characters": ["°"], "messages": 2, "parts_each": 3, "cost_each": "0.0699 GBP",
             "parts_for_people": 20886, "cost_for_people": "486.6438 GBP"},
        ],
    }  # fmt: skip
    (unpriced,) = list_json_prices([find_prices(document(""))], 1)
    assert unpriced["usual"] == {"parts_each": 6, "cost_each": None, "parts_for_people": 6, "cost_for_people": None}
