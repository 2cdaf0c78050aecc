"""Rows of the message bank: one for each message and language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from pipeline.conversion.sheet_cells import guard
from pipeline.conversion.systems.unsendable import UnsendableError, catch_refusal
from pipeline.model.document import Document, Placeholder, TextMessage
from pipeline.model.subjects import digest_text, find_message_subject
from pipeline.sms import UncountableError, WorstCase, find_placeholders, worst_case

COLUMNS = (
    *("leaflet", "language", "id", "about", "heading", "send", "purpose", "keyword", "sensitive", "status", "text"),
    *("encoding", "units", "parts", "parts longest", "parts fallback", "parts other letters"),
    *("cost", "cost at worst", "currency", "pin", "digest", "text digest", "sign-off", "comment"),
)
"""`units`, `parts` and `cost` are those of the text with its usual values; `parts longest`, `fallback` and `other
letters` those with the longest values, with none, and with a value that has a letter outside the alphabet of phones.
Units are septets (GSM-7) or UTF-16 code units (UCS-2); costs are `parts` times the publisher's price of a part.
`digest` is that of what the message is about. `sign-off` and `comment` are for reviewers, and have what is kept of
them."""
OF_PLACE = "place"
"""The column behind `language` in the sheet of a place, which has its id."""
OF_LONG = "long text"
"""The column behind `text` in a sheet with a message that apps get at greater length."""
OF_REPLIES = "replies"
"""The column behind `keyword` in a sheet with a message that can be answered."""
FILLED_IN = ("text", OF_LONG, "sign-off", "comment")
"""The columns that a reviewer writes in."""
LONGEST_CELL = 32_767
"""Characters of a cell (Office Open XML, as Excel reads it)."""
Row: TypeAlias = tuple[str | int | Decimal, ...]


def list_rows(document: Document) -> Iterator[Row]:
    """A row for each message in the order of the columns, its words guarded against being run as formulas. Raises
    UnsendableError where a text cannot be counted, or comments are too long."""
    placeholders = {values.name: values for values in document.campaign.placeholders}
    price = Decimal(document.campaign.price) if document.campaign.price else None
    for message in document.messages:
        cases = _count_cases(message, placeholders)
        parts = len(cases.sample.parts)
        cells: Mapping[str, str | int | Decimal] = {
            **_list_words(document, message),
            "encoding": cases.sample.encoding,
            "units": cases.sample.units,
            "parts": parts,
            "parts longest": cases.longest.most_parts,
            "parts fallback": cases.fallback.most_parts,
            "parts other letters": cases.outside.most_parts,
            "cost": "" if price is None else price * parts,
            "cost at worst": "" if price is None else price * cases.most_parts,
            "sign-off": "\n".join(one.line for one in message.signed),
            "comment": _join_comments(message),
        }
        columns = name_columns(document)
        yield tuple(guard(cell) if isinstance(cell, str) else cell for cell in map(cells.__getitem__, columns))


def name_columns(document: Document) -> tuple[str, ...]:
    """The columns of the sheet of a document."""
    extra = {
        "language": OF_PLACE if document.place else "",
        "keyword": OF_REPLIES if any(message.replies for message in document.messages) else "",
        "text": OF_LONG if has_long(document) else "",
    }
    return tuple(name for column in COLUMNS for name in (column, extra.get(column, "")) if name)


def has_long(document: Document) -> bool:
    """Whether one of its messages has two lengths."""
    return any(message.long for message in document.messages)


def _count_cases(message: TextMessage, placeholders: Mapping[str, Placeholder]) -> WorstCase:
    try:
        return worst_case(message.text, placeholders)
    except UncountableError as error:
        raise UnsendableError(message.id, str(error), "write other words, or another fallback") from None


def find_refusals(document: Document) -> Iterator[UnsendableError]:
    """All for which `list_rows` raises."""
    placeholders = {values.name: values for values in document.campaign.placeholders}
    for message in document.messages:
        if all(place.name in placeholders for place in find_placeholders(message.text)):
            yield from catch_refusal(_count_cases, message, placeholders)
        yield from catch_refusal(_join_comments, message)


def _join_comments(message: TextMessage) -> str:
    """The comments that a message has; UnsendableError where they are longer than a cell."""
    cell = "\n".join(one.line for one in message.comments)
    if len(guard(cell)) > LONGEST_CELL:
        reason = f"its comments have more than the {LONGEST_CELL:,} characters that a cell of a sheet can hold"
        raise UnsendableError(message.id, reason, "answer some of them, and write the message under `resolved`")
    return cell


def _list_words(document: Document, message: TextMessage) -> dict[str, str]:
    subject = find_message_subject(message, (document.key_points, *document.sections))
    return {
        "leaflet": document.leaflet,
        "language": document.language,
        OF_PLACE: document.place,
        "id": message.id,
        "about": message.about,
        "heading": subject.heading if subject else "",
        "send": message.send,
        "purpose": message.purpose,
        "keyword": message.keyword,
        OF_REPLIES: message.written_replies,
        "sensitive": "yes" if message.sensitive else "no",
        "status": document.notice.state if document.notice else document.status,
        "text": message.text,
        OF_LONG: message.long,
        "currency": document.campaign.currency,
        "pin": message.pin_state,
        "digest": message.digest,
        "text digest": digest_text(message.text, message.long),
    }
