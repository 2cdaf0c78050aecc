"""The messages as a whole: when they come, how often, and how to get or stop them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.document import Message
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.source import Span
from pipeline.sms.schedules import START, Schedule, read_schedule
from pipeline.validation.rules.facts import settled

WEEK = 7
"""Days."""
_HINT = 'write send="day 3 at 10:00", or send="2 days before visit at 17:30"'


def schedules_are_known(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Each message says when it is sent, unless people ask for it."""
    for text in leaflet.texts.values():
        for message in text.messages:
            if message.send:
                try:
                    read_schedule(message.send)
                except ValueError as fault:
                    yield codes.SCHEDULE.at(_send(message, text), str(fault), _HINT)
            elif not message.keyword and message.purpose not in ("menu", "reply"):
                said = "the message does not say when it is sent"
                yield codes.SCHEDULE.at(message.span, said, f"{_HINT}, or the keyword that people ask with", "warning")


def not_too_often(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """No more messages in any seven days than the publisher allows."""
    most = leaflet.library.publisher.messaging.weekly
    for text in leaflet.texts.values():
        known = sorted(_scheduled(text), key=lambda found: found[0])
        for anchor, together in groupby(known, key=lambda found: found[0].anchor):
            days = []
            for schedule, message in together:
                days.append(schedule.days)
                first = schedule.days - WEEK + 1
                number = sum(day >= first for day in days)
                if number > most:
                    said = f"this is message {number} in seven days from the {anchor}; the publisher allows {most}"
                    yield codes.TOO_OFTEN.at(_send(message, text), said, "send it later, or leave one out")


def quiet_hours(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """No message comes in the hours in which people sleep."""
    quiet = leaflet.library.publisher.messaging.quiet_hours
    for text in leaflet.texts.values():
        for schedule, message in _scheduled(text):
            at = f"{schedule.hour:02}:{schedule.minute:02}"
            over_midnight = quiet.start > quiet.end
            late, early = at >= quiet.start, at < quiet.end
            if (late or early) if over_midnight else (late and early):
                said = f"{at} is in the quiet hours, {quiet.start} to {quiet.end}"
                yield codes.QUIET_HOURS.at(_send(message, text), said, f"send it at {quiet.end} or later")


def there_is_a_starter(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Who joins gets a message on the same day, also late: without one nobody knows that it has begun."""
    for text in leaflet.texts.values():
        counted = [(schedule, message) for schedule, message in _scheduled(text) if schedule.anchor == START]
        if counted and not any(schedule.days == 0 for schedule, _ in counted):
            _, message = min(counted, key=lambda found: found[0])
            said = "there is no message on day 0"
            hint = 'write one that says what comes, with send="day 0 at 10:00"'
            yield codes.NO_STARTER.at(_send(message, text), said, hint)


def people_can_stop(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The publisher says how to stop the messages, in a way that works: nobody can answer a name."""
    publisher, places = leaflet.library.publisher, leaflet.library.places["publisher.yaml"]
    place = places.key("messaging", "opt_out")
    for text in leaflet.texts.values():
        words = publisher.messaging.opt_out.get(text.language, "")
        if text.messages and not words:
            said = f"nobody is told how to stop the messages (`{text.language}`)"
            hint = f"write it under `messaging`, `opt_out`, `{text.language}`"
            yield codes.NO_OPT_OUT.at(place, said, hint, settled(leaflet, release))
        elif text.messages and re.search(r"\bSTOP\b", words) and re.search(r"[^\W\d_]", publisher.sender or ""):
            said = f"nobody can send STOP to `{publisher.sender}`, because it is a name and not a number"
            hint = "say another way, such as a free number to text or a page"
            severity: Severity = "error" if settled(leaflet, release) == "error" else "warning"
            yield codes.NO_OPT_OUT.at(places.value("messaging", "opt_out", text.language), said, hint, severity)


def keywords_differ(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A keyword gets one message, whichever language it is asked for in."""
    taken: dict[str, Message] = {}
    for text in leaflet.texts.values():
        for message in text.messages:
            if not message.keyword:
                continue
            first = taken.setdefault(message.keyword.casefold(), message)
            if first.id != message.id:
                said = f"`{message.keyword}` is the keyword of the message `{first.id}` already"
                place = text.source.within(message.span, f"keyword={message.keyword}")
                yield codes.DOUBLED_KEYWORD.at(place, said, "choose another word")


def _scheduled(text: LeafletText) -> Iterator[tuple[Schedule, Message]]:
    for message in text.messages:
        try:
            yield read_schedule(message.send), message
        except ValueError:
            continue


def _send(message: Message, text: LeafletText) -> Span:
    return text.source.within(message.span, message.send) if message.send else message.span
