"""Writer of the organisation export of RapidPro, version 13: a drip campaign, and a flow for every keyword."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from pipeline.conversion.systems.dialects import (
    RAPIDPRO,
    RESERVED_FIELDS,
    find_template_refusals,
    make_field_key,
    write_template,
)
from pipeline.conversion.systems.draft_names import make_name, write_read_me
from pipeline.conversion.systems.iso639_codes import find_three_letters
from pipeline.conversion.systems.lengths import check_length
from pipeline.conversion.systems.rapidpro.flows import Json, find_keyword_refusals, find_keywords, make_flow
from pipeline.conversion.systems.rapidpro.ids import make_uuid
from pipeline.conversion.systems.sending_times import find_schedule, list_keywords, list_scheduled, name_anchor_field
from pipeline.conversion.systems.unsendable import UnsendableError, catch_refusal, raise_first
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, TextMessage
from pipeline.sms import find_placeholders
from pipeline.sms.schedules import START, Schedule

VERSION: Final = "13"
MOST: Final = 640
"""Characters of a message of a campaign: RapidPro's MSG_FIELD_SIZE where an installation sets no other."""
INTERRUPT: Final = "I"
"""Who is in a flow when a message is due leaves it and gets the message. The other ways would lose the message (S), or
are not known to older installations (P)."""


def write_organisation(document: Document) -> tuple[Artifact, ...]:
    """`messages/rapidpro/organisation.json` and how to import it.

    Raises UnsendableError for a language without a code of ISO 639-3, a time that is no full hour, and what its dialect
    and its keywords do not allow.
    """
    raise_first(_find_language_refusals(document))
    data = json.dumps(make_organisation(document), ensure_ascii=False, indent=2) + "\n"
    return (
        write_read_me(document, "rapidpro", _write_instructions(document)),
        Artifact("messages/rapidpro/organisation.json", "application/json", data.encode()),
    )


def find_refusals(document: Document) -> Iterator[UnsendableError]:
    """All for which `write_organisation` raises."""
    yield from _find_language_refusals(document)
    yield from find_keyword_refusals(document)
    for message in document.messages:
        if message.send or message.keyword:
            yield from find_template_refusals(message, document.campaign, RAPIDPRO)
        yield from catch_refusal(find_schedule, message)
        when = next((when for timed, when in _list_readable_times(document) if timed is message), None)
        if when is not None:
            yield from catch_refusal(_require_full_hour, message, when)
            yield from catch_refusal(_make_anchor, document, message, when)
            if not tuple(find_template_refusals(message, document.campaign, RAPIDPRO)):
                text = write_template(message, document.campaign, RAPIDPRO)
                yield from catch_refusal(check_length, message, "RapidPro", MOST, text)


def _list_readable_times(document: Document) -> Iterator[tuple[TextMessage, Schedule]]:
    for message in document.messages:
        if not tuple(catch_refusal(find_schedule, message)) and (when := find_schedule(message)) is not None:
            yield message, when


def _find_language_refusals(document: Document) -> Iterator[UnsendableError]:
    if not find_three_letters(document.language):
        reason = f"RapidPro names languages by ISO 639-3, which has no code for `{document.language}`"
        yield UnsendableError("", reason, "give the language by its three letters")


def make_organisation(document: Document) -> Json:
    """The whole export. It names no site: imported anywhere, things are found again by their names."""
    group = {"uuid": make_uuid(document, "group"), "name": make_name(document), "query": None}
    answers = find_keywords(document)
    events = [_make_event(document, message, when) for message, when in list_scheduled(document)]
    campaign = {
        "uuid": make_uuid(document, "campaign"),
        "name": make_name(document),
        "group": {"uuid": group["uuid"], "name": group["name"]},
        "events": events,
    }
    return {
        "version": VERSION,
        "flows": [make_flow(document, word, answers, group) for word in answers],
        "campaigns": [campaign] if events else [],
        "triggers": [_make_trigger(document, word, group) for word in answers],
        "fields": _list_fields(document),
        "groups": [group],
    }


def _make_event(document: Document, message: TextMessage, when: Schedule) -> Json:
    _require_full_hour(message, when)
    text = write_template(message, document.campaign, RAPIDPRO)
    check_length(message, "RapidPro", MOST, text)
    language = find_three_letters(document.language)
    return {
        "uuid": make_uuid(document, "event", message.id),
        "offset": when.days,
        "unit": "D",
        "event_type": "M",
        "delivery_hour": when.hour,
        "message": {language: text},
        "base_language": language,
        "relative_to": _make_anchor(document, message, when),
        "start_mode": INTERRUPT,
    }


def _require_full_hour(message: TextMessage, when: Schedule) -> None:
    if when.minute:
        reason = f"RapidPro sends at full hours, and `{message.send}` is none"
        raise UnsendableError(message.id, reason, "choose a full hour")


def _make_anchor(document: Document, message: TextMessage, when: Schedule) -> Json:
    key = name_anchor_field(document, when)
    if key in RESERVED_FIELDS:
        reason = f"RapidPro has no field for dates of its own called `{key}`"
        raise UnsendableError(message.id, reason, "call what it is counted from by another word")
    return {"key": key, "label": _name_field(key)}


def _make_trigger(document: Document, word: str, group: Json) -> Json:
    """Only members of the group are answered. So a draft answers nobody until somebody puts people into its group, and
    an organisation can have HELP for more than one leaflet."""
    return {
        "trigger_type": "K",
        "keyword": word,  # for versions that know one keyword a trigger
        "keywords": [word],
        "match_type": "F",
        "channel": None,
        "flow": {"uuid": make_uuid(document, "flow", word), "name": make_name(document, word.upper())},
        "groups": [{"uuid": group["uuid"], "name": group["name"]}],
        "exclude_groups": [],
    }


def _name_field(key: str) -> str:
    """What people call a field: the words of its key."""
    return " ".join(key.replace("_", " ").split())


def _list_fields(document: Document) -> list[Json]:
    """The fields of a contact that the messages are counted from or filled in with."""
    dates = {name_anchor_field(document, when): "datetime" for _, when in list_scheduled(document)}
    used = {place.name for message in document.messages for place in find_placeholders(message.text)}
    texts = {make_field_key(name): "text" for name in sorted(used) if RAPIDPRO.key(name).startswith("fields.")}
    return [{"key": key, "name": _name_field(key), "type": kind} for key, kind in sorted((texts | dates).items())]


def _write_instructions(document: Document) -> list[str]:
    begins = name_anchor_field(document, Schedule(START, 0, 0, 0))
    answered = "Keywords are answered for members of the group only. The flow of each keyword, and its message:"
    answers = [f"    {make_name(document, word.upper())}: {one.id}" for one, word in list_keywords(document)]
    return [
        "organisation.json is imported into RapidPro or TextIt as an export of a workspace.",
        f"It makes the group and the campaign `{make_name(document)}`. A contact gets the messages who is in this "
        f"group and has the day on which they begin in the field `{begins}`. Who joins after the hour of a message of "
        "day 0 does not get that message: then put the next day into the field.",
        *(["\n".join((answered, *answers))] if answers else []),
        "A second import changes what the first one made, where its names are the same. It takes out messages of the "
        "campaign that are no longer there.",
    ]
