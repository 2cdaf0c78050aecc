"""Forty weeks of messages and what comes after the birth: what makes a programme one that can be sent."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from pipeline.conversion.messages.message_counts import count_messages
from pipeline.conversion.messages.reading_copy import write_reading_copy
from pipeline.model.document import Document, TextMessage
from pipeline.sms import worst_case
from pipeline.sms.limits import MOST_APP_LETTERS
from pipeline.sms.schedules import START, WEEK, read_schedule, sort_by_time
from pipeline.templating.compose import compose
from tests.shapes.laid_out import lay_out
from tests.workspace import Workspace

PROGRAMME = "mothers"
LONGEST_SILENCE = 28
"""Days."""
HER_DATES = {
    "start": "2026-03-25",
    "due_date": "2026-12-06",
    "next_visit": "2026-03-30T09:30",
    "birth_date": "2026-10-24",
}
"""One mother's: 28 days after the start of her pregnancy clocks go forward, and 238 days after it they go back."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The shape, not built. Do not change it."""
    place = tmp_path_factory.mktemp("programme")
    lay_out("programme", place / "source")
    return Workspace(place)


@pytest.fixture(scope="module")
def programme(source: Workspace) -> Document:
    """The programme, composed."""
    return compose(source.check().good[PROGRAMME], "en")


def by_id(programme: Document) -> dict[str, TextMessage]:
    return {message.id: message for message in programme.messages}


# --- what it is


def test_it_has_messages_and_nothing_to_read(programme: Document, source: Workspace) -> None:
    assert 90 <= len(programme.messages) <= 110
    assert programme.key_points is None and [section.id for section in programme.sections] == ["about"]
    assert "## " not in source.read(f"{PROGRAMME}/en.md"), "no section stands there only to hold messages"


def test_each_week_from_4_to_40_has_a_message_that_is_called_by_it(programme: Document) -> None:
    schedules = {message.id: read_schedule(message.send) for message in programme.messages if message.send}
    once = {name: when.weeks for name, when in schedules.items() if when.weeks and when.weekday is None}
    assert once == {f"week-{week}": week for week in range(4, 41)}


def test_what_it_says_of_health_stands_in_a_leaflet_and_is_pinned_to_it(programme: Document) -> None:
    about = [message for message in programme.messages if message.about]
    assert all(message.about.startswith("pregnancy-care#") and message.pin_state == "pinned" for message in about)
    without = {message.id for message in programme.messages} - {message.id for message in about}
    assert without == {"welcome", "sad-news", "born-yet", "stop", "loss", "more"}


# --- each message


def test_each_message_is_one_part_in_the_alphabet_of_phones_whatever_is_filled_in(programme: Document) -> None:
    declared = {one.name: one for one in programme.campaign.placeholders}
    for message in programme.messages:
        cases = worst_case(message.text, declared)
        for count in (cases.sample, cases.longest, cases.fallback):
            assert (count.encoding, len(count.parts)) == ("GSM-7", 1), message.id


def test_each_message_names_its_sender_at_once(programme: Document) -> None:
    """`welcome` greets first."""
    first = {message.id for message in programme.messages if not message.text.startswith("Marsh Clinic: ")}
    assert first == {"welcome"}


def test_ten_messages_have_words_for_apps_too(programme: Document) -> None:
    longs = [message for message in programme.messages if message.long]
    assert len(longs) == 10
    assert all(len(message.text) < len(message.long) <= MOST_APP_LETTERS for message in longs)
    assert all("\n\n" in message.long for message in longs), "their paragraphs stay"


def test_what_others_need_not_see_is_marked_from_the_first_weeks_on(programme: Document) -> None:
    early = [one for one in programme.messages if one.send and 0 < (read_schedule(one.send).weeks or 0) <= 12]
    assert len(early) == 9 and all(one.sensitive for one in early)
    assert not any(re.search("pregnan|baby", message.text[:40]) for message in programme.messages if message.sensitive)


# --- all of them together


@pytest.mark.parametrize("anchor", ["pregnancy", "birth"])
@pytest.mark.parametrize("words", ["STOP", r"01632 960123|\b999\b|HELP"])
def test_in_any_four_weeks_somebody_is_named_and_a_way_to_stop(programme: Document, anchor: str, words: str) -> None:
    sent = [(read_schedule(one.send), one.text) for one in programme.messages if one.send]
    days = sorted(when.days for when, _ in sent if when.anchor == anchor)
    speaking = sorted(when.days for when, text in sent if when.anchor == anchor and re.search(words, text))
    edges = [days[0], *speaking, days[-1]]
    assert max(later - sooner for sooner, later in pairwise(edges)) <= LONGEST_SILENCE


