"""Renderer of the list of messages, with what they cost in parts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Literal, TypeAlias

from pipeline.model.document import Document, find_questions
from pipeline.reports.checkup import judge_checkup
from pipeline.reports.command_result import CommandResult
from pipeline.reports.message_prices import find_prices, list_json_prices, render_prices
from pipeline.sms import worst_case
from pipeline.sms.prices import read_price
from pipeline.templating.compose import compose
from pipeline.validation.check import Checkup

Form: TypeAlias = Literal["table", "json"]

_HEAD = ("MESSAGE", "WHEN", "ENCODING", "UNITS", "PARTS", "WORST", "COST", "PIN", "SIGNED", "COMMENTS", "TEXT")
_NUMBERS = (3, 4, 5, 6, 8, 9)
"""Columns that stand flush right."""
_OF_REVIEWERS = slice(8, 10)
"""Columns that are left out where no reviewer has said anything."""


@dataclass(frozen=True)
class ListedMessage:
    """A message and its length: as it stands with its usual values filled in, and at its worst."""

    leaflet: str
    language: str
    id: str
    about: str
    send: str
    keyword: str
    answers: tuple[str, ...]
    encoding: str
    units: int
    parts: int
    worst_parts: int
    worst_with_other_letters: int
    cost: str
    pin: str
    text: str
    signed: tuple[str, ...]
    comments: tuple[str, ...]


def list_messages(document: Document) -> Iterator[ListedMessage]:
    """Every message of a document. `worst_parts` is the most that a sample, the longest or the fallback value makes; a
    value with a letter outside the alphabet can make more. `cost` is that of the usual parts, with the currency; empty
    where no price is set. `answers` are the words that lead to it, each with the message that they are texted back to.
    `signed` and `comments` are what reviewers said of it, a line each."""
    declared = {values.name: values for values in document.campaign.placeholders}
    price = read_price(document.campaign)
    asked = find_questions(document.messages)
    for message in document.messages:
        cases = worst_case(message.text, declared)
        usual = cases.sample
        worst = max(case.most_parts for case in (cases.sample, cases.longest, cases.fallback))
        yield ListedMessage(
            leaflet=document.leaflet,
            language=document.language,
            id=message.id,
            about=message.about,
            send=message.send,
            keyword=message.keyword,
            answers=tuple(f"{word} to {id}" for word, id in asked[message.id]),
            encoding=usual.encoding,
            units=usual.units,
            parts=len(usual.parts),
            worst_parts=worst,
            worst_with_other_letters=cases.most_parts,
            cost=price.of(len(usual.parts)),
            pin=message.pin_state,
            text=message.text,
            signed=tuple(one.line for one in message.signed),
            comments=tuple(one.line for one in message.comments),
        )


def render_message_list(checkup: Checkup, form: Form, people: int | None) -> CommandResult:
    """The messages of a checkup without errors: a table for people, or a JSON array for programs. With a number of
    people, what it costs to send them to so many stands below the table; for programs it is then an object, with
    `messages` and `prices`. Errors are said beside it."""
    leaflets = checkup.readable.values()
    documents = [compose(leaflet, language) for leaflet in leaflets for language in leaflet.texts]
    listed = [message for document in documents for message in list_messages(document)]
    text = _render_table(listed) if form == "table" else _render_json([asdict(message) for message in listed])
    if people is not None:
        priced = [find_prices(document) for document in documents]
        if form == "table":
            text = f"{text}\n\n{render_prices(priced, people)}".rstrip("\n")
        else:
            rows = [asdict(message) for message in listed]
            text = _render_json({"messages": rows, "prices": list_json_prices(priced, people)})
    return CommandResult(text, *judge_checkup(checkup))


def _render_table(listed: Sequence[ListedMessage]) -> str:
    """A line for each message, and what they come to."""
    rows = [list(row) for row in (_HEAD, *map(_list_cells, listed))]
    if not any(message.signed or message.comments for message in listed):
        for row in rows:
            del row[_OF_REVIEWERS]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    lines = []
    for row in rows:
        padded = [
            cell.rjust(width) if column in _NUMBERS else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=False))
        ]
        lines.append("  ".join([*padded, row[-1].replace("\n", " / ")]))
    parts = sum(message.parts for message in listed)
    most = sum(message.worst_with_other_letters for message in listed)
    lines.append(f"{len(listed)} messages, {parts} parts; at worst, with names in other letters, {most} parts")
    return "\n".join(lines)


def _list_cells(message: ListedMessage) -> tuple[str, ...]:
    return (
        f"{message.leaflet}/{message.language}/{message.id}",
        ", ".join(
            filter(None, (message.send, *(f"on {word}" for word in (message.keyword, *message.answers) if word)))
        ),
        message.encoding,
        str(message.units),
        str(message.parts),
        str(message.worst_with_other_letters),
        message.cost or "-",
        message.pin,
        str(len(message.signed)),
        str(len(message.comments)),
        message.text,
    )


def _render_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
