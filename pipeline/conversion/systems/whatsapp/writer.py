"""Writer of files for the WhatsApp Cloud API: for each message a request to make a message template.

The rules are those of Meta's page "Message templates" (WhatsApp Business Management API, `message_templates`), as
RapidPro and others apply them. A template is looked at by Meta before it can be used, so these are what can be known
before.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from pipeline.conversion.systems.dialects import WHATSAPP, find_template_refusals, write_template
from pipeline.conversion.systems.draft_names import make_slug, write_read_me
from pipeline.conversion.systems.lengths import check_length, diagnose_length, fill_longest, take_app_texts
from pipeline.conversion.systems.replies import find_reply_refusals
from pipeline.conversion.systems.sending_times import describe_clock, describe_events, describe_sending
from pipeline.conversion.systems.unsendable import UnsendableError, catch_refusal, raise_first
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, Placeholder, Purpose, TextMessage
from pipeline.sms import find_placeholders
from pipeline.sms.keywords import split_words

MOST_BODY: Final = 1024
MOST_FOOTER: Final = 60
MOST_NAME: Final = 512

LANGUAGES: Final = frozenset(
    (
        *("af", "ar", "az", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "en_GB", "en_US", "es", "es_AR", "es_ES"),
        *("es_MX", "et", "fa", "fi", "fil", "fr", "ga", "gu", "ha", "he", "hi", "hr", "hu", "id", "it", "ja", "kk"),
        *("kn", "ko", "lo", "lt", "lv", "mk", "ml", "mr", "ms", "nb", "nl", "pa", "pl", "pt_BR", "pt_PT", "ro", "ru"),
        *("sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh_CN", "zh_HK"),
        *("zh_TW", "zu"),
    )
)
"""The languages of templates (RapidPro, temba/utils/whatsapp/constants.py). Welsh is none of them."""

_SCRIPTS: Final = {"zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}
"""Its codes for languages that it tells apart by a region where their tags name a script."""

CATEGORIES: Final[dict[Purpose, str]] = {"reminder": "UTILITY"}
"""General health education counts as marketing, whatever it is for; only what belongs to one person's own appointment
or treatment is utility. A category that is too good is corrected by Meta, and in the end the account is blocked."""


def write_requests(document: Document) -> tuple[Artifact, ...]:
    """`messages/whatsapp/<name>.json`, each the body of one request, and how to send them. A message that only answers
    has none: who has written can be answered without a template for a day. A template has a message's words for apps.

    Raises UnsendableError for a language without templates, a text that is too long, a placeholder at an end of the
    text or beside another, words on stopping that are longer than a footer, and a message that waits for an answer.
    """
    raise_first(find_reply_refusals(document, WHATSAPP.system))
    document = take_app_texts(document)
    begun = _list_begun(document)
    requests = [make_request(document, message) for message in begun]
    return (
        write_read_me(document, "whatsapp", _write_instructions(document, dict(zip(begun, requests, strict=True)))),
        *(
            Artifact(
                f"messages/whatsapp/{request['name']}.json",
                "application/json",
                (json.dumps(request, ensure_ascii=False, indent=2) + "\n").encode(),
            )
            for request in requests
        ),
    )


def make_request(document: Document, message: TextMessage) -> dict[str, Any]:
    """The request for one message."""
    raise_first(_find_place_refusals(message))
    text = write_template(message, document.campaign, WHATSAPP)
    check_length(message, "WhatsApp", MOST_BODY, text, fill_longest(message, document.campaign))
    body: dict[str, Any] = {"type": "BODY", "text": text}
    samples = [_find_sample(message, document, place.name) for place in find_placeholders(message.text)]
    if samples:
        body["example"] = {"body_text": [samples]}
    return {
        "name": make_slug(document, message.id, join="_")[:MOST_NAME],
        "language": find_language_code(document.language),
        "category": CATEGORIES.get(message.purpose, "MARKETING"),
        "components": [body, *_make_footer(document, message)],
    }


def find_refusals(document: Document) -> Iterator[UnsendableError]:
    """All for which `write_requests` raises."""
    yield from catch_refusal(find_language_code, document.language)
    yield from find_reply_refusals(document, WHATSAPP.system)
    document = take_app_texts(document)
    for message in _list_begun(document):
        yield from _find_place_refusals(message)
        yield from find_template_refusals(message, document.campaign, WHATSAPP)
        yield from diagnose_length(message, "WhatsApp", MOST_BODY, document.campaign)
        declared = {values.name for values in document.campaign.placeholders}
        for name in dict.fromkeys(place.name for place in find_placeholders(message.text) if place.name in declared):
            yield from catch_refusal(_find_sample, message, document, name)
    footers = (
        refusal for message in _list_begun(document) for refusal in catch_refusal(_make_footer, document, message)
    )
    yield from islice(footers, 1)  # it is the same below each message


def _list_begun(document: Document) -> list[TextMessage]:
    """The messages that we begin: who has written can be answered without a template."""
    return [message for message in document.messages if message.send or not message.keyword]


def find_language_code(tag: str) -> str:
    """WhatsApp's code for a language: with its region where it has one of its own. Raises UnsendableError."""
    for code in (tag.replace("-", "_"), _SCRIPTS.get(tag, ""), tag.split("-")[0]):
        if code in LANGUAGES:
            return code
    regions = sorted(code.replace("_", "-") for code in LANGUAGES if code.startswith(f"{tag.split('-')[0]}_"))
    hint = f"WhatsApp has {', '.join(regions)}" if regions else "use another system for this language"
    raise UnsendableError("", f"WhatsApp has no templates in `{tag}`", hint)


