"""The export: a drip campaign, and a flow for every keyword. Organisation export, version 13."""

from __future__ import annotations

import json
from typing import Final

from pipeline.conversion.systems.dialects import RAPIDPRO, RESERVED_FIELDS, field_key, written
from pipeline.conversion.systems.draft import named, read_me
from pipeline.conversion.systems.fitting import must_fit
from pipeline.conversion.systems.iso639 import three_letters
from pipeline.conversion.systems.rapidpro.flows import Json, flow, keywords
from pipeline.conversion.systems.rapidpro.ids import uuid
from pipeline.conversion.systems.sending import anchor_field, scheduled
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, TextMessage
from pipeline.sms import find
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
    if not three_letters(document.language):
        reason = f"RapidPro names languages by ISO 639-3, which has no code for `{document.language}`"
        raise UnsendableError("", reason, "give the language by its three letters")
    data = json.dumps(organisation(document), ensure_ascii=False, indent=2) + "\n"
    return (
        read_me(document, "rapidpro", _lines(document)),
        Artifact("messages/rapidpro/organisation.json", "application/json", data.encode()),
    )


def organisation(document: Document) -> Json:
    """The whole export. It names no site: imported anywhere, things are found again by their names."""
    group = {"uuid": uuid(document, "group"), "name": named(document), "query": None}
    answers = keywords(document)
    events = [_event(document, message, when) for message, when in scheduled(document)]
    campaign = {
        "uuid": uuid(document, "campaign"),
        "name": named(document),
        "group": {"uuid": group["uuid"], "name": group["name"]},
        "events": events,
    }
    return {
        "version": VERSION,
        "flows": [flow(document, word, answers, group) for word in answers],
        "campaigns": [campaign] if events else [],
        "triggers": [_trigger(document, word, group) for word in answers],
        "fields": _fields(document),
        "groups": [group],
    }


def _event(document: Document, message: TextMessage, when: Schedule) -> Json:
    if when.minute:
        reason = f"RapidPro sends at full hours, and `{message.send}` is none"
        raise UnsendableError(message.id, reason, "choose a full hour")
    text = written(message, document.campaign, RAPIDPRO)
    must_fit(message, "RapidPro", MOST, text)
    language = three_letters(document.language)
    return {
        "uuid": uuid(document, "event", message.id),
        "offset": when.days,
        "unit": "D",
        "event_type": "M",
        "delivery_hour": when.hour,
        "message": {language: text},
        "base_language": language,
        "relative_to": _anchor(document, message, when),
        "start_mode": INTERRUPT,
    }


def _anchor(document: Document, message: TextMessage, when: Schedule) -> Json:
    key = anchor_field(document, when)
    if key in RESERVED_FIELDS:
        reason = f"RapidPro has no field for dates of its own called `{key}`"
        raise UnsendableError(message.id, reason, "call what it is counted from by another word")
    return {"key": key, "label": key.replace("_", " ")}


def _trigger(document: Document, word: str, group: Json) -> Json:
    """Only members of the group are answered. So a draft answers nobody until somebody puts people into its group, and
    an organisation can have HELP for more than one leaflet."""
    return {
        "trigger_type": "K",
        "keyword": word,  # for versions that know one keyword a trigger
        "keywords": [word],
        "match_type": "F",
        "channel": None,
        "flow": {"uuid": uuid(document, "flow", word), "name": named(document, word.upper())},
        "groups": [{"uuid": group["uuid"], "name": group["name"]}],
        "exclude_groups": [],
    }


def _fields(document: Document) -> list[Json]:
    """The fields of a contact that the messages are counted from or filled in with."""
    dates = {anchor_field(document, when): "datetime" for _, when in scheduled(document)}
    used = {place.name for message in document.messages for place in find(message.text)}
    texts = {field_key(name): "text" for name in sorted(used) if RAPIDPRO.key(name).startswith("fields.")}
    return [{"key": key, "name": key.replace("_", " "), "type": kind} for key, kind in sorted((texts | dates).items())]


def _lines(document: Document) -> list[str]:
    begins = anchor_field(document, Schedule(START, 0, 0, 0))
    return [
        "organisation.json is imported into RapidPro or TextIt as an export of a workspace.",
        f"It makes the group and the campaign `{named(document)}`. A contact gets the messages who is in this group "
        f"and has the day on which they begin in the field `{begins}`. Who joins after the hour of a message of day 0 "
        "does not get that message: then put the next day into the field.",
        "Keywords are answered for members of the group only.",
        "A second import changes what the first one made, where its names are the same. It takes out messages of the "
        "campaign that are no longer there.",
    ]
