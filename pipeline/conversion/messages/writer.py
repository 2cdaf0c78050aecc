"""The three files that hold a document's text messages."""

from __future__ import annotations

import json

from pipeline.conversion.messages.counted import Counted, counted
from pipeline.conversion.messages.reading_copy import reading_copy
from pipeline.conversion.messages.spreadsheet import spreadsheet
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document


def write_messages(document: Document) -> tuple[Artifact, ...]:
    """`messages/messages.txt`, `.csv` and `.json`, in UTF-8, also for a document without messages.

    Raises Uncountable for a text that no message can carry; the checks refuse such a text before it gets here.
    """
    messages = counted(document)
    return (
        Artifact("messages/messages.txt", "text/plain", reading_copy(document, messages).encode()),
        Artifact("messages/messages.csv", "text/csv", spreadsheet(document, messages).encode("utf-8-sig")),
        Artifact("messages/messages.json", "application/json", records(document, messages).encode()),
    )


def records(document: Document, messages: Counted) -> str:
    """A JSON array with an object for each message; `parts` are the texts of the parts, and they join to `text`."""
    rows = [
        {
            "id": message.id,
            "language": document.language,
            "about": message.about,
            "status": document.status,
            "text": message.text,
            "encoding": count.encoding,
            "units": count.units,
            "parts": list(count.parts),
        }
        for message, count in messages
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
