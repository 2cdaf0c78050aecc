"""Events of a RapidPro campaign: what is sent at which distance from a date that a contact has.

How RapidPro reckons is read from mailroom (core/models/campaign.go): days are added in the time zone of the workspace,
and then the hour of delivery is set; hours are added as hours that pass; what would have been in the past is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.conversion.systems.dialects import RAPIDPRO, RESERVED_FIELDS, find_template_refusals, write_template
from pipeline.conversion.systems.lengths import check_length
from pipeline.conversion.systems.rapidpro.answers import Answers, is_asked
from pipeline.conversion.systems.rapidpro.flows import Json, refer_to_flow
from pipeline.conversion.systems.rapidpro.ids import make_uuid
from pipeline.conversion.systems.rapidpro.weekdays import (
    find_first_weekday,
    list_finding_days,
    list_first_weekdays,
    list_offsets,
    name_field,
    refer_to_finder,
)
from pipeline.conversion.systems.sending_times import (
    count_days,
    count_hours,
    find_schedule,
    list_scheduled,
    name_anchor_field,
)
from pipeline.conversion.systems.unsendable import UnsendableError, catch_refusal
from pipeline.model.document import Document, TextMessage
from pipeline.model.iso639_codes import find_three_letters
from pipeline.sms.schedules import Schedule

MOST: Final = 640
"""Characters of a message of a campaign: RapidPro's MSG_FIELD_SIZE where an installation sets no other."""
INTERRUPT: Final = "I"
"""Who is in a flow when a message is due leaves it and gets the message. To skip it (S) would lose the message."""
PASSIVE: Final = "P"
"""Who is in a flow stays in it. Installations that are older than the flows of 13.1.0 do not know it."""
NO_HOUR: Final = -1


def list_events(document: Document, answers: Answers) -> list[Json]:
    """The events of the campaign: first those that find a weekday, then the messages in the order of sending."""
    sendings = [event for one in list_scheduled(document) for event in _list_sendings(document, answers, *one)]
    if any(answers.values()):
        # A text that comes while somebody may still answer another must not end the wait for that answer.
        sendings = [event | {"start_mode": PASSIVE} if event["event_type"] == "M" else event for event in sendings]
    return [*_list_findings(document), *sendings]


def list_date_fields(document: Document) -> frozenset[str]:
    """The keys of the fields that hold the dates."""
    counted = {name_anchor_field(document, when) for _, when in list_scheduled(document)}
    return frozenset(counted | {first.key for first in list_first_weekdays(document)})


def find_event_refusals(document: Document, message: TextMessage) -> Iterator[UnsendableError]:
    """What keeps a message from being an event: for each there is an error that `list_events` raises."""
    refusals = tuple(catch_refusal(find_schedule, message))
    yield from refusals
    when = None if refusals else find_schedule(message)
    if when is None:
        return
    yield from catch_refusal(_require_hour, message, when)
    yield from catch_refusal(_require_field, document, message, when)
    if not tuple(find_template_refusals(message, document.campaign, RAPIDPRO)):
        yield from catch_refusal(_write_text, document, message)


def _list_sendings(document: Document, answers: Answers, message: TextMessage, when: Schedule) -> Iterator[Json]:
    """An event, or for a message that comes again one a week, from the first such weekday."""
    _require_hour(message, when)
    _require_field(document, message, when)
    asks = is_asked(answers, message)
    first = find_first_weekday(document, when)
    hours = count_hours(document, when)
    if first is not None:
        for number, days in enumerate(list_offsets(when.times), start=1):
            place = {"offset": days, "unit": "D", "delivery_hour": when.hour, "relative_to": _refer_to_field(first.key)}
            yield _make_event(document, message, asks, place, str(number))
        return
    field = _refer_to_field(name_anchor_field(document, when))
    if hours is not None:
        place = {"offset": hours, "unit": "H", "delivery_hour": NO_HOUR, "relative_to": field}
    else:
        place = {"offset": count_days(document, when), "unit": "D", "delivery_hour": when.hour, "relative_to": field}
    yield _make_event(document, message, asks, place)


def _make_event(document: Document, message: TextMessage, asks: bool, place: Json, *number: str) -> Json:
    """An event that sends a text, or, where it can be answered, starts a flow that sends it and waits."""
    text, language = _write_text(document, message), find_three_letters(document.language)
    where = {name: place[name] for name in ("offset", "unit")}
    what: Json = {"flow": refer_to_flow(document, message)} if asks else {"message": {language: text}}
    return {
        "uuid": make_uuid(document, "event", message.id, *number),
        **where,
        "event_type": "F" if asks else "M",
        "delivery_hour": place["delivery_hour"],
        **what,
        **({} if asks else {"base_language": language}),
        "relative_to": place["relative_to"],
        "start_mode": INTERRUPT,
    }


def _list_findings(document: Document) -> Iterator[Json]:
    """The events that find a first weekday, at midnight before the message can be due. They come each day of the first
    week and then each week, for those who join when the first has been."""
    for first, times in list_first_weekdays(document).items():
        for number, days in enumerate(list_finding_days(times), start=1):
            yield {
                "uuid": make_uuid(document, "event", "weekday", first.key, str(number)),
                "offset": first.days + days,
                "unit": "D",
                "event_type": "F",
                "delivery_hour": 0,
                "flow": refer_to_finder(document, first),
                "relative_to": _refer_to_field(first.counted_from),
                "start_mode": PASSIVE,
            }


def _write_text(document: Document, message: TextMessage) -> str:
    text = write_template(message, document.campaign, RAPIDPRO)
    check_length(message, "RapidPro", MOST, text)
    return text


def _require_hour(message: TextMessage, when: Schedule) -> None:
    if when.minute:
        reason = f"RapidPro sends at full hours, and `{message.send}` is none"
        raise UnsendableError(message.id, reason, "choose a full hour")
    if when.weekday is not None and when.hour == 0:
        reason = "at midnight RapidPro does not know yet on which weekday to begin"
        raise UnsendableError(message.id, reason, "choose a later hour")


def _require_field(document: Document, message: TextMessage, when: Schedule) -> None:
    key = name_anchor_field(document, when)
    if key in RESERVED_FIELDS:
        reason = f"RapidPro has no field for dates of its own called `{key}`"
        raise UnsendableError(message.id, reason, "call what it is counted from by another word")


def _refer_to_field(key: str) -> Json:
    return {"key": key, "label": name_field(key)}
