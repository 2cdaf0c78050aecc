"""Rules of timing: when they come, how often, and how people get or stop them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.document import Message
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.source import Span
from pipeline.model.suggestions import suggest
from pipeline.sms.schedules import START, WEEK, Schedule, find_schedule, is_in_hours, read_schedule, suggest_schedule
from pipeline.validation.rules.severity import find_severity


def schedules_are_known(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Each message says when it is sent, unless people ask for it."""
    for text in leaflet.texts.values():
        for sms in text.messages:
            if sms.send:
                try:
                    read_schedule(sms.send)
                except ValueError as error:
                    yield codes.SCHEDULE.at(_find_send(sms, text), str(error), suggest_schedule(sms.send))
            elif not sms.keyword and sms.purpose not in ("menu", "reply"):
                message = "the message does not say when it is sent"
                hint = f"{suggest_schedule('')}, or the keyword that people ask with"
                yield codes.SCHEDULE.at(sms.span, message, hint, "warning")


def events_are_described(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What messages are counted from is one of `events`, where leaflet.yaml has any; and only of one that counts
    completed weeks do messages name the weeks."""
    known = leaflet.places.keys_below("events")
    for text in leaflet.texts.values():
        for schedule, sms in _list_scheduled(text):
            if schedule.anchor == START:
                continue
            place, event = _find_send(sms, text), leaflet.settings.events.get(schedule.anchor)
            if schedule.anchor not in known and (known or schedule.weeks is not None):
                weeks = ", counts: completed weeks" if schedule.weeks is not None else ""
                write = f"write `{schedule.anchor}: {{label: {{{text.language}: …}}{weeks}}}` under `events`"
                hint = suggest(schedule.anchor, known, write)
                yield codes.UNKNOWN_EVENT.at(place, f"`{schedule.anchor}` is none of the events of leaflet.yaml", hint)
            elif schedule.weeks is not None and event and event.counts is None:
                message = f"leaflet.yaml does not say how weeks of `{schedule.anchor}` are counted"
                other = f'send="{schedule.weeks} weeks after {schedule.anchor} at {schedule.time}"'
                hint = f"write `counts: completed weeks` there, or {other}"
                yield codes.UNKNOWN_EVENT.at(place, message, hint)
            elif event and text.language not in event.label:
                message = f"the event `{schedule.anchor}` has no label in `{text.language}`"
                label = leaflet.places.value("events", schedule.anchor, "label")
                yield codes.UNTRANSLATED.at(label, message, f"write `{text.language}: …` under `label`")


def messages_do_not_come_too_often(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """No more messages in any seven days than the publisher allows."""
    most = leaflet.library.publisher.messaging.weekly
    for text in leaflet.texts.values():
        sent = [
            (when.anchor, day, when.minutes, sms) for when, sms in _list_scheduled(text) for day in when.list_days()
        ]
        known = sorted(sent, key=lambda entry: entry[:3])
        reported: set[str] = set()
        for anchor, together in groupby(known, key=lambda entry: entry[0]):
            days: deque[int] = deque()
            for _, day, _, sms in together:
                days.append(day)
                while days[0] <= day - WEEK:
                    days.popleft()
                number = len(days)
                if number > most and sms.id not in reported:
                    reported.add(sms.id)
                    message = f"this is message {number} in seven days from the {anchor}; the publisher allows {most}"
                    yield codes.TOO_OFTEN.at(_find_send(sms, text), message, "send it later, or leave one out")


def quiet_hours_are_kept(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """No message comes in the hours in which people sleep."""
    quiet = leaflet.library.publisher.messaging.quiet_hours
    for text in leaflet.texts.values():
        for schedule, sms in _list_scheduled(text):
            at = schedule.time
            if not at:
                continue  # hours from an event, of which nobody knows when it is
            if is_in_hours(at, quiet.start, quiet.end):
                message = f"{at} is in the quiet hours, {quiet.start} to {quiet.end}"
                yield codes.QUIET_HOURS.at(_find_send(sms, text), message, f"send it at {quiet.end} or later")


def messages_begin_on_day_0(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Who joins gets a message on the same day, also late: without one nobody knows that it has begun."""
    for text in leaflet.texts.values():
        counted = [(schedule, sms) for schedule, sms in _list_scheduled(text) if schedule.anchor == START]
        if counted and not any(schedule.days == 0 for schedule, _ in counted):
            _, sms = min(counted, key=lambda entry: entry[0].minutes)
            message = "there is no message on day 0"
            hint = 'write one that says what comes, with send="day 0 at 10:00"'
            yield codes.NO_STARTER.at(_find_send(sms, text), message, hint)


def people_can_stop(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The publisher says how to stop the messages, in a way that works: nobody can answer a name."""
    publisher, places = leaflet.library.publisher, leaflet.library.places["publisher.yaml"]
    place = places.key("messaging", "opt_out")
    for text in leaflet.texts.values():
        words = publisher.messaging.opt_out.get(text.language, "")
        if text.messages and not words:
            message = f"nobody is told how to stop the messages (`{text.language}`)"
            hint = f"write it under `messaging`, `opt_out`, `{text.language}`"
            yield codes.NO_OPT_OUT.at(place, message, hint, find_severity(leaflet, release))
        elif text.messages and _asks_for_an_answer(words) and re.search(r"[^\W\d_]", publisher.sender or ""):
            message = f"nobody can send STOP to `{publisher.sender}`, because it is a name and not a number"
            hint = "say another way: `To stop, text STOP to 60123`, with a number that is yours, or a page"
            severity: Severity = "error" if find_severity(leaflet, release) == "error" else "warning"
            yield codes.NO_OPT_OUT.at(places.value("messaging", "opt_out", text.language), message, hint, severity)


def _asks_for_an_answer(words: str) -> bool:
    """Whether people are to send a word back to where the messages come from: no number and no page is named."""
    return re.search(r"\bSTOP\b", words) is not None and re.search(r"\d{3,}|https?://|www\.", words) is None


def keywords_differ_between(leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """No keyword gets one leaflet's message or another's, as it happens. STOP means the same in each."""
    taken: dict[str, tuple[str, Message]] = {}
    for leaflet in leaflets:
        for text in leaflet.texts.values():
            for sms in text.messages:
                word = sms.keyword.casefold()
                if not word or word == "stop":
                    continue
                other, first = taken.setdefault(word, (leaflet.id, sms))
                if other != leaflet.id and first.id:
                    message = f"`{sms.keyword}` is the keyword of a message of the leaflet `{other}` too (`{first.id}`)"
                    place = text.source.within(sms.span, f"keyword={sms.keyword}")
                    hint = "choose another word, unless nobody gets the messages of both leaflets"
                    yield codes.DOUBLED_KEYWORD.at(place, message, hint, "warning")


def keywords_differ(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A keyword gets one message, whichever language it is asked for in."""
    taken: dict[str, Message] = {}
    for text in leaflet.texts.values():
        for sms in text.messages:
            if not sms.keyword:
                continue
            first = taken.setdefault(sms.keyword.casefold(), sms)
            if first.id != sms.id:
                message = f"`{sms.keyword}` is the keyword of the message `{first.id}` already"
                place = text.source.within(sms.span, f"keyword={sms.keyword}")
                yield codes.DOUBLED_KEYWORD.at(place, message, "choose another word")


def _list_scheduled(text: LeafletText) -> Iterator[tuple[Schedule, Message]]:
    for sms in text.messages:
        if schedule := find_schedule(sms.send):
            yield schedule, sms


def _find_send(sms: Message, text: LeafletText) -> Span:
    return text.source.within(sms.span, sms.send) if sms.send else sms.span
