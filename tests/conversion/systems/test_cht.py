"""The files for the Community Health Toolkit, against cht-conf and the readers that it uses."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pipeline.conversion.systems.cht.writer import find_refusals, write_app_settings
from pipeline.conversion.systems.dialects import CHT, write_template
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import Document
from pipeline.proof.validators import node
from pipeline.sms.schedules import WEEKDAYS, read_schedule
from pipeline.sms.sending_dates import Clock, list_sendings
from tests.conversion.programme import programme, without_replies, without_weekdays
from tests.conversion.systems.made import CAMPAIGN, MESSAGES, checked, draft, files, shown, text
from tests.needs import need

HERE = Path(__file__).parent


def judged(document: Document, folder: Path) -> Any:
    """What cht-conf says of the files: a fault of the schedules, faults of the translations, and the texts as read."""
    lacks = node.lacks_node() or node.lacks("cht-conf")
    need(not lacks, lacks)
    for artifact in write_app_settings(document):
        place = folder / artifact.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(artifact.data)
    command = ["node", str(HERE / "cht_conf.cjs"), str(node.PACKAGES), str(folder / "messages" / "cht")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("made", [draft, checked])
def test_cht_conf_takes_it(made: Callable[[], Document], tmp_path: Path) -> None:
    said = judged(made(), tmp_path)
    assert (said["schedules"], said["translations"]) == ("", [])
    texts = said["texts"]["messages-en.properties"]
    assert list(texts.values()) == [write_template(message, CAMPAIGN, CHT) for message in MESSAGES]


def test_cht_conf_takes_the_real_leaflet(real_document: Document, tmp_path: Path) -> None:
    said = judged(real_document, tmp_path)
    assert (said["schedules"], said["translations"]) == ("", [])
    assert len(said["texts"]["messages-en.properties"]) == len(real_document.messages)


AWKWARD = (
    "  two spaces before, and two after  ",
    "a line\nanother\n\n  a third",
    "C:\\new \\u0041 \\",
    "# no comment = no key: really! ; not",
    "عربي, 東京, 👩🏽‍⚕️, é, \u00a0",
    "don't, can't, it's '5'",
    "a\ttab and \u2028 a separator",
    "999 is the number",
    "= first",
)


@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_texts_are_read_back_as_they_are(words: str, tmp_path: Path) -> None:
    said = judged(draft(text(words)), tmp_path)
    assert (said["schedules"], said["translations"]) == ("", [])
    assert said["texts"]["messages-en.properties"] == {"draft-specimen.one": words}


def test_it_is_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / "cht.txt", shown(write_app_settings(draft())))


def test_schedules_have_days_times_and_groups_of_one() -> None:
    start, visit = json.loads(files(write_app_settings(checked()))["messages/cht/app_settings/schedules.json"])
    assert (start["start_from"], visit["start_from"]) == ("reported_date", "fields.visit")
    seen = [(one["offset"], one["send_time"], one["group"], one["translation_key"]) for one in start["messages"]]
    assert seen == [
        ("0 days", "10:00", 1, "specimen.welcome"),
        ("0 days", "11:00", 2, "specimen.call-now"),
        ("3 days", "10:00", 3, "specimen.help"),
    ]
    assert [one["offset"] for one in visit["messages"]] == ["-2 days", "7 days"]
    assert {one["recipient"] for one in start["messages"]} == {"patient.phone"}


def test_schedules_are_the_same_in_every_language() -> None:
    english, french = (files(write_app_settings(draft(language=tag))) for tag in ("en", "fr"))
    place = "messages/cht/app_settings/schedules.json"
    assert english[place] == french[place]
    assert "messages/cht/translations/messages-fr.properties" in french


@pytest.mark.parametrize("words", ["999", " 1.5e3 ", "0x1F", "null", "true", "-.5", "Infinity"])
def test_a_text_that_is_read_as_a_number_or_a_sign_is_refused(words: str) -> None:
    with pytest.raises(UnsendableError, match="number or a sign"):
        write_app_settings(draft(text(words)))


def test_a_language_without_two_letters_is_refused() -> None:
    for tag in ("fil", "pt-BR"):
        with pytest.raises(UnsendableError, match="ISO 639-1"):
            write_app_settings(draft(language=tag))


def test_cht_conf_takes_a_programme(tmp_path: Path) -> None:
    said = judged(without_replies(), tmp_path)
    assert (said["schedules"], said["translations"]) == ("", [])
    texts = said["texts"]["messages-en.properties"]
    sent = without_replies()
    assert list(texts.values()) == [write_template(message, sent.campaign, CHT) for message in sent.messages]


def test_a_programme_is_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / "cht-programme.txt", shown(write_app_settings(without_replies())))


def schedules(document: Document) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(
        files(write_app_settings(document))["messages/cht/app_settings/schedules.json"]
    )
    return made


def test_events_are_counted_from_their_fields_in_weeks_days_and_hours() -> None:
    seen = {
        one["translation_key"].partition(".")[2]: (schedule["start_from"], one["offset"], one["send_time"])
        for schedule in schedules(without_weekdays())
        for one in schedule["messages"]
    }
    assert seen == {
        "welcome": ("reported_date", "0 days", "10:00"),
        "call-now": ("reported_date", "0 days", "11:00"),
        "week-20": ("fields.due_date", "-140 days", "10:00"),
        "week-40": ("fields.due_date", "0 days", "09:30"),
        "visit": ("fields.visit", "-2 days", "17:00"),
        "after-visit": ("fields.visit", "3 hours", ""),
    }


def follow(entry: dict[str, Any], start: date) -> date:
    """The day on which CHT sends it: the offset, and then the named day in the week that begins on Sunday."""
    due = start + timedelta(days=int(entry["offset"].removesuffix(" days")))
    sunday = due - timedelta(days=due.isoweekday() % 7)
    names = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    return sunday + timedelta(days=names.index(entry["send_day"]))


@pytest.mark.parametrize("weekday", WEEKDAYS)
@pytest.mark.parametrize("start", ["day 0", "day 1", "3 days before visit", "week 20 of pregnancy"])
def test_a_day_of_the_week_is_the_first_on_or_after_the_day_whatever_day_the_date_is(weekday: str, start: str) -> None:
    send = f"every {weekday} at 09:00 from {start} for 3 weeks"
    document = replace(programme(), messages=(text("Strong: hello.", send=send),))
    (schedule,) = schedules(document)
    assert [one["group"] for one in schedule["messages"]] == [1, 2, 3]
    when, clock = read_schedule(send), Clock(ZoneInfo("UTC"), time(0), time(0))
    earlier = 280 if "pregnancy" in start else 0
    for number in range(7):
        field = date(2026, 12, 6) + timedelta(days=number)
        wanted = [moment.date() for moment in list_sendings(when, field - timedelta(days=earlier), clock)]
        assert [follow(one, field) for one in schedule["messages"]] == wanted


def test_who_waits_for_an_answer_is_refused() -> None:
    refusals = {(one.message_id, one.reason) for one in find_refusals(programme())}
    assert refusals == {("week-20", "it waits for `yes` and `no`, and CHT has no branches to answer with")}
    with pytest.raises(UnsendableError, match="no branches"):
        write_app_settings(programme())


@pytest.mark.parametrize(
    ("quiet", "settings"),
    [
        (("20:00", "08:00"), ["8", "0", "19", "59"]),
        (("21:30", "07:15"), ["7", "15", "21", "29"]),
        (("00:00", "06:00"), ["6", "0", "23", "59"]),
        (("13:00", "15:00"), None),
        (("08:00", "08:00"), None),
    ],
)
def test_hours_in_which_nobody_is_woken_are_settings_of_the_project(
    quiet: tuple[str, str], settings: list[str] | None
) -> None:
    document = replace(without_replies(), campaign=replace(without_replies().campaign, quiet_hours=quiet))
    read_me = files(write_app_settings(document))["messages/cht/README.txt"]
    names = [f"schedule_{part}_{unit}" for part in ("morning", "evening") for unit in ("hours", "minutes")]
    written = re.findall(r'"(schedule_\w+)": (\d+)', read_me)
    assert written == (list(zip(names, settings, strict=True)) if settings else [])
    assert "from `fields.visit`: it needs a time of day" in read_me
    assert "schedule_" not in files(write_app_settings(draft()))["messages/cht/README.txt"]


def test_the_read_me_says_whose_clocks_the_times_are() -> None:
    assert "clocks in Africa/Nairobi" in files(write_app_settings(without_replies()))["messages/cht/README.txt"]
    assert "clocks in" not in files(write_app_settings(draft()))["messages/cht/README.txt"]
