"""When somebody gets the messages of a programme."""

from __future__ import annotations

import json

import pytest

from tests.mothers import MOTHERS, WELCOME, add_mothers
from tests.workspace import PUBLISHER, Workspace, sms

TEXT = "Strong mothers: your care team can help you."
ABOUT = "about=muscle#what-it-is"
TIMES = {
    "half": "week 20 of pregnancy at 10:00",
    "after": "3 hours after visit",
    "weekly": "every monday at 09:00 from day 1 for 2 weeks",
}


@pytest.fixture
def programme(workspace: Workspace) -> Workspace:
    add_mothers(
        workspace, WELCOME + "".join(sms(f'#{name} {ABOUT} send="{send}"', TEXT) for name, send in TIMES.items())
    )
    workspace.append(PUBLISHER, "messaging: {time_zone: Europe/London}\n")
    return workspace


def list_dates(workspace: Workspace, *options: str) -> list[tuple[str, str]]:
    answer = workspace.plainleaf("messages", "list", MOTHERS, "--format", "json", *options)
    assert answer.returncode == 0, answer.stderr
    return [(one["sent"] or one["why"], one["id"]) for one in json.loads(answer.stdout)]


def test_dates_are_in_the_order_of_sending_on_the_clocks_of_the_publisher(programme: Workspace) -> None:
    dates = ("--start", "2026-03-26", "--event", "due_date=2026-08-13", "--event", "visit=2026-03-29T23:30")
    assert list_dates(programme, *dates) == [
        ("2026-03-26T10:00+00:00", "welcome"),
        ("2026-03-26T10:00+00:00", "half"),
        ("2026-03-30T08:00+01:00", "after"),
        ("2026-03-30T09:00+01:00", "weekly"),
        ("2026-04-06T09:00+01:00", "weekly"),
    ]


def test_an_event_may_be_given_itself(programme: Workspace) -> None:
    assert list_dates(programme, "--event", "pregnancy=2026-01-01")[0] == ("2026-05-21T10:00+01:00", "half")


def test_what_is_not_given_is_said(programme: Workspace) -> None:
    whys = {name: why for why, name in list_dates(programme, "--event", "visit=2026-03-29")}
    assert whys["half"] == "the date of `pregnancy` is not given"
    assert whys["after"] == "`visit` needs an hour, because hours are counted from it"


def test_for_people_it_is_a_line_each(programme: Workspace) -> None:
    first, *_, last = programme.plainleaf("messages", "list", MOTHERS, "--start", "2026-03-26").stdout.splitlines()
    assert first.split("  ")[0] == "2026-03-26T10:00+00:00" and first.endswith("you will get a message a week.")
    assert last.startswith("-") and last.endswith("the date of `visit` is not given")


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("visits=2026-03-29", "no message is counted from visits; there are: due_date, pregnancy, visit"),
        ("visit", "visit is not a date; write visit=2026-12-01 or visit=2026-12-01T14:30"),
        ("visit=29.3.2026", "visit=29.3.2026 is not a date"),
        ("visit=9999-12-31T23:00", "visit=9999-12-31T23:00 is not in the years 1900 to 2200"),
        ("due_date=0001-01-01", "due_date=0001-01-01 is not in the years 1900 to 2200"),
    ],
)
def test_what_is_no_date_of_an_event_is_wrong_usage(option: str, message: str, programme: Workspace) -> None:
    answer = programme.plainleaf("messages", "list", MOTHERS, "--event", option)
    assert answer.returncode == 2 and message in answer.stderr


def test_without_a_time_zone_no_offset_can_be_followed(programme: Workspace) -> None:
    programme.edit(PUBLISHER, "{time_zone: Europe/London}", "{weekly: 3}")
    answer = programme.plainleaf("messages", "list", MOTHERS, "--event", "visit=2026-04-01T14:30+02:00")
    assert answer.returncode == 2 and "visit has an offset, and publisher.yaml has no time_zone" in answer.stderr
    assert ("2026-04-01T17:30", "after") in list_dates(programme, "--event", "visit=2026-04-01T14:30")
