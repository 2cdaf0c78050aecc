"""What messages cost before they are sent, reckoned by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.model.document import Campaign, Placeholder
from pipeline.sms.prices import PartsToSend, Price, add_up_parts, read_price

NAME = {"name": Placeholder("name", "Amina", "Oluwaseun", "friend")}


@pytest.mark.parametrize(
    ("part", "parts", "cost"),
    [
        ("0.0233", 1, "0.0233 GBP"),
        ("0.0233", 187974, "4379.7942 GBP"),  # 187974 × 0.02 = 3759.48, × 0.0033 = 620.3142
        ("0.10", 3, "0.30 GBP"),
        ("0.1", 3, "0.3 GBP"),
        ("4", 10**30, f"4{'0' * 30} GBP"),
        ("0.0000000001", 7, "0.0000000007 GBP"),
        ("1234567890123456789012345678901.01", 11, "13580246791358024679135802467911.11 GBP"),
    ],
)
def test_a_cost_is_exact(part: str, parts: int, cost: str) -> None:
    assert Price(Decimal(part), "GBP").of(parts) == cost


def test_no_price_is_no_cost() -> None:
    assert read_price(Campaign()).of(5) == ""
    assert read_price(Campaign(price="0", currency="KES")).of(5) == "0 KES"


def test_parts_are_added_up_as_often_as_they_are_sent() -> None:
    """151 letters and Amina fill a part; with Oluwaseun they are two, and with a letter outside the alphabet three."""
    long, short = "a" * 155 + "((name))", "Hello."
    assert add_up_parts([(long, 1), (short, 1)], NAME) == PartsToSend(messages=2, usual=2, worst=4)
    assert add_up_parts([(long, 12), (short, 1)], NAME) == PartsToSend(messages=13, usual=13, worst=37)
    assert add_up_parts([], NAME) == PartsToSend(messages=0, usual=0, worst=0)
