"""Comparison of the requests for WhatsApp: each makes a template of one message that is not an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.file_check import FileCheck, Verify
from pipeline.proof.parity.messages import Row, compare_rows
from pipeline.proof.parity.systems.draft_marks import compare_mark, make_slug
from pipeline.proof.parity.systems.flow_reader import split_words
from pipeline.proof.parity.systems.json_file import list_objects, look_up, look_up_text, read_json
from pipeline.proof.parity.systems.read_me import list_read_me, list_variables
from pipeline.proof.parity.systems.schedule_facts import list_times_facts
from pipeline.proof.parity.systems.templates import read_numbered
from pipeline.sms import find_placeholders


def list_files(document: Document) -> Iterator[tuple[str, Verify]]:
    """A request for each message that somebody gets without having written first. What is sent are the words for
    apps."""
    messages = [replace(message, text=message.long or message.text) for message in document.messages]
    begun = [message for message in messages if message.send or not message.keyword]
    names = {_name_template(document, message): message for message in begun}
    for name, message in names.items():
        yield f"messages/whatsapp/{name}.json", partial(_verify_request, message)
    every = {_name_template(document, message): message for message in messages}
    yield from list_read_me("whatsapp", every, _list_variables, list_times_facts)


def _list_variables(document: Document, message: TextMessage) -> tuple[str, ...]:
    """Those of a template; an answer has none."""
    return list_variables(document, message) if message.send or not message.keyword else ()


def _name_template(document: Document, message: TextMessage) -> str:
    return make_slug(document, message.id).replace("-", "_")[:512]


def _verify_request(message: TextMessage, file: FileCheck) -> None:
    value = read_json(file)
    if value is None:
        return
    compare_mark(file, "the template", look_up_text(value, "name"))
    parts = {look_up_text(one, "type"): one for one in list_objects(value, "components")}
    body = parts.pop("BODY", {})
    footer = parts.pop("FOOTER", {})
    row: Row = {
        "id": message.id,
        "name": look_up(value, "name"),
        "text": read_numbered(look_up_text(body, "text"), message).text,
        "language": look_up_text(value, "language").split("_")[0],
        "category": look_up(value, "category"),
        "samples": look_up(body, "example", "body_text", 0) or [],
        "footer": look_up_text(footer, "text"),
        "other parts": sorted(parts),
    }
    compare_rows(file, [row], _expect, (message,))


def _expect(document: Document, message: TextMessage, row: Row) -> Row:
    samples = {one.name: one.sample for one in document.campaign.placeholders}
    opt_out = document.campaign.opt_out
    footer = row.get("footer")
    return {
        "id": message.id,
        "name": _name_template(document, message),
        "text": message.text,
        "language": document.language.split("-")[0],
        "category": "UTILITY" if message.purpose == "reminder" else "MARKETING",
        "samples": [samples.get(place.name, "") for place in find_placeholders(message.text)],
        "footer": footer if not footer and _tells_the_way_out(document, message.text) else opt_out,
        "other parts": [],
    }


def _tells_the_way_out(document: Document, text: str) -> bool:
    """Whether a message needs no footer: it repeats the words on stopping, or has in capitals every keyword of them."""
    opt_out = document.campaign.opt_out
    answers = ["STOP", *(one.keyword.upper() for one in document.messages)]
    wanted = [word for word in split_words(opt_out.upper()) if word in answers]
    return opt_out in text or (bool(wanted) and set(wanted) <= set(split_words(text)))
