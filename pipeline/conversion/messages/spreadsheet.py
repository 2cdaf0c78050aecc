"""Writer of the messages for a spreadsheet: CSV (RFC 4180), one row a message."""

from __future__ import annotations

import csv
from io import StringIO

from pipeline.conversion.messages.message_counts import CountedMessages
from pipeline.model.document import Document

COLUMNS = ("id", "language", "about", "send", "status", "text", "encoding", "units", "parts")
"""`units` is the length in septets or UTF-16 units, `parts` the number of parts."""

_RUNS = frozenset("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet take a cell for a formula when it comes first; the wide forms do so in East Asian ones."""


def write_spreadsheet(document: Document, messages: CountedMessages) -> str:
    """The rows under their names, lines ended by CR LF. A line feed inside a text stays, in a quoted cell."""
    page = StringIO()
    rows = csv.writer(page, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for message, count in messages:
        texts = (message.id, document.language, message.about, message.send, document.status, message.text)
        rows.writerow((*map(guard_cell, texts), count.encoding, count.units, len(count.parts)))
    return page.getvalue()


def guard_cell(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would run it as a formula; it then shows as text.
    Such a text has to be taken from the JSON file when it is to be sent."""
    return f"'{cell}" if cell[:1] in _RUNS else cell
