"""Comparison of the three message files with the document. Here words are not enough: each text has to be the same to
the character, because every character counts when it is sent."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from io import StringIO
from typing import TypeAlias

from pipeline.model.document import Document, TextMessage, identified
from pipeline.proof.parity.expectation import Expectation, list_headings
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.matching import Matcher
from pipeline.proof.parity.passages import make_passage
from pipeline.proof.parity.reading_copy import (
    count_usual,
    expect_head,
    expect_in_reading_copy,
    list_as_sent,
    read_reading_copy,
)
from pipeline.sms import UncountableError

Row: TypeAlias = dict[str, object]
"""What a file says of one message, by name."""

Expect: TypeAlias = Callable[[Document, TextMessage, Row], Row]
"""What a file has to say of a message, by name; it may depend on how the file says it."""

COLUMNS = ("id", "language", "about", "send", "keyword", "status", "text", "encoding", "units", "parts")

_GUARDED = re.compile(r"'(?:[\s']*[=+\-@＝＋－＠]|'*[\t\r\n])")


def verify_txt(file: FileCheck) -> None:
    """Compare `messages.txt`: its first line carries the state, its second says what this is."""
    text = file.read_text()
    if text is None:
        return
    lines, rows = read_reading_copy(text, file.document)
    expected = expect_head(file.document)
    file.compare_values(dict(zip(expected, lines, strict=False)), expected, "at the top of the file")
    for line in lines[len(expected) :]:
        file.report(f"“{line}” stands at the top of the file, but not in the source")
    compare_rows(file, rows, expect_in_reading_copy, list_as_sent(file.document))


def verify_csv(file: FileCheck) -> None:
    """Compare `messages.csv`. A cell that a spreadsheet would run may have an apostrophe in front of it."""
    text = file.read_text()
    if text is None:
        return
    try:
        columns, *rows = list(csv.reader(StringIO(text, newline=""), strict=True)) or [[]]
    except csv.Error as error:
        file.report(f"the file is not CSV: {error}")
        return
    wanted = (*COLUMNS, *(["place"] if file.document.place else []), *list_added_columns(file.document))
    if sorted(columns) != sorted(wanted):
        file.report(f"the columns should be {', '.join(wanted)}, not “{', '.join(columns)[:80]}”")
        return
    short = next((number for number, row in enumerate(rows, 2) if len(row) != len(columns)), 0)
    if short:
        file.report(f"row {short} has not as many cells as there are columns")
    cells = [{name: unguard_cell(cell) for name, cell in zip(columns, row, strict=False)} for row in rows]
    compare_rows(file, [dict(row) for row in cells], _expect_cells)


def verify_json(file: FileCheck) -> None:
    """Compare `messages.json`, an array with an object for each message."""
    text = file.read_text()
    if text is None:
        return
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        file.report(f"the file is not JSON: {error}")
        return
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        compare_rows(file, rows, _expect_json)
    else:
        file.report("the file is not an array of objects")


def name_sections(document: Document) -> dict[str, str]:
    """The heading of the section in which each thing stands that a message can be about, by id."""
    named = list_headings(document)
    inside = {name: named[section.id] for section in document.sections for name, _ in identified(section)}
    return inside | named


def compare_rows(
    file: FileCheck, rows: Sequence[Row], expect: Expect, messages: Sequence[TextMessage] | None = None
) -> None:
    """The same messages (by default all of the document), in the same order, each with the same text and facts, such as
    what counting it anew gives. A row has its message's `id`."""
    expected = {message.id: message for message in (file.document.messages if messages is None else messages)}
    by_id = {str(row.get("id", "")): row for row in rows}
    if len(by_id) < len(rows):
        file.report("a message stands in the file twice")
    for id, row in by_id.items():
        if id not in expected:
            file.report(f"message `{id}` stands in the file, but not in the source: “{row.get('text', '')}”")
    moved = _find_moved(expected, by_id)
    if moved is not None:
        file.report(f"{name_message(file, expected[moved])} stands in another place than in the source")
    for id, message in expected.items():
        file.needed += 1
        if id in by_id:
            file.matched += _compare_message(file, message, by_id[id], expect(file.document, message, by_id[id]))
        else:
            file.report(f"{name_message(file, message)} is missing: “{message.text}”")


def _find_moved(expected: Collection[str], actual: Collection[str]) -> str | None:
    """The first message that both have and that stands in another place."""
    both = [id for id in expected if id in actual]
    order = [id for id in actual if id in expected]
    return next((id for id, other in zip(both, order, strict=True) if id != other), None)


def _compare_message(file: FileCheck, message: TextMessage, actual: Row, expected: Row) -> bool:
    before = len(file.diagnostics)
    for name in (*expected, *(name for name in actual if name not in expected)):
        if actual.get(name) == expected.get(name):
            continue
        if name in ("text", "long") and name in expected:
            _report_text(file, message, str(actual.get(name, "")), str(expected[name]))
        elif name not in expected:
            file.report(f"{name_message(file, message)}: `{name}` stands there, but not in the source")
        else:
            file.report(
                f"{name_message(file, message)}: `{name}` should be {expected[name]!r}, not {actual.get(name)!r}"
            )
    return len(file.diagnostics) == before


def _report_text(file: FileCheck, message: TextMessage, text: str, expected: str) -> None:
    wanted = Expectation(message.about, f"message `{message.id}`", expected)
    mismatches = Matcher((wanted,), (make_passage(text),)).compare().mismatches
    file.diagnostics += replace(file.reporter, top="the messages").diagnose_all(mismatches)
    if not mismatches:
        file.report(f"{name_message(file, message)}: its spaces, line ends or quotes are others: {text!r}")


def _expect_json(document: Document, message: TextMessage, _: Row) -> Row:
    named = {"id": message.id, "language": document.language, "about": message.about, "status": document.status}
    named |= {"place": document.place} if document.place else {}
    facts: Row = {**named, "send": message.send, "keyword": message.keyword, "text": message.text}
    if message.long:
        facts["long"] = message.long
    if message.replies:
        facts["replies"] = [{"word": reply.word, "message": reply.message} for reply in message.replies]
    try:
        counted, pieces = count_usual(document, message.text)
    except UncountableError:
        return facts
    return facts | {"encoding": counted.encoding, "units": counted.units, "parts": list(pieces)}


def _expect_cells(document: Document, message: TextMessage, row: Row) -> Row:
    facts = dict(_expect_json(document, message, row))
    parts = facts.get("parts")
    facts["parts"] = len(parts) if isinstance(parts, list) else 0
    facts |= {name: getattr(message, name) for name in list_added_columns(document)}
    if "replies" in facts:
        facts["replies"] = ", ".join(f"{reply.word}: {reply.message}" for reply in message.replies)
    return {name: str(value) for name, value in facts.items()}


def list_added_columns(document: Document) -> list[str]:
    """The columns that a sheet has only where some message has something to say in them."""
    messages = document.messages
    return ["long"] * any(one.long for one in messages) + ["replies"] * any(one.replies for one in messages)


def unguard_cell(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if _GUARDED.match(cell) else cell


def name_message(file: FileCheck, message: TextMessage) -> str:
    """A message as people know it: the part of the leaflet that it is about, and its id."""
    known = message.about in file.reporter.headings
    return (f"{file.reporter.name_section(message.about)}: " if known else "") + f"message `{message.id}`"
