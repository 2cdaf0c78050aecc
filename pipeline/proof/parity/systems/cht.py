"""Comparison of the files for the Community Health Toolkit: schedules (JSON), and texts (java.util.Properties)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.file_check import FileCheck, Verify
from pipeline.proof.parity.messages import Row, compare_rows
from pipeline.proof.parity.systems.draft_marks import compare_mark, make_slug
from pipeline.proof.parity.systems.json_file import list_objects, look_up_json, look_up_text, read_json
from pipeline.proof.parity.systems.read_me import list_read_me
from pipeline.proof.parity.systems.schedule_facts import count_from_field, find_time, list_timed, name_field
from pipeline.proof.parity.systems.templates import expect_fallbacks, read_cht
from pipeline.sms.schedules import START, WEEK, WEEKDAYS, Schedule

_LINE = re.compile(r"(?P<key>(?:[^=:\s\\]|\\.)+)\s*[=:\s]\s*(?P<value>.*)")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}


def list_files(document: Document) -> Iterator[tuple[str, Verify]]:
    """The schedules, the texts of this language, and what is said of both."""
    yield "messages/cht/app_settings/schedules.json", _verify_schedules
    yield f"messages/cht/translations/messages-{document.language}.properties", _verify_texts
    answers = (message for message in document.messages if message.keyword)
    names = {f"{make_slug(document)}.{message.id}": message for message in answers}
    yield from list_read_me("cht", names, expect=_list_clocks)


def _list_clocks(document: Document) -> Iterator[str]:
    """Whose clocks the times are, and what is needed for those that are counted in hours."""
    timed = [when for _, when in list_timed(document)]
    zone = document.campaign.time_zone
    if zone and timed:
        yield f"Times are those of clocks in {zone}. CHT goes by the clock of its server, which has to show the same."
    for when in timed:
        if when.hours is not None and when.anchor != START:
            field = f"`fields.{name_field(document, when)}`"
            yield f"Some messages are counted in hours from {field}: it needs a time of day with its date."


def _verify_schedules(file: FileCheck) -> None:
    value = read_json(file)
    if value is None:
        return
    rows: list[Row] = []
    for schedule in list_objects({"schedules": value}, "schedules"):
        compare_mark(file, "the schedule", look_up_text(schedule, "name"))
        groups = [look_up_json(entry, "group") for entry in list_objects(schedule, "messages")]
        if len(set(groups)) < len(groups):
            file.report(f"two messages of the schedule “{look_up_text(schedule, 'name')}” are in one group")
        rows += _read_messages(file.document, schedule)
    timed = tuple(message for message, _ in list_timed(file.document))
    compare_rows(file, rows, _expect_time, timed)


def _read_messages(document: Document, schedule: dict[str, Any]) -> list[Row]:
    """A row for each message, with every time that it is sent."""
    entries: dict[str, list[dict[str, Any]]] = {}
    for entry in list_objects(schedule, "messages"):
        entries.setdefault(_read_key(document, look_up_text(entry, "translation_key")), []).append(entry)
    return [
        {
            "id": id,
            "counted from": look_up_text(schedule, "start_from"),
            "sent": [_read_time(entry) for entry in listed],
            "recipients": sorted({look_up_text(entry, "recipient") for entry in listed}),
        }
        for id, listed in entries.items()
    ]


def _read_time(entry: dict[str, Any]) -> tuple[str, ...]:
    """How long after the date it is sent, and at which time of day. One for a day of the week comes on another day for
    each day of the week that the date can be."""
    offset, weekday, time = (look_up_text(entry, name) for name in ("offset", "send_day", "send_time"))
    count, _, unit = offset.partition(" ")
    if weekday.lower() not in WEEKDAYS or unit != "days" or not count.removeprefix("-").isdigit():
        return offset, weekday, time
    return _name_days(_go_to_day(int(count), weekday.lower(), date) for date in range(WEEK)), time


def _go_to_day(days: int, weekday: str, date: int) -> int:
    """On which day CHT sends for a date on this day of the week (0 is Monday): so many days later, and then that day in
    the same week, of which Sunday is the first."""
    lands, wanted = (date + days + 1) % WEEK, (WEEKDAYS.index(weekday) + 1) % WEEK
    return days + wanted - lands


def _name_days(days: Iterable[int]) -> str:
    return ", ".join(map(str, days)) + " days after a Monday … Sunday"


def _expect_time(document: Document, message: TextMessage, _: Row) -> Row:
    when = find_time(message)
    if when is None:
        return {"id": message.id}
    start = "reported_date" if when.anchor == START else f"fields.{name_field(document, when)}"
    return {
        "id": message.id,
        "counted from": start,
        "sent": list(_expect_times(document, when)),
        "recipients": ["patient.phone"],
    }


def _expect_times(document: Document, when: Schedule) -> Iterator[tuple[str, ...]]:
    count, unit = count_from_field(document, when)
    if when.weekday is None:
        yield f"{count} {unit}", "", "" if unit == "hours" else f"{when.hour:02}:{when.minute:02}"
        return
    for week in range(when.times):
        first = [count + (when.weekday - date - count) % WEEK for date in range(WEEK)]
        yield _name_days(day + WEEK * week for day in first), f"{when.hour:02}:{when.minute:02}"


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
