"""Writer of files for Twilio: for each message a request to make a template with the Content API.

Limits are those of Twilio's pages "twilio/text" and "Using Variables with Content Templates".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from pipeline.conversion.systems.dialects import TWILIO, find_template_refusals, write_template
from pipeline.conversion.systems.draft_names import is_draft, make_name, write_read_me
from pipeline.conversion.systems.lengths import check_length, diagnose_length, fill_longest
from pipeline.conversion.systems.replies import find_reply_refusals
from pipeline.conversion.systems.sending_times import describe_clock, describe_events, describe_sending
from pipeline.conversion.systems.unsendable import UnsendableError, raise_first
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, TextMessage
from pipeline.sms import find_placeholders

MOST: Final = 1600
"""Characters of a body, and of the value of a variable."""
MOST_VARIABLES: Final = 100


def write_requests(document: Document) -> tuple[Artifact, ...]:
    """`messages/twilio/<message>.json`, each the body of one request, and how to send them.

    Raises UnsendableError for a text or a name that is too long, for a placeholder without a fallback, and for a
    message that waits for an answer.
    """
    raise_first(find_reply_refusals(document, TWILIO.system))
    before = "DRAFT-" if is_draft(document) else ""
    return (
        write_read_me(document, "twilio", _write_instructions(document)),
        *(
            Artifact(
                f"messages/twilio/{before}{message.id}.json",
                "application/json",
                (json.dumps(make_request(document, message), ensure_ascii=False, indent=2) + "\n").encode(),
            )
            for message in document.messages
        ),
    )


def find_refusals(document: Document) -> Iterator[UnsendableError]:
    """All for which `write_requests` raises."""
    yield from find_reply_refusals(document, TWILIO.system)
    declared = {values.name for values in document.campaign.placeholders}
    for message in document.messages:
        yield from find_template_refusals(message, document.campaign, TWILIO)
        yield from diagnose_length(message, "Twilio", MOST, document.campaign)
        if all(place.name in declared for place in find_placeholders(message.text)):
            yield from _find_variable_refusals(document, message)


def make_request(document: Document, message: TextMessage) -> dict[str, Any]:
    """The request for one message (ContentCreateRequest)."""
    body = write_template(message, document.campaign, TWILIO)
    check_length(message, "Twilio", MOST, body, fill_longest(message, document.campaign))
    return {
        "friendly_name": make_name(document, message.id),
        "language": document.language,
        "variables": _make_variables(document, message),
        "types": {"twilio/text": {"body": body}},
    }


def _make_variables(document: Document, message: TextMessage) -> dict[str, str]:
    """The value of each variable where the sender gives none. Twilio calls it a sample, and sends it: with the sample
    of the leaflet everybody without a name would be greeted as Amina."""
    raise_first(_find_variable_refusals(document, message))
    fallbacks = {values.name: values.fallback for values in document.campaign.placeholders}
    names = dict.fromkeys(place.name for place in find_placeholders(message.text))
    return {TWILIO.key(name): fallbacks[name] for name in names}


def _find_variable_refusals(document: Document, message: TextMessage) -> Iterator[UnsendableError]:
    fallbacks = {values.name: values.fallback for values in document.campaign.placeholders}
    names = dict.fromkeys(place.name for place in find_placeholders(message.text))
    if len(names) > MOST_VARIABLES:
        yield UnsendableError(message.id, f"Twilio takes at most {MOST_VARIABLES} variables", "use fewer placeholders")
    for name in names:
        if not fallbacks[name].strip():
            reason = f"Twilio needs words to send where `{name}` is not known"
            yield UnsendableError(message.id, reason, "give the placeholder a fallback in leaflet.yaml")


def _write_instructions(document: Document) -> list[str]:
    rows = [f"{make_name(document, message.id)}\n{describe_sending(message)}" for message in document.messages]
    return [
        "Each file is the body of one POST request to /v1/Content of Twilio's Content API (JSON).",
        "`variables` has what Twilio sends where no value is given; it is the fallback of each placeholder.",
        "Twilio does not send by itself on a given day: these are the templates, with the times at which to send them.",
        *describe_clock(document),
        *describe_events(document),
        *rows,
    ]
