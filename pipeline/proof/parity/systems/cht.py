"""Comparison of the files for the Community Health Toolkit: schedules (JSON), and texts (java.util.Properties)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.file_check import FileCheck, Verify
from pipeline.proof.parity.messages import Row, compare_rows
from pipeline.proof.parity.systems.draft_marks import compare_mark, make_slug
from pipeline.proof.parity.systems.json_file import list_objects, look_up_text, read_json
from pipeline.proof.parity.systems.read_me import list_read_me
from pipeline.proof.parity.systems.schedule_facts import find_time, list_timed, name_field
from pipeline.proof.parity.systems.templates import expect_fallbacks, read_cht
from pipeline.sms.schedules import START

_LINE = re.compile(r"(?P<key>(?:[^=:\s\\]|\\.)+)\s*[=:\s]\s*(?P<value>.*)")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}


def list_files(document: Document) -> Iterator[tuple[str, Verify]]:
    """The schedules, and the texts of this language."""
    yield "messages/cht/app_settings/schedules.json", _verify_schedules
    yield f"messages/cht/translations/messages-{document.language}.properties", _verify_texts
    answers = (message for message in document.messages if message.keyword)
    yield from list_read_me("cht", {f"{make_slug(document)}.{message.id}": message for message in answers})


def _verify_schedules(file: FileCheck) -> None:
    value = read_json(file)
    if value is None:
        return
    rows = []
    for schedule in list_objects({"schedules": value}, "schedules"):
        compare_mark(file, "the schedule", look_up_text(schedule, "name"))
        rows += [_read_entry(file.document, schedule, entry) for entry in list_objects(schedule, "messages")]
    timed = tuple(message for message, _ in list_timed(file.document))
    compare_rows(file, rows, _expect_time, timed)


def _read_entry(document: Document, schedule: dict[str, Any], entry: dict[str, Any]) -> Row:
    return {
        "id": _read_key(document, look_up_text(entry, "translation_key")),
        "counted from": look_up_text(schedule, "start_from"),
        "offset": look_up_text(entry, "offset"),
        "send_time": look_up_text(entry, "send_time"),
        "send_day": look_up_text(entry, "send_day"),
        "recipient": look_up_text(entry, "recipient"),
    }


def _expect_time(document: Document, message: TextMessage, _: Row) -> Row:
    when = find_time(message)
    if when is None:
        return {"id": message.id}
    start = "reported_date" if when.anchor == START else f"fields.{name_field(document, when)}"
    return {
        "id": message.id,
        "counted from": start,
        "offset": f"{when.days} days",
        "send_time": f"{when.hour:02}:{when.minute:02}",
        "send_day": "",
        "recipient": "patient.phone",
    }


def _verify_texts(file: FileCheck) -> None:
    text = file.read_text()
    if text is None:
        return
    lines = [line for line in text.split("\n") if line]
    compare_mark(file, "the first line", lines[0].lstrip("# ") if lines and file.document.notice else "")
    rows: list[Row] = []
    for line in lines:
        match = _LINE.fullmatch(line)
        if line.startswith(("#", "!")) or match is None:
            continue
        template = read_cht(_unescape(match["value"]), file.document)
        key = _unescape(match["key"])
        rows.append({"id": _read_key(file.document, key), "text": template.text, "fallbacks": template.fallbacks})
    compare_rows(file, rows, _expect_text)


def _expect_text(document: Document, message: TextMessage, _: Row) -> Row:
    return {"id": message.id, "text": message.text, "fallbacks": expect_fallbacks(message, document)}


def _read_key(document: Document, key: str) -> str:
    """The message's id; the whole key where it is none of this leaflet's."""
    return key.removeprefix(f"{make_slug(document)}.")


def _unescape(value: str) -> str:
    """The characters of a value. Those beyond the first plane are two escapes."""
    words = _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else _SIGNS.get(match[2], match[2]), value)
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
