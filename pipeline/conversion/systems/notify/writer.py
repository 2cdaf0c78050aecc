"""Writer of files for GOV.UK Notify and NHS Notify: the text of each template, to paste, and the columns of the file of
recipients."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from io import StringIO
from typing import Final

from pipeline.conversion.systems.dialects import NOTIFY, find_template_refusals, write_template
from pipeline.conversion.systems.draft_names import DRAFT, is_draft, make_name, write_read_me
from pipeline.conversion.systems.lengths import check_length, diagnose_length, fill_longest
from pipeline.conversion.systems.replies import find_reply_refusals
from pipeline.conversion.systems.sending_times import describe_clock, describe_events, describe_sending
from pipeline.conversion.systems.unsendable import UnsendableError, raise_first
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, TextMessage
from pipeline.sms import find_placeholders
from pipeline.sms.alphabet import SEPTETS

MOST: Final = 918
"""Characters of a text message (SMS_CHAR_COUNT_LIMIT of notifications-utils)."""

WELSH: Final = frozenset("àèìòùẁỳÀÈÌÒÙẀỲáéíóúẃýÁÉÍÓÚẂÝäëïöüẅÿÄËÏÖÜẄŸâêîôûŵŷÂÊÎÔÛŴŶ")
"""The letters that Notify sends beside the alphabet of text messages (WELSH_DIACRITICS of notifications-utils,
sanitise_text.py). Of any other it sends the letter without its accent, or a question mark. Newer versions of that file
keep them; we go by the stricter rule, because the version that a service runs cannot be seen from here."""

_KEPT: Final = WELSH | SEPTETS.keys()


def write_templates(document: Document) -> tuple[Artifact, ...]:
    """`messages/notify/<message>.txt`, each the whole text of a template with nothing before it; `recipients.csv`,
    which has the names of the columns and no person; and how to use them.

    Raises UnsendableError for a text that Notify would spoil or that is too long with the name of the service in front,
    and for a message that waits for an answer.
    """
    raise_first(find_reply_refusals(document, NOTIFY.system))
    before = f"{DRAFT}-" if is_draft(document) else ""
    templates = tuple(
        Artifact(
            f"messages/notify/{before}{message.id}.txt", "text/plain", write_notify_template(document, message).encode()
        )
        for message in document.messages
    )
    return (
        write_read_me(document, "notify", _write_instructions(document)),
        Artifact("messages/notify/recipients.csv", "text/csv", _write_recipients(document).encode()),
        *templates,
    )


def write_notify_template(document: Document, message: TextMessage) -> str:
    """The text of a template. Raises UnsendableError."""
    raise_first(_find_spoilt_characters(message))
    text = write_template(message, document.campaign, NOTIFY)
    check_length(message, "Notify", MOST, _guess_prefix(document) + fill_longest(message, document.campaign))
    return text


def find_refusals(document: Document) -> Iterator[UnsendableError]:
    """All for which `write_templates` raises."""
    yield from find_reply_refusals(document, NOTIFY.system)
    for message in document.messages:
        yield from _find_spoilt_characters(message)
        yield from find_template_refusals(message, document.campaign, NOTIFY)
        yield from diagnose_length(message, "Notify", MOST, document.campaign, _guess_prefix(document))


def _find_spoilt_characters(message: TextMessage) -> Iterator[UnsendableError]:
    spoilt = "".join(dict.fromkeys(character for character in message.text if character not in _KEPT))
    if spoilt:
        wrong = ", ".join(f"`{character}` as `{_find_substitute(character)}`" for character in spoilt[:5])
        more = ", and more" if len(spoilt) > 5 else ""
        letters = any(character.isalpha() for character in spoilt)
        language = "Notify sends English and Welsh; use another system for other languages"
        hint = language if letters else "take it out, or say it in words"
        yield UnsendableError(message.id, f"Notify would send {wrong}{more}", hint)


def _guess_prefix(document: Document) -> str:
    """What Notify puts before every message, unless that is switched off: the name of the service. We do not know how
    it is called there, and reckon with the name that messages come from."""
    return f"{document.campaign.sender or document.brand}: "


def _find_substitute(character: str) -> str:
    decomposed = unicodedata.decomposition(character)
    return "?" if not decomposed or decomposed.startswith("<") else chr(int(decomposed.split()[0], 16))


def _list_names(document: Document) -> list[str]:
    return list(dict.fromkeys(place.name for message in document.messages for place in find_placeholders(message.text)))


def _write_recipients(document: Document) -> str:
    page = StringIO()
    csv.writer(page, lineterminator="\r\n").writerow(("phone number", *_list_names(document)))
    return page.getvalue()


def _write_instructions(document: Document) -> list[str]:
    fallbacks = {values.name: values.fallback for values in document.campaign.placeholders}
    names = [f"`{fallbacks[name]}` for `{name}`" for name in _list_names(document) if fallbacks.get(name)]
    rows = [f"{make_name(document, message.id)}\n{describe_sending(message)}" for message in document.messages]
    filled = [f"Notify sends no message with an empty value. Where a value is not known, write {', '.join(names)}."]
    return [
        "Notify has no import of templates: make one for each file, of the kind text message, under the name below, "
        "and paste the file's text. Notify does not send by itself on a given day: upload the recipients on that day.",
        "recipients.csv has the columns that these templates need, for the rows of the people whom you send to.",
        *(filled if names else []),
        f"Lengths are reckoned with `{_guess_prefix(document)}` before each message: Notify puts the service's name "
        "there.",
        *describe_clock(document),
        *describe_events(document),
        *rows,
    ]
