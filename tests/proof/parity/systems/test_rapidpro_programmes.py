"""Flows of RapidPro read back: what cannot be walked, and what leads elsewhere than in the source."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.document import Document
from pipeline.proof.parity.systems.flow_reader import FlowReader, FlowStep
from tests.conversion.systems.test_rapidpro_flows import AGAIN, PROGRAMME, programme, sms
from tests.proof.parity.systems.test_exports import export, verify

Change = Callable[[Any], None]


def document() -> Document:
    return programme(*PROGRAMME, *AGAIN[:4])


def flow(export: Any, name: str) -> Any:
    (one,) = (one for one in export["flows"] if one["name"] == f"specimen en {name}")
    return one


def wait(one: Any, number: int = 0) -> Any:
    return [node for node in one["nodes"] if "router" in node][number]


def spoilt(change: Change, folder: Path) -> list[str]:
    """What verify says of a programme in whose export something was changed."""
    (path,) = export("rapidpro", document(), folder)
    whole = json.loads(path.read_text(encoding="utf-8"))
    change(whole)
    path.write_text(json.dumps(whole), encoding="utf-8")
    return [one.message for one in verify("rapidpro", document(), folder).diagnostics]


def test_a_programme_is_proven_with_every_answer(tmp_path: Path) -> None:
    export("rapidpro", document(), tmp_path)
    verification = verify("rapidpro", document(), tmp_path)
    assert [one.message for one in verification.diagnostics] == []
    assert all(one.matched == one.needed for one in verification.coverage)
    assert sum(one.needed for one in verification.coverage) > 60


def lead_elsewhere(whole: Any) -> None:
    yes, no, _ = (exits := wait(flow(whole, "welcome?"))["exits"])
    yes["destination_uuid"], no["destination_uuid"] = no["destination_uuid"], yes["destination_uuid"]
    assert len(exits) == 3


def lead_back_elsewhere(whole: Any) -> None:
    """`no` to the second question begins again; here it is another message of the flow."""
    one = flow(whole, "welcome?")
    wait(one, 1)["exits"][1]["destination_uuid"] = one["nodes"][-1]["uuid"]


def answer_what_nobody_knows(whole: Any) -> None:
    wait(flow(whole, "welcome?"))["exits"][-1]["destination_uuid"] = flow(whole, "welcome?")["nodes"][0]["uuid"]


def change_a_nested_text(whole: Any) -> None:
    actions = [action for node in flow(whole, "after?")["nodes"] for action in node["actions"]]
    next(one for one in actions if "read on" in one["text"])["text"] = "Hill: then stop."


def cut_an_exit(whole: Any) -> None:
    wait(flow(whole, "after?"))["exits"][0]["destination_uuid"] = "00000000-0000-4000-8000-000000000000"


def leave_a_node_alone(whole: Any) -> None:
    one = flow(whole, "after?")
    one["nodes"].append({"uuid": "lonely", "actions": [], "exits": [{"uuid": "e", "destination_uuid": None}]})


def lose_the_ways(whole: Any) -> None:
    wait(flow(whole, "week-20?"))["router"]["cases"] = []


def ask_another_word(whole: Any) -> None:
    wait(flow(whole, "week-20?"))["router"]["cases"][0]["arguments"] = ["anita"]


def compare_otherwise(whole: Any) -> None:
    wait(flow(whole, "week-20?"))["router"]["cases"][0]["type"] = "has_phrase"


def stay_in_the_group(whole: Any) -> None:
    flow(whole, "STOP")["nodes"][0]["actions"].pop(0)


def send_a_text_for_a_question(whole: Any) -> None:
    events = whole["campaigns"][0]["events"]
    event = next(one for one in events if one.get("flow", {}).get("name") == "specimen en after?")
    del event["flow"]
    event |= {"event_type": "M", "message": {"eng": "Hill: how was it? Answer 1 or 2."}, "base_language": "eng"}


def count_from_another_weekday(whole: Any) -> None:
    (action,) = flow(whole, "specimen_start_monday_1")["nodes"][0]["actions"]
    action["value"] = action["value"].replace("mod(7", "mod(8")


def find_the_weekday_too_early(whole: Any) -> None:
    events = whole["campaigns"][0]["events"]
    next(one for one in events if one["delivery_hour"] == 0)["offset"] -= 1


def find_the_weekday_once_a_week(whole: Any) -> None:
    """Who joins after midnight of the first day would begin a week late."""
    events = whole["campaigns"][0]["events"]
    finding = [one for one in events if one["delivery_hour"] == 0 and one["relative_to"]["key"] == "specimen_start"]
    for event in finding[1:7]:
        events.remove(event)


def lose_a_week(whole: Any) -> None:
    events = whole["campaigns"][0]["events"]
    events.remove(next(one for one in events if one.get("message", {}).get("eng") == "Hill: fish."))


def end_a_wait(whole: Any) -> None:
    """A text that interrupts whoever has a question to answer."""
    events = whole["campaigns"][0]["events"]
    next(one for one in events if one.get("message", {}).get("eng") == "Hill: walk.")["start_mode"] = "I"


def take_stop_alone_only(whole: Any) -> None:
    next(one for one in whole["triggers"] if one["keyword"] == "stop")["match_type"] = "O"


SPOILT: tuple[tuple[Change, str], ...] = (
    (lead_elsewhere, "message `glad`: in the flow `specimen en welcome?` “Hill: answer AGAIN"),
    (lead_back_elsewhere, "message `welcome`: in the flow `specimen en welcome?`"),
    (answer_what_nobody_knows, "an answer that nobody knows does not end it"),
    (change_a_nested_text, "message `first`: in the flow `specimen en after?` “Hill: then stop.” is sent"),
    (cut_an_exit, "the flow `specimen en after?` has an exit that leads nowhere"),
    (leave_a_node_alone, "the flow `specimen en after?` has a node that nothing reaches"),
    (lose_the_ways, "the flow `specimen en week-20?` waits for an answer and knows no way on"),
    (ask_another_word, "the answers `anita` lead on; in the source it is `amina`"),
    (compare_otherwise, "has an answer that is not compared word by word"),
    (stay_in_the_group, "message `stop`: in the flow `specimen en STOP` the person stays in the group"),
    (send_a_text_for_a_question, "message `after`: `event_type` should be 'F', not 'M'"),
    (count_from_another_weekday, "'first monday from 1 days after specimen_start', not 'first tuesday"),
    (
        find_the_weekday_too_early,
        "first monday from 1 days after specimen_start should be found on day 1 at 0, and is on day 0 at 0",
    ),
    (find_the_weekday_once_a_week, "should be found on day 2 at 0, day 3 at 0"),
    (lose_a_week, "message `friday"),
    (end_a_wait, "`start_mode` should be 'P', not 'I'"),
    (take_stop_alone_only, "message `stop`: `match_type` should be 'F', not 'O'"),
)


@pytest.mark.parametrize(("change", "message"), SPOILT, ids=[change.__name__ for change, _ in SPOILT])
def test_a_way_that_leads_elsewhere_is_found(change: Change, message: str, tmp_path: Path) -> None:
    messages = spoilt(change, tmp_path)
    assert any(message in one for one in messages), messages


def test_answers_in_scripts_that_write_vowels_as_marks_are_followed(tmp_path: Path) -> None:
    """They are whole words: the first letter of the Hindi for yes is none, and leads nowhere."""
    messages = (
        sms("ask", "Hill: हाँ या नहीं?", "day 0 at 10:00", replies="हाँ:good नहीं:bad"),
        sms("menu", "Hill: மெனு: ஆம்.", keyword="மெனு", purpose="menu"),
        sms("good", "Hill: ठीक.", keyword="ஆம்"),
        sms("bad", "Hill: अच्छा।"),
    )
    made = programme(*messages)
    (path,) = export("rapidpro", made, tmp_path)
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert [one["keyword"] for one in whole["triggers"]] == ["மெனு", "ஆம்"]
    asking = FlowReader(flow(whole, "ask?"))
    waiting = asking.begin().waiting
    assert asking.answer(waiting, "हाँ!").sent == ("Hill: ठीक.",)
    assert asking.answer(waiting, "ह") == FlowStep()
    assert [one.message for one in verify("rapidpro", made, tmp_path).diagnostics] == []


def test_what_people_type_from_the_read_me_of_a_programme_is_compared(tmp_path: Path) -> None:
    export("rapidpro", document(), tmp_path)
    (path,) = tmp_path.rglob("README.txt")
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("en week-20?: week-20", "en week-20?: after"),
        ("in `due_date`", "in `birth`"),
        ("280 days before the date", "200 days before the date"),
        ("field: before, after.", "field: after."),
        ("between 20:00", "between 22:00"),
        ("to Europe/London", "to Europe/Paris"),
    ):
        path.write_text(text.replace(old, new), encoding="utf-8")
        (diagnostic,) = verify("rapidpro", document(), tmp_path).diagnostics
        assert "the file should have the line" in diagnostic.message


def test_a_flow_that_runs_in_a_circle_is_walked_once() -> None:
    circle = {
        "nodes": [
            {"uuid": "a", "actions": [{"type": "send_msg", "text": "one"}], "exits": [{"destination_uuid": "b"}]},
            {"uuid": "b", "actions": [{"type": "send_msg", "text": "two"}], "exits": [{"destination_uuid": "a"}]},
        ]
    }
    assert FlowReader(circle).begin() == FlowStep(("one", "two"))
    assert FlowReader({}).begin() == FlowStep()
    assert list(FlowReader({}).find_breaks()) == ["has no nodes"]
