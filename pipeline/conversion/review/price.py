"""Prices of messages, from the publisher's own price list."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.document import Campaign


@dataclass(frozen=True)
class Price:
    """The price of a part, in a currency (ISO 4217); None where nobody has set one."""

    part: Decimal | None
    currency: str

    def of(self, parts: int) -> str:
        """What so many parts cost, to the last digit of the price list; empty where the price is not known."""
        return f"{self.part * parts:f} {self.currency}" if self.part is not None else ""


def find_price(campaign: Campaign) -> Price:
    """The price for the messages of a document."""
    return Price(Decimal(campaign.price) if campaign.price else None, campaign.currency)
