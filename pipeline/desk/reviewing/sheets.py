"""Sheets that come back from reviewers: CSV as spreadsheets save it, or a workbook (Office Open XML)."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

from pipeline.conversion.systems.message_bank.cells import unguarded

NEEDED = ("leaflet", "language", "id", "text", "text digest")
LARGEST = 20_000_000
"""Bytes of a sheet, unpacked."""
MOST_ROWS = 20_000
_LINE_END = re.compile(r"\r\n?")


class UnreadableSheetError(ValueError):
    """A file is no sheet that we can read; the reason is a phrase for people."""


@dataclass(frozen=True)
class Row:
    """A row by the names of its columns, its cells as the bank had them before they were guarded. `number` is that of
    the spreadsheet; for CSV that of the record, the head being 1."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_sheet(path: Path) -> tuple[Row, ...]:
    """The rows of a sheet that is made like a message bank, without empty ones. Columns may stand in any order, and
    there may be more. Raises UnreadableSheet."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise UnreadableSheetError(f"it cannot be read: {fault.strerror}") from None
    if len(data) > LARGEST:
        raise UnreadableSheetError(f"it has more than {LARGEST:,} bytes")
    return _named(_workbook(data) if data.startswith(b"PK") else _csv(data))


def _csv(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableSheetError("it is not UTF-8; save it as “CSV UTF-8”") from None
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)  # in some countries Excel writes semicolons
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error as fault:
        raise UnreadableSheetError(f"it is not CSV: {fault}") from None


def _workbook(data: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST:
                raise UnreadableSheetError(f"it has more than {LARGEST:,} bytes when it is unpacked")
        book = load_workbook(BytesIO(data), read_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # some programs write wrong ones
            rows = [[_cell(cell) for cell in row] for row in sheet.iter_rows(max_row=MOST_ROWS + 1)]
            if rows and set(NEEDED) <= set(rows[0]):
                yield from rows
                return
    except UnreadableSheetError:
        raise
    except Exception as fault:  # openpyxl raises what its parsers raise
        raise UnreadableSheetError(f"it cannot be opened as a workbook ({type(fault).__name__})") from None
    raise UnreadableSheetError(f"no sheet in it has the columns {', '.join(NEEDED)}")


def _cell(cell: object) -> str:
    value = getattr(cell, "value", None)
    if getattr(cell, "data_type", "") == "f":
        where = getattr(cell, "coordinate", "")
        raise UnreadableSheetError(f"the cell {where} holds a formula; write its words there")
    return "" if value is None else str(value)


def _named(rows: Iterable[list[str]]) -> tuple[Row, ...]:
    head: list[str] | None = None
    found = []
    for number, row in enumerate(rows, 1):
        if head is None:
            head = [name.strip() for name in row]
            missing = [name for name in NEEDED if name not in head]
            if missing:
                raise UnreadableSheetError(f"it has no column {', '.join(missing)}")
            doubled = sorted({name for name in head if name and head.count(name) > 1})
            if doubled:
                raise UnreadableSheetError(f"the column {', '.join(doubled)} stands twice")
        elif number > MOST_ROWS:
            raise UnreadableSheetError(f"it has more than {MOST_ROWS:,} rows")
        elif any(cell.strip() for cell in row):
            cells = {name: _LINE_END.sub("\n", unguarded(cell)) for name, cell in zip(head, row, strict=False) if name}
            found.append(Row(number, cells))
    if head is None:
        raise UnreadableSheetError("it is empty")
    return tuple(found)
