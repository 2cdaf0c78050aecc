"""Workbook of the message bank (Office Open XML). The same document gives the same bytes: its only date is the
leaflet's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pipeline.conversion.systems.draft_names import make_name, write_warning
from pipeline.conversion.systems.message_bank.rows import FILLED_IN, OF_LONG, OF_REPLIES, Row, has_long, name_columns
from pipeline.model.document import Document

WIDTHS = {
    "heading": 28,
    "send": 18,
    "text": 60,
    OF_LONG: 60,
    OF_REPLIES: 18,
    "comment": 40,
    "digest": 14,
    "text digest": 14,
    "sign-off": 20,
}
"""Characters; 11 for the rest."""
_HOW = (
    "Leave what stands in double brackets, and the numbers that are facts.",
    "Sign a row off in “sign-off” with your name and the day, the year first: Name, 2026-11-02.",
    "Say in “comment” what you mean. What others said stands there too; write in a new line: Name, 2026-11-02: words.",
    "All other columns are changed in the source.",
    "“plainleaf messages import” shows what is new, and takes it into the source with --write.",
)


def write_workbook(document: Document, made: Sequence[Row]) -> bytes:
    """Two sheets: the messages, and what the workbook is."""
    data = BytesIO()
    book = Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    title = make_name(document, "message-bank")
    written = datetime.fromisoformat(document.date)
    about = {"title": title, "author": document.publisher, "comments": write_warning(document), "created": written}
    book.set_properties(about)
    _write_messages(book, document, made)
    _write_read_me(book.add_worksheet("Read me"), document, title)
    book.close()
    return data.getvalue()


def _write_messages(book: Workbook, document: Document, made: Sequence[Row]) -> None:
    sheet = book.add_worksheet("DRAFT messages" if document.notice else "Messages")
    order = 2 if document.direction == "rtl" else 1
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    words = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "reading_order": order})
    number = book.add_format({"valign": "top"})
    columns = name_columns(document)
    for column, name in enumerate(columns):
        sheet.set_column(column, column, WIDTHS.get(name, 11))
        sheet.write_string(0, column, name, head)
    for line, row in enumerate(made, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                filled_in = columns[column] in (*FILLED_IN, "heading")
                sheet.write_string(line, column, cell, words if filled_in else plain)
            else:
                sheet.write_number(line, column, float(cell), number)
    sheet.freeze_panes(1, columns.index("id") + 1)
    sheet.autofilter(0, 0, max(1, len(made)), len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_read_me(sheet: Worksheet, document: Document, title: str) -> None:
    what = f"{document.file_title} ({document.language}), {document.version}"
    columns = f"“text” or “{OF_LONG}”, which apps get" if has_long(document) else "“text”"
    lines = (title, write_warning(document), what, f"Change a text in the column {columns}.", *_HOW)
    sheet.set_column(0, 0, 100)
    for number, line in enumerate(filter(None, lines)):
        sheet.write_string(number, 0, line)
