"""Weekdays in RapidPro: an event of a campaign is counted from a date in days and cannot know on which weekday that
falls. So a flow finds the first weekday, and puts it into a field of the contact, from which weeks are counted.

The functions (`datetime_add`, `date`, `mod`, `weekday` with 0 for Sunday) are those of goflow, excellent/functions. A
date is taken without its time of day, in the time zone of the workspace, so that no change of clocks moves it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from pipeline.conversion.systems.draft_names import make_name
from pipeline.conversion.systems.rapidpro.flows import Json, complete_flow
from pipeline.conversion.systems.rapidpro.ids import make_uuid
from pipeline.conversion.systems.sending_times import count_days, list_scheduled, name_anchor_field
from pipeline.model.document import Document
from pipeline.sms.schedules import WEEK, WEEKDAYS, Schedule

_MOST_KEY: Final = 36
"""Characters of a field's key."""


@dataclass(frozen=True)
class FirstWeekday:
    """The first `weekday` (0 is Monday) on or after so many days from the date in the field `counted_from`."""

    counted_from: str
    days: int
    weekday: int

    @property
    def key(self) -> str:
        """The field of a contact that it is kept in."""
        side = f"{-self.days}_before" if self.days < 0 else str(self.days)
        end = f"_{WEEKDAYS[self.weekday]}_{side}"
        whole = self.counted_from + end
        if len(whole) <= _MOST_KEY:
            return whole
        digest = sha256(whole.encode()).hexdigest()[:6]
        return f"{self.counted_from[: _MOST_KEY - len(end) - 7]}_{digest}{end}"

    @property
    def template(self) -> str:
        """The expression of RapidPro for it. What is divided is never negative."""
        sunday_first = (self.weekday + 1 - self.days) % WEEK + WEEK
        start = f"date(fields.{self.counted_from})"
        return f'@(datetime_add({start}, {self.days} + mod({sunday_first} - weekday({start}), {WEEK}), "D"))'


def find_first_weekday(document: Document, when: Schedule) -> FirstWeekday | None:
    """What a message that comes on a weekday is counted from; None for another."""
    if when.weekday is None:
        return None
    return FirstWeekday(name_anchor_field(document, when), count_days(document, when), when.weekday)


def list_first_weekdays(document: Document) -> dict[FirstWeekday, int]:
    """All that messages are counted from, with the most weeks for which one of them comes."""
    weeks: dict[FirstWeekday, int] = {}
    for _, when in list_scheduled(document):
        first = find_first_weekday(document, when)
        if first is not None:
            weeks[first] = max(weeks.get(first, 0), when.times)
    return weeks


def refer_to_finder(document: Document, first: FirstWeekday) -> Json:
    """The id and the name of the flow that finds it."""
    return {"uuid": make_uuid(document, "flow", "weekday", first.key), "name": make_name(document, first.key)}


def list_finders(document: Document) -> list[Json]:
    """The flows that find first weekdays. They run in the background: no wait for an answer is ended by them."""
    return [_make_finder(document, first) for first in list_first_weekdays(document)]


def _make_finder(document: Document, first: FirstWeekday) -> Json:
    flow = refer_to_finder(document, first)
    action = {
        "uuid": make_uuid(document, "action", flow["uuid"]),
        "type": "set_contact_field",
        "field": {"key": first.key, "name": name_field(first.key)},
        "value": first.template,
    }
    node = {
        "uuid": make_uuid(document, "node", flow["uuid"]),
        "actions": [action],
        "exits": [{"uuid": make_uuid(document, "exit", flow["uuid"]), "destination_uuid": None}],
    }
    return complete_flow(document, flow, [node], "messaging_background")


def name_field(key: str) -> str:
    """What people call a field: the words of its key."""
    return " ".join(key.replace("_", " ").split())


def list_offsets(times: int) -> Iterable[int]:
    """The days from the first to each time that it comes."""
    return range(0, WEEK * times, WEEK)


def list_finding_days(times: int) -> Iterable[int]:
    """The days, from the first on which it may come, on which it is looked for: each of the first week, and then one a
    week. Nearly all who join do so after the midnight of that day, and a date is often put in later."""
    return (*range(WEEK), *range(WEEK, WEEK * times, WEEK))
