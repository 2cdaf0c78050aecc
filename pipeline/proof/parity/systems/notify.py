"""Comparison of the templates for GOV.UK Notify, which are pasted as they stand, and of the columns for recipients."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import partial
from io import StringIO

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.file_check import FileCheck, Verify
from pipeline.proof.parity.messages import compare_rows
from pipeline.proof.parity.systems.draft_marks import prefix_file
from pipeline.proof.parity.systems.read_me import list_fallbacks, list_read_me, name_template
from pipeline.proof.parity.systems.schedule_facts import list_times_facts
from pipeline.sms import find_placeholders


def list_files(document: Document) -> Iterator[tuple[str, Verify]]:
    """A template a message, the columns, and what is typed."""
    for message in document.messages:
        yield f"messages/notify/{prefix_file(document)}{message.id}.txt", partial(_verify_template, message)
    yield "messages/notify/recipients.csv", _verify_recipients
    names = {name_template(document, message.id): message for message in document.messages}
    yield from list_read_me("notify", names, expect=lambda one: (*list_fallbacks(one), *list_times_facts(one)))


def _verify_template(message: TextMessage, file: FileCheck) -> None:
    text = file.read_text()
    if text is not None:
        row: dict[str, object] = {"id": message.id, "text": text}
        compare_rows(file, [row], lambda _, wanted, __: {"id": wanted.id, "text": wanted.text}, (message,))


def _verify_recipients(file: FileCheck) -> None:
    text = file.read_text()
    if text is None:
        return
    names = dict.fromkeys(place.name for message in file.document.messages for place in find_placeholders(message.text))
    file.needed += 1
    rows = list(csv.reader(StringIO(text, newline="")))
    expected = ["phone number", *names]
    if rows == [expected]:
        file.matched += 1
    else:
        file.report(f"the file should have the columns {', '.join(expected)} and no row, not “{text[:80].strip()}”")
