"""Schedules of CHT: when each message is sent, counted from the day of a report or from a field of it.

As in cht-core, shared-libs/transitions/src/lib/schedules.js: CHT adds the offset to the date, sets the time of day, and
then goes to the day of the week, in the week that begins on Sunday: that can be back. All by the clock of its server.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from pipeline.conversion.systems.draft_names import DRAFT, MOST_SLUG, is_draft, make_slug, write_warning
from pipeline.conversion.systems.sending_times import count_days, count_hours, list_scheduled, name_anchor_field
from pipeline.model.document import Document, TextMessage
from pipeline.sms.schedules import START, WEEK, WEEKDAYS, Schedule

RECIPIENT: Final = "patient.phone"
"""The patient. Where the patient has no telephone, CHT sends to whoever reported."""

Times = dict[str, str]


def make_schedules(document: Document) -> list[dict[str, Any]]:
    """A schedule for each date that messages are counted from. Every message is a group of its own, so that no report
    clears one with another; so is each time that one comes again."""
    return [
        {
            "name": _name_schedule(document, anchor),
            "summary": "",
            "description": write_warning(document),
            "start_from": name_start(document, anchor),
            "start_mid_group": True,
            "messages": [
                {
                    "translation_key": make_key(document, message),
                    "group": number,
                    **times,
                    "recipient": RECIPIENT,
                }
                for number, (message, times) in enumerate(_list_times(document, sent), start=1)
            ],
        }
        for anchor, sent in groupby(list_scheduled(document), key=lambda one: one[1].anchor)
    ]


def make_key(document: Document, message: TextMessage) -> str:
    """The key of a message's translation, the same in every language."""
    return f"{make_slug(document)}.{message.id}"


def name_start(document: Document, anchor: str) -> str:
    """What of a report has the date from which it is counted."""
    return "reported_date" if anchor == START else f"fields.{name_anchor_field(document, Schedule(anchor, 0))}"


def _name_schedule(document: Document, anchor: str) -> str:
    """Without a language: a schedule sends each person's own language, by the keys of the texts."""
    return " ".join(([DRAFT] if is_draft(document) else []) + [document.name_for_systems(MOST_SLUG), anchor])


def _list_times(
    document: Document, sent: Iterator[tuple[TextMessage, Schedule]]
) -> Iterator[tuple[TextMessage, Times]]:
    for message, when in sent:
        for offset in _list_offsets(document, when):
            weekday = "" if when.weekday is None else WEEKDAYS[when.weekday].capitalize()
            yield message, {"offset": offset, "send_day": weekday, "send_time": when.time}


def _list_offsets(document: Document, when: Schedule) -> list[str]:
    """How long after the date each is sent. One for a day of the week is counted so far that the week of CHT in which
    it comes to lie has the first such day on or after our day: a Monday five days, a Sunday six, a Saturday none."""
    hours = count_hours(document, when)
    if hours is not None:
        return [f"{hours} hours"]
    into_week = 0 if when.weekday is None else (WEEK - 2 - when.weekday) % WEEK
    first = count_days(document, when) + into_week
    return [f"{first + WEEK * number} days" for number in range(when.times)]
