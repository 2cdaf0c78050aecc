"""Sending times of messages, for systems that send by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import Document, TextMessage
from pipeline.sms.schedules import START, Schedule, read_schedule, sort_by_time, suggest_schedule


def find_schedule(message: TextMessage) -> Schedule | None:
    """When it is sent; None where it says no time, because it answers somebody. Raises UnsendableError for words
    that say something else."""
    if not message.send:
        return None
    try:
        return read_schedule(message.send)
    except ValueError as error:
        raise UnsendableError(message.id, str(error), suggest_schedule(message.send)) from None


def describe_sending(message: TextMessage) -> str:
    """The lines of a file for technical staff that say when a message is sent, or what it answers."""
    lines = [f"    when: {message.send}"] if message.send else []
    lines += [f"    keyword: {message.keyword}"] if message.keyword else []
    return "\n".join(lines or ["    when: -"])


def describe_clock(document: Document) -> Iterator[str]:
    """Whose clocks the times of the messages are, where the publisher has said so and there are any."""
    zone = document.campaign.time_zone
    if zone and list_scheduled(document):
        yield f"Times are those of clocks in {zone}."


def describe_events(document: Document) -> Iterator[str]:
    """What the messages are counted from, where somebody has to say or to fill in when it is: each event with the field
    of its date, and how long it lies before that."""
    lines = []
    for anchor in dict.fromkeys(when.anchor for _, when in list_scheduled(document) if when.anchor != START):
        event = document.campaign.events.get(anchor)
        before = f"{event.days_before} days before " if event and event.days_before else ""
        weeks = ", counted in completed weeks" if event and event.counts_weeks else ""
        lines.append(f"    {anchor}: {before}the date in `{name_anchor_field(document, Schedule(anchor, 0))}`{weeks}")
    if lines:
        yield "\n".join(("Events that messages are counted from:", *lines))


def describe_night(document: Document, system: str) -> str:
    """A sentence to put behind what is said of messages that are counted in hours, for a system that sends them by
    night too; nothing where the publisher keeps no quiet hours."""
    start, end = document.campaign.quiet_hours
    return f" {system} keeps no quiet hours: it can come between {start} and {end}." if start != end else ""


def list_keywords(document: Document) -> tuple[tuple[TextMessage, str], ...]:
    """The messages that answer a keyword, with it, in the document's order."""
    return tuple((message, message.keyword) for message in document.messages if message.keyword)


def list_scheduled(document: Document) -> tuple[tuple[TextMessage, Schedule], ...]:
    """The messages that have a time, in the order in which they are sent, anchor after anchor. Raises UnsendableError
    for words that say something else."""
    timed = [message for message in document.messages if find_schedule(message) is not None]
    ordered = sort_by_time(timed, lambda one: one.send, document.campaign.events)
    return tuple((message, when) for message, when in ordered if when is not None)


def name_anchor_field(document: Document, when: Schedule, most: int = 36) -> str:
    """The name of the field that holds the date from which it is counted: that of its event, or for the day on which
    somebody joins one that belongs to the leaflet, so that two leaflets do not share it."""
    if when.anchor != START:
        event = document.campaign.events.get(when.anchor)
        return event.field if event else when.anchor.replace("-", "_")
    end = f"_{START}"
    return document.name_for_systems(most - len(end)).replace("-", "_") + end


def count_days(document: Document, when: Schedule) -> int:
    """Days from the date in that field (negative: before it), which an event can be some days before."""
    return when.days - _count_days_before(document, when)


def count_hours(document: Document, when: Schedule) -> int | None:
    """The same in hours, where it is counted in hours."""
    return None if when.hours is None else when.hours - 24 * _count_days_before(document, when)


def _count_days_before(document: Document, when: Schedule) -> int:
    event = document.campaign.events.get(when.anchor) if when.anchor != START else None
    return event.days_before if event else 0