def test_dangers_are_said_again_and_again(programme: Document) -> None:
    """About every two months, and after the birth anew."""
    alerts = [read_schedule(one.send) for one in programme.messages if one.purpose == "alert"]
    weeks = [when.days // WEEK for when in alerts if when.anchor == "pregnancy"]
    assert weeks == [6, 12, 20, 24, 28, 32, 32, 35, 36, 39]
    assert [when.days for when in alerts if when.anchor == "birth"] == [2, 4, 21]
    assert sum("999" in message.text for message in programme.messages) >= 5


def test_questions_lead_on_and_one_leads_back(programme: Document) -> None:
    messages = by_id(programme)
    leads = {one.id: [reply.message for reply in one.replies] for one in programme.messages if one.replies}
    assert all(target in messages for targets in leads.values() for target in targets)
    assert sum(bool(messages[name].send) for name in leads) == 9, "questions that come by themselves"
    assert {"booked-no", "walk-no", "sleep-no", "feel-low"} <= set(leads), "answers that ask again"
    assert "walk-no" in leads["week-15"] and "walk-how" in leads["walk-no"] and "week-15" in leads["walk-how"]
    for message in programme.messages:
        assert all(reply.word.upper() in message.text for reply in message.replies), message.id


def test_keywords_are_answered_in_a_menu_too(programme: Document) -> None:
    messages = by_id(programme)
    assert {one.keyword for one in programme.messages} > {"HELP", "STOP", "LOSS", "BORN", "MORE"}
    assert len(messages["more"].replies) == 8
    assert all(messages[reply.message].keyword == reply.word.upper() for reply in messages["more"].replies)


# --- when it is sent


def test_it_is_written_and_listed_in_the_order_of_sending(programme: Document) -> None:
    ids = [message.id for message in programme.messages]
    for anchor in (START, "pregnancy", "visit", "birth"):
        timed = sort_by_time(programme.messages, lambda one: one.send)
        sent = [one.id for one, when in timed if when and when.anchor == anchor]
        assert sent == sorted(sent, key=ids.index), anchor


def test_files_list_the_events_in_the_order_of_leaflet_yaml(programme: Document) -> None:
    """The birth after the pregnancy, whatever their names begin with."""
    campaign = programme.campaign
    assert list(campaign.events) == ["pregnancy", "visit", "birth"]
    copy = write_reading_copy(programme, count_messages(programme))
    ids = [line.removeprefix("Message: ") for line in copy.splitlines() if line.startswith("Message: ")]
    firsts = ["welcome", "week-4", "week-40", "visit-in-a-week", "congratulations", "last-one", "booked-yes", "help"]
    assert sorted(firsts, key=ids.index) == firsts


def test_when_one_mother_gets_them_while_clocks_go_forward_and_back(source: Workspace) -> None:
    events = [word for name, day in HER_DATES.items() if name != "start" for word in ("--event", f"{name}={day}")]
    asked = ("messages", "list", PROGRAMME, "--format", "json", "--start", HER_DATES["start"], *events)
    done = source.plainleaf(*asked)
    assert done.returncode == 0, done.stderr
    listed = json.loads(done.stdout)
    sent = {one["id"]: one["sent"] for one in listed}
    assert not [one for one in listed if one["why"]]
    assert {name: sent[name] for name in EXPECTED} == EXPECTED
    mondays = [one["sent"] for one in listed if one["id"] == "mondays"]
    assert mondays == [f"2026-11-{day:02}T10:00+00:00" for day in (9, 16, 23, 30)], "week 36 is complete on a Sunday"
    moments = [one["sent"] for one in listed]
    assert len(moments) > 55 and all("T09:00" <= moment[10:16] < "T20:00" for moment in moments)


EXPECTED = {
    "welcome": "2026-03-25T10:00+00:00",
    "first-signs": "2026-03-26T10:00+00:00",
    "week-4": "2026-03-29T10:00+01:00",  # the day on which clocks go forward
    "week-5": "2026-04-05T10:00+01:00",
    "bleeding": "2026-04-15T10:00+01:00",
    "week-20": "2026-07-19T10:00+01:00",
    "week-33": "2026-10-18T10:00+01:00",
    "week-34": "2026-10-25T10:00+00:00",  # the day on which they go back
    "week-40": "2026-12-06T10:00+00:00",  # the day on which the baby is due
    "visit-in-a-week": "2026-03-23T10:00+00:00",
    "visit-bring": "2026-03-29T17:00+01:00",
    "visit-soon": "2026-03-29T19:59+01:00",  # half past six would wake her
    "visit-questions": "2026-03-30T11:30+01:00",
    "congratulations": "2026-10-25T10:00+00:00",
    "last-one": "2026-12-05T10:00+00:00",
}
"""By hand: 280 days before 6 December 2026 is 1 March, and week N is 7 × N days later."""
