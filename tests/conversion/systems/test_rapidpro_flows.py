"""Programmes in RapidPro: every answer to every message leads where the source says, and every time is the source's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.conversion.systems.rapidpro.writer import find_refusals, write_organisation
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import CampaignEvent, Document, Reply, TextMessage
from pipeline.proof.parity.systems.flow_reader import FlowReader, FlowStep
from pipeline.sms.schedules import read_schedule
from pipeline.sms.sending_dates import Clock, list_sendings
from tests.conversion.programme import programme as of_every_kind
from tests.conversion.systems.made import CAMPAIGN, checked, draft, files, shown
from tests.conversion.systems.test_rapidpro import organisation, read_back, without_defaults

EVENTS = {
    "pregnancy": CampaignEvent("your pregnancy", "due_date", days_before=280, counts_weeks=True),
    "visit": CampaignEvent("your visit", "visit"),
}


def sms(id: str, text: str, send: str = "", **rest: Any) -> TextMessage:
    replies = tuple(Reply(*one.split(":")) for one in rest.pop("replies", "").split())
    purpose = rest.pop("purpose", "education" if send or rest.get("keyword") else "reply")
    return TextMessage(id, "", send, text, purpose, replies=replies, **rest)


PROGRAMME = (
    sms("welcome", "Hill: we write to you. Answer YES or NO.", "day 0 at 10:00", replies="Yes:glad no:sorry"),
    sms("glad", "Hill: good. Is it your first? Answer YES or NO.", replies="yes:first no:welcome"),
    sms("sorry", "Hill: answer AGAIN to hear it again, or END2.", replies="again:welcome end2:stop"),
    sms("first", "Hill: then read on. Write to us@example.org, ((name))."),
    sms("day-3", "Hill: walk.", "day 3 at 10:00"),
    sms("week-20", "Hill: half way. Answer ((name)).", "week 20 of pregnancy at 09:00", replies="amina:glad"),
    sms("after", "Hill: how was it? Answer 1 or 2.", "3 hours after visit", replies="1:glad 2:sorry"),
    sms("before", "Hill: bring notes.", "5 hours before pregnancy"),
    sms("quiz", "Hill: sugar? Answer A or B.", "day 4 at 10:00", keyword="QUIZ", replies="a:first b:quiz"),
    sms("stop", "Hill: no more messages.", keyword="STOP", purpose="reply"),
)


def programme(*messages: TextMessage, made: Any = checked, zone: str = "Europe/London") -> Document:
    campaign = replace(CAMPAIGN, events=EVENTS, time_zone=zone)
    return made(*(messages or PROGRAMME), campaign=campaign)  # type: ignore[no-any-return]


def flows_of(export: Any) -> Iterator[tuple[TextMessage, FlowReader]]:
    """Each flow that sends, with the message that it begins with."""
    by_id = {one.id: one for one in PROGRAMME}
    named = {f"specimen en {id}?": one for id, one in by_id.items()}
    named |= {f"specimen en {one.keyword}": one for one in PROGRAMME if one.keyword}
    for flow in export["flows"]:
        yield named[flow["name"]], FlowReader(flow)


def as_sent(message: TextMessage) -> str:
    """A text as RapidPro has it."""
    return message.text.replace("@", "@@").replace("((name))", '@(default(contact.name, "there"))')


def test_rpft_reads_a_programme_back_as_it_is() -> None:
    for made in (draft, checked):
        export = organisation(programme(*PROGRAMME, *AGAIN, made=made))
        assert without_defaults(read_back(export)) == without_defaults(export)


def test_every_answer_to_every_message_is_followed_and_leads_where_the_source_says() -> None:
    by_id = {one.id: one for one in PROGRAMME}
    walked: set[tuple[str, str, str]] = set()
    export = organisation(programme())
    readers = {flow["uuid"]: FlowReader(flow) for flow in export["flows"]}
    entered = []
    for message, reader in flows_of(export):
        assert list(reader.find_breaks()) == []
        waiting = [(message, reader, reader.begin())]
        seen: set[tuple[str, FlowStep]] = set()
        while waiting:
            one, reader, step = waiting.pop()
            if step.enters:
                entered.append((message.id, one.id))
                reader = readers[step.enters]
                step = reader.begin()
            assert step.sent == (as_sent(one),)
            assert step.leaves_group == (one.id == "stop")
            assert bool(step.waiting) == bool(one.replies)
            if (one.id, step) in seen or not one.replies:
                continue
            seen.add((one.id, step))
            for text in ("perhaps", "yesterday", ""):
                assert reader.answer(step.waiting, text) == FlowStep()
            for reply in one.replies:
                for text in (reply.word, reply.word.upper(), f"oh: {reply.word.lower()}, of course!"):
                    waiting.append((by_id[reply.message], reader, reader.answer(step.waiting, text)))
                walked.add((message.id, one.id, reply.word))
    begun = [one for one in PROGRAMME if one.replies and (one.send or one.keyword)]
    assert {(first, asked) for first, asked, _ in walked} >= {(one.id, one.id) for one in begun}
    assert ("week-20", "welcome") in entered and ("welcome", "welcome") not in entered
    assert ("week-20", "glad", "no") in walked and ("week-20", "welcome", "no") in walked, "it leads back"


def test_a_message_that_can_be_answered_is_sent_by_a_flow_that_interrupts_and_others_leave_a_wait_alone() -> None:
    export = organisation(programme())
    flows = {flow["uuid"]: flow["name"] for flow in export["flows"]}
    seen = [
        (event["event_type"], event["start_mode"], flows.get(event.get("flow", {}).get("uuid"), ""))
        for event in export["campaigns"][0]["events"]
    ]
    assert seen == [
        ("F", "I", "specimen en welcome?"),
        ("M", "P", ""),
        ("F", "I", "specimen en QUIZ"),
        ("M", "P", ""),
        ("F", "I", "specimen en week-20?"),
        ("F", "I", "specimen en after?"),
    ]
    assert all("message" not in event for event in export["campaigns"][0]["events"] if event["event_type"] == "F")


def test_times_are_counted_from_the_date_in_the_field_in_days_or_in_hours() -> None:
    seen = [
        (event["relative_to"]["key"], event["offset"], event["unit"], event["delivery_hour"])
        for event in organisation(programme())["campaigns"][0]["events"]
    ]
    assert seen == [
        ("specimen_start", 0, "D", 10),
        ("specimen_start", 3, "D", 10),
        ("specimen_start", 4, "D", 10),
        ("due_date", -5 - 280 * 24, "H", -1),
        ("due_date", 140 - 280, "D", 9),
        ("visit", 3, "H", -1),
    ]


def test_a_wait_ends_after_a_week_and_waits_are_nodes_of_their_own() -> None:
    for flow in organisation(programme())["flows"]:
        assert flow["expire_after_minutes"] == 7 * 24 * 60
        assert flow["spec_version"] == "13.1.0"
        for node in flow["nodes"]:
            assert bool(node["actions"]) != ("router" in node)


def test_a_keyword_of_the_words_on_stopping_is_one_in_capitals() -> None:
    """`Text STOP to get no more messages` makes nobody leave who asks for MORE."""
    export = organisation(programme(sms("more", "Hill: more.", keyword="MORE"), PROGRAMME[-1]))
    leaving = {flow["name"]: FlowReader(flow).begin().leaves_group for flow in export["flows"]}
    assert leaving == {"specimen en MORE": False, "specimen en STOP": True}


AGAIN = (
    sms("monday", "Hill: walk.", "every monday at 09:00 from day 1 for 12 weeks"),
    sms("sunday", "Hill: rest. YES?", "every sunday at 18:00 from 3 days after visit for 2 weeks", replies="yes:first"),
    sms("friday", "Hill: fish.", "every friday at 11:00 from week 12 of pregnancy for 3 weeks"),
    sms("early", "Hill: pack.", "every tuesday at 11:00 from 20 days before visit for 1 week"),
    sms("first", "Hill: then read on."),
)
LONDON = Clock(ZoneInfo("Europe/London"), time(0), time(0))


def evaluate(template: str, fields: dict[str, date]) -> date:
    """The expression as goflow reckons it: the weekday of a Sunday is 0, `mod` is what a division leaves over."""
    names = {"date": lambda day: day, "weekday": lambda day: day.isoweekday() % 7, "mod": lambda n, by: n % by}
    names["datetime_add"] = lambda day, count, unit: day + timedelta(days=count) if unit == "D" else None
    body = re.sub(r"fields\.(\w+)", r'fields["\1"]', template.removeprefix("@(").removesuffix(")"))
    result = eval(body, {"__builtins__": {}}, names | {"fields": fields})
    assert isinstance(result, date)
    return result


@pytest.mark.parametrize("start", [date(2026, 3, 20) + timedelta(days=day) for day in range(15)])
def test_what_comes_every_week_comes_on_the_days_that_the_source_says(start: date) -> None:
    """For anybody, whatever the weekday of their date, and over a change of clocks."""
    document = programme(*AGAIN)
    export = organisation(document)
    finders = {
        action["field"]["key"]: (flow, action["value"])
        for flow in export["flows"]
        for node in flow["nodes"]
        for action in node["actions"]
        if action["type"] == "set_contact_field"
    }
    assert {flow["type"] for flow, _ in finders.values()} == {"messaging_background"}
    fields = dict.fromkeys(("specimen_start", "visit", "due_date"), start)
    texts = {one.text: one for one in AGAIN}
    flows = {flow["uuid"]: FlowReader(flow).begin().sent for flow in export["flows"]}
    sent: dict[str, list[datetime]] = {}
    for event in export["campaigns"][0]["events"]:
        key = event["relative_to"]["key"]
        if key not in finders:
            continue  # it finds the weekday
        day = evaluate(finders[key][1], fields) + timedelta(days=event["offset"])
        (text,) = event.get("message", {}).values() or flows[event["flow"]["uuid"]]
        moment = LONDON.find_moment(day, time(event["delivery_hour"]))
        sent.setdefault(texts[text].id, []).append(moment)
    assert set(sent) == {"monday", "sunday", "friday", "early"}
    for id, moments in sent.items():
        message = next(one for one in AGAIN if one.id == id)
        began = start - timedelta(days=280) if "pregnancy" in message.send else start
        assert moments == list(list_sendings(read_schedule(message.send), began, LONDON)), id


def list_days(weeks: int, first: int) -> list[int]:
    """Each day of the first week, and then one a week."""
    return [first + day for day in (*range(7), *range(7, 7 * weeks, 7))]


def test_who_joins_on_any_day_of_the_first_week_gets_the_first_that_is_still_to_come() -> None:
    """Somebody joins at noon of day 0, or their date is put in some days later: the next midnight finds the weekday."""
    export = organisation(programme(sms("go", "Hill: walk.", "every monday at 09:00 from day 0 for 3 weeks")))
    events = export["campaigns"][0]["events"]
    finding = [event["offset"] for event in events if event["delivery_hour"] == 0]
    (value,) = (flow["nodes"][0]["actions"][0]["value"] for flow in export["flows"])
    for weekday in range(7):
        start = date(2026, 3, 16) + timedelta(days=weekday)
        first = evaluate(value, {"specimen_start": start})
        due = [first + timedelta(days=7 * week) for week in range(3)]
        for late in range(7):
            known = start + timedelta(days=min(day for day in finding if day > late))
            missed = [day for day in due if start + timedelta(days=late) < day < known]
            assert missed == [], (weekday, late)


def test_a_weekday_is_found_before_the_message_is_due_and_again_each_week() -> None:
    export = organisation(programme(*AGAIN))
    named = {flow["uuid"]: flow["name"] for flow in export["flows"]}
    finding: dict[str, list[int]] = {}
    for event in export["campaigns"][0]["events"]:
        if event["delivery_hour"] == 0:
            assert (event["unit"], event["start_mode"]) == ("D", "P")
            finding.setdefault(named[event["flow"]["uuid"]], []).append(event["offset"])
    assert finding == {
        "specimen en specimen_start_monday_1": list_days(12, 1),
        "specimen en visit_sunday_3": list_days(2, 3),
        "specimen en due_date_friday_196_before": list_days(3, -196),
        "specimen en visit_tuesday_20_before": list_days(1, -20),
    }
    made = {field["key"]: field["type"] for field in export["fields"]}
    assert made["specimen_start_monday_1"] == "datetime"
    assert all(len(key) <= 36 for key in made)


def test_the_fields_of_long_names_stay_apart() -> None:
    anchors = [f"a-long-name-of-an-event-{end}" for end in ("a", "b")]
    messages = [sms(f"m{end}", "Hill: go.", f"every wednesday at 09:00 from 9 days before {name} for 1 week")
                for end, name in zip("ab", anchors, strict=True)]  # fmt: skip
    keys = [field["key"] for field in organisation(programme(*messages))["fields"]]
    assert len(set(keys)) == 4 and all(len(key) <= 36 for key in keys)


def test_the_read_me_says_what_somebody_has_to_set() -> None:
    text = files(write_organisation(programme(*PROGRAMME, *AGAIN[:1])))["messages/rapidpro/README.txt"]
    assert "Set the time zone of the workspace to Europe/London" in text
    assert "RapidPro keeps no quiet hours" in text and "field: before, after. RapidPro keeps" in text
    assert "    pregnancy: 280 days before the date in `due_date`, counted in completed weeks\n" in text
    assert "    specimen en week-20?: week-20\n" in text
    assert "`specimen_start_monday_1`, which nobody has to fill in" in text
    without = files(write_organisation(programme(PROGRAMME[4], zone="")))["messages/rapidpro/README.txt"]
    assert "Hours are those of clocks in the time zone of the workspace" in without
    assert "quiet hours" not in without and "waits" not in without and "weekday" not in without


def test_a_publisher_without_quiet_hours_is_told_of_no_nights() -> None:
    whole = programme()
    document = replace(whole, campaign=replace(whole.campaign, quiet_hours=("00:00", "00:00")))
    text = files(write_organisation(document))["messages/rapidpro/README.txt"]
    assert "needs the hour of the event in its field: before, after.\n" in text
    assert "quiet hours" not in text and "00:00" not in text


def test_an_export_grows_with_the_number_of_questions_and_not_with_its_square() -> None:
    """Each question leads to all others, and each has a flow of its own."""

    def count_nodes(questions: int) -> int:
        linked = [
            sms(f"q{n}", "Hill: A or B?", f"day {n} at 10:00", replies=f"a:q{(n + 1) % questions} b:q{(n or 9) - 1}")
            for n in range(questions)
        ]
        return sum(len(flow["nodes"]) for flow in organisation(programme(*linked))["flows"])

    assert count_nodes(40) <= 40 * 4
    assert count_nodes(80) == 2 * count_nodes(40)


REFUSED = (
    (sms("a", "Hill: go.", "every monday at 09:30 from day 1 for 2 weeks"), "full hours"),
    (sms("a", "Hill: go.", "every monday at 00:00 from day 1 for 2 weeks"), "at midnight"),
    (sms("a", "Hill: go.", "1 hour before language"), "no field for dates"),
    (sms("a", "Hill: " + "a" * 640, "1 hour before visit"), "at most 640"),
    (sms("a", "Hill: ((nobody)).", "1 hour before visit"), "nobody declared"),
)


@pytest.mark.parametrize(("message", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_cannot_be_sent_is_refused_at_its_message(message: TextMessage, reason: str) -> None:
    document = programme(message)
    (refusal,) = find_refusals(document)
    assert reason in refusal.reason and refusal.message_id == "a" and refusal.hint
    with pytest.raises(UnsendableError, match=reason):
        write_organisation(document)


def test_what_answers_an_answer_is_refused_too() -> None:
    """A message that nothing but an answer leads to is sent like any other."""
    document = programme(PROGRAMME[0], sms("glad", "Hill: ((nobody))."), PROGRAMME[2], PROGRAMME[-1])
    assert [(one.message_id, one.reason) for one in find_refusals(document)] == [("glad", "nobody declared `nobody`")]


def test_a_programme_is_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    document = of_every_kind()
    at_full_hours = tuple(replace(one, send=one.send.replace("09:30", "09:00")) for one in document.messages)
    written = shown(write_organisation(replace(document, messages=at_full_hours)))
    golden(Path(__file__).parent / "golden" / "rapidpro-programme.txt", written)
