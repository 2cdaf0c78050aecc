"""Comparison of the export for RapidPro: the messages of the campaign, and the flows that answer keywords."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.file_check import FileCheck, Verify
from pipeline.proof.parity.messages import Row, compare_rows, name_message
from pipeline.proof.parity.systems.draft_marks import compare_mark
from pipeline.proof.parity.systems.json_file import list_objects, look_up, look_up_text, read_json
from pipeline.proof.parity.systems.read_me import list_read_me, name_template
from pipeline.proof.parity.systems.schedule_facts import find_time, list_timed, name_field, pair_by_text
from pipeline.proof.parity.systems.templates import expect_fallbacks, read_rapidpro


def list_files(document: Document) -> Iterator[tuple[str, Verify]]:
    """The one file, and what is said of it."""
    yield "messages/rapidpro/organisation.json", verify_organisation
    yield from list_read_me("rapidpro", expect=_list_keyword_flows)


def _list_keyword_flows(document: Document) -> Iterator[str]:
    """The flow that answers each keyword, and the message that it sends."""
    for message in document.messages:
        if message.keyword:
            yield f"    {name_template(document, message.keyword.upper())}: {message.id}"


def verify_organisation(file: FileCheck) -> None:
    """Compare the campaign's events with the messages that have a time, and the flows with those that have a
    keyword."""
    value = read_json(file)
    if value is None:
        return
    for group in (*list_objects(value, "groups"), *list_objects(value, "campaigns"), *list_objects(value, "flows")):
        compare_mark(file, "what is called", look_up_text(group, "name"))
    _compare_events(file, value)
    _compare_flows(file, value)


def _compare_events(file: FileCheck, value: Any) -> None:
    """Events have no id of ours: each belongs to the message with its text, and what is left goes by its place."""
    events = [event for campaign in list_objects(value, "campaigns") for event in list_objects(campaign, "events")]
    read = [_read_event(file.document, event) for event in events]
    timed = [message for message, _ in list_timed(file.document)]
    rows: list[Row] = []
    for wanted, actual in pair_by_text([one.text for one in timed], [str(row["text"]) for row in read]):
        if actual is not None:
            id = timed[wanted].id if wanted is not None else f"number {actual + 1}"
            rows.append({"id": id, **read[actual]})
    places = {message.id: place for place, message in enumerate(timed)}
    rows.sort(key=lambda row: places.get(str(row["id"]), len(places)))
    compare_rows(file, rows, _expect_event, timed)


def _read_event(document: Document, event: Mapping[str, Any]) -> Row:
    message = look_up(event, "message")
    texts = list(message.values()) if isinstance(message, dict) else []
    template = read_rapidpro(str(texts[0]) if texts else "", document)
    return {
        "text": template.text,
        "fallbacks": template.fallbacks,
        "languages": len(texts),
        "offset": (look_up(event, "offset"), look_up(event, "unit")),
        "delivery_hour": look_up(event, "delivery_hour"),
        "relative_to": look_up(event, "relative_to", "key"),
        "event_type": look_up(event, "event_type"),
    }


def _expect_event(document: Document, message: TextMessage, _: Row) -> Row:
    facts: Row = {
        "id": message.id,
        "text": message.text,
        "fallbacks": expect_fallbacks(message, document),
        "languages": 1,
        "event_type": "M",
    }
    when = find_time(message)
    if when is None:
        return facts
    return facts | {
        "offset": (when.days, "D"),
        "delivery_hour": when.hour,
        "relative_to": name_field(document, when),
    }


def _compare_flows(file: FileCheck, value: Any) -> None:
    """A keyword leads by its trigger to a flow, whose first text is the answer. What a menu sends after it are answers
    of other keywords, each chosen by its word."""
    flows = {look_up_text(flow, "uuid"): flow for flow in list_objects(value, "flows")}
    words = {message.keyword.casefold(): message for message in file.document.messages if message.keyword}
    rows: list[Row] = []
    for trigger in list_objects(value, "triggers"):
        word = look_up_text(trigger, "keyword")
        flow = flows.get(look_up_text(trigger, "flow", "uuid"), {})
        sent = list(_list_answers(file.document, flow, word))
        first = next((row for choice, row in sent if choice == word), {"text": "", "fallbacks": {}})
        listed = look_up(trigger, "keywords")
        name = words[word].id if word in words else f"keyword {word}"
        rows.append({"id": name, "keywords": listed, **first})
        _compare_choices(file, words, [one for one in sent if one[0] != word])
    wanted = tuple(words.values())
    compare_rows(file, rows, _expect_answer, wanted)


def _compare_choices(file: FileCheck, words: Mapping[str, TextMessage], choices: list[tuple[str, Row]]) -> None:
    for choice, row in choices:
        file.needed += 1
        message = words.get(choice)
        if message is None:
            file.report(f"the word `{choice}` of a menu is answered with “{row['text']}”, which is not in the source")
        elif row["text"] != message.text:
            where = name_message(file, message)
            file.report(f"{where}: a menu sends “{row['text']}” for it; the source says “{message.text}”")
        elif row["fallbacks"] != expect_fallbacks(message, file.document):
            where = name_message(file, message)
            file.report(f"{where}: where a value is missing, a menu sends {row['fallbacks']!r}")
        else:
            file.matched += 1


def _expect_answer(document: Document, message: TextMessage, _: Row) -> Row:
    return {
        "id": message.id,
        "keywords": [message.keyword.casefold()],
        "text": message.text,
        "fallbacks": expect_fallbacks(message, document),
    }


def _list_answers(document: Document, flow: Mapping[str, Any], word: str) -> Iterator[tuple[str, Row]]:
    """What the flow sends, by the word that chooses it: the flow's own for what comes first."""
    choices = dict(_list_choices(flow))
    times: Counter[str] = Counter()
    for node in list_objects(flow, "nodes"):
        for action in list_objects(node, "actions"):
            if look_up_text(action, "type") == "send_msg":
                choice = choices.get(look_up_text(node, "uuid"), word)
                times[choice] += 1
                template = read_rapidpro(look_up_text(action, "text"), document)
                again = "" if times[choice] == 1 else f" {times[choice]}"
                yield choice + again, {"text": template.text, "fallbacks": template.fallbacks}


def _list_choices(flow: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The node to which each word of a menu leads."""
    for node in list_objects(flow, "nodes"):
        exits = {
            look_up_text(one, "uuid"): look_up_text(one, "destination_uuid") for one in list_objects(node, "exits")
        }
        leads = {
            look_up_text(one, "uuid"): exits.get(look_up_text(one, "exit_uuid"), "")
            for one in list_objects(node, "router", "categories")
        }
        for case in list_objects(node, "router", "cases"):
            yield leads.get(look_up_text(case, "category_uuid"), ""), look_up_text(case, "arguments", 0)
