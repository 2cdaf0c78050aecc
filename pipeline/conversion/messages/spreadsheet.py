"""Writer of the messages for a spreadsheet: CSV (RFC 4180), one row a message."""

from __future__ import annotations

import csv
from io import StringIO

from pipeline.conversion.messages.message_counts import CountedMessages
from pipeline.conversion.sheet_cells import guard
from pipeline.model.document import Document

COLUMNS = ("id", "language", "about", "send", "keyword", "status", "text", "encoding", "units", "parts")
"""`units` is the length in septets or UTF-16 units, `parts` the number of parts. The sheet of a place has its id in a
column `place` behind the language."""


def write_spreadsheet(document: Document, messages: CountedMessages) -> str:
    """The rows under their names, lines ended by CR LF. A line feed inside a text stays, in a quoted cell. A text
    that a spreadsheet would run has an apostrophe before it: take it from the JSON file to send it."""
    page = StringIO()
    rows = csv.writer(page, lineterminator="\r\n")
    place = ("place",) if document.place else ()
    rows.writerow((*COLUMNS[:2], *place, *COLUMNS[2:]))
    here = (document.language, document.place) if place else (document.language,)
    for message, count in messages:
        texts = (message.id, *here, message.about, message.send, message.keyword, document.status, message.text)
        rows.writerow((*map(guard, texts), count.encoding, count.units, len(count.parts)))
    return page.getvalue()
