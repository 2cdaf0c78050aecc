"""Prices on the reviewer's page: what the campaign costs one person and many, and which characters make it dearer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.conversion.review.characters import Kind, describe_kind
from pipeline.conversion.review.notes import format_messages, format_parts
from pipeline.model.document import Document
from pipeline.sms import fill
from pipeline.sms.dear_characters import find_dear_characters
from pipeline.sms.prices import Price, add_up_parts, read_price
from pipeline.sms.schedules import count_sendings
from pipeline.templating.locale_formats import LocaleFormats

PEOPLE = 1000
"""For so many people it is said besides one: a number that is easily multiplied."""


@dataclass(frozen=True)
class PricedCase:
    """Parts and cost with one kind of values, in words: to one person, and to many."""

    name: str
    one: str
    many: str


@dataclass(frozen=True)
class DearKinds:
    """Characters that make messages longer, and in words how many and by how much; several cost only together."""

    kinds: tuple[Kind, ...]
    costs: str


@dataclass(frozen=True)
class CampaignPrices:
    """What it costs to send every message once: `people` is how the language writes for how many."""

    people: str
    cases: tuple[PricedCase, ...]
    dear: tuple[DearKinds, ...]


@dataclass(frozen=True)
class _Words:
    """How a document says numbers of parts and what they cost."""

    labels: Mapping[str, str]
    formats: LocaleFormats
    price: Price

    def write(self, parts: int) -> str:
        """The parts, and their cost where a price is set."""
        number = self.formats.write_number(parts)
        words = format_parts(self.labels, 1) if parts == 1 else self.labels["review_parts"].format(parts=number)
        cost = self.price.of(parts)
        return self.labels["review_parts_cost"].format(parts=words, cost=cost) if cost else words


def price_campaign(document: Document, labels: Mapping[str, str]) -> CampaignPrices:
    """The prices of a document's messages. Raises UncountableError and KeyError as counting does."""
    words = _Words(
        labels, LocaleFormats(document.language, "", document.typography.numbers), read_price(document.campaign)
    )
    declared = {values.name: values for values in document.campaign.placeholders}
    samples = {name: values.sample for name, values in declared.items()}
    sendings = [(message.text, count_sendings(message.send)) for message in document.messages]
    parts = add_up_parts(sendings, declared)
    dear = find_dear_characters((fill(text, samples), times) for text, times in sendings)
    people = words.formats.write_number(PEOPLE)
    cases = ((labels["review_usual"], parts.usual), (labels["review_worst"], parts.worst))
    return CampaignPrices(
        people=people,
        cases=tuple(PricedCase(name, words.write(each), words.write(each * PEOPLE)) for name, each in cases),
        dear=tuple(
            DearKinds(
                tuple(describe_kind(character) for character in row.characters),
                labels["review_dear_costs"].format(
                    messages=format_messages(labels, row.messages),
                    people=people,
                    one=words.write(row.parts),
                    many=words.write(row.parts * PEOPLE),
                ),
            )
            for row in dear
        ),
    )
