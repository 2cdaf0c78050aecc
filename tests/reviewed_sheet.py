"""A message bank as a reviewer sends it back, with cells that somebody has changed."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TypeAlias

from pipeline.conversion.systems.message_bank.writer import write_sheets
from pipeline.desk.reviewing.sheet_reader import read_sheet
from pipeline.desk.reviewing.sheet_review import Review, review_rows
from tests.workspace import Workspace

Cells: TypeAlias = dict[str, str]
Change: TypeAlias = Callable[[list[Cells]], object]


def make_rows(workspace: Workspace) -> list[Cells]:
    """The message bank of the base example, as it would be made now."""
    text = write_sheets(workspace.document())[0].data.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def save_rows(workspace: Workspace, rows: list[Cells], delimiter: str = ",") -> Path:
    """The file that a spreadsheet program makes of these rows."""
    page = StringIO(newline="")
    out = csv.DictWriter(page, list(rows[0]), delimiter=delimiter)
    out.writeheader()
    out.writerows(rows)
    file = workspace.place / "reviewed.csv"
    file.write_bytes(page.getvalue().encode("utf-8-sig"))
    return file


def sheet(workspace: Workspace, change: Change = lambda rows: None) -> Path:
    """The message bank of the base example after a reviewer has changed its rows."""
    rows = make_rows(workspace)
    change(rows)
    return save_rows(workspace, rows)


def reviewed(workspace: Workspace, change: Change = lambda rows: None) -> Review:
    """What such a sheet comes to."""
    return review_rows(workspace.check(), read_sheet(sheet(workspace, change)), workspace.place)
