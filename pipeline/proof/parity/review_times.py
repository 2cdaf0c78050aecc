"""What the reviewers' page has to say of when messages come: in words, and on which days, again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.systems.schedule_facts import count_minutes, find_time, place_among_events
from pipeline.sms.schedules import START, Schedule
from pipeline.templating.locale_formats import LocaleFormats

DAYS = 7
_MINUTES = 24 * 60


@dataclass(frozen=True)
class Coming:
    """A message on one day from its anchor; `number` is how often it has come before."""

    message: TextMessage
    at: Schedule
    day: int
    number: int


def list_comings(document: Document) -> Sequence[Coming]:
    """The comings of all messages that have a time, in their order, those from the start first. Of two at the same time
    the one that has come less often is the first, and then the one that stands before the other in the document."""
    comings = []
    for message in document.messages:
        at = find_time(message)
        for number in range(at.times if at else 0):
            if at is not None:
                minutes = count_minutes(at) + number * DAYS * _MINUTES
                key = (*place_among_events(document, at.anchor), minutes, number)
                comings.append((key, Coming(message, at, minutes // _MINUTES, number)))
    return [coming for _, coming in sorted(comings, key=lambda one: one[0])]


def name_event(document: Document, anchor: str) -> str:
    """What an event is called."""
    event = document.campaign.events.get(anchor)
    return (event.label if event else "") or anchor


def counts_weeks(document: Document, anchor: str) -> bool:
    """Whether the completed weeks of an event are counted."""
    return any(name == anchor and event.counts_weeks for name, event in document.campaign.events.items())


def name_round(document: Document, anchor: str) -> str:
    """The heading of all that is counted from an event."""
    label = "review_weeks_of" if counts_weeks(document, anchor) else "review_round"
    return document.labels[label].format(anchor=name_event(document, anchor))


def format_time(document: Document, message: TextMessage) -> str:
    """When a message comes, in words."""
    labels, at = document.labels, find_time(message)
    if at is None:
        return message.send or labels["review_no_time"]
    if at.hours is not None:
        return format_clock(document, at)
    day, clock = format_day(document, at.anchor, at.days), f"{at.hour:02}:{at.minute:02}"
    if at.weekday is None:
        return labels["review_at"].format(day=day, time=clock)
    weekday = _name_weekday(document, at.weekday)
    return labels["review_every"].format(weekday=weekday, time=clock, day=day, weeks=at.times)


def format_clock(document: Document, at: Schedule) -> str:
    """What stands before a message on its day: a time, a weekday and a time, or hours from the event."""
    if at.hours is not None:
        one = "hour" if at.hours in (1, -1) else "hours"
        label = f"review_{one}_before" if at.hours < 0 else f"review_{one}_after"
        return document.labels[label].format(hours=abs(at.hours), anchor=name_event(document, at.anchor))
    clock = f"{at.hour:02}:{at.minute:02}"
    return clock if at.weekday is None else f"{_name_weekday(document, at.weekday)} {clock}"


def format_day(document: Document, anchor: str, days: int) -> str:
    """A day from the start or from an event, in words."""
    labels = document.labels
    if anchor == START:
        return labels["review_day"].format(day=days)
    name = name_event(document, anchor)
    weeks, over = divmod(days, DAYS)
    if counts_weeks(document, anchor) and weeks >= 0 and not over:
        return labels["review_week_of"].format(week=weeks, anchor=name)
    label = "review_on" if not days else f"review_{'before' if days < 0 else 'after'}{'_one' if abs(days) == 1 else ''}"
    return labels[label].format(days=abs(days), anchor=name)


def _name_weekday(document: Document, number: int) -> str:
    return LocaleFormats(document.language, "").weekday_names[number]
