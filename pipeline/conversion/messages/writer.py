"""Writer of the three files that hold a document's text messages: text, CSV and JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from pipeline.conversion.messages.message_counts import CountedMessages, count_messages
from pipeline.conversion.messages.reading_copy import write_reading_copy
from pipeline.conversion.messages.spreadsheet import write_spreadsheet
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document


def write_messages(document: Document) -> tuple[Artifact, ...]:
    """`messages/messages.txt`, `.csv` and `.json`, in UTF-8, also for a document without messages.

    Raises Uncountable for a text that no message can carry; the checks refuse such a text before it gets here.
    """
    messages = count_messages(document)
    return (
        Artifact("messages/messages.txt", "text/plain", write_reading_copy(document, messages).encode()),
        Artifact("messages/messages.csv", "text/csv", write_spreadsheet(document, messages).encode("utf-8-sig")),
        Artifact("messages/messages.json", "application/json", write_records(document, messages).encode()),
    )


def write_records(document: Document, messages: CountedMessages) -> str:
    """A JSON array with an object for each message; `parts` are the texts of the parts, and they join to `text`. Those
    of a place name it. One with words for apps has them as `long`, one with replies an object for each of them."""
    rows = [
        {
            "id": message.id,
            "language": document.language,
            **({"place": document.place} if document.place else {}),
            "about": message.about,
            "send": message.send,
            "keyword": message.keyword,
            "status": document.status,
            "text": message.text,
            "encoding": count.encoding,
            "units": count.units,
            "parts": list(count.parts),
            **({"long": message.long} if message.long else {}),
            **({"replies": [asdict(reply) for reply in message.replies]} if message.replies else {}),
        }
        for message, count in messages
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
