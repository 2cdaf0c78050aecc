"""Comparing the three message files with the document. Here words are not enough: each text has to be the same to the
character, because every character counts when it is sent."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from io import StringIO
from typing import TypeAlias

from pipeline.model.document import Document, TextMessage, identified
from pipeline.proof.parity.expected import Expectation, headings
from pipeline.proof.parity.matching import Matcher
from pipeline.proof.parity.proving import Proving
from pipeline.proof.parity.reading_copy import head, read_reading_copy, told
from pipeline.proof.parity.words import passage
from pipeline.sms import UncountableError, count

Row: TypeAlias = dict[str, object]
"""What a file says of one message, by name."""

Telling: TypeAlias = Callable[[Document, TextMessage, Row], Row]
"""What a file has to say of a message, by name; it may depend on how the file says it."""

COLUMNS = ("id", "language", "about", "send", "status", "text", "encoding", "units", "parts")

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def verify_txt(proving: Proving) -> None:
    """Compare `messages.txt`: its first line carries the state, its second says what this is."""
    text = proving.text()
    if text is None:
        return
    lines, rows = read_reading_copy(text, proving.document)
    expected = head(proving.document)
    proving.says(dict(zip(expected, lines, strict=False)), expected, "at the top of the file")
    for line in lines[len(expected) :]:
        proving.say(f"“{line}” stands at the top of the file, but not in the source")
    _compare(proving, rows, told)


def verify_csv(proving: Proving) -> None:
    """Compare `messages.csv`. A cell that a spreadsheet would run may have an apostrophe in front of it."""
    text = proving.text()
    if text is None:
        return
    try:
        columns, *rows = list(csv.reader(StringIO(text, newline=""), strict=True)) or [[]]
    except csv.Error as error:
        proving.say(f"the file is not CSV: {error}")
        return
    if sorted(columns) != sorted(COLUMNS):
        proving.say(f"the columns should be {', '.join(COLUMNS)}, not “{', '.join(columns)[:80]}”")
        return
    short = next((number for number, row in enumerate(rows, 2) if len(row) != len(columns)), 0)
    if short:
        proving.say(f"row {short} has not as many cells as there are columns")
    said = [{name: _cell(cell) for name, cell in zip(columns, row, strict=False)} for row in rows]
    _compare(proving, [dict(row) for row in said], _in_cells)


def verify_json(proving: Proving) -> None:
    """Compare `messages.json`, an array with an object for each message."""
    text = proving.text()
    if text is None:
        return
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        proving.say(f"the file is not JSON: {error}")
        return
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        _compare(proving, rows, _in_json)
    else:
        proving.say("the file is not an array of objects")


def about_what(document: Document) -> dict[str, str]:
    """The heading of the section in which each thing stands that a message can be about, by id."""
    named = headings(document)
    inside = {name: named[section.id] for section in document.sections for name, _ in identified(section)}
    return inside | named


def _compare(proving: Proving, rows: Sequence[Row], telling: Telling) -> None:
    """The same messages, in the same order, each with the same text and what counting it anew gives."""
    expected = {message.id: message for message in proving.document.messages}
    found = {str(row.get("id", "")): row for row in rows}
    if len(found) < len(rows):
        proving.say("a message stands in the file twice")
    for id, row in found.items():
        if id not in expected:
            proving.say(f"message `{id}` stands in the file, but not in the source: “{row.get('text', '')}”")
    both = [id for id in expected if id in found]
    order = (id for id in found if id in expected)
    moved = next((id for id, other in zip(both, order, strict=True) if id != other), "")
    if moved:
        proving.say(f"{_whose(proving, expected[moved])} stands in another place than in the source")
    for id, message in expected.items():
        proving.needed += 1
        if id in found:
            proving.matched += _same(proving, message, found[id], telling(proving.document, message, found[id]))
        else:
            proving.say(f"{_whose(proving, message)} is missing: “{message.text}”")


def _same(proving: Proving, message: TextMessage, found: Row, expected: Row) -> bool:
    before = len(proving.found)
    for name in (*expected, *(name for name in found if name not in expected)):
        if found.get(name) == expected.get(name):
            continue
        if name == "text":
            _text_differs(proving, message, str(found.get(name, "")))
        elif name not in expected:
            proving.say(f"{_whose(proving, message)}: `{name}` stands there, but not in the source")
        else:
            proving.say(f"{_whose(proving, message)}: `{name}` should be {expected[name]!r}, not {found.get(name)!r}")
    return len(proving.found) == before


def _text_differs(proving: Proving, message: TextMessage, said: str) -> None:
    wanted = Expectation(message.about, f"message `{message.id}`", message.text)
    gaps = Matcher((wanted,), (passage(said),)).compare().gaps
    proving.found += proving.account.gaps(gaps)
    if not gaps:
        proving.say(f"{_whose(proving, message)}: its spaces, line ends or quotes are others: {said!r}")


def _in_json(document: Document, message: TextMessage, _: Row) -> Row:
    named = {"id": message.id, "language": document.language, "about": message.about, "status": document.status}
    facts: Row = {**named, "text": message.text}
    try:
        counted = count(message.text)
    except UncountableError:
        return facts
    return facts | {"encoding": counted.encoding, "units": counted.units, "parts": list(counted.parts)}


def _in_cells(document: Document, message: TextMessage, row: Row) -> Row:
    facts = _in_json(document, message, row) | {"send": message.send}
    parts = facts.get("parts")
    facts["parts"] = len(parts) if isinstance(parts, list) else 0
    return {name: str(value) for name, value in facts.items()}


def _cell(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _whose(proving: Proving, message: TextMessage) -> str:
    return f"{proving.account.where(message.about)}: message `{message.id}`"
