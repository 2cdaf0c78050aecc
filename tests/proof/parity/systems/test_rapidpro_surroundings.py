"""What flows of RapidPro need around them, changed in one place at a time: the group, fields, languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.proof.parity.systems.test_rapidpro_programmes import Change, flow, spoilt, wait

OTHER = {"uuid": "00000000-0000-4000-8000-000000000000", "name": "specimen other"}


def each_action(whole: Any, kind: str) -> list[Any]:
    nodes = [node for one in whole["flows"] for node in one["nodes"]]
    return [action for node in nodes for action in node["actions"] if action["type"] == kind]


def leave_another_group(whole: Any) -> None:
    for action in each_action(whole, "remove_contact_groups"):
        action["groups"] = [OTHER]


def leave_every_group(whole: Any) -> None:
    for action in each_action(whole, "remove_contact_groups"):
        action["all_groups"] = True


def send_to_another_group(whole: Any) -> None:
    whole["campaigns"][0]["group"] = OTHER


def answer_another_group(whole: Any) -> None:
    whole["triggers"][0]["groups"] = [OTHER]


def answer_everybody(whole: Any) -> None:
    whole["triggers"][0]["groups"] = []


def answer_all_but_the_group(whole: Any) -> None:
    whole["triggers"][0]["exclude_groups"] = whole["groups"]


def make_no_group(whole: Any) -> None:
    whole["groups"] = []


def fill_the_group_by_a_query(whole: Any) -> None:
    whole["groups"][0]["query"] = "age > 18"


def make_no_fields(whole: Any) -> None:
    whole["fields"] = []


def make_a_date_a_text(whole: Any) -> None:
    next(one for one in whole["fields"] if one["key"] == "visit")["type"] = "text"


def make_a_field_that_nobody_needs(whole: Any) -> None:
    whole["fields"].append({"key": "age", "name": "age", "type": "numeric"})


def speak_another_language(whole: Any) -> None:
    flow(whole, "welcome?")["language"] = "fra"


def write_in_another_language(whole: Any) -> None:
    next(one for one in whole["campaigns"][0]["events"] if "message" in one)["base_language"] = "fra"


def translate_an_event(whole: Any) -> None:
    event = next(one for one in whole["campaigns"][0]["events"] if "message" in one)
    event["message"] = {"fra": event["message"]["eng"]}


def translate_a_flow(whole: Any) -> None:
    flow(whole, "STOP")["localization"] = {"fra": {"a": {"text": ["Take 20 pills"]}}}


def find_weekdays_by_interrupting(whole: Any) -> None:
    for event in whole["campaigns"][0]["events"]:
        event["start_mode"] = "I" if event["delivery_hour"] == 0 else event["start_mode"]


def find_weekdays_in_the_foreground(whole: Any) -> None:
    flow(whole, "specimen_start_monday_1")["type"] = "messaging"


def speak_while_finding(whole: Any) -> None:
    text = {"uuid": "q", "type": "send_msg", "text": "Take 20 pills"}
    flow(whole, "specimen_start_monday_1")["nodes"][0]["actions"].append(text)


def change_a_date_while_asking(whole: Any) -> None:
    change = {"uuid": "q", "type": "set_contact_field", "field": {"key": "due_date", "name": "x"}, "value": ""}
    flow(whole, "welcome?")["nodes"][0]["actions"].append(change)


def call_somebody(whole: Any) -> None:
    flow(whole, "STOP")["nodes"][0]["actions"].append({"uuid": "q", "type": "call_webhook", "url": "example.org"})


def offer_buttons(whole: Any) -> None:
    each_action(whole, "send_msg")[0]["quick_replies"] = ["Maybe"]


def add_a_flow_that_nothing_starts(whole: Any) -> None:
    whole["flows"].append(flow(whole, "STOP") | OTHER)


def answer_by_itself(whole: Any) -> None:
    router = wait(flow(whole, "welcome?"))["router"]
    router["wait"]["timeout"] = {"seconds": 60, "category_uuid": router["categories"][0]["uuid"]}


def wait_for_a_minute(whole: Any) -> None:
    flow(whole, "welcome?")["expire_after_minutes"] = 1


def enter_the_flow_of_another(whole: Any) -> None:
    """`again` to `sorry` leads into the flow of the first question; here into that of STOP."""
    for action in each_action(whole, "enter_flow"):
        action["flow"] = {key: flow(whole, "STOP")[key] for key in ("uuid", "name")}


def come_back_from_another(whole: Any) -> None:
    for action in each_action(whole, "enter_flow"):
        action["terminal"] = False


def speak_before_entering(whole: Any) -> None:
    nodes = flow(whole, "week-20?")["nodes"]
    way = next(one["uuid"] for one in nodes if [action["type"] for action in one["actions"]] == ["enter_flow"])
    for one in (leaving for node in nodes for leaving in node["exits"]):
        one["destination_uuid"] = "speaks" if one["destination_uuid"] == way else one["destination_uuid"]
    text = {"uuid": "q", "type": "send_msg", "text": "Take 20 pills"}
    nodes.append({"uuid": "speaks", "actions": [text], "exits": [{"uuid": "e", "destination_uuid": way}]})


def begin_in_itself(whole: Any) -> None:
    one = flow(whole, "welcome?")
    reference = {"uuid": one["uuid"], "name": one["name"]}
    one["nodes"][0]["actions"] = [{"uuid": "q", "type": "enter_flow", "flow": reference, "terminal": True}]


SPOILT: tuple[tuple[Change, str], ...] = (
    (leave_another_group, "the flow `specimen en STOP` takes people out of another group"),
    (leave_every_group, "has `all_groups` where it should do no more than `remove_contact_groups`"),
    (send_to_another_group, "the campaign is for another group: `specimen other`"),
    (answer_another_group, "the keyword `quiz` is answered for other groups"),
    (answer_everybody, "the keyword `quiz` is answered for other groups"),
    (answer_all_but_the_group, "message `quiz`: `exclude_groups` should be []"),
    (make_no_group, "the file should make one group, and makes 0"),
    (fill_the_group_by_a_query, "the group `specimen en` is filled by a query"),
    (make_no_fields, "the field `due_date` is used, and not made"),
    (make_a_date_a_text, "the field `visit` is of the type `text`, not `datetime`"),
    (make_a_field_that_nobody_needs, "the field `age` is of the type `numeric` and not used"),
    (speak_another_language, "the flow `specimen en welcome?` is in `fra`, not in `eng`"),
    (write_in_another_language, "an event is in `fra`, not in `eng`"),
    (translate_an_event, "an event is in `fra`, not in `eng`"),
    (translate_a_flow, "the flow `specimen en STOP` has words in another language"),
    (find_weekdays_by_interrupting, "first monday from 1 days after specimen_start should be found on day 1 at 0"),
    (find_weekdays_in_the_foreground, "should be of the type `messaging_background`, not `messaging`"),
    (speak_while_finding, "finds a weekday, and does something else too"),
    (change_a_date_while_asking, "the flow `specimen en welcome?` finds a weekday, and does something else too"),
    (call_somebody, "the flow `specimen en STOP` does something that none of ours does: `call_webhook`"),
    (offer_buttons, "has `quick_replies` where it should do no more than `send_msg`"),
    (add_a_flow_that_nothing_starts, "nothing starts the flow `specimen other`"),
    (answer_by_itself, "the flow `specimen en welcome?` has a wait that ends in another way than by an answer"),
    (enter_the_flow_of_another, "message `welcome`: in the flow `specimen en week-20?` the flow of another message"),
    (come_back_from_another, "the flow `specimen en week-20?` enters another flow and goes on after it"),
    (speak_before_entering, "something is done before another flow is entered"),
    (begin_in_itself, "the flow `specimen en welcome?` begins in another flow"),
    (wait_for_a_minute, "the flow `specimen en welcome?` does not wait a week for an answer"),
)


@pytest.mark.parametrize(("change", "message"), SPOILT, ids=[change.__name__ for change, _ in SPOILT])
def test_what_is_not_as_the_messages_need_it_is_found(change: Change, message: str, tmp_path: Path) -> None:
    messages = spoilt(change, tmp_path)
    assert any(message in one for one in messages), messages
