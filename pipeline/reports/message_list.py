"""The messages of the leaflets as a list, with what they cost in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal

from pipeline.model.document import Campaign
from pipeline.model.leaflet import Leaflet
from pipeline.sms import worst_case
from pipeline.templating.compose import compose


@dataclass(frozen=True)
class Listed:
    """A message and its length: as it stands with its usual values filled in, and at its worst."""

    leaflet: str
    language: str
    id: str
    about: str
    send: str
    keyword: str
    encoding: str
    units: int
    parts: int
    worst_parts: int
    worst_with_other_letters: int
    cost: str
    pin: str
    text: str


def list_messages(leaflets: Iterable[Leaflet]) -> Iterator[Listed]:
    """Every message of leaflets without errors. `worst_parts` is the most that a sample, the longest or the fallback
    value makes; a value with a letter outside the alphabet can make more. `cost` is that of the usual parts, with the
    currency; empty where no price is set."""
    for leaflet in leaflets:
        for language in leaflet.texts:
            document = compose(leaflet, language)
            for message in document.messages:
                cases = worst_case(message.text, leaflet.settings.placeholders)
                usual = cases.sample
                worst = max(case.most_parts for case in (cases.sample, cases.longest, cases.fallback))
                yield Listed(
                    leaflet.id,
                    language,
                    message.id,
                    message.about,
                    message.send,
                    message.keyword,
                    usual.encoding,
                    usual.units,
                    len(usual.parts),
                    worst,
                    cases.most_parts,
                    _cost(document.campaign, len(usual.parts)),
                    message.pin_state,
                    message.text,
                )


def _cost(campaign: Campaign, parts: int) -> str:
    return f"{Decimal(campaign.price) * parts} {campaign.currency}" if campaign.price else ""


def as_table(messages: Iterable[Listed]) -> str:
    """The list for people: a line each, and what it comes to."""
    rows = [("MESSAGE", "WHEN", "ENCODING", "UNITS", "PARTS", "WORST", "COST", "PIN", "TEXT")]
    listed = list(messages)
    for found in listed:
        name = f"{found.leaflet}/{found.language}/{found.id}"
        when = found.send or (f"on {found.keyword}" if found.keyword else "")
        numbers = (str(found.units), str(found.parts), str(found.worst_with_other_letters))
        rows.append((name, when, found.encoding, *numbers, found.cost or "-", found.pin, found.text))
    widths = [max(len(row[column]) for row in rows) for column in range(8)]
    lines = []
    for row in rows:
        padded = [
            cell.rjust(width) if column in (3, 4, 5, 6) else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=False))
        ]
        lines.append("  ".join([*padded, row[8].replace("\n", " / ")]))
    parts, most = sum(found.parts for found in listed), sum(found.worst_with_other_letters for found in listed)
    lines.append(f"{len(listed)} messages, {parts} parts; at worst, with names in other letters, {most} parts")
    return "\n".join(lines)


def as_records(messages: Iterable[Listed]) -> list[dict[str, object]]:
    """The list for programs."""
    return [asdict(found) for found in messages]
