"""Reader of sheets that come back from reviewers: CSV as spreadsheets save it, or a workbook (Office Open XML)."""

from __future__ import annotations

import csv
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO, StringIO
from itertools import zip_longest
from pathlib import Path

from pipeline.conversion.sheet_cells import unguard
from pipeline.model import limits
from pipeline.validation.source_files import UnreadFileError, read_regular_file

NEEDED = ("leaflet", "language", "id", "text", "text digest")
_LINE_END = re.compile(r"\r\n?")
_DAYS = (30_000, 80_000)
"""Numbers of days that are none of long ago, whether they are counted from 1900 or 1904."""


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
    there may be more. Raises UnreadableSheetError."""
    try:
        data = read_regular_file(path, path.resolve().parent, limits.SHEET_SIZE.most)
    except UnreadFileError as error:
        raise UnreadableSheetError(f"it {error}") from None
    except (OSError, RuntimeError):  # from `resolve`: links that lead in a circle
        raise UnreadableSheetError("it cannot be read") from None
    return _name_cells(_read_workbook(data) if data.startswith(b"PK") else _read_csv(data))


def _read_csv(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableSheetError("it is not UTF-8; save it as “CSV UTF-8”") from None
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)  # in some countries Excel writes semicolons
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error as error:
        raise UnreadableSheetError(f"it is not CSV: {error}") from None


def _read_workbook(data: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > limits.SHEET_SIZE.most:
                raise UnreadableSheetError(f"it has more than {limits.SHEET_SIZE.most:,} bytes when it is unpacked")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that we do not read
            book = load_workbook(BytesIO(data), read_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # some programs write wrong ones
            cells = list(sheet.iter_rows(max_row=limits.SHEET_ROWS.most + 1))
            head = [_read_cell(cell).strip() for cell in cells[0]] if cells else []
            if set(NEEDED) <= set(head):
                yield head
                yield from (
                    [_read_named(name, cell, book.epoch) for name, cell in zip_longest(head, row[: len(head)])]
                    for row in cells[1:]
                )
                return
    except UnreadableSheetError:
        raise
    except Exception as error:  # openpyxl raises what its parsers raise
        raise UnreadableSheetError(f"it cannot be opened as a workbook ({type(error).__name__})") from None
    raise UnreadableSheetError(f"no sheet in it has the columns {', '.join(NEEDED)}")


def _read_named(name: str, cell: object, epoch: datetime) -> str:
    """The cell of a column. A number in `sign-off` is a day that has lost its look: spreadsheets count days."""
    value = getattr(cell, "value", None)
    if name == "sign-off" and isinstance(value, int | float) and not isinstance(value, bool):
        return _count_days(value, epoch)
    return _read_cell(cell)


def _count_days(number: float, epoch: datetime) -> str:
    """The day with a number, of those in which sheets are signed off; the number where it is none."""
    from openpyxl.utils.datetime import from_excel

    if not _DAYS[0] <= number <= _DAYS[1]:
        return str(number)
    day = from_excel(number, epoch)
    return day.date().isoformat() if isinstance(day, datetime) else str(number)


def _read_cell(cell: object) -> str:
    value = getattr(cell, "value", None)
    if getattr(cell, "data_type", "") == "f":
        where = getattr(cell, "coordinate", "")
        raise UnreadableSheetError(f"the cell {where} holds a formula; write its words there")
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return "" if value is None else str(value)


def _name_cells(rows: Iterable[list[str]]) -> tuple[Row, ...]:
    numbered = enumerate(rows, 1)
    _, first = next(numbered, (0, None))
    if first is None:
        raise UnreadableSheetError("it is empty")
    head = [name.strip() for name in first]
    _check_head(head)
    named = []
    for number, row in numbered:
        if number > limits.SHEET_ROWS.most:
            raise UnreadableSheetError(f"it has more than {limits.SHEET_ROWS.most:,} rows")
        if any(cell.strip() for cell in row):
            cells = {name: _LINE_END.sub("\n", unguard(cell)) for name, cell in zip(head, row, strict=False) if name}
            named.append(Row(number, cells))
    return tuple(named)


def _check_head(head: list[str]) -> None:
    missing = [name for name in NEEDED if name not in head]
    if missing:
        raise UnreadableSheetError(f"it has no column {', '.join(missing)}")
    doubled = sorted({name for name in head if name and head.count(name) > 1})
    if doubled:
        raise UnreadableSheetError(f"the column {', '.join(doubled)} stands twice")
