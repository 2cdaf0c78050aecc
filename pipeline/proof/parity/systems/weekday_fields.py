"""Reader of the flows of RapidPro that find a first weekday, and put it into a field of a contact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.systems.flow_reader import list_actions
from pipeline.proof.parity.systems.json_file import look_up_json, look_up_text
from pipeline.proof.parity.systems.schedule_facts import count_from_field, list_timed, name_field
from pipeline.sms.schedules import WEEK, WEEKDAYS

SETS_A_FIELD = "set_contact_field"
"""The type of an action that puts something into a field of a contact."""

_FIRST_WEEKDAY = re.compile(
    r"@\(datetime_add\(date\(fields\.(?P<field>\w+)\), (?P<days>-?\d+) \+ "
    r'mod\((?P<ahead>\d+) - weekday\(date\(fields\.(?P=field)\)\), 7\), "D"\)\)'
)


@dataclass(frozen=True)
class WeekdayFinder:
    """What a flow puts into the field `key`: the first `weekday` on or after `days` from the date in another field.
    `weekday` (0 is Monday) is None where its expression is another."""

    key: str
    counted_from: str
    days: int
    weekday: int | None

    def __str__(self) -> str:
        return "" if self.weekday is None else describe_first_weekday(self.weekday, self.days, self.counted_from)


def describe_first_weekday(weekday: int, days: int, counted_from: str) -> str:
    """The day from which a message is counted that comes on a weekday."""
    return f"first {WEEKDAYS[weekday]} from {days} days after {counted_from}"


def read_finders(flows: Mapping[str, Mapping[str, Any]]) -> dict[str, WeekdayFinder]:
    """What each flow finds that sets a field, by the flow's id."""
    actions = {
        uuid: action
        for uuid, flow in flows.items()
        for action in list_actions(flow)
        if look_up_text(action, "type") == SETS_A_FIELD
    }
    return {uuid: _read_finder(action) for uuid, action in actions.items()}


def _read_finder(action: Mapping[str, Any]) -> WeekdayFinder:
    """RapidPro's weekday() is 0 on Sundays: so many days `ahead` less the weekday of the start come to the weekday."""
    key = look_up_text(action, "field", "key")
    match = _FIRST_WEEKDAY.fullmatch(look_up_text(action, "value"))
    if match is None:
        return WeekdayFinder(key, "", 0, None)
    days = int(match["days"])
    return WeekdayFinder(key, match["field"], days, (days + int(match["ahead"]) - 1) % WEEK)


def compare_finders(file: FileCheck, events: Iterable[Mapping[str, Any]], finders: Mapping[str, WeekdayFinder]) -> None:
    """Each field is found on the midnight before a message can be due, on the six after it, and again each week as long
    as it comes."""
    actual: dict[str, set[tuple[str, str]]] = {}
    for event in events:
        finder = finders[look_up_text(event, "flow", "uuid")]
        if _is_quiet(event) and look_up_text(event, "relative_to", "key") == finder.counted_from:
            when = (look_up_json(event, "offset"), look_up_json(event, "delivery_hour"))
            actual.setdefault(str(finder), set()).add(when)
    for described, expected in _list_expected(file).items():
        file.needed += 1
        if actual.get(described) == expected:
            file.matched += 1
        else:
            others = actual.get(described, set())
            file.report(
                f"the {described} should be found on {_join(expected - others)}, and is on {_join(others - expected)}"
            )


def _is_quiet(event: Mapping[str, Any]) -> bool:
    """Whether it starts a flow so many days from the date, and ends no wait for an answer."""
    return [look_up_text(event, name) for name in ("unit", "event_type", "start_mode")] == ["D", "F", "P"]


def _list_expected(file: FileCheck) -> dict[str, set[tuple[str, str]]]:
    expected: dict[str, set[tuple[str, str]]] = {}
    for _, when in list_timed(file.document):
        if when.weekday is not None:
            count, _ = count_from_field(file.document, when)
            described = describe_first_weekday(when.weekday, count, name_field(file.document, when))
            days = {*range(WEEK), *(WEEK * week for week in range(when.times))}
            expected.setdefault(described, set()).update((str(count + day), "0") for day in days)
    return expected


def _join(whens: set[tuple[str, str]]) -> str:
    days = sorted(whens, key=lambda when: (len(when[0]), when))
    return ", ".join(f"day {day} at {hour}" for day, hour in days) or "no other day"
