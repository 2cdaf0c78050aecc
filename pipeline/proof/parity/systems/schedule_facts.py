"""Facts of sending times, read from the words of the source: what a system has to say of when a message is sent."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Document, TextMessage
from pipeline.sms.schedules import START, Schedule, read_schedule


def find_time(message: TextMessage) -> Schedule | None:
    """When a message is sent; None where it says no time that can be read."""
    try:
        return read_schedule(message.send)
    except ValueError:
        return None


def list_timed(document: Document) -> list[tuple[TextMessage, Schedule]]:
    """The messages with a time in the order in which they are sent: from the start, then event by event."""
    timed = [(message, when) for message in document.messages if (when := find_time(message)) is not None]
    return sorted(timed, key=lambda one: (*place_among_events(document, one[1].anchor), count_minutes(one[1])))


def place_among_events(document: Document, anchor: str) -> tuple[int, str]:
    """Where what is counted from an anchor stands: what begins with joining, then the events as leaflet.yaml lists
    them, then what nobody has described, by its name."""
    listed = [START, *document.campaign.events]
    return listed.index(anchor) if anchor in listed else len(listed), anchor


def count_minutes(when: Schedule) -> int:
    """Minutes from the beginning of the day from which it is counted; hours are counted from noon of that day."""
    return 60 * (12 + when.hours) if when.hours is not None else 60 * (24 * when.days + when.hour) + when.minute


def name_field(document: Document, when: Schedule) -> str:
    """The field of a person's record that holds the date from which a message is counted (36 characters at most)."""
    if when.anchor == START:
        return f"{document.name_for_systems(36 - len('_start')).replace('-', '_')}_start"
    described = document.campaign.events.get(when.anchor)
    return described.field if described else when.anchor.replace("-", "_")


def count_from_field(document: Document, when: Schedule) -> tuple[int, str]:
    """How long after the date in that field it is sent, and in which unit. Where leaflet.yaml says that an event is
    some days before the date, it is sent that much earlier."""
    described = document.campaign.events.get(when.anchor)
    earlier = described.days_before if described and when.anchor != START else 0
    return (when.days - earlier, "days") if when.hours is None else (when.hours - 24 * earlier, "hours")


def list_clock_line(document: Document) -> tuple[str, ...]:
    """The line that says whose clocks the times are, where the publisher says so and something has a time."""
    zone = document.campaign.time_zone
    return (f"Times are those of clocks in {zone}.",) if zone and list_timed(document) else ()


def list_times_facts(document: Document) -> tuple[str, ...]:
    """Whose clocks the times are, and what the events are that messages are counted from, for systems to which somebody
    says when to send."""
    return (*list_clock_line(document), *list_event_lines(document))


def list_event_lines(document: Document) -> tuple[str, ...]:
    """What each event is that messages are counted from: the date in a field, or so many days before it."""
    lines = {}
    for _, when in list_timed(document):
        event = document.campaign.events.get(when.anchor)
        days = f"{event.days_before} days before the date" if event and event.days_before else "the date"
        weeks = ", counted in completed weeks" if event and event.counts_weeks else ""
        lines[when.anchor] = f"    {when.anchor}: {days} in `{name_field(document, when)}`{weeks}"
    return tuple(line for anchor, line in lines.items() if anchor != START)


def expect_night(document: Document, system: str) -> str:
    """What follows on messages that are counted in hours where a system sends by night and the publisher would not."""
    start, end = document.campaign.quiet_hours
    return "" if start == end else f" {system} keeps no quiet hours: it can come between {start} and {end}."


def pair_by_text(wanted: Sequence[str], actual: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pairs of places in both: equal texts first, then what is left of both in its order; None where a side has no
    more."""
    free = list(range(len(actual)))
    pairs: list[tuple[int | None, int | None]] = []
    left = []
    for place, text in enumerate(wanted):
        same = next((other for other in free if actual[other] == text), None)
        if same is None:
            left.append(place)
        else:
            free.remove(same)
            pairs.append((place, same))
    for number in range(max(len(left), len(free))):
        pairs.append((left[number] if number < len(left) else None, free[number] if number < len(free) else None))
    return pairs
