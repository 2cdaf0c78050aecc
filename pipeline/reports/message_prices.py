"""Renderer of what messages cost before they are sent: for each leaflet and language, to one person and to many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.model.document import Document
from pipeline.sms import fill
from pipeline.sms.dear_characters import DearCharacter, find_dear_characters
from pipeline.sms.normalising import name_characters
from pipeline.sms.prices import PartsToSend, Price, add_up_parts, read_price
from pipeline.sms.schedules import count_sendings, find_schedule

_FOR_MANY = "FOR {people} {who}"
_HOW_TO_SET = (
    "no price is set for `{language}`: write in publisher.yaml, below `messaging`, "
    'prices: {{currency: GBP, part: {{{language}: "0.04"}}}}'
)
_JsonPrices: TypeAlias = dict[str, object]


@dataclass(frozen=True)
class MessagePrices:
    """What the messages of a document come to for one person who gets each of them, how many of them are answers that
    people have to ask for, and which characters make them longer than they need be."""

    leaflet: str
    language: str
    parts: PartsToSend
    answers: int
    dear: tuple[DearCharacter, ...]
    price: Price


def find_prices(document: Document) -> MessagePrices:
    """The parts and the price of a document's messages, each as often as it comes. Characters are looked for in the
    usual values."""
    declared = {values.name: values for values in document.campaign.placeholders}
    samples = {name: values.sample for name, values in declared.items()}
    sendings = [(message.text, count_sendings(message.send)) for message in document.messages]
    return MessagePrices(
        leaflet=document.leaflet,
        language=document.language,
        parts=add_up_parts(sendings, declared),
        answers=sum(find_schedule(message.send) is None for message in document.messages),
        dear=find_dear_characters((fill(text, samples), times) for text, times in sendings),
        price=read_price(document.campaign),
    )


def render_prices(priced: Iterable[MessagePrices], people: int) -> str:
    """A block of lines for each leaflet and language that has messages."""
    return "\n\n".join("\n".join(_list_lines(one, people)) for one in priced if one.parts.messages)


def list_json_prices(priced: Iterable[MessagePrices], people: int) -> list[_JsonPrices]:
    """The same for programs: parts are numbers; costs are decimal numbers as text, with their currency, and null where
    no price is set."""
    return [_make_json(one, people) for one in priced if one.parts.messages]


def _list_lines(prices: MessagePrices, people: int) -> Iterator[str]:
    many = _FOR_MANY.format(people=people, who="PERSON" if people == 1 else "PEOPLE")
    answers = f", {prices.answers} of them answers, each counted once" if prices.answers else ""
    messages = "1 message" if prices.parts.messages == 1 else f"{prices.parts.messages} messages"
    yield f"{prices.leaflet}/{prices.language}: {messages} to each person{answers}"
    rows = [("", "PARTS EACH", "COST EACH", f"PARTS {many}", f"COST {many}")]
    for name, parts in (("usual values", prices.parts.usual), ("at worst", prices.parts.worst)):
        all_parts = parts * people
        costs = prices.price.of(parts) or "-", prices.price.of(all_parts) or "-"
        rows.append((name, str(parts), costs[0], str(all_parts), costs[1]))
    yield from _align(rows)
    if prices.price.part is None:
        yield _HOW_TO_SET.format(language=prices.language)
    if prices.dear:
        yield "characters that make messages longer, with usual values:"
        rows = [("CHARACTER", "MESSAGES", "MORE PARTS EACH", f"MORE PARTS {many}", f"COST {many}")]
        for dear in prices.dear:
            more = dear.parts * people
            cells = str(dear.messages), str(dear.parts), str(more), prices.price.of(more) or "-"
            rows.append((_name_dear(dear), *cells))
        yield from _align(rows)


def _name_dear(dear: DearCharacter) -> str:
    if len(dear.characters) == 1:
        return f"{_print(dear.characters[0])} {name_characters(dear.characters[0])}".strip()
    return f"together: {' '.join(filter(None, map(_print, dear.characters)))}"


def _print(character: str) -> str:
    """What can be seen of a character; one that joins or is no letter at all is known by its name."""
    return character if character.isprintable() else ""


def _align(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Columns under each other, the numbers flush right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        yield "  ".join(["", *cells]).rstrip()


def _make_json(prices: MessagePrices, people: int) -> _JsonPrices:
    cost = prices.price.of

    def price(parts: int) -> _JsonPrices:
        many = parts * people
        return {
            "parts_each": parts,
            "cost_each": cost(parts) or None,
            "parts_for_people": many,
            "cost_for_people": cost(many) or None,
        }

    return {
        "leaflet": prices.leaflet,
        "language": prices.language,
        "messages": prices.parts.messages,
        "answers": prices.answers,
        "people": people,
        "usual": price(prices.parts.usual),
        "worst": price(prices.parts.worst),
        "dear_characters": [
            {"characters": list(dear.characters), "messages": dear.messages, **price(dear.parts)}
            for dear in prices.dear
        ],
    }