def _find_place_refusals(message: TextMessage) -> Iterator[UnsendableError]:
    places = find_placeholders(message.text)
    ends = [0, *(place.end for place in places)], [*(place.start for place in places), len(message.text)]
    between = [message.text[start:end].strip() for start, end in zip(*ends, strict=True)]
    for where, words in (("begin", between[0]), ("end", between[-1])):
        if places and not words:
            reason = f"a template of WhatsApp cannot {where} with a placeholder"
            yield UnsendableError(message.id, reason, f"add words {'before' if where == 'begin' else 'after'} it")
    for first, second, words in zip(places, places[1:], between[1:], strict=False):
        if not words:
            reason = f"WhatsApp wants words between two placeholders; `{first.name}` stands beside `{second.name}`"
            yield UnsendableError(message.id, reason, "write some between them")


def _find_sample(message: TextMessage, document: Document, name: str) -> str:
    sample = next(values.sample for values in document.campaign.placeholders if values.name == name)
    if not sample.strip():
        raise UnsendableError(message.id, f"WhatsApp wants a sample for `{name}`", "give it one in leaflet.yaml")
    return sample


def _says_how_to_stop(document: Document, message: TextMessage) -> bool:
    """Whether a message has the words on stopping, or names in capitals each keyword that they name: STOP. Other words
    in capitals are no keywords (NHS), and stop in small letters is a word like any other."""
    words = document.campaign.opt_out
    keywords = {"STOP", *(one.keyword.upper() for one in document.messages if one.keyword)}
    named = keywords.intersection(split_words(words.upper()))
    return words in message.text or (bool(named) and named.issubset(split_words(message.text)))


def _make_footer(document: Document, message: TextMessage) -> list[dict[str, str]]:
    """How to stop the messages, unless the message says it itself. A footer has no placeholders."""
    words = document.campaign.opt_out
    if not words or _says_how_to_stop(document, message):
        return []
    check_length(message, "a footer of WhatsApp", MOST_FOOTER, words)
    return [{"type": "FOOTER", "text": words}]


def _write_instructions(document: Document, requests: dict[TextMessage, dict[str, Any]]) -> list[str]:
    declared: dict[str, Placeholder] = {values.name: values for values in document.campaign.placeholders}
    rows = []
    for message, request in requests.items():
        lines = [request["name"], describe_sending(message)]
        for number, place in enumerate(find_placeholders(message.text), start=1):
            fallback = declared[place.name].fallback
            unknown = f"; where it is not known: {fallback}" if fallback else ""
            lines.append(f"    {{{{{number}}}}}: {place.name}{unknown}")
        rows.append("\n".join(lines))
    answers = [message for message in document.messages if message not in requests]
    rows += [f"{make_slug(document, one.id, join='_')[:MOST_NAME]}\n{describe_sending(one)}" for one in answers]
    return [
        "Each file is the body of one POST request to /<id of the WhatsApp Business account>/message_templates. Meta "
        "then looks at the template and may put it into another category or refuse it.",
        "WhatsApp does not send by itself: these are the templates, with the times at which to send them. Messages "
        "that answer a keyword need none, because who has written can be answered freely for 24 hours.",
        *describe_clock(document),
        *describe_events(document),
        *rows,
    ]
