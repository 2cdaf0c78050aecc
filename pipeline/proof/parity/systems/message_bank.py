"""Comparison of the message bank: every cell of the sheet (CSV) and of the workbook (openpyxl)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any

from pipeline.model.document import Document, TextMessage
from pipeline.model.subjects import PIN, find_message_subject
from pipeline.proof.parity.file_check import FileCheck, Verify
from pipeline.proof.parity.messages import Row, compare_rows, unguard_cell
from pipeline.proof.parity.systems.draft_marks import compare_mark, make_slug
from pipeline.sms import UncountableError, worst_case

_NUMBERS = frozenset({"units", "parts", "parts longest", "parts fallback", "parts other letters"})
_COSTS = frozenset({"cost", "cost at worst"})


def list_files(document: Document) -> Iterator[tuple[str, Verify]]:
    """The sheet, and the workbook."""
    name = make_slug(document, document.language, "message-bank")
    yield f"messages/message-bank/{name}.csv", _verify_sheet
    yield f"messages/message-bank/{name}.xlsx", _verify_workbook


def _verify_sheet(file: FileCheck) -> None:
    text = file.read_text()
    if text is None:
        return
    try:
        rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        file.report(f"the file is not CSV: {error}")
        return
    _compare_cells(file, rows)


def _verify_workbook(file: FileCheck) -> None:
    data = file.read_bytes()
    if data is None:
        return
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(data), read_only=True)
        sheet = book.worksheets[0]
        rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    except Exception as error:  # a damaged file trips its reader in any way there is
        file.report(f"the workbook cannot be read: {error or type(error).__name__}")
        return
    compare_mark(file, "the sheet", sheet.title)
    _compare_cells(file, rows)


def _compare_cells(file: FileCheck, rows: Sequence[Sequence[str]]) -> None:
    columns = list(rows[0]) if rows else []
    wanted = list(_expect(file.document, file.document.messages[0], {})) if file.document.messages else columns
    if sorted(columns) != sorted(wanted):
        file.report(f"the columns should be {', '.join(wanted)}, not “{', '.join(columns)[:80]}”")
        return
    read = [dict(zip(columns, row, strict=False)) for row in rows[1:]]
    compare_rows(file, [{name: _read_cell(name, cell) for name, cell in row.items()} for row in read], _expect)


def _read_cell(name: str, cell: str) -> object:
    if name in _NUMBERS or name in _COSTS:
        try:
            return Decimal(cell).normalize() if cell else ""
        except InvalidOperation:
            return cell
    return unguard_cell(cell)


def _expect(document: Document, message: TextMessage, _: Row) -> Row:
    subject = find_message_subject(message, (document.key_points, *document.sections))
    replies = [f"{reply.word}: {reply.message}" for reply in message.replies]
    return {
        "leaflet": document.leaflet,
        "language": document.language,
        **({"place": document.place} if document.place else {}),
        "id": message.id,
        "about": message.about,
        "heading": subject.heading if subject else "",
        "send": message.send,
        "purpose": message.purpose,
        "keyword": message.keyword,
        **({"replies": ", ".join(replies)} if any(one.replies for one in document.messages) else {}),
        "sensitive": "yes" if message.sensitive else "no",
        "status": document.notice.state if document.notice else document.status,
        "text": message.text,
        **({"long text": message.long} if any(one.long for one in document.messages) else {}),
        **_expect_numbers(document, message),
        "currency": document.campaign.currency,
        "pin": message.pin_state,
        "digest": message.digest,
        "text digest": sha256(_join_lengths(message).encode()).hexdigest()[:PIN],
        "sign-off": "\n".join(f"{one.by}, {one.date}" for one in message.signed),
        "comment": "\n".join(f"{one.by}, {one.date}: {one.text}" for one in message.comments),
    }


def _join_lengths(message: TextMessage) -> str:
    return "\n\n".join(filter(None, (message.text, message.long)))


def _expect_numbers(document: Document, message: TextMessage) -> dict[str, Any]:
    try:
        cases = worst_case(message.text, {values.name: values for values in document.campaign.placeholders})
    except (UncountableError, KeyError):
        return {}
    parts = {
        "parts": len(cases.sample.parts),
        "parts longest": cases.longest.most_parts,
        "parts fallback": cases.fallback.most_parts,
        "parts other letters": cases.outside.most_parts,
    }
    price = Decimal(document.campaign.price) if document.campaign.price else None
    costs = {"cost": len(cases.sample.parts), "cost at worst": cases.most_parts}
    return {
        "encoding": cases.sample.encoding,
        "units": Decimal(cases.sample.units).normalize(),
        **{name: Decimal(number).normalize() for name, number in parts.items()},
        **{name: "" if price is None else (price * number).normalize() for name, number in costs.items()},
    }
