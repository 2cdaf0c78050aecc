"""Comparison of the requests for Twilio: each makes a template with the text of one message."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.file_check import FileCheck, Verify
from pipeline.proof.parity.messages import Row, compare_rows
from pipeline.proof.parity.systems.draft_marks import compare_mark, prefix_file
from pipeline.proof.parity.systems.json_file import look_up, look_up_text, read_json
from pipeline.proof.parity.systems.read_me import list_read_me, name_template
from pipeline.proof.parity.systems.schedule_facts import list_times_facts
from pipeline.proof.parity.systems.templates import read_braces
from pipeline.sms import find_placeholders


def list_files(document: Document) -> Iterator[tuple[str, Verify]]:
    """A request a message, and what is typed."""
    for message in document.messages:
        yield f"messages/twilio/{prefix_file(document)}{message.id}.json", partial(_verify_request, message)
    names = {name_template(document, message.id): message for message in document.messages}
    yield from list_read_me("twilio", names, expect=list_times_facts)


def _verify_request(message: TextMessage, file: FileCheck) -> None:
    value = read_json(file)
    if value is None:
        return
    name = look_up_text(value, "friendly_name")
    compare_mark(file, "the template", name)
    row: Row = {
        "id": name.rpartition(" ")[2],
        "text": read_braces(look_up_text(value, "types", "twilio/text", "body"), file.document).text,
        "language": look_up(value, "language"),
        "variables": look_up(value, "variables"),
    }
    compare_rows(file, [row], _expect, (message,))


def _expect(document: Document, message: TextMessage, _: Row) -> Row:
    used = {place.name for place in find_placeholders(message.text)}
    fallbacks = {one.name: one.fallback for one in document.campaign.placeholders}
    return {
        "id": message.id,
        "text": message.text,
        "language": document.language,
        "variables": {name.replace("-", "_"): fallbacks.get(name, "") for name in used},
    }
