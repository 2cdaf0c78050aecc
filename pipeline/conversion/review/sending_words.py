"""Words for when a message is sent, in the language of the document: days, weeks and hours from an event, weekdays."""

from __future__ import annotations

from pipeline.model.document import Document, TextMessage
from pipeline.sms.schedules import START, WEEK, Schedule
from pipeline.templating.locale_formats import LocaleFormats


def name_event(document: Document, anchor: str) -> str:
    """What an event is called; its id where nobody has described it."""
    event = document.campaign.events.get(anchor)
    return event.label if event and event.label else anchor


def has_counted_weeks(document: Document, anchor: str) -> bool:
    """Whether messages name the completed weeks of an event."""
    event = document.campaign.events.get(anchor)
    return event is not None and event.counts_weeks


def name_round(document: Document, anchor: str) -> str:
    """The heading of all that is counted from an event."""
    label = "review_weeks_of" if has_counted_weeks(document, anchor) else "review_round"
    return document.labels[label].format(anchor=name_event(document, anchor))


def format_time(document: Document, message: TextMessage, when: Schedule | None) -> str:
    """When a message is sent; as it is written where it names no time."""
    labels = document.labels
    if when is None:
        return message.send or labels["review_no_time"]
    if when.hours is not None:
        return format_hours(document, when)
    day = format_day(document, when.anchor, when.days)
    if when.weekday is None:
        return labels["review_at"].format(day=day, time=when.time)
    weekday = name_weekday(document, when.weekday)
    return labels["review_every"].format(weekday=weekday, time=when.time, day=day, weeks=when.times)


def format_slot_time(document: Document, when: Schedule | None) -> str:
    """The time of day that stands beside a message in the calendar, or what stands there in its place."""
    if when is None:
        return ""
    if when.hours is not None:
        return format_hours(document, when)
    return when.time if when.weekday is None else f"{name_weekday(document, when.weekday)} {when.time}"


def format_day(document: Document, anchor: str, days: int) -> str:
    """A day from the start or an event, in words: as one of its weeks where the event has such, and the day is one."""
    labels, name = document.labels, name_event(document, anchor)
    if anchor == START:
        return labels["review_day"].format(day=days)
    if has_counted_weeks(document, anchor) and days >= 0 and days % WEEK == 0:
        return labels["review_week_of"].format(week=days // WEEK, anchor=name)
    if days == 0:
        return labels["review_on"].format(anchor=name)
    side = "before" if days < 0 else "after"
    label = labels[f"review_{side}_one" if abs(days) == 1 else f"review_{side}"]
    return label.format(days=abs(days), anchor=name)


def format_hours(document: Document, when: Schedule) -> str:
    """Hours before or after an event."""
    hours = when.hours or 0
    side = "before" if hours < 0 else "after"
    label = document.labels[f"review_hour_{side}" if abs(hours) == 1 else f"review_hours_{side}"]
    return label.format(hours=abs(hours), anchor=name_event(document, when.anchor))


def name_weekday(document: Document, number: int) -> str:
    """The name of a weekday, 0 for Monday."""
    return LocaleFormats(document.language, "").weekday_names[number]
