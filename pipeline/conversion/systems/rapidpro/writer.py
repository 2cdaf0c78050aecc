"""Writer of the organisation export of RapidPro, version 13: a drip campaign, a flow for every keyword and for every
message that waits for an answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from pipeline.conversion.systems.dialects import RAPIDPRO, find_template_refusals, make_field_key
from pipeline.conversion.systems.draft_names import make_name, write_read_me
from pipeline.conversion.systems.rapidpro.answers import (
    find_answers,
    find_keyword_refusals,
    find_keywords,
    list_reached,
    write_word,
)
from pipeline.conversion.systems.rapidpro.events import find_event_refusals, list_date_fields, list_events
from pipeline.conversion.systems.rapidpro.feedback import make_feedback_flow, make_thanks
from pipeline.conversion.systems.rapidpro.flows import Json, list_flows, refer_to_flow
from pipeline.conversion.systems.rapidpro.ids import make_uuid
from pipeline.conversion.systems.rapidpro.instructions import write_instructions
from pipeline.conversion.systems.rapidpro.weekdays import list_finders, name_field
from pipeline.conversion.systems.unsendable import UnsendableError, raise_first
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, TextMessage
from pipeline.model.iso639_codes import find_three_letters
from pipeline.sms import find_placeholders

VERSION: Final = "13"


def write_organisation(document: Document) -> tuple[Artifact, ...]:
    """`messages/rapidpro/organisation.json` and how to import it.

    Raises UnsendableError for a language without a code of ISO 639-3, a time that is no full hour, and what its dialect
    and its keywords do not allow.
    """
    raise_first(_find_language_refusals(document))
    data = json.dumps(make_organisation(document), ensure_ascii=False, indent=2) + "\n"
    return (
        write_read_me(document, "rapidpro", write_instructions(document)),
        Artifact("messages/rapidpro/organisation.json", "application/json", data.encode()),
    )


def find_refusals(document: Document) -> Iterator[UnsendableError]:
    """All for which `write_organisation` raises."""
    yield from _find_language_refusals(document)
    yield from find_keyword_refusals(document)
    if thanks := make_thanks(document):
        yield from find_template_refusals(thanks, document.campaign, RAPIDPRO)
    begun = [message for message in document.messages if message.send or message.keyword]
    sent = {one.id for one in list_reached(find_answers(document), begun)}
    for message in document.messages:
        if message.id in sent:
            yield from find_template_refusals(message, document.campaign, RAPIDPRO)
        yield from find_event_refusals(document, message)


def _find_language_refusals(document: Document) -> Iterator[UnsendableError]:
    if not find_three_letters(document.language):
        reason = f"RapidPro names languages by ISO 639-3, which has no code for `{document.language}`"
        yield UnsendableError("", reason, "give the language by its three letters")


def make_organisation(document: Document) -> Json:
    """The whole export. It names no site: imported anywhere, things are found again by their names."""
    group = {"uuid": make_uuid(document, "group"), "name": make_name(document), "query": None}
    answers = find_answers(document)
    events = list_events(document, answers)
    thanks = [one] if (one := make_thanks(document)) else []
    campaign = {
        "uuid": make_uuid(document, "campaign"),
        "name": make_name(document),
        "group": {"uuid": group["uuid"], "name": group["name"]},
        "events": events,
    }
    return {
        "version": VERSION,
        "flows": [
            *list_flows(document, answers, group),
            *(make_feedback_flow(document, one) for one in thanks),
            *list_finders(document),
        ],
        "campaigns": [campaign] if events else [],
        "triggers": [
            *(_make_trigger(document, *one, group) for one in find_keywords(document).items()),
            *(_make_trigger(document, write_word(one.keyword), one, group) for one in thanks),
        ],
        "fields": _list_fields(document),
        "groups": [group],
    }


def _make_trigger(document: Document, word: str, message: TextMessage, group: Json) -> Json:
    """Only members of the group are answered. So a draft answers nobody until somebody puts people into its group, and
    an organisation can have HELP for more than one leaflet."""
    return {
        "trigger_type": "K",
        "keyword": word,  # for versions that know one keyword a trigger
        "keywords": [word],
        "match_type": "F",
        "channel": None,
        "flow": refer_to_flow(document, message),
        "groups": [{"uuid": group["uuid"], "name": group["name"]}],
        "exclude_groups": [],
    }


def _list_fields(document: Document) -> list[Json]:
    """The fields of a contact that the messages are counted from or filled in with."""
    dates = dict.fromkeys(list_date_fields(document), "datetime")
    used = {place.name for message in document.messages for place in find_placeholders(message.text)}
    texts = {make_field_key(name): "text" for name in sorted(used) if RAPIDPRO.key(name).startswith("fields.")}
    return [{"key": key, "name": name_field(key), "type": kind} for key, kind in sorted((texts | dates).items())]
