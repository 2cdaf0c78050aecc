"""Renderer of the dates of sending: when one person gets each message, on the clocks of the publisher."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time
from typing import TypeAlias
from zoneinfo import ZoneInfo

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.model.document import Campaign, Document
from pipeline.reports.checkup import judge_checkup
from pipeline.reports.command_result import CommandResult
from pipeline.reports.message_list import Form, render_message_list
from pipeline.sms.schedules import START, find_schedule
from pipeline.sms.sending_dates import Clock, date_event, list_sendings
from pipeline.templating.compose import compose
from pipeline.templating.compose.messages import compose_campaign
from pipeline.validation.check import Checkup

EventDates: TypeAlias = Mapping[str, date]
"""Days, or moments, by the id of an event or by what the messaging system calls it."""


FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Of the dates that can be given: no message is counted so far from one that it leaves the calendar."""


@dataclass(frozen=True)
class SentMessage:
    """A message and when it comes (ISO 8601, with the offset of its clock where the publisher has a time zone); `why`
    says why that is not known, where it is not."""

    sent: str
    leaflet: str
    language: str
    id: str
    text: str
    why: str = ""


def render_messages(
    checkup: Checkup, form: Form, people: int | None, start: str | None, events: Sequence[str]
) -> CommandResult:
    """The messages with their lengths, or where dates are given, with when somebody gets them. Raises WrongUsageError
    for a date that cannot be used."""
    dates = choose_dates(checkup, start, events)
    return render_message_dates(checkup, form, dates) if dates else render_message_list(checkup, form, people)


def render_message_dates(checkup: Checkup, form: Form, dates: EventDates) -> CommandResult:
    """When somebody gets the messages who has these events: a line each, in the order of sending, or a JSON array.
    What answers a keyword or a reply has no date, and is left out."""
    leaflets = checkup.readable.values()
    documents = [compose(leaflet, language) for leaflet in leaflets for language in leaflet.texts]
    dated = [message for document in documents for message in sorted(_date_messages(document, dates), key=_get_moment)]
    if form == "json":
        text = json.dumps([asdict(message) for message in dated], ensure_ascii=False, indent=1)
    else:
        text = "\n".join(_render_lines(dated))
    return CommandResult(text, *judge_checkup(checkup))


def _get_moment(message: SentMessage) -> tuple[bool, str]:
    moment = "" if message.why else datetime.fromisoformat(message.sent).astimezone(UTC).isoformat()
    return bool(message.why), moment


def _date_messages(document: Document, dates: EventDates) -> Iterator[SentMessage]:
    campaign = document.campaign
    clock = _find_clock(campaign)
    for message in document.messages:
        when = find_schedule(message.send)
        if when is None:
            continue
        event = _find_event(campaign, when.anchor, dates)
        here = SentMessage("", document.leaflet, document.language, message.id, message.text)
        if event is None:
            yield replace(here, why=f"the date of `{when.anchor}` is not given")
            continue
        try:
            moments = list_sendings(when, event, clock)
        except ValueError as error:
            yield replace(here, why=str(error))
            continue
        for moment in moments:
            on_clock = moment if campaign.time_zone else moment.replace(tzinfo=None)
            yield replace(here, sent=on_clock.isoformat(timespec="minutes"))


def _find_clock(campaign: Campaign) -> Clock:
    begin, end = (time.fromisoformat(one) for one in campaign.quiet_hours)
    return Clock(ZoneInfo(campaign.time_zone or "UTC"), begin, end)


def _find_event(campaign: Campaign, anchor: str, dates: EventDates) -> date | None:
    """The event itself: as it is given, or so many days before the date that the messaging system knows."""
    event = campaign.events.get(anchor)
    if anchor in dates or event is None or event.field not in dates:
        return dates.get(anchor)
    return date_event(dates[event.field], event.days_before)


def _render_lines(dated: Sequence[SentMessage]) -> Iterator[str]:
    names = [f"{one.leaflet}/{one.language}/{one.id}" for one in dated]
    sent = [one.sent or "-" for one in dated]
    for when, name, one in zip(sent, names, dated, strict=True):
        words = one.why or one.text.replace("\n", " / ")
        yield f"{when.ljust(max(map(len, sent)))}  {name.ljust(max(map(len, names)))}  {words}"


def choose_dates(checkup: Checkup, start: str | None, events: Sequence[str]) -> dict[str, date]:
    """The dates that a user gives, by event. Raises WrongUsageError for what is no date, and for an event from which no
    message is counted."""
    given = [*events, *([f"{START}={start}"] if start else [])]
    dates = dict(map(_read_date, given))
    zoned = [name for name, day in dates.items() if isinstance(day, datetime) and day.tzinfo]
    publishers = [leaflet.library.publisher for leaflet in checkup.readable.values()]
    if zoned and publishers and publishers[0].messaging.time_zone is None:
        raise WrongUsageError(f"{zoned[0]} has an offset, and publisher.yaml has no time_zone; leave the offset out")
    known = _list_events(checkup) if dates else frozenset()
    for name in dates:
        if name not in known | {START}:
            there = ", ".join(sorted(known - {START})) or "none"
            raise WrongUsageError(f"no message is counted from {name}; there are: {there}")
    return dates


def _list_events(checkup: Checkup) -> frozenset[str]:
    """The events from which messages are counted, and what systems call them."""
    names = set()
    for leaflet in checkup.readable.values():
        for language, text in leaflet.texts.items():
            events = compose_campaign(leaflet, language).events
            anchors = {when.anchor for sms in text.messages if (when := find_schedule(sms.send))}
            names |= anchors | {events[anchor].field for anchor in anchors if anchor in events}
    return frozenset(names)


def _read_date(written: str) -> tuple[str, date]:
    name, _, value = written.partition("=")
    try:
        day = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        raise WrongUsageError(f"{written} is not a date; write {name}=2026-12-01 or {name}=2026-12-01T14:30") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WrongUsageError(f"{written} is not in the years {FIRST_YEAR} to {LAST_YEAR}")
    return name, day
