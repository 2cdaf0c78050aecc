"""Comparison of the export for RapidPro: the messages of the campaign, and the flows that answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.file_check import FileCheck, Verify
from pipeline.proof.parity.messages import Row, compare_rows
from pipeline.proof.parity.systems.draft_marks import compare_mark
from pipeline.proof.parity.systems.feedback_flow import compare_kept_words, expect_thanks, list_feedback_lines
from pipeline.proof.parity.systems.flow_reader import FlowReader
from pipeline.proof.parity.systems.flow_surroundings import compare_surroundings
from pipeline.proof.parity.systems.flow_walk import compare_flow, expect_answers
from pipeline.proof.parity.systems.json_file import list_objects, look_up, look_up_text, read_json
from pipeline.proof.parity.systems.read_me import list_read_me, name_template
from pipeline.proof.parity.systems.schedule_facts import (
    count_from_field,
    expect_night,
    list_event_lines,
    list_timed,
    name_field,
    pair_by_text,
)
from pipeline.proof.parity.systems.templates import expect_fallbacks, read_rapidpro
from pipeline.proof.parity.systems.weekday_fields import compare_finders, describe_first_weekday, read_finders
from pipeline.sms.schedules import WEEK, Schedule

_UNITS = {"days": "D", "hours": "H"}
_NO_HOUR = -1
BegunFlow = tuple[Mapping[str, Any], TextMessage]
"""A flow, and the message that it should begin with."""


def list_files(document: Document) -> Iterator[tuple[str, Verify]]:
    """The one file, and what is said of it."""
    yield "messages/rapidpro/organisation.json", verify_organisation
    yield from list_read_me("rapidpro", expect=_list_lines)


def _list_lines(document: Document) -> Iterator[str]:
    """The flow of each message that is answered or answers, the dates that messages are counted from, and the time zone
    that somebody has to set."""
    for message in document.messages:
        if name := _name_flow(document, message):
            yield f"    {name}: {message.id}"
    yield from list_feedback_lines(document)
    yield from list_event_lines(document)
    if of_hours := [message.id for message, when in list_timed(document) if when.hours is not None]:
        night = expect_night(document, "RapidPro")
        what = "What is sent hours before or after an event needs the hour of the event in its field:"
        yield f"{what} {', '.join(of_hours)}.{night}"
    if document.campaign.time_zone and list_timed(document):
        zone = document.campaign.time_zone
        yield f"Set the time zone of the workspace to {zone}: hours are those of its clocks, for everybody."


def _name_flow(document: Document, message: TextMessage) -> str:
    """What the flow is called that begins with a message; empty where none does."""
    if message.keyword:
        return name_template(document, message.keyword.upper())
    return name_template(document, f"{message.id}?") if message.send and expect_answers(document, message) else ""


def verify_organisation(file: FileCheck) -> None:
    """Compare the campaign's events with the messages that have a time, and the flows with those that have a keyword or
    can be answered."""
    value = read_json(file)
    if value is None:
        return
    for group in (*list_objects(value, "groups"), *list_objects(value, "campaigns"), *list_objects(value, "flows")):
        compare_mark(file, "what is called", look_up_text(group, "name"))
    flows = {look_up_text(flow, "uuid"): flow for flow in list_objects(value, "flows")}
    events = [event for campaign in list_objects(value, "campaigns") for event in list_objects(campaign, "events")]
    compare_surroundings(file, value)
    begun = [*_compare_events(file, events, flows), *_compare_triggers(file, value, flows)]
    begun_by: dict[str, set[str]] = {}
    for flow, message in begun:
        # What comes again has the number of each time behind its id.
        begun_by.setdefault(look_up_text(flow, "uuid"), set()).add(message.id.split(" ")[0])
    for flow, message in begun:
        compare_flow(file, flow, message, begun_by)
    compare_kept_words(file, begun)


def _compare_events(
    file: FileCheck, events: list[dict[str, Any]], flows: Mapping[str, Mapping[str, Any]]
) -> list[BegunFlow]:
    """The flows that are begun, with their messages. Events have no id of ours: each belongs to the message with its
    text, and what is left goes by its place. A message that comes again has a row each time."""
    finders = read_finders(flows)
    finding = [event for event in events if look_up_text(event, "flow", "uuid") in finders]
    compare_finders(file, finding, finders)
    sending = [event for event in events if look_up_text(event, "flow", "uuid") not in finders]
    fields = {finder.key: str(finder) for finder in finders.values()}
    read = [_read_event(file.document, event, flows, fields) for event in sending]
    timed = list(_list_sendings(file.document))
    rows: list[Row] = []
    begun: list[BegunFlow] = []
    for wanted, actual in pair_by_text([one.text for one, _ in timed], [str(row["text"]) for row in read]):
        if actual is not None:
            id = timed[wanted][0].id if wanted is not None else f"number {actual + 1}"
            rows.append({"id": id, **read[actual]})
            flow = flows.get(look_up_text(sending[actual], "flow", "uuid"))
            begun += [(flow, timed[wanted][0])] if flow is not None and wanted is not None else []
    places = {message.id: place for place, (message, _) in enumerate(timed)}
    rows.sort(key=lambda row: places.get(str(row["id"]), len(places)))
    facts = {message.id: expected for message, expected in timed}
    compare_rows(file, rows, lambda document, message, _: facts[message.id], [message for message, _ in timed])
    return begun


def _read_event(
    document: Document, event: Mapping[str, Any], flows: Mapping[str, Mapping[str, Any]], fields: Mapping[str, str]
) -> Row:
    message = look_up(event, "message")
    texts = list(message.values()) if isinstance(message, dict) else []
    if not texts:
        texts = list(FlowReader(flows.get(look_up_text(event, "flow", "uuid"), {})).begin().sent)
    template = read_rapidpro(str(texts[0]) if texts else "", document)
    key = look_up_text(event, "relative_to", "key")
    return {
        "text": template.text,
        "fallbacks": template.fallbacks,
        "languages": len(texts),
        "offset": (look_up(event, "offset"), look_up(event, "unit")),
        "delivery_hour": look_up(event, "delivery_hour"),
        "relative_to": fields.get(key, key),
        "event_type": look_up(event, "event_type"),
        "start_mode": look_up(event, "start_mode"),
    }


def _list_sendings(document: Document) -> Iterator[tuple[TextMessage, Row]]:
    """Each sending of each message, with what its event says. The id of one that comes again is numbered."""
    leaving_waits_alone = "P" if any(expect_answers(document, one) for one in document.messages) else "I"
    for message, when in list_timed(document):
        asks = bool(expect_answers(document, message))
        row: Row = {
            "id": message.id,
            "text": message.text,
            "fallbacks": expect_fallbacks(message, document),
            "languages": 1,
            "event_type": "F" if asks else "M",
            "start_mode": "I" if asks else leaving_waits_alone,
            "delivery_hour": _NO_HOUR if when.hours is not None else when.hour,
        }
        if when.weekday is None:
            count, unit = count_from_field(document, when)
            yield message, row | {"offset": (count, _UNITS[unit]), "relative_to": name_field(document, when)}
            continue
        for number in range(when.times):
            id = f"{message.id} {number + 1}"
            place: Row = {"id": id, "offset": (number * WEEK, "D"), "relative_to": _expect_weekday(document, when)}
            yield replace(message, id=id), row | place


def _expect_weekday(document: Document, when: Schedule) -> str:
    count, _ = count_from_field(document, when)
    return describe_first_weekday(when.weekday or 0, count, name_field(document, when))


def _compare_triggers(file: FileCheck, value: Any, flows: Mapping[str, Mapping[str, Any]]) -> list[BegunFlow]:
    """A keyword leads by its trigger to a flow, whose first text is the answer. The flows, with their messages."""
    answering = (*file.document.messages, *expect_thanks(file.document))
    words = {message.keyword.lower(): message for message in answering if message.keyword}
    rows: list[Row] = []
    begun: list[BegunFlow] = []
    for trigger in list_objects(value, "triggers"):
        word = look_up_text(trigger, "keyword")
        flow = flows.get(look_up_text(trigger, "flow", "uuid"), {})
        name = words[word].id if word in words else f"keyword {word}"
        facts = {key: look_up(trigger, key) for key in ("keywords", "match_type", "trigger_type", "channel")}
        rows.append({"id": name, **facts, "exclude_groups": look_up(trigger, "exclude_groups") or []})
        if word in words:
            begun.append((flow, words[word]))
    compare_rows(file, rows, _expect_trigger, tuple(words.values()))
    return begun


def _expect_trigger(document: Document, message: TextMessage, _: Row) -> Row:
    """The keyword is the first word of a text, whatever follows it, on any channel."""
    words = {"keywords": [message.keyword.lower()], "match_type": "F", "trigger_type": "K"}
    return {"id": message.id, **words, "channel": None, "exclude_groups": []}
