"""Prices of messages before they are sent, from the publisher's own price list: exact, in decimal numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Protocol

from pipeline.sms.placeholders import Values, worst_case


@dataclass(frozen=True, slots=True)
class Price:
    """The price of a part, in a currency (ISO 4217); None where nobody has set one."""

    part: Decimal | None
    currency: str

    def of(self, parts: int) -> str:
        """What so many parts cost, to the last digit of the price list; empty where the price is not known."""
        if self.part is None:
            return ""
        exact = Context(prec=len(self.part.as_tuple().digits) + len(str(parts)))
        return f"{exact.multiply(self.part, parts):f} {self.currency}"


class PriceList(Protocol):
    """What is known of the price of a part: a decimal number as it is typed, or nothing, and its currency."""

    @property
    def price(self) -> str: ...
    @property
    def currency(self) -> str: ...


def read_price(listed: PriceList) -> Price:
    """The price of a part, as a number."""
    return Price(Decimal(listed.price) if listed.price else None, listed.currency)


@dataclass(frozen=True, slots=True)
class PartsToSend:
    """What one person gets who gets every message: how many messages, in how many parts with the usual values, and in
    how many at worst, with the longest names in other letters."""

    messages: int
    usual: int
    worst: int


def add_up_parts(sendings: Iterable[tuple[str, int]], placeholders: Mapping[str, Values]) -> PartsToSend:
    """The parts of messages: each with its text and how many times it is sent to a person. Raises KeyError and
    UncountableError as `worst_case` does."""
    messages = usual = worst = 0
    for template, times in sendings:
        cases = worst_case(template, placeholders)
        messages += times
        usual += times * len(cases.sample.parts)
        worst += times * cases.most_parts
    return PartsToSend(messages, usual, worst)
