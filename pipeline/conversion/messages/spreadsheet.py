"""Writer of the messages for a spreadsheet: CSV (RFC 4180), one row a message."""

from __future__ import annotations

import csv
from io import StringIO

from pipeline.conversion.messages.message_counts import CountedMessages
from pipeline.conversion.sheet_cells import guard
from pipeline.model.document import Document

COLUMNS = ("id", "language", "about", "send", "keyword", "status", "text", "encoding", "units", "parts")
"""`units` is the length in septets or UTF-16 units, `parts` the number of parts. The sheet of a place has its id in a
column `place` behind the language; where a message has words for apps, or replies, there are columns at the end for
them (`long`, `replies`)."""


def write_spreadsheet(document: Document, messages: CountedMessages) -> str:
    """The rows under their names, lines ended by CR LF. A line feed inside a text stays, in a quoted cell. A text
    that a spreadsheet would run has an apostrophe before it: take it from the JSON file to send it."""
    page = StringIO()
    rows = csv.writer(page, lineterminator="\r\n")
    place = ("place",) if document.place else ()
    added = [name for name in ("long", "replies") if any(getattr(message, name) for message, _ in messages)]
    rows.writerow((*COLUMNS[:2], *place, *COLUMNS[2:], *added))
    here = (document.language, document.place) if place else (document.language,)
    for message, count in messages:
        texts = (message.id, *here, message.about, message.send, message.keyword, document.status, message.text)
        more = {"long": message.long, "replies": message.written_replies}
        counted = (count.encoding, count.units, len(count.parts))
        rows.writerow((*map(guard, texts), *counted, *(guard(more[name]) for name in added)))
    return page.getvalue()
